import { z } from 'zod'
import { ownAccount } from '../../../platform/access/policy.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import { type Request, type Route, route } from '../../../platform/http/route.ts'
import { PASSKEY_NAME_MAX } from '../../domain/passkey.ts'
import { mayRemove } from '../../domain/proof.ts'
import { findPasskey, type Passkey } from '../../store/passkeys.ts'
import { addPasskey, preparePasskey, removePasskey, renamePasskey } from '../../usecases/passkeys.ts'
import { t as refusals } from '../../usecases/securityRefusals.ts'
import { proved } from '../proof/proved.ts'
import { renewed, shown } from '../security/frame.tsx'
import { passkeysPath, securityPath } from '../security/paths.ts'
import { securityPage } from '../security/securityPage.tsx'
import { attestationField } from './answers.ts'
import { challengeReply } from './challenge.ts'
import { t } from './messages.ts'
import { RemovePasskeyPage, RenamePasskeyPage } from './passkeysView.tsx'

const nameField = z
  .string(t.nameMissing)
  .trim()
  .min(1, t.nameMissing)
  .max(PASSKEY_NAME_MAX, t.nameLong(PASSKEY_NAME_MAX))
  .regex(/^\P{Cc}*$/u, t.nameSigns)
const ofKey = z.strictObject({ id: z.uuid() })

/** For whoever the policy will send to sign in. */
const NO_KEY: Passkey = { id: '', name: '', createdAt: null, lastUsedAt: null, userVerified: false }

/** The key that the address names, of whoever asks; that of somebody else does not exist. */
const load = async ({
  actor,
  services,
  params,
}: Pick<Request<typeof ofKey, undefined, undefined, undefined>, 'actor' | 'services' | 'params'>) =>
  actor.kind === 'person' ? findPasskey(services.identity.db, actor.personId, params.id) : NO_KEY

const shownName = ({ name }: Passkey): string => name || t.unnamed

export const passkeyRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: `${passkeysPath}/demande`,
    policy: ownAccount(),
    form: z.strictObject({}),
    keyless: 'a challenge serves once by itself',
    handle: proved(securityPath, async ({ services, caller }, { person }) =>
      challengeReply(await preparePasskey({ services, caller, personId: person.personId })),
    ),
  }),
  route({
    method: 'POST',
    path: passkeysPath,
    policy: ownAccount(),
    form: z.strictObject({ name: nameField, answer: attestationField }),
    keyless: 'a challenge serves once by itself; the answer may renew the session, which is kept nowhere',
    handle: proved(securityPath, async (request, { person }) => {
      const { ctx, services, caller, form } = request
      const added = await addPasskey(ctx, { services, caller, personId: person.personId, ...form })
      return added.ok
        ? renewed(added.value, t.wasAdded)
        : securityPage(request, { answer: added.refusal.sentence })
    }),
    invalid: (request, { problems }) => {
      const [{ field = '', sentence = t.unread } = {}] = problems
      return securityPage(request, field === 'name' ? { name: sentence } : { answer: sentence })
    },
  }),
  route({
    method: 'GET',
    path: `${passkeysPath}/:id/nom`,
    policy: ownAccount(),
    params: ofKey,
    load,
    handle: ({ formKeys, resource }) =>
      shown(t.renameTitle, <RenamePasskeyPage keys={formKeys} id={resource.id} name={resource.name} />),
  }),
  route({
    method: 'POST',
    path: `${passkeysPath}/:id/nom`,
    policy: ownAccount(),
    params: ofKey,
    form: z.strictObject({ name: nameField }),
    load,
    handle: async ({ ctx, services, caller, resource, form }) => {
      await renamePasskey(ctx, { services, caller, id: resource.id, name: form.name })
      return redirect(securityPath, { flash: t.renamed })
    },
    invalid: ({ formKeys, resource }, { problems, typed }) =>
      shown(
        t.renameTitle,
        <RenamePasskeyPage
          keys={formKeys}
          id={resource.id}
          name={typed.name ?? ''}
          error={problems[0]?.sentence}
        />,
        422,
      ),
  }),
  route({
    method: 'GET',
    path: `${passkeysPath}/:id/retrait`,
    policy: ownAccount(),
    params: ofKey,
    load,
    handle: proved(null, ({ formKeys, resource }, { factors }): Reply => {
      const refusal = mayRemove(factors, { passkey: resource.id }) ? undefined : refusals.lastFactor
      const view = { keys: formKeys, id: resource.id, name: shownName(resource), refusal }
      return shown(t.removeTitle, <RemovePasskeyPage {...view} />)
    }),
  }),
  route({
    method: 'POST',
    path: `${passkeysPath}/:id/retrait`,
    policy: ownAccount(),
    params: ofKey,
    form: z.strictObject({}),
    load,
    handle: proved(null, async (request, { person, factors }) => {
      const { ctx, services, caller, resource, formKeys } = request
      const parts = { services, caller, personId: person.personId, id: resource.id, factors }
      const removed = await removePasskey(ctx, parts)
      if (removed.ok) return redirect(securityPath, { flash: t.wasRemoved })
      const view = { keys: formKeys, id: resource.id, name: shownName(resource) }
      return shown(t.removeTitle, <RemovePasskeyPage {...view} refusal={removed.refusal.sentence} />, 409)
    }),
  }),
]
