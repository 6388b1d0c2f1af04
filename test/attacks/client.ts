import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import { formToken, newSessionId, sealSession } from '../../app/platform/access/session.ts'
import { secretOf } from '../../app/platform/database/secrets.ts'
import { idsOf } from '../access/tenant.ts'
import type { makeWorld } from '../access/world.ts'

export type World = Awaited<ReturnType<typeof makeWorld>>
export type Entry = readonly [name: string, value: string | File]

export const ORIGIN = 'http://openmap.test'

type How = {
  /** Hidden token of our own page; null sends none. */
  readonly csrf?: string | null
  /** Idempotency key; null sends none. */
  readonly key?: string | null
  readonly headers?: Readonly<Record<string, string>>
  /** Address of the other end of the socket. */
  readonly from?: string
}

export type Client = {
  readonly get: (path: string) => Promise<Response>
  readonly form: (path: string, entries?: readonly Entry[], how?: How) => Promise<Response>
  /** A body that no page of ours would send. */
  readonly raw: (path: string, body: string | Uint8Array<ArrayBuffer>, type: string) => Promise<Response>
}

/** Somebody who holds a session (of an account, of a link, or a visitor's) and writes requests by hand. */
export const clientOf = (
  http: Hono,
  secret: string,
  holder: { readonly person?: string; readonly link?: string } = {},
): Client => {
  const session = {
    id: newSessionId(),
    expires: Math.floor(Date.now() / 1000) + 24 * 3600,
    ...holder,
  }
  const base = { host: 'openmap.test', cookie: `openmap=${sealSession(secret, session)}` }
  const csrf = formToken(secret, session.id)
  const send = async (path: string, init: RequestInit, from = 'attaque') =>
    http.request(ORIGIN + path, init, { incoming: { socket: { remoteAddress: from } } })
  return {
    get: (path) => send(path, { headers: base }),
    raw: (path, body, type) => {
      const length = String(Buffer.byteLength(body))
      const headers = { ...base, 'content-type': type, 'content-length': length }
      return send(path, { method: 'POST', body, headers })
    },
    form: async (path, entries = [], how = {}) => {
      const hidden: Entry[] = []
      if (how.csrf !== null) hidden.push(['_csrf', how.csrf ?? csrf])
      if (how.key !== null) hidden.push(['_key', how.key ?? randomBytes(16).toString('hex')])
      const all = [...hidden, ...entries]
      const body = new FormData()
      for (const [name, value] of all) body.append(name, value)
      const multipart = all.some(([, value]) => value instanceof File)
      const plain = new URLSearchParams(all.map(([name, value]) => [name, String(value)]))
      const encoded = new Response(multipart ? body : plain)
      const bytes = await encoded.arrayBuffer()
      const headers = {
        ...base,
        'content-type': encoded.headers.get('content-type') ?? '',
        'content-length': String(bytes.byteLength),
        ...how.headers,
      }
      return send(path, { method: 'POST', body: bytes, headers }, how.from)
    },
  }
}

/** Clients of a world: a visitor, whoever may do everything, or somebody with given rights; each with a new session. */
export const clientsOf = async ({ app }: World) => {
  const secret = await secretOf(app.db, 'session')
  const signedIn = async (held: Parameters<typeof app.signedIn>[0] = {}) => {
    const { sessionToken, personId } = await app.signedIn(held)
    return { ...clientOf(app.http, secret, { person: sessionToken }), personId }
  }
  return {
    visitor: () => clientOf(app.http, secret),
    signedIn,
    administrator: () => signedIn({ platform: ['mission', 'administrator'] }),
    /** Whoever applied to the call of tenant A, by their link. */
    applicant: () => clientOf(app.http, secret, { link: idsOf('A').applicantLink }),
    participant: () => clientOf(app.http, secret, { link: idsOf('A').link }),
    agent: () => clientOf(app.http, secret, { link: idsOf('A').doorLink }),
    /** A member of the jury of tenant A. */
    juror: async () => {
      const { organisation: organisationId, event: event_id } = idsOf('A')
      const one = await signedIn({ memberships: [{ organisationId, role: 'contributor' }] })
      await app.db
        .insertInto('pitch_juror')
        .values({
          territory_id: app.territoryId,
          event_id,
          person_id: one.personId,
          invited_at: new Date(),
        })
        .execute()
      return one
    },
    manager: () => signedIn({ memberships: [{ organisationId: idsOf('A').organisation, role: 'manager' }] }),
  }
}
