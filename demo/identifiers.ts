import { type Siret, siret } from '../app/directory/index.ts'
import { uuidV7 } from '../app/platform/kernel/id.ts'
import type { Random } from './random.ts'

/** The digit that makes the whole number pass Luhn. */
const keyOf = (digits: string): string => {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = index % 2 === 0 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return String((10 - (sum % 10)) % 10)
}

/** A SIREN that INSEE has never given: it begins by 000, and passes the check of the key all the same. */
export const fictitiousSiren = (rank: number): string => {
  const digits = `000${String(rank).padStart(5, '0')}`
  return `${digits}${keyOf(digits)}`
}

/** The SIRET of the only establishment of a fictitious legal unit. */
export const fictitiousSiret = (rank: number): Siret => {
  const digits = `${fictitiousSiren(rank)}0001`
  const read = siret(`${digits}${keyOf(digits)}`)
  if (!read.ok) throw new Error(read.refusal.sentence)
  return read.value
}

/**
 * Makes identifiers that follow the order of their making, and whose last digits depend on the seed only: addresses of
 * pages are the same in every demonstration.
 */
export const identifiers = (random: Random, milliseconds: number) => {
  let made = 0
  return (): string => {
    const bytes = random.bytes(10)
    // The twelve bits after the milliseconds, then the milliseconds themselves.
    new DataView(bytes.buffer, bytes.byteOffset).setUint16(0, made % 4096)
    const id = uuidV7(milliseconds + Math.floor(made / 4096), bytes)
    made += 1
    return id
  }
}
