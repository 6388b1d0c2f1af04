/** What may be asked in a minute: most requests cost one, a whole file more. */
export const WINDOW_SECONDS = 60
export const QUOTAS = {
  anonymous: { name: 'anonyme', perWindow: 60 },
  key: { name: 'cle', perWindow: 600 },
} as const
export type QuotaName = keyof typeof QUOTAS

/** What a whole file costs: it reads the directory from end to end. */
export const FILE_COST = 20

/**
 * Who an address stands for: one subscriber of IPv6 holds a whole network of addresses, counted as one. Null where the
 * server does not know it: everybody would share one count.
 */
export const subscriberOf = (address: string): string | null => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(plain)) return plain
  if (!plain.includes(':')) return null
  const [head = '', tail] = plain.toLowerCase().split('%')[0]?.split('::') ?? []
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = Math.max(0, 8 - before.length - after.length)
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}

export type Count = { readonly window: number; readonly spent: number }

export type Judged = {
  readonly count: Count
  readonly allowed: boolean
  readonly remaining: number
  /** Seconds until everything is new again. */
  readonly reset: number
}

/** Counts a request of this cost. One that is refused costs nothing more: waiting is enough. */
export const spend = (before: Count | undefined, seconds: number, cost: number, quota: number): Judged => {
  const window = Math.floor(seconds / WINDOW_SECONDS)
  const spent = before?.window === window ? before.spent : 0
  const allowed = spent + cost <= quota
  const now = allowed ? spent + cost : spent
  return {
    count: { window, spent: now },
    allowed,
    remaining: quota - now,
    reset: Math.max(1, Math.ceil((window + 1) * WINDOW_SECONDS - seconds)),
  }
}

/** Fields of the answer (draft of the IETF, `RateLimit` and `RateLimit-Policy`). */
export const limitHeaders = (
  name: QuotaName,
  { allowed, remaining, reset }: Judged,
): Record<string, string> => {
  const quota = QUOTAS[name]
  return {
    'RateLimit-Policy': `"${quota.name}";q=${quota.perWindow};w=${WINDOW_SECONDS}`,
    RateLimit: `"${quota.name}";r=${remaining};t=${reset}`,
    ...(allowed ? {} : { 'Retry-After': String(reset) }),
  }
}
