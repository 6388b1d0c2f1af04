import { z } from 'zod'
import type { PersonActor } from '../../../platform/access/actor.ts'
import { ownAccount } from '../../../platform/access/policy.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { unlinkIdentity } from '../../usecases/linkIdentity.ts'
import { settleWorkplace } from '../../usecases/settleWorkplace.ts'
import { securityPath } from '../security/paths.ts'
import { depart, departed, withProvider } from './enterRoutes.tsx'
import { t } from './messages.ts'
import { linkPath } from './securitySection.tsx'
import { settlePath } from './workplaceBanner.tsx'

/** The policy has allowed people only. */
const personOf = (actor: { readonly kind: string }): PersonActor => {
  if (actor.kind !== 'person') throw new Error('policy: own account')
  return actor as PersonActor
}

export const accountRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: linkPath,
    policy: ownAccount(),
    form: z.strictObject({}),
    keyless: 'begins a ceremony of its own each time: its answer holds secrets, which are kept nowhere',
    // Somebody who is not signed in is refused by the policy, with the ceremony of nobody.
    ask: ({ services, caller, actor }) =>
      depart(services, caller, actor.kind === 'person' ? { sessionId: actor.sessionId } : 'sign-in'),
    load: withProvider,
    handle: ({ resource, told }) => departed(resource, told),
  }),
  route({
    method: 'POST',
    path: `${linkPath}/:id/retrait`,
    policy: ownAccount(),
    params: z.strictObject({ id: z.uuid() }),
    form: z.strictObject({}),
    load: withProvider,
    handle: async ({ ctx, actor, params: { id }, resource: provider }) => {
      const removed = await unlinkIdentity(ctx, { provider, actor: personOf(actor), id })
      const { unlinked, notLinked } = t.security
      return redirect(securityPath, { flash: (removed ? unlinked : notLinked)(provider.label) })
    },
  }),
  route({
    method: 'POST',
    path: settlePath,
    policy: ownAccount(),
    form: z.strictObject({}),
    handle: async ({ ctx, actor }) => {
      await settleWorkplace(ctx, personOf(actor))
      return redirect('/compte', { flash: t.workplace.settled })
    },
  }),
]
