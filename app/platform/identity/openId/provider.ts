import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  fetchProtectedResource,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { type Clock, toDate } from '../../kernel/dates.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { type Ceremonies, type Entering, type Leaving, makeCeremonies } from './ceremony.ts'
import { readClaims, type StatedIdentity } from './claims.ts'
import { makeDiscovery, type Reached } from './discovery.ts'
import { failureOf, type OpenIdFailure, reasonOf } from './failure.ts'
import type { OpenIdSettings } from './settings.ts'
import { verifyIdToken, verifyPersonInfo } from './verify.ts'

/** Paths of ours that the provider knows, to the letter. */
export const RETURN_PATH = '/connexion/proconnect/retour'
export const LEFT_PATH = '/deconnexion/retour'

const SCOPES = 'openid given_name usual_name email siret uid'

/** Somebody whose identity the provider proved. The id_token stays on the server, for their departure. */
export type ProvedIdentity = StatedIdentity & { readonly idToken: string }

/** The one provider of identities of this deployment, reached by OpenID Connect. Nothing here throws because of it. */
export type OpenIdProvider = {
  readonly label: string
  /** Under which its identities are kept: the name of the provider is its issuer. */
  readonly id: string
  /** It failed a moment ago. */
  readonly down: () => boolean
  readonly ceremonies: Ceremonies
  /** New secrets for a departure; null when the provider cannot be reached. */
  readonly begin: (purpose: 'sign-in' | { readonly sessionId: string }) => Promise<Entering | null>
  /** Where the browser goes to sign in. */
  readonly entrance: (ceremony: Entering) => Promise<URL | null>
  /** Trades what the browser brought back for a proved identity: whatever does not fit is refused. */
  readonly redeem: (
    ceremony: Entering,
    returned: URLSearchParams,
  ) => Promise<Result<ProvedIdentity, OpenIdFailure>>
  readonly beginLeaving: (personId: string) => Leaving
  /** Where the browser goes to sign out there too; null when the provider cannot be reached or has no such door. */
  readonly exit: (ceremony: Leaving, idToken: string) => Promise<URL | null>
}

export type OpenIdParts = {
  readonly clock: Clock
  readonly secret: string
  readonly publicUrl: string
  /** Told of each failure of the provider, in words that a log may hold. */
  readonly onFault: (reason: { readonly code: string; readonly reason: string }) => void
}

const exchange = async (
  { configuration, keys }: Reached,
  settings: OpenIdSettings,
  parts: OpenIdParts,
  { state, nonce, verifier }: Entering,
  returned: URLSearchParams,
): Promise<ProvedIdentity> => {
  const here = new URL(parts.publicUrl + RETURN_PATH)
  here.search = returned.toString()
  const tokens = await authorizationCodeGrant(configuration, here, {
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
    ...(verifier === undefined ? {} : { pkceCodeVerifier: verifier }),
  })
  const { issuer, userinfo_endpoint } = configuration.serverMetadata()
  const expected = { settings, issuer, keys, now: toDate(parts.clock.now()) }
  const idToken = tokens.id_token ?? ''
  const { sub = '' } = await verifyIdToken(idToken, expected)
  const response = await fetchProtectedResource(
    configuration,
    tokens.access_token,
    new URL(userinfo_endpoint ?? ''),
    'GET',
    null,
    new Headers({ accept: 'application/jwt' }),
  )
  return { ...readClaims(await verifyPersonInfo(response, sub, expected)), idToken }
}

export const openIdProvider = (settings: OpenIdSettings, parts: OpenIdParts): OpenIdProvider => {
  const { publicUrl } = parts
  const discovery = makeDiscovery(settings, {
    clock: parts.clock,
    onFault: (error) => parts.onFault(reasonOf(error)),
  })
  return {
    label: settings.label,
    id: `proconnect:${settings.issuer}`,
    down: discovery.down,
    ceremonies: makeCeremonies({ ...parts, https: publicUrl.startsWith('https:') }),

    begin: async (purpose) => {
      const reached = await discovery.reach()
      if (reached === null) return null
      const secrets = {
        state: randomState(),
        nonce: randomNonce(),
        ...(reached.pkce ? { verifier: randomPKCECodeVerifier() } : {}),
      }
      return purpose === 'sign-in'
        ? { purpose, ...secrets }
        : { purpose: 'link', ...secrets, sessionId: purpose.sessionId }
    },

    entrance: async ({ state, nonce, verifier }) => {
      const reached = await discovery.reach()
      if (reached === null) return null
      return buildAuthorizationUrl(reached.configuration, {
        redirect_uri: publicUrl + RETURN_PATH,
        scope: SCOPES,
        state,
        nonce,
        ...(verifier === undefined
          ? {}
          : {
              code_challenge: await calculatePKCECodeChallenge(verifier),
              code_challenge_method: 'S256',
            }),
      })
    },

    redeem: async (ceremony, returned) => {
      const reached = await discovery.reach()
      if (reached === null) return refuse({ kind: 'unavailable' })
      try {
        const proved = await exchange(reached, settings, parts, ceremony, returned)
        discovery.recovered()
        return ok(proved)
      } catch (error) {
        const failure = failureOf(error)
        if (failure.kind === 'unavailable') discovery.trouble()
        parts.onFault(reasonOf(error))
        return refuse(failure)
      }
    },

    beginLeaving: (personId) => ({ purpose: 'leave', state: randomState(), personId }),

    exit: async ({ state }, idToken) => {
      const reached = await discovery.reach()
      if (reached?.configuration.serverMetadata().end_session_endpoint === undefined) return null
      const url = buildEndSessionUrl(reached.configuration, {
        id_token_hint: idToken,
        state,
        post_logout_redirect_uri: publicUrl + LEFT_PATH,
      })
      // ProConnect lists the parameters that it takes; this one, added by the library, is not among them.
      url.searchParams.delete('client_id')
      return url
    },
  }
}
