/** ISO/IEC 7812-1: doubles every second digit from the right. */
const luhn = (digits: string): boolean => {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** The key of a SIRET; establishments of La Poste follow another rule, but for its head office. */
export const siretKeyHolds = (siret: string): boolean => {
  if (!/^\d{14}$/.test(siret) || /^0+$/.test(siret)) return false
  if (siret.startsWith('356000000') && siret !== '35600000000048')
    return [...siret].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0
  return luhn(siret)
}

/** A SIRET, or the SIREN that some writers put in its place: enough to tell whose contract it is. */
export const isBuyer = (digits: string): boolean => /^\d{9}(?:\d{5})?$/.test(digits)

/** The day of a date, its zone left out; `impossible` when no calendar has it, null when there is none. */
export const dayOf = (value: unknown): string | 'impossible' | null => {
  if (typeof value !== 'string' || value.trim() === '') return null
  const [, year = '', month = '', day = ''] = /^\s*(\d{4})-(\d{2})-(\d{2})/.exec(value) ?? []
  if (year === '') return 'impossible'
  const text = `${year}-${month}-${day}`
  const date = new Date(`${text}T00:00:00Z`)
  const real = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  return real && year >= '1990' && year < '2100' ? text : 'impossible'
}

/** Eight digits, the check digit left out. */
export const cpvOf = (value: unknown): string | null =>
  typeof value === 'string' ? (/^\s*(\d{8})(?:-\d)?\s*$/.exec(value)?.[1] ?? null) : null

/** Written where there is no amount: nothing, one unit, nines, or more digits than any contract. */
const PLACEHOLDERS = new Set([0, 1, 12_311_111_111])

export const isPlaceholder = (amount: number): boolean =>
  PLACEHOLDERS.has(amount) || amount < 0 || amount >= 1e11 || /^9{8,}$/.test(String(Math.trunc(amount)))

export const numberOf = (value: unknown): number | null => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string' || !/^-?\d+(?:\.\d+)?$/.test(value.trim())) return null
  return Number(value)
}

/** On one line, without the signs that no database keeps. */
export const plain = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim()

const MOST_TEXT = 1000

/** Text on one line, cut where no field of the format goes on, without the signs that no database keeps. */
export const textOf = (value: unknown): string | null => {
  if (typeof value !== 'string') return null
  // Cut again once plain: a sign of two units cut in its middle is replaced.
  const text = plain(plain(value.slice(0, MOST_TEXT * 2)).slice(0, MOST_TEXT))
  return text === '' ? null : text
}

/** Separators become `_`, as the national consolidation does, so that one contract has one identifier. */
export const uidOf = (buyer: string, id: string): string =>
  `${buyer}${id.trim().replace(/[ ,\\./]/g, '_')}`.slice(0, 80)
