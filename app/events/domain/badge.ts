/** Letters and digits that nobody confuses (Crockford): no I, L, O nor U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Sixteen characters of five bits: eighty random bits. */
const CODE_LENGTH = 16

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

/** `K7QW-2M4F-…`: as it is written beside the square, to be typed by hand. */
export const showCode = (code: string): string => code.replace(/.{4}(?=.)/g, '$&-')

/** What a badge says: the address of the event, and the code after `#`, which browsers send to no server. */
export const badgeAddress = (publicUrl: string, slug: string, code: string): string =>
  `${publicUrl}/rencontres/${slug}#b=${code}`
