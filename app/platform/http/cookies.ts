import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import type { Actor } from '../access/actor.ts'
import {
  type Acting,
  newSessionId,
  openSession,
  type SessionPayload,
  sealSession,
} from '../access/session.ts'
import type { Clock } from '../kernel/dates.ts'
import type { Undo } from './reply.ts'

/** A visitor who meets a form gets a session of their own, so that hidden fields are tied to their browser. */
const VISITOR_SECONDS = 12 * 3600

/** No browser keeps a cookie longer, and none is asked to: a link to a day of next year opens again by its mail. */
const MOST_SECONDS = 400 * 24 * 3600

/** What a session stands for: a link that was opened, or a person who signed in; nothing for a visitor. */
export type Holder = Pick<SessionPayload, 'link' | 'person'>

/** A path of this site as a browser would read it, or null: browsers drop tabs and line feeds, and turn `\` into `/`. */
const ownPath = (path: string): string | null => {
  const here = 'http://here.invalid'
  if (!path.startsWith('/') || !URL.canParse(path, here)) return null
  const { origin, pathname, search } = new URL(path, here)
  return origin === here && !pathname.startsWith('//') ? pathname + search : null
}
const flashSchema = z.strictObject({
  sentence: z.string(),
  undo: z
    .strictObject({
      path: z.string().refine((path) => ownPath(path) !== null),
      label: z.string(),
      fields: z.record(z.string(), z.string()).default({}),
    })
    .optional(),
})

/** What the next page announces, with what takes it back. */
export type Flash = { readonly sentence: string; readonly undo?: Undo | undefined }

/** The session and flash cookies of one deployment. Over https their names carry `__Host-`: no other site can set them. */
export const cookieJar = (parts: { secret: string; clock: Clock; https: boolean }) => {
  const prefix = parts.https ? '__Host-' : ''
  const options = { path: '/', httpOnly: true, sameSite: 'Lax', secure: parts.https } as const
  const sessionName = `${prefix}openmap`
  const flashName = `${prefix}annonce`
  const returnName = `${prefix}retour`
  const nowSeconds = (): number => Math.floor(parts.clock.now().epochMilliseconds / 1000)

  const start = (c: Context, wanted: number, holder: Holder = {}): SessionPayload => {
    const seconds = Math.min(wanted, MOST_SECONDS)
    const payload: SessionPayload = {
      id: newSessionId(),
      expires: nowSeconds() + seconds,
      ...holder,
    }
    setCookie(c, sessionName, sealSession(parts.secret, payload), { ...options, maxAge: seconds })
    return payload
  }

  return {
    read: (c: Context): SessionPayload | null =>
      openSession(parts.secret, parts.clock, getCookie(c, sessionName)),
    start,
    /** The same session from now on, for this place. */
    act: (c: Context, place: string): void => {
      const held = openSession(parts.secret, parts.clock, getCookie(c, sessionName))
      if (held?.person === undefined) return
      const sealed = sealSession(parts.secret, { ...held, acting: place })
      setCookie(c, sessionName, sealed, { ...options, maxAge: held.expires - nowSeconds() })
    },
    /** The same session from now on, or that of a visitor, with this pass: nobody is signed out by opening a link. */
    carry: (c: Context, pass: string): void => {
      const held =
        openSession(parts.secret, parts.clock, getCookie(c, sessionName)) ?? start(c, VISITOR_SECONDS)
      const sealed = sealSession(parts.secret, { ...held, pass })
      setCookie(c, sessionName, sealed, { ...options, maxAge: held.expires - nowSeconds() })
    },
    startVisitor: (c: Context): SessionPayload => start(c, VISITOR_SECONDS),
    end: (c: Context): void => {
      deleteCookie(c, sessionName, options)
    },
    /** Where somebody was going when the sign-in page stopped them. */
    setReturn: (c: Context, path: string): void =>
      setCookie(c, returnName, Buffer.from(path).toString('base64url'), { ...options, maxAge: 900 }),
    /** That path, once; only a path of ours, never another site. */
    takeReturn: (c: Context): string | null => {
      const value = getCookie(c, returnName)
      if (value === undefined) return null
      deleteCookie(c, returnName, options)
      return ownPath(Buffer.from(value, 'base64url').toString('utf8'))
    },
    setFlash: (c: Context, flash: Flash): void =>
      setCookie(c, flashName, Buffer.from(JSON.stringify(flash)).toString('base64url'), {
        ...options,
        maxAge: 60,
      }),
    /** Does the next page announce something? */
    announces: (c: Context): boolean => getCookie(c, flashName) !== undefined,
    /** The announcement left by the previous answer, shown once; nothing when it is not one of ours. */
    takeFlash: (c: Context): Flash | null => {
      const value = getCookie(c, flashName)
      if (value === undefined) return null
      deleteCookie(c, flashName, options)
      try {
        return flashSchema.parse(JSON.parse(Buffer.from(value, 'base64url').toString('utf8')))
      } catch {
        return null
      }
    },
  }
}

export type CookieJar = ReturnType<typeof cookieJar>

/** Who holds a session. */
export type Recognised = {
  readonly actor: Actor
  /** Read for an earlier request, to be used only where the database still is in this snapshot; null = read now. */
  readonly snapshot: string | null
  /** The snapshot in which they were read, now or then; null where it is not known. */
  readonly readIn: string | null
}

/** Finds who holds a session; a visitor when it is over, revoked or unknown. Provided by the accounts module. */
export type Recognise = {
  readonly now: (holder: Holder, acting?: Acting) => Promise<Recognised>
  readonly recall: (holder: Holder, acting?: Acting) => Promise<Recognised>
}
