import type { PersonActor } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import type { Services } from '../../platform/http/route.ts'
import type { OpenIdProvider, ProvedIdentity } from '../../platform/identity/openId/provider.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { tellNewDoor } from '../mails/proConnectMails.ts'
import { recordChange } from '../store/audit.ts'
import { addIdentity, identityOf, removeIdentity } from '../store/providedIdentities.ts'
import { noteIdentity } from './signInWithProvider.ts'

type Parts = {
  readonly services: Services
  readonly provider: OpenIdProvider
  readonly actor: PersonActor
}

/**
 * Adds a way in to the account of somebody who is signed in: the provider has just proved that the identity is theirs. One
 * that is somebody else's stays so.
 */
export const linkIdentity = (
  ctx: Ctx,
  parts: Parts & { readonly identity: ProvedIdentity },
): Promise<Result<'linked' | 'known', 'other-account'>> => asSystem(ctx, () => link(ctx, parts))

const link = async (
  ctx: Ctx,
  parts: Parts & { readonly identity: ProvedIdentity },
): Promise<Result<'linked' | 'known', 'other-account'>> => {
  const { services, provider, actor, identity } = parts
  const { personId } = actor
  const added = await addIdentity(ctx.db, {
    provider: provider.id,
    subject: identity.subject,
    personId,
    now: toDate(ctx.clock.now()),
  })
  const holder = await identityOf(ctx.db, provider.id, identity.subject)
  if (holder?.personId !== personId) return refuse('other-account')
  if (added) {
    await recordChange(ctx, {
      action: 'proconnect.linked',
      subject: { kind: 'person', id: personId },
      after: { identity: holder.id },
    })
    await tellNewDoor(ctx, services, { personId, identityId: holder.id, label: provider.label })
  }
  await noteIdentity(ctx, ctx.db, parts, personId)
  return ok(added ? 'linked' : 'known')
}

/** Takes that way in away. Another is always left: a link sent to the address of the account. */
export const unlinkIdentity = async (
  ctx: Ctx,
  { provider, actor, id }: Omit<Parts, 'services'> & { readonly id: string },
): Promise<boolean> => {
  const { personId } = actor
  // Identities are kept by the sign-in library alone; this one is looked for among those of the person only.
  const removed = await asSystem(ctx, () => removeIdentity(ctx.db, { provider: provider.id, id, personId }))
  if (removed) {
    await recordChange(ctx, {
      action: 'proconnect.unlinked',
      subject: { kind: 'person', id: personId },
      before: { identity: id },
    })
  }
  return removed
}
