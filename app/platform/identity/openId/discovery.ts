import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose'
import {
  allowInsecureRequests,
  ClientSecretPost,
  type Configuration,
  clockTolerance,
  discovery,
} from 'openid-client'
import type { Clock } from '../../kernel/dates.ts'
import { HOUR, MINUTE } from '../limits.ts'
import type { OpenIdSettings } from './settings.ts'

/** Clocks of two machines differ by as much, in seconds. */
export const CLOCK_TOLERANCE = 30

const FIRST_WAIT = 1000
const LONGEST_WAIT = MINUTE
/** The sign-in page tells of a provider that failed for this long after the failure. */
const TROUBLE = 5 * MINUTE

/** A provider that answered: what it says of itself, and its keys. */
export type Reached = {
  readonly configuration: Configuration
  readonly keys: JWTVerifyGetKey
  readonly pkce: boolean
}

const read = async (settings: OpenIdSettings): Promise<Reached> => {
  const { algorithm, clientId, clientSecret, timeoutSeconds: timeout } = settings
  const client = {
    id_token_signed_response_alg: algorithm,
    userinfo_signed_response_alg: algorithm,
    [clockTolerance]: CLOCK_TOLERANCE,
  }
  // Settings let http through for a provider on this very machine only.
  const plain = settings.issuer.startsWith('http:')
  const configuration = await discovery(
    new URL(settings.issuer),
    clientId,
    client,
    ClientSecretPost(clientSecret),
    { timeout, ...(plain ? { execute: [allowInsecureRequests] } : {}) },
  )
  const metadata = configuration.serverMetadata()
  for (const name of ['authorization_endpoint', 'token_endpoint', 'userinfo_endpoint', 'jwks_uri'] as const) {
    const address = metadata[name]
    if (address === undefined || !URL.canParse(address)) throw new Error(`discovery without ${name}`)
    if (!plain && !address.startsWith('https:')) throw new Error(`discovery with ${name} in clear`)
  }
  const keys = createRemoteJWKSet(new URL(metadata.jwks_uri ?? ''), {
    timeoutDuration: Math.round(timeout * 1000),
    // Tokens come to us straight from the provider: nobody else can make us ask for its keys again and again.
    cooldownDuration: 0,
  })
  const pkce = settings.pkce === 'auto' ? metadata.supportsPKCE('S256') : settings.pkce === 'on'
  return { configuration, keys, pkce }
}

/**
 * What the provider says of itself: asked for when first needed, kept an hour, asked for again after a failure with growing
 * delays. A refresh that fails leaves what was known.
 */
export const makeDiscovery = (
  settings: OpenIdSettings,
  { clock, onFault }: { readonly clock: Clock; readonly onFault: (error: unknown) => void },
) => {
  const now = (): number => clock.now().epochMilliseconds
  let known: Reached | null = null
  let freshUntil = 0
  let failures = 0
  let retryAt = 0
  let troubleUntil = 0
  let pending: Promise<Reached | null> | null = null

  const trouble = (): void => {
    troubleUntil = now() + TROUBLE
  }
  const fetchIt = async (): Promise<Reached | null> => {
    try {
      known = await read(settings)
      freshUntil = now() + HOUR
      failures = 0
      troubleUntil = 0
    } catch (error) {
      retryAt = now() + Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures)
      failures += 1
      if (known === null) trouble()
      onFault(error)
    }
    return known
  }

  return {
    /** The provider, or null when it cannot be reached for now. Many who ask at once make one request. */
    reach: async (): Promise<Reached | null> => {
      if (now() < freshUntil || now() < retryAt) return known
      pending ??= fetchIt().finally(() => {
        pending = null
      })
      return pending
    },
    /** It failed a moment ago: people are better told before they try. */
    down: (): boolean => now() < troubleUntil,
    trouble,
    recovered: (): void => {
      troubleUntil = 0
    },
  }
}
