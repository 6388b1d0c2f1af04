import type { Brand } from '../../platform/kernel/brand.ts'
import { passesLuhn } from '../../platform/kernel/luhn.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { t } from '../messages.ts'

/** Fourteen digits that name an establishment, checked. */
export type Siret = Brand<string, 'Siret'>

export type SiretRefusal = Refusal<
  'siret-absent' | 'siret-characters' | 'siret-length' | 'siret-zeros' | 'siret-key'
>

const LA_POSTE = '356000000'
const LA_POSTE_HEAD_OFFICE = '35600000000048'

const digitSum = (digits: string): number => [...digits].reduce((sum, digit) => sum + Number(digit), 0)

/**
 * Checks a SIRET as INSEE defines it: Luhn over the fourteen digits; for La Poste (SIREN 356 000 000) the sum of the
 * digits is a multiple of five instead, but for its head office. Fourteen zeros pass Luhn and are refused. Spaces go.
 */
export const siret = (text: string): Result<Siret, SiretRefusal> => {
  const digits = text.replace(/[\s.\u00a0\u202f-]/g, '')
  const no = (code: SiretRefusal['code'], sentence: string) => refuse({ code, sentence, field: 'siret' })
  if (digits === '') return no('siret-absent', t.siret.absent)
  if (!/^\d+$/.test(digits)) return no('siret-characters', t.siret.characters)
  if (digits.length !== 14) return no('siret-length', t.siret.length(14 - digits.length))
  if (/^0+$/.test(digits)) return no('siret-zeros', t.siret.zeros)
  const poste = digits.startsWith(LA_POSTE) && digits !== LA_POSTE_HEAD_OFFICE
  const valid = poste ? digitSum(digits) % 5 === 0 : passesLuhn(digits)
  return valid ? ok(digits as Siret) : no('siret-key', t.siret.key)
}
