/**
 * UUID version 7 (RFC 9562): 48 bits of milliseconds, then random bits. Ordered by time, made by the application, so
 * that a row has its identity before it reaches any database.
 *
 * @param milliseconds instant of creation since 1970, in ms
 * @param random at least 10 random bytes
 */
export const uuidV7 = (milliseconds: number, random: Uint8Array): string => {
  const bytes = Buffer.alloc(16)
  let rest = milliseconds
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Last twelve hexadecimal digits of a UUID: the short id that ends a public address. */
export const shortId = (id: string): string => id.replaceAll('-', '').slice(-10)
