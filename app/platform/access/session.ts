import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../kernel/dates.ts'
import { recent } from '../kernel/recent.ts'
import type { Actor } from './actor.ts'
import { sameText, sign } from './signing.ts'

/** What the cookie says: which link opened the door, until when. Rights are read again from the database at each request. */
const payloadSchema = z.strictObject({
  /** Random, renewed at each exchange: hidden form fields are tied to it. */
  id: z.string().min(16),
  /** The access link exchanged for this cookie; absent for a visitor who only met a form. */
  link: z.uuid().optional(),
  /** Token of the session of a person who signed in. */
  person: z.string().min(16).max(64).optional(),
  /** Among the places of this person at events, the one they chose; whether it is theirs is read again at each request. */
  acting: z.uuid().optional(),
  /** A link that was opened to read one thing, whoever its holder is; whether it is in force is read again at each request. */
  pass: z.uuid().optional(),
  /** Seconds since 1970. */
  expires: z.int(),
})

export type SessionPayload = z.output<typeof payloadSchema>

/** At the pages of participants: the place that the person chose, and the event that the address names. */
export type Acting = { readonly place: string | undefined; readonly slug: string | undefined }

export const newSessionId = (): string => randomBytes(16).toString('base64url')

/** `payload.signature`, both URL-safe. */
export const sealSession = (secret: string, payload: SessionPayload): string => {
  const body = Buffer.from(JSON.stringify(payload)).toString('base64url')
  return `${body}.${sign(secret, body)}`
}

/** The payload, or null when the seal is broken or the content unknown. */
const unsealed = (secret: string, sealed: string): SessionPayload | null => {
  const [body, signature] = sealed.split('.')
  if (!body || !signature || !sameText(signature, sign(secret, body))) return null
  try {
    return payloadSchema.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')))
  } catch {
    return null
  }
}

/** Seals found whole, with their secret: browsers send the same one at each page. */
const opened = recent<string, { readonly secret: string; readonly payload: SessionPayload }>(2000)

/** The payload, or null when the seal is broken, the content unknown, or the time over. */
export const openSession = (
  secret: string,
  clock: Clock,
  sealed: string | undefined,
): SessionPayload | null => {
  if (sealed === undefined) return null
  const known = opened.get(sealed)
  const found = known?.secret === secret ? known : { secret, payload: unsealed(secret, sealed) }
  const { payload } = found
  if (payload === null) return null
  if (found !== known) opened.set(sealed, { secret, payload })
  return payload.expires * 1000 > clock.now().epochMilliseconds ? payload : null
}

/**
 * Hidden field that a form must carry back: proves that our page made the form, for this visitor, and where they act for a
 * participant, for that one: what was written for one is never kept for another.
 */
export const formToken = (secret: string, sessionId: string, place = ''): string =>
  sign(secret, `form:${sessionId}${place === '' ? '' : `:${place}`}`)

/** The place for which a person acts, as `formToken` wants it; empty for everybody else. */
export const placeOf = (actor: Actor): string =>
  actor.kind === 'participant' && actor.by !== undefined ? (actor.registrationId ?? actor.participantId) : ''
