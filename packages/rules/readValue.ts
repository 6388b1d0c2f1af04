import { isDay } from './day.ts'
import { compare, exact } from './exact.ts'
import type { Definition, ParameterKind } from './parameter.ts'
import { fail, ok, type Result } from './result.ts'

/** Why a typed value was refused, with what the caller needs for its sentence. */
export type ValueError =
  | { readonly code: 'empty' | 'not-a-number' | 'not-whole' | 'not-a-date' }
  | { readonly code: 'wrong-unit'; readonly unit: string; readonly typed: string }
  | { readonly code: 'too-precise'; readonly decimals: number }
  | { readonly code: 'out-of-bounds'; readonly least: number; readonly most: number }

type Limits = { readonly decimals: number; readonly least: number; readonly most: number }

const limits: { readonly [K in Exclude<ParameterKind, 'date'>]: Limits } = {
  euros: { decimals: 2, least: 0, most: 1_000_000_000_000 },
  percent: { decimals: 4, least: 0, most: 100 },
  hours: { decimals: 2, least: 0, most: 1_000_000 },
  months: { decimals: 0, least: 0, most: 1200 },
  count: { decimals: 0, least: 0, most: 1_000_000_000 },
  ratio: { decimals: 6, least: 0, most: 1_000_000 },
}

const squeeze = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, '').toLowerCase()

/** The unit as written, its first word, and the usual names of the kind. */
const knownUnits = ({ kind, unit }: Definition): ReadonlySet<string> => {
  const usual: { readonly [K in ParameterKind]?: readonly string[] } = {
    euros: ['€', 'euro', 'euros'],
    percent: ['%', 'pourcent'],
    hours: ['h', 'heure', 'heures'],
    months: ['mois'],
  }
  return new Set(['', squeeze(unit), squeeze(unit.split(/\s/)[0] ?? ''), ...(usual[kind] ?? [])])
}

const readDate = (typed: string): string | null => {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed) ?? []
  const written = year === '' ? typed : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(written) ? written : null
}

/**
 * Reads what a person typed: a decimal comma or point, spaces between thousands, the unit or nothing after it.
 * @returns the canonical value: `12.02`, `216000`, `2026-08-22`
 */
export const readValue = (definition: Definition, typed: string): Result<string, ValueError> => {
  const text = squeeze(typed)
  if (text === '') return fail({ code: 'empty' })
  if (definition.kind === 'date') {
    const day = readDate(text)
    return day === null ? fail({ code: 'not-a-date' }) : ok(day)
  }
  const [, sign = '', whole = '', part = '', unit = ''] =
    /^(-?)(\d+)(?:[.,](\d+))?((?:[^\d.,-].*)?)$/.exec(text) ?? []
  if (whole === '') return fail({ code: 'not-a-number' })
  if (!knownUnits(definition).has(unit))
    return fail({ code: 'wrong-unit', unit: definition.unit, typed: unit })
  const { decimals, least, most } = limits[definition.kind]
  if (part.length > decimals)
    return fail(decimals === 0 ? { code: 'not-whole' } : { code: 'too-precise', decimals })
  const fraction = part.replace(/0+$/, '')
  const value = `${sign}${whole.replace(/^0+(?=\d)/, '')}${fraction === '' ? '' : `.${fraction}`}`
  const number = exact(value)
  const bounds = [exact(least), exact(most)] as const
  if (number === null || bounds[0] === null || bounds[1] === null) return fail({ code: 'not-a-number' })
  return sign === '-' || compare(number, bounds[0]) < 0 || compare(number, bounds[1]) > 0
    ? fail({ code: 'out-of-bounds', least, most })
    : ok(value)
}
