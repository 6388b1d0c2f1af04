import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Scope } from '../access/scope.ts'
import { newSessionId, openSession, type SessionPayload, sealSession } from '../access/session.ts'
import type { Clock } from '../kernel/dates.ts'

/** A visitor who meets a form gets a session of their own, so that hidden fields are tied to their browser. */
const VISITOR_SECONDS = 12 * 3600

/** The session and flash cookies of one deployment. Over https their names carry `__Host-`: no other site can set them. */
export const cookieJar = (parts: { secret: string; clock: Clock; https: boolean }) => {
  const prefix = parts.https ? '__Host-' : ''
  const options = { path: '/', httpOnly: true, sameSite: 'Lax', secure: parts.https } as const
  const sessionName = `${prefix}openmap`
  const flashName = `${prefix}annonce`
  const nowSeconds = (): number => Math.floor(parts.clock.now().epochMilliseconds / 1000)

  const start = (c: Context, seconds: number, link?: string): SessionPayload => {
    const payload: SessionPayload = {
      id: newSessionId(),
      expires: nowSeconds() + seconds,
      ...(link === undefined ? {} : { link }),
    }
    setCookie(c, sessionName, sealSession(parts.secret, payload), { ...options, maxAge: seconds })
    return payload
  }

  return {
    read: (c: Context): SessionPayload | null =>
      openSession(parts.secret, parts.clock, getCookie(c, sessionName)),
    start,
    startVisitor: (c: Context): SessionPayload => start(c, VISITOR_SECONDS),
    end: (c: Context): void => {
      deleteCookie(c, sessionName, options)
    },
    setFlash: (c: Context, sentence: string): void =>
      setCookie(c, flashName, Buffer.from(sentence).toString('base64url'), { ...options, maxAge: 60 }),
    /** The announcement left by the previous answer, shown once. */
    takeFlash: (c: Context): string | null => {
      const value = getCookie(c, flashName)
      if (value === undefined) return null
      deleteCookie(c, flashName, options)
      return Buffer.from(value, 'base64url').toString('utf8')
    },
  }
}

export type CookieJar = ReturnType<typeof cookieJar>

/** Finds who holds a session; null when its link was revoked or has expired. Provided by the accounts module. */
export type ResolveActor = (link: string) => Promise<Scope['actor'] | null>
