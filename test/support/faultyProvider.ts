import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import type { OpenIdSettings } from '../../app/platform/identity/openId/settings.ts'

/** With what an answer is signed: the key that the provider publishes, one nobody knows, its public key as a secret, nothing. */
export type Signature = 'own' | 'stranger' | 'public key as secret' | 'none' | 'other algorithm'

/** Everything that this provider can do wrong. */
export type Faults = {
  readonly idToken?: (claims: JWTPayload) => JWTPayload
  readonly idTokenSignature?: Signature
  readonly tokens?: (body: Record<string, unknown>) => Record<string, unknown>
  readonly userInfo?: (claims: JWTPayload) => JWTPayload
  readonly userInfoSignature?: Signature
  /** Answers userinfo in plain JSON. */
  readonly userInfoPlain?: boolean
  readonly discovery?: (metadata: Record<string, unknown>) => Record<string, unknown>
  /** Takes a code twice. */
  readonly codeAgain?: boolean
  /** These addresses never answer, answer a page, an error of the server, or hang up. */
  readonly silent?: readonly string[]
  readonly html?: readonly string[]
  readonly broken?: readonly string[]
  readonly hangUp?: readonly string[]
}

export const DISCOVERY = '/.well-known/openid-configuration'
export const CLIENT_ID = 'openmap'

/** Who comes, unless a fault says otherwise. */
export const AGENT = {
  sub: 'agent-1',
  email: 'agent@ville.exemple.fr',
  given_name: 'Agent',
  usual_name: 'd’essai',
  siret: '21750001600019',
  uid: '42',
}

type Pair = { readonly kid: string; readonly privateKey: CryptoKey; readonly publicKey: CryptoKey }

const pair = async (): Promise<Pair> => ({ kid: randomUUID(), ...(await generateKeyPair('RS256')) })

/** A provider on loopback that does wrong on demand; without faults, everything that it says holds. */
export const startFaultyProvider = async () => {
  let faults: Faults = {}
  let own = await pair()
  let served = 0
  const stranger = await pair()
  const ec = await generateKeyPair('ES256')
  const nonces = new Map<string, string>()
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const signed = async (claims: JWTPayload, signature: Signature = 'own'): Promise<string> => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    if (signature === 'none') return `${part({ alg: 'none' })}.${part(claims)}.`
    const jwt = new SignJWT(claims)
    if (signature === 'public key as secret') {
      const secret = new TextEncoder().encode(await exportSPKI(own.publicKey))
      return jwt.setProtectedHeader({ alg: 'HS256', kid: own.kid }).sign(secret)
    }
    if (signature === 'other algorithm')
      return jwt.setProtectedHeader({ alg: 'ES256', kid: 'ec' }).sign(ec.privateKey)
    const key = signature === 'own' ? own : stranger
    return jwt.setProtectedHeader({ alg: 'RS256', kid: key.kid }).sign(key.privateKey)
  }
  const now = () => Math.floor(Date.now() / 1000)
  const answers: Record<string, (body: string, response: ServerResponse) => Promise<unknown>> = {
    [DISCOVERY]: async () => {
      const metadata = {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        end_session_endpoint: `${issuer}/session/end`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256', 'ES256', 'HS256', 'none'],
        code_challenge_methods_supported: ['S256'],
        authorization_response_iss_parameter_supported: true,
      }
      return faults.discovery?.(metadata) ?? metadata
    },
    '/jwks': async () => ({
      keys: [
        { ...(await exportJWK(own.publicKey)), kid: own.kid, use: 'sig' },
        { ...(await exportJWK(ec.publicKey)), kid: 'ec', use: 'sig' },
      ],
    }),
    '/token': async (body, response) => {
      const code = new URLSearchParams(body).get('code') ?? ''
      const nonce = nonces.get(code)
      if (faults.codeAgain !== true) nonces.delete(code)
      if (nonce === undefined) {
        response.statusCode = 400
        return { error: 'invalid_grant' }
      }
      const claims = {
        ...{ iss: issuer, aud: CLIENT_ID, sub: AGENT.sub, nonce },
        ...{ iat: now(), exp: now() + 60 },
      }
      const id_token = await signed(faults.idToken?.(claims) ?? claims, faults.idTokenSignature)
      const tokens = { access_token: 'access', token_type: 'Bearer', expires_in: 60, id_token }
      return faults.tokens?.(tokens) ?? tokens
    },
    '/userinfo': async (_, response) => {
      const claims = { iss: issuer, aud: CLIENT_ID, ...AGENT }
      const said = faults.userInfo?.(claims) ?? claims
      if (faults.userInfoPlain === true) return said
      response.setHeader('content-type', 'application/jwt')
      return signed(said, faults.userInfoSignature)
    },
  }
  server.on('request', async (request, response) => {
    served += 1
    const path = new URL(request.url ?? '/', issuer).pathname
    if (faults.silent?.includes(path)) return
    if (faults.hangUp?.includes(path)) {
      request.socket.destroy()
      return
    }
    if (faults.broken?.includes(path)) response.statusCode = 502
    const page = faults.html?.includes(path) || faults.broken?.includes(path)
    response.setHeader('content-type', page ? 'text/html' : 'application/json')
    const said = page ? '<h1>Maintenance</h1>' : await answers[path]?.(await text(request), response)
    if (said === undefined) response.statusCode = 404
    response.end(typeof said === 'string' ? said : JSON.stringify(said ?? {}))
  })

  const settings: OpenIdSettings = {
    issuer,
    clientId: CLIENT_ID,
    clientSecret: 'secret-of-the-double',
    pkce: 'auto',
    algorithm: 'RS256',
    label: 'ProConnect',
    // Long enough for a busy machine, short enough for a test that waits for nobody.
    timeoutSeconds: 2,
  }
  return {
    issuer,
    settings,
    /** Requests received. */
    served: (): number => served,
    misbehave: (wanted: Faults): void => {
      faults = wanted
    },
    rotate: async (): Promise<void> => {
      own = await pair()
    },
    /** What the browser of somebody who signed in brings back. */
    grant: (authorization: URL): URLSearchParams => {
      const code = randomUUID()
      nonces.set(code, authorization.searchParams.get('nonce') ?? '')
      return new URLSearchParams({
        code,
        state: authorization.searchParams.get('state') ?? '',
        iss: issuer,
      })
    },
    stop: (): void => {
      server.closeAllConnections()
      server.close()
    },
  }
}

export type FaultyProvider = Awaited<ReturnType<typeof startFaultyProvider>>
