import { errors } from 'jose'
import { AuthorizationResponseError, ClientError } from 'openid-client'

/**
 * Why somebody came back without being let in: the provider does not answer; it says that the person did not sign in; or
 * what it says cannot be trusted.
 */
export type OpenIdFailure =
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'declined'; readonly code: string }
  | { readonly kind: 'refused' }

/** Said where no library says it. */
export class Unanswered extends Error {}

/** A page in place of an answer, an error of the server, no answer in time. */
const UNANSWERED = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_PARSE_ERROR',
])

const isNetwork = (error: unknown): boolean =>
  error instanceof Unanswered ||
  (error instanceof TypeError && error.message === 'fetch failed') ||
  (error instanceof DOMException && error.name === 'TimeoutError') ||
  (error instanceof ClientError && (UNANSWERED.has(error.code ?? '') || isNetwork(error.cause))) ||
  error instanceof errors.JWKSTimeout ||
  // What `jose` throws when the key set is not one: a page, an error of the server.
  (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC')

export const failureOf = (error: unknown): OpenIdFailure => {
  if (error instanceof AuthorizationResponseError) {
    return { kind: 'declined', code: /^[\w.-]{1,60}$/.test(error.error) ? error.error : '' }
  }
  return { kind: isNetwork(error) ? 'unavailable' : 'refused' }
}

/** What a log may hold of such an error: neither a claim nor a parameter. */
export const reasonOf = (error: unknown): { readonly code: string; readonly reason: string } => ({
  code: String((error as { code?: unknown } | null)?.code ?? ''),
  reason: error instanceof Error ? error.message : 'unknown',
})
