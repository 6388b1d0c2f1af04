/** A fraction in whole numbers: money and shares are never compared through floating point. */
export type Rational = { readonly over: bigint; readonly under: bigint }

/** What callers hold: `216000`, `215999.99`, `'12.02'`. */
export type Amount = number | string

const TEN = 10n

/** The exact value of a decimal; null when it is none. */
export const exact = (amount: Amount): Rational | null => {
  const [, sign, whole = '', part = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i.exec(String(amount).trim()) ?? []
  if (whole === '') return null
  const exponent = Number(power) - part.length
  const digits = BigInt(`${whole}${part}`) * (sign === '-' ? -1n : 1n)
  return exponent >= 0
    ? { over: digits * TEN ** BigInt(exponent), under: 1n }
    : { over: digits, under: TEN ** BigInt(-exponent) }
}

/** Negative, zero or positive, as `one - other`. */
export const compare = (one: Rational, other: Rational): number => {
  const difference = one.over * other.under - other.over * one.under
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** `part` of `total` as a percentage; null when there is no total. */
export const percentOf = (part: Rational, total: Rational): Rational | null => {
  if (total.over === 0n) return null
  const over = part.over * total.under * 100n
  const under = part.under * total.over
  return under < 0n ? { over: -over, under: -under } : { over, under }
}
