/**
 * Headers of every answer. Nothing inline but one constant script, allowed by its hash: no nonce, so pages keep their ETag.
 * `blob:` workers and images serve the map only.
 */
const contentSecurityPolicy = (scriptHash: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' '${scriptHash}'`,
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** Between the answer and its headers only: the origin that the policy of this page opens besides ours. Never sent. */
export const REACHES = 'X-Reaches'

/** The policy of a page whose map reads its ground from another origin: what it fetches and its images, nothing that runs. */
const reaching = (policy: string, origin: string): string =>
  policy
    .replace("img-src 'self'", `img-src 'self' ${origin}`)
    .replace("connect-src 'self'", `connect-src 'self' ${origin}`)

/** Puts the headers of every answer on this one. */
export const secure = (answered: Response, headers: Readonly<Record<string, string>>): void => {
  for (const [name, value] of Object.entries(headers)) answered.headers.set(name, value)
  const origin = answered.headers.get(REACHES)
  if (origin === null) return
  answered.headers.delete(REACHES)
  answered.headers.set(
    'Content-Security-Policy',
    reaching(answered.headers.get('Content-Security-Policy') ?? '', origin),
  )
}

/** @param scriptHash of the one inline script, a constant that sets the chosen theme before the first paint */
export const securityHeaders = (https: boolean, scriptHash: string): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': contentSecurityPolicy(scriptHash) + (https ? '; upgrade-insecure-requests' : ''),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=()',
  ...(https ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' } : {}),
})

/**
 * True when a request that writes comes from our own pages: browsers say so themselves by `Sec-Fetch-Site`, older ones
 * by `Origin`. A request that carries neither is let through to the form token, which is always required.
 */
export const comesFromUs = (headers: Headers, publicUrl: string, host: string | undefined): boolean => {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return false
  const origin = headers.get('origin')
  if (origin === null) return true
  if (origin === new URL(publicUrl).origin) return true
  try {
    return host !== undefined && new URL(origin).host === host
  } catch {
    return false
  }
}
