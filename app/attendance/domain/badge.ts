/** Letters and digits that nobody confuses (Crockford): no I, L, O nor U. */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Sixteen characters of five bits: eighty random bits. */
export const CODE_LENGTH = 16

/** A code out of ten random bytes. */
export const codeOf = (random: Uint8Array): string => {
  let bits = 0n
  for (const byte of random.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte)
  let code = ''
  for (let index = 0; index < CODE_LENGTH; index += 1) {
    code = (ALPHABET[Number(bits & 31n)] ?? '0') + code
    bits >>= 5n
  }
  return code
}

/** `K7QW-2M4F-…`: as it is printed under the square, to be typed by hand. */
export const showCode = (code: string): string => code.replace(/.{4}(?=.)/g, '$&-')

/** What a badge says: the address of the event, and the code after `#`, which browsers send to no server. */
export const badgeAddress = (publicUrl: string, slug: string, code: string): string =>
  `${publicUrl}/rencontres/${slug}#b=${code}`

export type ReadBadge =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'other-event' }
  | { readonly kind: 'not-a-badge' }

/** A code as somebody types it: case, spaces, hyphens and look-alikes do not count. */
const typedCode = (text: string): string =>
  text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')

const CODE = new RegExp(`^[${ALPHABET}]{${CODE_LENGTH}}$`)

/** What was scanned or typed at the door of the event `slug`. */
export const readBadge = (text: string, slug: string): ReadBadge => {
  const address = /\/rencontres\/([^/#?\s]+)[^#\s]*#b=(\S+)\s*$/.exec(text)
  const code = typedCode(address?.[2] ?? text)
  if (!CODE.test(code)) return { kind: 'not-a-badge' }
  return address !== null && address[1] !== slug ? { kind: 'other-event' } : { kind: 'code', code }
}
