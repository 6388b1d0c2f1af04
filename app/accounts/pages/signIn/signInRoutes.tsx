import { z } from 'zod'
import { anyone, halfSignedIn } from '../../../platform/access/policy.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { emailField } from '../../../platform/http/fields.ts'
import { errorsOf } from '../../../platform/http/formState.ts'
import { page, redirect } from '../../../platform/http/reply.ts'
import {
  type FormKeys,
  type Invalid,
  type Route,
  route,
  type Services,
} from '../../../platform/http/route.ts'
import { SESSION_DAYS } from '../../../platform/identity/limits.ts'
import { t } from '../../messages.ts'
import { demoPeople } from '../../store/people.ts'
import { askPasskey, signInWithPasskey } from '../../usecases/passkeySignIn.ts'
import {
  giveSecondFactor,
  openSessionFor,
  openSignInLink,
  requestSignInLink,
  type SignedIn,
  signInWithPassword,
} from '../../usecases/signIn.ts'
import { assertionField } from '../passkeys/answers.ts'
import { challengeReply } from '../passkeys/challenge.ts'
import { doorOf } from '../proConnect/doorView.tsx'
import { isOpen, methodClosed, openMethods } from './openMethods.ts'
import {
  AlreadyPage,
  LinkOverPage,
  LinkSentPage,
  OpenLinkPage,
  SecondFactorPage,
  SignInPage,
  type SignInView,
} from './signInView.tsx'
import { waiting } from './waiting.tsx'

const words = t.signIn
const KEYLESS = 'single-use by itself: its answer opens a session, which is kept nowhere'
const tokenParams = z.strictObject({ token: z.string().min(16).max(64) })
/** Longer is no password of a person: refused before any work. */
const passwordField = z
  .string()
  .min(1, 'Écrivez votre mot de passe.')
  .max(128, 'Écrivez au plus 128 caractères.')

const shown = (title: string, body: Parameters<typeof page>[0]['body'], status = 200) =>
  page({ title, status, body, indexed: false, breadcrumb: [{ label: title }] })

/** The session goes into the sealed cookie, under a new identifier; then back to where the person was going. */
export const entered = ({ token, opened }: SignedIn, flash = words.welcome(opened.name), to = '/compte') =>
  redirect(opened.secondFactor ? '/connexion/second-facteur' : to, {
    session: { person: token, seconds: SESSION_DAYS * 24 * 3600 },
    ...(opened.secondFactor ? {} : { flash, back: true }),
  })

const over = () => shown(words.overTitle, <LinkOverPage />, 410)

type Filled = Pick<SignInView, 'part' | 'email' | 'errors'>

const blank: Filled = { errors: {}, email: '', part: 'link' }

/** The problems of a refused body, beside their fields. */
const again = (part: SignInView['part'], { problems, typed }: Invalid): Filled => ({
  part,
  email: typed.email ?? '',
  errors: errorsOf(problems),
})

type Asked = { readonly ctx: Ctx; readonly services: Services; readonly formKeys: FormKeys }

/** The page that holds every door that is open, with what was typed in one of them. */
const doors = async (filled: Filled, { ctx, services, formKeys }: Asked, demo: SignInView['demo'] = []) => {
  const methods = await openMethods(ctx)
  const view = { ...filled, keys: formKeys, demo, methods, proConnect: doorOf(services.openId) }
  return shown(words.title, <SignInPage view={view} />, Object.keys(filled.errors).length > 0 ? 422 : 200)
}

