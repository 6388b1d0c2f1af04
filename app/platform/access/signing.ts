import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Keyed digest of `text`, URL-safe. */
export const sign = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest('base64url')

/** Comparison whose time says nothing of where two texts differ. */
export const sameText = (a: string, b: string): boolean => {
  const left = createHash('sha256').update(a).digest()
  const right = createHash('sha256').update(b).digest()
  return timingSafeEqual(left, right)
}

/** A secret that opens a door: 128 random bits, URL-safe. Only its hash is stored. */
export const newToken = (): string => randomBytes(16).toString('base64url')

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url')
