import type { Seen, testApplication, Visitor } from './application.ts'
import { softKey } from './softKey.ts'
import { totp } from './totp.ts'

type App = Awaited<ReturnType<typeof testApplication>>
export type SoftKey = ReturnType<typeof softKey>

export const SECURITY = '/compte/securite'
export const newKey = (): SoftKey => softKey('openmap.test')

/** The hidden token of a page, for what a script of the page would send. */
export const csrfOf = (page: Seen): string => /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? ''

/** A challenge, as the script of the page asks for it. */
export const challenge = async (visitor: Visitor, path: string, csrf: string) => {
  const seen = await visitor.post(path, new URLSearchParams({ _csrf: csrf }))
  return { ...seen, options: JSON.parse(seen.status === 200 ? seen.html : '{}') as { challenge: string } }
}

/** Adds a passkey from the page of security. */
export const addKey = async (
  visitor: Visitor,
  key: SoftKey,
  how: { readonly verified?: boolean; readonly name?: string } = {},
): Promise<Seen> => {
  const page = await visitor.open(SECURITY)
  const { options } = await challenge(visitor, `${SECURITY}/cles/demande`, csrfOf(page))
  const answer = key.create(options, how)
  return visitor.submit(page, `${SECURITY}/cles`, { name: how.name ?? 'Clé d’essai', answer })
}

/** Comes in by a passkey from the page of sign-in. */
export const enterByKey = async (
  visitor: Visitor,
  key: SoftKey,
  how: Parameters<SoftKey['get']>[1] = {},
): Promise<Seen> => {
  const page = await visitor.open('/connexion')
  const { options } = await challenge(visitor, '/connexion/cle/demande', csrfOf(page))
  return visitor.submit(page, '/connexion/cle', { answer: key.get(options, how) })
}

/** Gives a passkey as a proof in an open session. */
export const proveByKey = async (
  visitor: Visitor,
  key: SoftKey,
  how: Parameters<SoftKey['get']>[1] = {},
): Promise<Seen> => {
  const page = await visitor.open(`${SECURITY}/preuve`)
  const { options } = await challenge(visitor, `${SECURITY}/preuve/cle/demande`, csrfOf(page))
  return visitor.submit(page, `${SECURITY}/preuve/cle`, { answer: key.get(options, how) })
}

/** Sets up an application that gives codes. @returns its secret, and the recovery codes */
export const addCodes = async (visitor: Visitor, at = Date.now()) => {
  const enrolment = await visitor.submit(await visitor.open(SECURITY), `${SECURITY}/code`)
  const codes = [...enrolment.html.matchAll(/<code>([^<]+)<\/code>/g)].map(([, code = '']) => code)
  const [secret = '', ...recovery] = codes.map((code) => code.replaceAll(' ', ''))
  const done = await visitor.submit(enrolment, `${SECURITY}/code/confirmation`, { code: totp(secret, at) })
  return { secret, recovery, done }
}

/** Kinds of the mails that this address received, the oldest first, with their titles. */
export const mailsTo = async (app: App, email: string) => {
  const mails = await app.db
    .selectFrom('mail')
    .select(['template', 'subject', 'body_text'])
    .where('recipient', '=', email)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return mails.map((mail) => ({ ...mail, title: mail.body_text.split('\n')[0] ?? '' }))
}

export const addressOf = async (app: App, personId: string): Promise<string> =>
  (await app.db.selectFrom('person').select('email').where('id', '=', personId).executeTakeFirstOrThrow())
    .email

/** Asks for a sign-in link and follows it. */
export const enterByLink = async (app: App, visitor: Visitor, email: string, name = ''): Promise<Seen> => {
  await visitor.submit(await visitor.open('/connexion'), '/connexion/lien', { email })
  const link = await lastLink(app, email, 'sign-in-link')
  return visitor.submit(await visitor.open(link), link, { name })
}

/** Path of the link that the latest mail of this kind holds. */
export const lastLink = async (app: App, email: string, template: string): Promise<string> => {
  const sent = (await mailsTo(app, email)).filter((mail) => mail.template === template)
  return new URL(/https?:\/\/\S+/.exec(sent.at(-1)?.body_text ?? '')?.[0] ?? '').pathname
}

/** The time of this session's proofs, moved back: a sign-in of an hour ago. */
export const agePresentProofs = async (app: App, personId: string, minutes: number): Promise<void> => {
  const then = new Date(Date.now() - minutes * 60_000)
  const own = app.db.updateTable('person_session').where('person_id', '=', personId)
  await own.set({ created_at: then }).execute()
  await own.set({ second_factor_at: then }).where('second_factor_at', 'is not', null).execute()
}

/** Actions of the audit trail about this subject, in their order. */
export const auditOf = async (app: App, subjectId: string): Promise<string[]> =>
  (
    await app.db
      .selectFrom('audit_entry')
      .select('action')
      .where('subject_id', '=', subjectId)
      .orderBy('id')
      .execute()
  ).map(({ action }) => action)
