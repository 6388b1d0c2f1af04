import { isAPIError } from 'better-auth/api'
import { makeSignature } from 'better-auth/crypto'
import { type Identity, USER_VERIFIED } from './identity.ts'

/** Who asks: what the sign-in library may read of a request. */
export type Caller = {
  readonly headers: Headers
  /** Token of the session, from our own sealed cookie. */
  readonly token: string | null
  readonly address: string
}

export type Called<T> = {
  readonly value: T
  /** Token of a session opened or renewed by the call; it goes into our own cookie. */
  readonly token: string | null
  /** Short-lived cookies of a ceremony, as `Set-Cookie` lines. */
  readonly cookies: readonly string[]
  /** A passkey recognised its person: finger, face or code. */
  readonly userVerified: boolean
}

/** A call that the library refused, by its code: `INVALID_CODE`, `SESSION_NOT_FRESH`… */
export type NotCalled = { readonly refused: string }

const cookieName = async (identity: Identity): Promise<string> =>
  (await identity.$context).authCookies.sessionToken.name

/** Headers with which the library recognises the session, and nothing else of ours. */
const headersOf = async (identity: Identity, caller: Caller): Promise<Headers> => {
  const { secret } = await identity.$context
  const ceremony = (caller.headers.get('cookie') ?? '')
    .split(/;\s*/)
    .filter((pair) => /^(__Host-)?identite\./.test(pair) && !pair.startsWith('identite.session_token'))
  if (caller.token !== null) {
    const signed = `${caller.token}.${await makeSignature(caller.token, secret)}`
    ceremony.push(`${await cookieName(identity)}=${encodeURIComponent(signed)}`)
  }
  return new Headers({
    cookie: ceremony.join('; '),
    'user-agent': (caller.headers.get('user-agent') ?? '').slice(0, 300),
    'x-openmap-address': caller.address,
    ...(caller.headers.has('origin') ? { origin: caller.headers.get('origin') ?? '' } : {}),
  })
}

/** An endpoint of `auth.api`: its overloads hide its answer from inference, so the caller names it. */
type Endpoint = (input: never) => Promise<unknown>

/** Calls one endpoint of the sign-in library for this caller. What it refuses is a value; a fault throws. */
export const callIdentity = async <T = unknown>(
  identity: Identity,
  caller: Caller,
  endpoint: Endpoint,
  input: { readonly body?: object; readonly query?: object },
): Promise<Called<T> | NotCalled> => {
  const session = await cookieName(identity)
  try {
    const headers = await headersOf(identity, caller)
    const answer = await endpoint({ ...input, headers, returnHeaders: true } as never)
    const { response, headers: answered } = answer as { response: T; headers: Headers }
    const lines = answered.getSetCookie()
    const own = lines.find((line) => line.startsWith(`${session}=`))
    const value = own?.slice(session.length + 1).split(';')[0] ?? ''
    return {
      value: response,
      token: decodeURIComponent(value).split('.')[0] || null,
      cookies: lines.filter((line) => line !== own),
      userVerified: answered.has(USER_VERIFIED),
    }
  } catch (error) {
    if (isAPIError(error)) return { refused: String(error.body?.code ?? error.status) }
    throw error
  }
}
