import { type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { CLOCK_TOLERANCE } from './discovery.ts'
import { Unanswered } from './failure.ts'
import type { OpenIdSettings } from './settings.ts'

type Expected = {
  readonly settings: OpenIdSettings
  readonly issuer: string
  readonly keys: JWTVerifyGetKey
  readonly now: Date
}

/** An id_token older than this was not made for the sign-in that just took place, in seconds. */
const OLDEST = 600

const base = ({ settings, issuer, now }: Expected) => ({
  algorithms: [settings.algorithm],
  issuer,
  audience: settings.clientId,
  clockTolerance: CLOCK_TOLERANCE,
  currentDate: now,
})

/**
 * Signature and age of an id_token, whose other claims the OpenID library has compared: that library trusts the channel
 * for the signature, and does not look at `iat` in the future nor at an `azp` beside a single audience.
 */
export const verifyIdToken = async (jwt: string, expected: Expected): Promise<JWTPayload> => {
  const { payload } = await jwtVerify(jwt, expected.keys, {
    ...base(expected),
    maxTokenAge: OLDEST,
    requiredClaims: ['sub', 'exp', 'nonce'],
  })
  if (payload.azp !== undefined && payload.azp !== expected.settings.clientId) {
    throw new Error('unexpected "azp" claim')
  }
  return payload
}

/** The signed answer of userinfo, about the same person. */
export const verifyPersonInfo = async (
  response: Response,
  subject: string,
  expected: Expected,
): Promise<JWTPayload> => {
  const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (response.status >= 500 || type === 'text/html') throw new Unanswered('userinfo: no answer but a page')
  if (type !== 'application/jwt') throw new Error('userinfo without a signature')
  const { payload } = await jwtVerify(await response.text(), expected.keys, { ...base(expected), subject })
  return payload
}
