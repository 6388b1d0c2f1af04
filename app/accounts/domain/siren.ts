import { passesLuhn } from '../../platform/kernel/luhn.ts'

/** What people paste of a SIREN or a SIRET: the digits alone. */
export const digitsOf = (text: string): string => text.replace(/[\s.\u00a0\u202f-]/g, '')

/** The nine digits of a SIREN, or of the SIRET that begins with it; null when this is no number of the kind. */
export const sirenOf = (text: string): string | null => {
  const digits = digitsOf(text)
  if (!/^(\d{9}|\d{14})$/.test(digits)) return null
  const siren = digits.slice(0, 9)
  return !/^0+$/.test(siren) && passesLuhn(siren) ? siren : null
}

/** `732 829 320` */
export const formatSiren = (siren: string): string => siren.replace(/(\d{3})(?=\d)/g, '$1\u00a0')
