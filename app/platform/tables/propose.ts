import { z } from 'zod'
import { type ColumnNames, headerKey, matchColumns } from './columns.ts'

/** Where a field is read: a column by its header, or the same value on every row. */
export type Origin = { readonly header: string } | { readonly value: string }
export type Mapping<Field extends string> = { readonly [F in Field]?: Origin }

/** A mapping as it is kept. */
export const mappingSchema = z.record(
  z.string(),
  z.union([z.strictObject({ header: z.string() }), z.strictObject({ value: z.string() })]),
)

export type Proposal<Field extends string> = {
  readonly mapping: Mapping<Field>
  /** Nothing was guessed and nothing that is needed lacks: nobody has to be asked. */
  readonly sure: boolean
}

/** How a file is matched with fields. */
export type Expected<Field extends string> = {
  readonly names: ColumnNames<Field>
  readonly required: readonly Field[]
  /** Does a cell look like what this field holds? Decides where the headers say nothing. */
  readonly looks?: { readonly [F in Field]?: (cell: string) => boolean }
}

/** Letters to change at most to take one header for another: typing slips, plurals. */
const slips = (length: number): number => (length < 5 ? 0 : length < 9 ? 1 : 2)

/** Fewest letters to change, add or take off to go from one word to the other. */
export const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1),
      )
    }
    row = next
  }
  return row[other.length] ?? 0
}

/** The more letters of the header a name explains, the closer it is; 0 = it is something else. */
const closeness = (header: string, name: string): number => {
  if (header === name) return 1000
  if (` ${header} `.includes(` ${name} `)) return 500 + name.length
  return distance(header, name) <= slips(Math.min(header.length, name.length)) ? 400 + name.length : 0
}

const mostlyLooks = (cells: readonly string[], looks: (cell: string) => boolean): boolean => {
  const full = cells.filter((cell) => cell !== '')
  return full.length > 0 && full.filter(looks).length * 5 >= full.length * 4
}

/**
 * Which column stands for which field: what was chosen the last time, then the expected headers, then those that resemble
 * them, then what the cells look like. A header serves one field.
 */
export const proposeColumns = <Field extends string>(
  headers: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
  { names, required, looks = {} }: Expected<Field>,
  remembered: Mapping<Field> = {},
): Proposal<Field> => {
  const fields = Object.keys(names) as Field[]
  const mapping: { [F in Field]?: Origin } = {}
  const taken = new Set<string>()
  const give = (field: Field, origin: Origin): void => {
    mapping[field] = origin
    if ('header' in origin) taken.add(origin.header)
  }
  const byKey = new Map(headers.map((header) => [headerKey(header), header]))
  // A file made otherwise is read for itself: what was chosen for another one would mislead.
  const alike = required.every((field) => {
    const origin = remembered[field]
    return origin === undefined || !('header' in origin) || byKey.has(headerKey(origin.header))
  })
  for (const field of fields) {
    const origin = remembered[field]
    if (origin === undefined || !alike) continue
    const header = 'header' in origin ? byKey.get(headerKey(origin.header)) : undefined
    if (header !== undefined && !taken.has(header)) give(field, { header })
  }
  const left = () => headers.filter((header) => !taken.has(header))
  const open = () => fields.filter((field) => mapping[field] === undefined)
  const { found } = matchColumns(left(), names)
  for (const field of open()) {
    const header = found[field]
    if (header !== undefined) give(field, { header })
  }
  // A value for every row stands only while no column says it.
  for (const field of open()) {
    const origin = remembered[field]
    if (alike && origin !== undefined && 'value' in origin) give(field, origin)
  }
  const certain = required.every((field) => mapping[field] !== undefined)
  let guessed = false
  const pairs = open()
    .flatMap((field) =>
      left().map((header) => ({
        field,
        header,
        score: Math.max(0, ...names[field].map((name) => closeness(headerKey(header), headerKey(name)))),
      })),
    )
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
  for (const { field, header } of pairs) {
    if (mapping[field] !== undefined || taken.has(header)) continue
    give(field, { header })
    guessed = true
  }
  for (const field of open()) {
    const fits = looks[field]
    if (fits === undefined) continue
    const header = left().find((one) =>
      mostlyLooks(
        rows.map((row) => row[one] ?? ''),
        fits,
      ),
    )
    if (header === undefined) continue
    give(field, { header })
    guessed = true
  }
  return { mapping, sure: certain && !guessed }
}

const SHOWN = 3

/** The first values of each column, to recognise it. */
export const sampleColumns = (
  headers: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    headers.map((header) => [
      header,
      [...new Set(rows.map((row) => row[header] ?? ''))]
        .filter((value) => value !== '')
        .slice(0, SHOWN)
        .map((value) => value.slice(0, 100)),
    ]),
  )

/** Columns found by their headers, as a mapping. */
export const mappedHeaders = <Field extends string>(
  found: {
    readonly [F in Field]?: string
  },
): Mapping<Field> =>
  Object.fromEntries(Object.entries(found).map(([field, header]) => [field, { header }])) as Mapping<Field>

/** What is read of a row for each field. */
export const readMapped = <Field extends string>(
  cells: Readonly<Record<string, string>>,
  mapping: Mapping<Field>,
): Partial<Record<Field, string>> => {
  const read: Partial<Record<Field, string>> = {}
  for (const [field, origin] of Object.entries(mapping) as [Field, Origin][]) {
    read[field] = 'value' in origin ? origin.value : (cells[origin.header] ?? '')
  }
  return read
}
