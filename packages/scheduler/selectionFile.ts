import type {
  Forbid,
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
 * `sq`, `bq`: quota of every supplier / buyer, one number for all or one per party, null = none. In the same way
 * `sl`, `bl`: guaranteed meetings; `sr`, `br`: representatives.
 */
export interface SelectionFile {
  readonly B: number
  readonly S: number
  readonly T: number
  readonly K: number | readonly number[]
  readonly sq?: Figures
  readonly bq?: Figures
  readonly sl?: Figures
  readonly bl?: Figures
  readonly sr?: Figures
  readonly br?: Figures
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
  readonly forbids?: readonly { readonly b: number; readonly s: number; readonly slot: number }[]
}

type Figures = number | readonly (number | null)[] | null

/** Keys of the figures of the parties of one side, after its letter (`s` or `b`). */
const FIGURES = { q: 'quota', l: 'least', r: 'representatives' } as const
const LETTERS = ['q', 'l', 'r'] as const

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
  const buyers = readParties(file, 'b', 'B')
  if (!buyers.ok) return buyers
  const suppliers = readParties(file, 's', 'S')
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
  const forbids = list(file.forbids).map((row) => {
    const { b, s, slot } = fieldsOf(row)
    return { a: b, b: s, slot } as Forbid
  })
  const problem = {
    slots: file.T,
    tables: file.K,
    buyers: buyers.value,
    suppliers: suppliers.value,
    requests,
    ...(pins.length > 0 ? { pins } : {}),
    ...(vetoes.length > 0 ? { vetoes } : {}),
    ...(forbids.length > 0 ? { forbids } : {}),
  }
  const result = validateProblem(problem)
  return result.ok ? result : { ok: false, errors: result.errors.map(inWordsOfTheFile) }
}

function fieldsOf(row: unknown): Readonly<Record<string, unknown>> {
  return typeof row === 'object' && row !== null ? (row as Readonly<Record<string, unknown>>) : {}
}

function readParties(
  file: Readonly<Record<string, unknown>>,
  side: 'b' | 's',
  size: 'B' | 'S',
): Result<Party[], ProblemError> {
  const grid = `${side}A`
  const rows = file[grid] as readonly unknown[]
  if (file[size] !== rows.length) {
    return syntax(size, file[size], `${size} is not the number of rows of ${grid}, which is ${rows.length}.`)
  }
  for (const letter of LETTERS) {
    const given = file[side + letter]
    if (Array.isArray(given) && given.length !== rows.length) {
      const message = `${side}${letter} must be one number, or a list of ${rows.length}.`
      return syntax(side + letter, given.length, message)
    }
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
    const party: Record<string, unknown> = { free: row.map((cell) => cell === 1) }
    for (const letter of LETTERS) {
      const given = file[side + letter]
      const figure: unknown = Array.isArray(given) ? given[index] : given
      // validateProblem judges the figure: here it may still be anything.
      if (figure !== null && figure !== undefined) party[FIGURES[letter]] = figure
    }
    parties.push(party as unknown as Party)
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
    ...LETTERS.flatMap((letter): [RegExp, string][] => [
      [new RegExp(`^buyers\\[(\\d+)\\]\\.${FIGURES[letter]}`), `b${letter}[$1]`],
      [new RegExp(`^suppliers\\[(\\d+)\\]\\.${FIGURES[letter]}`), `s${letter}[$1]`],
    ]),
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
  const figures = (parties: readonly Party[], letter: 'q' | 'l' | 'r'): (number | null)[] | null => {
    const name = FIGURES[letter]
    return parties.some((party) => party[name] !== undefined)
      ? parties.map((party) => party[name] ?? null)
      : null
  }
  const { buyers, suppliers } = problem
  return {
    B: problem.buyers.length,
    S: problem.suppliers.length,
    T: problem.slots,
    K: problem.tables,
    bq: figures(buyers, 'q'),
    sq: figures(suppliers, 'q'),
    bl: figures(buyers, 'l'),
    sl: figures(suppliers, 'l'),
    br: figures(buyers, 'r'),
    sr: figures(suppliers, 'r'),
    bA: grid(problem.buyers),
    sA: grid(problem.suppliers),
    req: problem.requests.map((request) => ({ b: request.a, s: request.b, w: request.weight })),
    pins: (problem.pins ?? []).map(({ a, b, slot, table }) =>
      table === undefined ? { b: a, s: b, slot } : { b: a, s: b, slot, table },
    ),
    vetoes: (problem.vetoes ?? []).map(({ a, b }) => ({ b: a, s: b })),
    ...(problem.forbids === undefined
      ? {}
      : { forbids: problem.forbids.map(({ a, b, slot }) => ({ b: a, s: b, slot })) }),
  }
}
