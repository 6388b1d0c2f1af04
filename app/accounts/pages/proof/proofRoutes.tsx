import { z } from 'zod'
import { ownAccount } from '../../../platform/access/policy.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import { type Request, type Route, route } from '../../../platform/http/route.ts'
import type { Result } from '../../../platform/kernel/result.ts'
import { needsDouble } from '../../domain/proof.ts'
import { factorsOf } from '../../store/factors.ts'
import { findPerson } from '../../store/people.ts'
import { askPasskey } from '../../usecases/passkeySignIn.ts'
import { proveByCode, proveByPasskey, proveByPassword } from '../../usecases/prove.ts'
import { type Refused, requestSignInLink, type SignedIn } from '../../usecases/signIn.ts'
import { assertionField } from '../passkeys/answers.ts'
import { challengeReply } from '../passkeys/challenge.ts'
import { personOf, session, shown, waiting } from '../security/frame.tsx'
import { proofPath, securityPath } from '../security/paths.ts'
import { t } from './messages.ts'
import { ProofPage, type ProofView } from './proofView.tsx'

const KEYLESS = 'a proof serves once by itself; the answer renews the session, which is kept nowhere'
type Asked = Pick<Request<never, never, never, undefined>, 'actor' | 'services' | 'formKeys'>

const proving = async ({ actor, services }: Pick<Asked, 'actor' | 'services'>) => {
  const person = personOf(actor)
  return { person, factors: await factorsOf(services.identity.db, person) }
}

const proofPage = async (asked: Asked, errors: ProofView['errors'] = {}): Promise<Reply> => {
  const { person, factors } = await proving(asked)
  const email = (await findPerson(asked.services.identity.db, person.personId))?.email ?? ''
  const { codes, password } = factors
  const view = {
    keys: asked.formKeys,
    email,
    double: needsDouble(factors),
    ways: { passkey: factors.passkeys.length > 0, codes, password },
    errors,
  }
  return shown(t.title, <ProofPage view={view} />, Object.keys(errors).length > 0 ? 422 : 200)
}

/** Back to what the proof was asked for; or the page again, with what is wrong beside its field. */
const settled = (asked: Asked, field: string, given: Result<SignedIn, Refused>): Promise<Reply> | Reply => {
  if (given.ok)
    return redirect(securityPath, { session: session(given.value.token), flash: t.proved, back: true })
  return given.refusal.code === 'wait'
    ? waiting(given.refusal)
    : proofPage(asked, { [field]: given.refusal.sentence })
}

const invalid = (
  asked: Asked,
  { problems }: { problems: readonly { field: string; sentence: string }[] },
) => {
  const [first] = problems
  const [field = ''] = (first?.field ?? '').split('.')
  return proofPage(asked, { [field]: first?.sentence })
}

export const proofRoutes: readonly Route[] = [
  route({ method: 'GET', path: proofPath, policy: ownAccount(), handle: (request) => proofPage(request) }),
  route({
    method: 'POST',
    path: `${proofPath}/code`,
    policy: ownAccount(),
    form: z.strictObject({ code: z.string().trim().max(40) }),
    keyless: KEYLESS,
    handle: async (request) => {
      const { ctx, services, caller, form } = request
      const parts = { services, caller, ...(await proving(request)), code: form.code }
      return settled(request, 'code', await proveByCode(ctx, parts))
    },
    invalid,
  }),
  route({
    method: 'POST',
    path: `${proofPath}/mot-de-passe`,
    policy: ownAccount(),
    form: z.strictObject({ password: z.string().max(128) }),
    keyless: KEYLESS,
    handle: async (request) => {
      const { ctx, services, caller, form } = request
      const parts = { services, caller, ...(await proving(request)), password: form.password }
      return settled(request, 'password', await proveByPassword(ctx, parts))
    },
    invalid,
  }),
  route({
    method: 'POST',
    path: `${proofPath}/cle/demande`,
    policy: ownAccount(),
    form: z.strictObject({}),
    keyless: 'a challenge serves once by itself',
    handle: async ({ services, caller }) => challengeReply(await askPasskey({ services, caller })),
  }),
  route({
    method: 'POST',
    path: `${proofPath}/cle`,
    policy: ownAccount(),
    form: z.strictObject({ answer: assertionField }),
    keyless: KEYLESS,
    handle: async (request) => {
      const { ctx, services, caller, form } = request
      const parts = { services, caller, ...(await proving(request)), answer: form.answer }
      return settled(request, 'answer', await proveByPasskey(ctx, parts))
    },
    invalid,
  }),
  route({
    method: 'POST',
    path: `${proofPath}/lien`,
    policy: ownAccount(),
    form: z.strictObject({}),
    keyless: 'each link is a new one, limited in number',
    handle: async ({ ctx, actor, services, caller }) => {
      const person = await findPerson(services.identity.db, personOf(actor).personId)
      const asked = await requestSignInLink(ctx, { services, caller, email: person?.email ?? '' })
      return asked.ok ? redirect('/connexion/lien-envoye') : waiting(asked.refusal)
    },
  }),
]
