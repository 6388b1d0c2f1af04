/**
 * Algorithms with which a provider may sign what it says: those of a key pair. HS256 is left out, since it would make of the
 * client's secret a key that signs.
 */
export const signingAlgorithms = ['RS256', 'ES256'] as const
export type SigningAlgorithm = (typeof signingAlgorithms)[number]

export const pkceChoices = ['auto', 'on', 'off'] as const

/** How this deployment reaches its OpenID provider. No address is written in code. */
export type OpenIdSettings = {
  /** Its discovery document is found under this address, and repeats it. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** `auto`: only when the provider says that it knows it. Unknown parameters are refused by some. */
  readonly pkce: (typeof pkceChoices)[number]
  /** The one registered for this deployment; no other is accepted. */
  readonly algorithm: SigningAlgorithm
  /** Name that people read on the button. */
  readonly label: string
  /** How long one answer of the provider is waited for. */
  readonly timeoutSeconds: number
}