export const signInRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/connexion',
    policy: anyone(),
    handle: async ({ ctx, actor, services, formKeys }) => {
      if (actor.kind === 'person') return shown(words.title, <AlreadyPage name={actor.name} />)
      const demo = services.territory.demo ? await demoPeople(services.identity.db) : []
      return doors(blank, { ctx, services, formKeys }, demo)
    },
  }),
  route({
    method: 'POST',
    path: '/connexion/lien',
    policy: anyone(),
    form: z.strictObject({ email: emailField }),
    keyless: KEYLESS,
    handle: async ({ ctx, services, caller, form }) => {
      if (!(await isOpen(ctx, 'link'))) return methodClosed()
      const asked = await requestSignInLink(ctx, { services, caller, email: form.email })
      return asked.ok ? redirect('/connexion/lien-envoye') : waiting(asked.refusal)
    },
    invalid: (request, invalid) => doors(again('link', invalid), request),
  }),
  route({
    method: 'GET',
    path: '/connexion/lien-envoye',
    policy: anyone(),
    handle: () => shown(words.sentTitle, <LinkSentPage />),
  }),
  route({
    method: 'GET',
    path: '/connexion/lien/:token',
    policy: anyone(),
    params: tokenParams,
    handle: ({ params, formKeys }) =>
      shown(words.openTitle, <OpenLinkPage token={params.token} keys={formKeys} />),
  }),
  route({
    method: 'POST',
    path: '/connexion/lien/:token',
    policy: anyone(),
    params: tokenParams,
    form: z.strictObject({ name: z.string().trim().max(100).default('') }),
    keyless: KEYLESS,
    handle: async ({ ctx, services, caller, params, form }) => {
      if (!(await isOpen(ctx, 'link'))) return methodClosed()
      const opened = await openSignInLink(ctx, { services, caller, token: params.token, name: form.name })
      if (opened.ok) return entered(opened.value)
      return opened.refusal.code === 'wait' ? waiting(opened.refusal) : over()
    },
  }),
  route({
    method: 'POST',
    path: '/connexion/mot-de-passe',
    policy: anyone(),
    form: z.strictObject({ email: emailField, password: passwordField }),
    keyless: KEYLESS,
    handle: async ({ ctx, services, caller, form, formKeys }) => {
      if (!(await isOpen(ctx, 'password'))) return methodClosed()
      const signed = await signInWithPassword(ctx, { services, caller, ...form })
      if (signed.ok) return entered(signed.value)
      if (signed.refusal.code === 'wait') return waiting(signed.refusal)
      const errors = { password: signed.refusal.sentence }
      return doors({ part: 'password', email: form.email, errors }, { ctx, services, formKeys })
    },
    invalid: (request, invalid) => doors(again('password', invalid), request),
  }),
  route({
    method: 'POST',
    path: '/connexion/cle/demande',
    policy: anyone(),
    form: z.strictObject({}),
    keyless: 'a challenge serves once by itself',
    handle: async ({ services, caller }) =>
      challengeReply(await askPasskey({ services, caller: { ...caller, token: null } })),
  }),
  route({
    method: 'POST',
    path: '/connexion/cle',
    policy: anyone(),
    form: z.strictObject({ answer: assertionField }),
    keyless: KEYLESS,
    handle: async ({ ctx, services, caller, form, formKeys }) => {
      if (!(await isOpen(ctx, 'passkey'))) return methodClosed()
      const signed = await signInWithPasskey(ctx, { services, caller, answer: form.answer })
      if (signed.ok) return entered(signed.value)
      if (signed.refusal.code === 'wait') return waiting(signed.refusal)
      return doors({ ...blank, errors: { answer: signed.refusal.sentence } }, { ctx, services, formKeys })
    },
    invalid: (request, { problems }) =>
      doors({ ...blank, errors: { answer: problems[0]?.sentence } }, request),
  }),
  route({
    method: 'GET',
    path: '/connexion/second-facteur',
    policy: halfSignedIn(),
    handle: ({ formKeys }) => shown(words.codeTitle, <SecondFactorPage keys={formKeys} />),
  }),
  route({
    method: 'POST',
    path: '/connexion/second-facteur',
    policy: halfSignedIn(),
    form: z.strictObject({ code: z.string().trim().max(40) }),
    keyless: KEYLESS,
    handle: async ({ ctx, actor, services, caller, form, formKeys }) => {
      const personId = actor.kind === 'half' ? actor.personId : ''
      const given = await giveSecondFactor(ctx, { services, caller, personId, code: form.code })
      if (!given.ok) {
        return given.refusal.code === 'wait'
          ? waiting(given.refusal)
          : shown(words.codeTitle, <SecondFactorPage keys={formKeys} error={given.refusal.sentence} />, 422)
      }
      return entered(given.value)
    },
  }),
  route({
    method: 'POST',
    path: '/connexion/demonstration',
    policy: anyone(),
    form: z.strictObject({ compte: z.string().max(40) }),
    keyless: KEYLESS,
    handle: async ({ ctx, services, caller, form }) => {
      const people = services.territory.demo ? await demoPeople(services.identity.db) : []
      const chosen = people.find(({ key }) => key === form.compte)
      if (chosen === undefined) return redirect('/connexion', { flash: words.demoOver })
      const parts = { services, caller, personId: chosen.id, method: 'demo', double: true } as const
      const opened = await openSessionFor(ctx, parts)
      return opened.ok ? entered(opened.value) : redirect('/connexion', { flash: words.demoOver })
    },
  }),
]
