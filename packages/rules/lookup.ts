import { byBeginning, covers, type Day, dayAfter, isDay } from './day.ts'
import { exact, type Rational } from './exact.ts'
import type { DatedValue, ParameterError, Timelines } from './parameter.ts'
import { fail, ok, type Result } from './result.ts'

const sentences: { readonly [C in ParameterError['code']]: (key: string, day: Day) => string } = {
  'unknown-key': (key) => `There is no parameter ${key}.`,
  'bad-day': (key, day) => `${key}: « ${day} » is not a day such as 2026-08-22.`,
  'no-value': (key, day) => `${key} has no value on ${day}.`,
  overlap: (key, day) => `${key} has more than one value on ${day}.`,
}

const refused = (code: ParameterError['code'], key: string, day: Day) =>
  fail<ParameterError>({ code, key, day, message: sentences[code](key, day) })

/**
 * The value in force on a day. The law is silent before its first value and after its last: that is an error with a name,
 * never a guess.
 */
export const valueAt = <T extends DatedValue>(
  parameters: Timelines<T>,
  key: string,
  day: Day,
): Result<T, ParameterError> => {
  const rows = Object.hasOwn(parameters, key) ? parameters[key] : undefined
  if (rows === undefined) return refused('unknown-key', key, day)
  if (!isDay(day)) return refused('bad-day', key, day)
  const [value, second] = rows.filter((row) => covers(row, day))
  if (value === undefined) return refused('no-value', key, day)
  return second === undefined ? ok(value) : refused('overlap', key, day)
}

/** What a rule used: shown to whoever reads its answer. */
export type Applied = DatedValue & { readonly key: string }

export type Held<K extends string> = {
  readonly exact: { readonly [key in K]: Rational }
  readonly applied: { readonly [key in K]: Applied }
}

/** The exact values of several parameters on one day; the first that is missing is the error. */
export const valuesAt = <K extends string>(
  parameters: Timelines,
  day: Day,
  ...keys: readonly K[]
): Result<Held<K>, ParameterError> => {
  const numbers: Record<string, Rational> = {}
  const applied: Record<string, Applied> = {}
  for (const key of keys) {
    const found = valueAt(parameters, key, day)
    if (!found.ok) return found
    const number = exact(found.value.value)
    if (number === null) return refused('no-value', key, day)
    numbers[key] = number
    applied[key] = { ...found.value, key }
  }
  return ok({ exact: numbers as Held<K>['exact'], applied: applied as Held<K>['applied'] })
}

/** The next day on which something else holds: another value, or none. Null when nothing is foreseen. */
export const nextChange = <T extends DatedValue>(
  rows: readonly T[],
  day: Day,
): { readonly on: Day; readonly becomes: T | null } | null => {
  const next = rows.filter(({ from }) => from !== null && from > day).sort(byBeginning)[0]
  const end = rows.find((row) => covers(row, day))?.to ?? null
  if (end !== null && (next?.from == null || dayAfter(end) < next.from))
    return { on: dayAfter(end), becomes: null }
  return next?.from == null ? null : { on: next.from, becomes: next }
}
