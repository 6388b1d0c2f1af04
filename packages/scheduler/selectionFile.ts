import type {
  MeetingRequest,
  Pair,
  Party,
  Pin,
  ProblemError,
  Result,
  SelectionProblem,
  ValidProblem,
} from './problem.ts'
import { validateProblem } from './validate.ts'

/**
 * The portable problem of a day, as JSON (format described in this package's README). All indices count from 0.
 * `sq`, `bq`: quota of every supplier / buyer, one number for all or one per party, null = none.
 */
export interface SelectionFile {
  readonly B: number
  readonly S: number
  readonly T: number
  readonly K: number | readonly number[]
  readonly sq?: number | readonly (number | null)[] | null
  readonly bq?: number | readonly (number | null)[] | null
  readonly bA: readonly (readonly number[])[]
  readonly sA: readonly (readonly number[])[]
  readonly req: readonly { readonly b: number; readonly s: number; readonly w: number }[]
  readonly pins?: readonly {
    readonly b: number
    readonly s: number
    readonly slot: number
    readonly table?: number
  }[]
  readonly vetoes?: readonly { readonly b: number; readonly s: number }[]
}

function failure(error: ProblemError): Result<never, ProblemError> {
  return { ok: false, errors: [error] }
}

function syntax(field: string, value: unknown, message: string): Result<never, ProblemError> {
  return failure({ code: 'syntax', field, value, message })
}

/**
 * Reads a selection problem from its JSON text, and validates it.
 *
 * @example
 * readSelection('{"B":1,"S":1,"T":1,"K":1,"bA":[[1]],"sA":[[1]],"req":[{"b":0,"s":0,"w":5}]}').ok // true
 */
export function readSelection(text: string): Result<ValidProblem, ProblemError> {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    return syntax(
      '',
      text.slice(0, 40),
      `This is not JSON: ${error instanceof Error ? error.message : 'unreadable'}.`,
    )
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return syntax('', parsed, 'A selection file holds one JSON object.')
  }
  const file = parsed as Readonly<Record<string, unknown>>
  for (const field of ['bA', 'sA', 'req']) {
    if (!Array.isArray(file[field])) {
      return failure({
        code: 'missing-field',
        field,
        value: file[field],
        message: `${field} must be a list.`,
      })
    }
  }
  const buyers = readParties(file, 'bA', 'B', 'bq')
  if (!buyers.ok) return buyers
  const suppliers = readParties(file, 'sA', 'S', 'sq')
  if (!suppliers.ok) return suppliers
  const requests = (file.req as readonly unknown[]).map((row) => {
    const { b, s, w } = fieldsOf(row)
    return { a: b, b: s, weight: w } as MeetingRequest
  })
  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
  const pins = list(file.pins).map((row) => {
    const { b, s, slot, table } = fieldsOf(row)
    return (table === undefined ? { a: b, b: s, slot } : { a: b, b: s, slot, table }) as Pin
  })
  const vetoes = list(file.vetoes).map((row) => {
    const { b, s } = fieldsOf(row)
    return { a: b, b: s } as Pair
  })
  const problem = {
    slots: file.T,
    tables: file.K,
    buyers: buyers.value,
    suppliers: suppliers.value,
    requests,
    ...(pins.length > 0 ? { pins } : {}),
    ...(vetoes.length > 0 ? { vetoes } : {}),
  }
  const result = validateProblem(problem)
  return result.ok ? result : { ok: false, errors: result.errors.map(inWordsOfTheFile) }
}

function fieldsOf(row: unknown): Readonly<Record<string, unknown>> {
  return typeof row === 'object' && row !== null ? (row as Readonly<Record<string, unknown>>) : {}
}

function readParties(
  file: Readonly<Record<string, unknown>>,
  grid: 'bA' | 'sA',
  size: 'B' | 'S',
  quotas: 'bq' | 'sq',
): Result<Party[], ProblemError> {
  const rows = file[grid] as readonly unknown[]
  if (file[size] !== rows.length) {
    return syntax(size, file[size], `${size} is not the number of rows of ${grid}, which is ${rows.length}.`)
  }
  const given = file[quotas] ?? null
  if (Array.isArray(given) && given.length !== rows.length) {
    return syntax(quotas, given.length, `${quotas} must be one number, or a list of ${rows.length}.`)
  }
  const parties: Party[] = []
  for (const [index, row] of rows.entries()) {
    if (!Array.isArray(row) || !row.every((cell) => cell === 0 || cell === 1)) {
      return failure({
        code: 'availability-invalid',
        field: `${grid}[${index}]`,
        value: row,
        message: 'Availability is a list of 0 and 1, one per slot.',
      })
    }
    const quota: unknown = Array.isArray(given) ? given[index] : given
    const free = row.map((cell) => cell === 1)
    // validateProblem judges the quota: here it may still be anything.
    parties.push(quota === null ? { free } : { free, quota: quota as number })
  }
  return { ok: true, value: parties }
}

/** Names of the fields as the file has them, so that the reader of an error finds the place. */
function inWordsOfTheFile(error: ProblemError): ProblemError {
  const words: readonly [RegExp, string][] = [
    [/^slots$/, 'T'],
    [/^tables/, 'K'],
    [/^buyers\[(\d+)\]\.free/, 'bA[$1]'],
    [/^suppliers\[(\d+)\]\.free/, 'sA[$1]'],
    [/^buyers\[(\d+)\]\.quota/, 'bq[$1]'],
    [/^suppliers\[(\d+)\]\.quota/, 'sq[$1]'],
    [/^requests/, 'req'],
    [/\.b$/, '.s'],
    [/\.a$/, '.b'],
    [/\.weight$/, '.w'],
  ]
  const field = words.reduce((path, [pattern, word]) => path.replace(pattern, word), error.field)
  return { ...error, field }
}

/** Writes a problem in the format that `readSelection` reads (`export problem`). */
export function writeSelection(problem: SelectionProblem): SelectionFile {
  const grid = (parties: readonly Party[]): number[][] =>
    parties.map((party) => party.free.map((free) => (free ? 1 : 0)))
  const quotas = (parties: readonly Party[]): (number | null)[] | null =>
    parties.some((party) => party.quota !== undefined) ? parties.map((party) => party.quota ?? null) : null
  return {
    B: problem.buyers.length,
    S: problem.suppliers.length,
    T: problem.slots,
    K: problem.tables,
    bq: quotas(problem.buyers),
    sq: quotas(problem.suppliers),
    bA: grid(problem.buyers),
    sA: grid(problem.suppliers),
    req: problem.requests.map((request) => ({ b: request.a, s: request.b, w: request.weight })),
    pins: (problem.pins ?? []).map(({ a, b, slot, table }) =>
      table === undefined ? { b: a, s: b, slot } : { b: a, s: b, slot, table },
    ),
    vetoes: (problem.vetoes ?? []).map(({ a, b }) => ({ b: a, s: b })),
  }
}
