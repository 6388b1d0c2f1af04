import type { Mapping, Origin } from './propose.ts'

/** Name of the form field that says where a field is read. */
export const columnField = (field: string): `c_${string}` => `c_${field}`

/** A column by its rank from 0, `v:` and a value given for every row, or nothing. */
export type ChosenColumns = Readonly<Record<`c_${string}`, string | undefined>>

/** What may be said of every row at once, by field. */
export type SameForAll = (field: string) => readonly string[]

const written = (origin: Origin | undefined, headers: readonly string[]): string => {
  if (origin === undefined) return ''
  return 'value' in origin ? `v:${origin.value}` : String(headers.indexOf(origin.header))
}

/** A mapping as a form carries it. */
export const writeChoice = (
  fields: readonly string[],
  mapping: Mapping<string>,
  headers: readonly string[],
): ChosenColumns =>
  Object.fromEntries(fields.map((field) => [columnField(field), written(mapping[field], headers)]))

/** The mapping that a form carries, with an error beside each field that cannot be. */
export const readChoice = (
  chosen: ChosenColumns,
  given: {
    readonly fields: readonly string[]
    readonly headers: readonly string[]
    readonly sameForAll: SameForAll
    /** Fields that still lack a column. */
    readonly lacking: (mapping: Mapping<string>) => readonly string[]
    readonly words: {
      readonly gone: string
      readonly twice: (field: string) => string
      readonly needed: string
    }
  },
): { readonly mapping: Mapping<string>; readonly errors: { readonly [name: string]: string } } => {
  const { fields, headers, sameForAll, words } = given
  const mapping: { [field: string]: Origin } = {}
  const errors: { [name: string]: string } = {}
  const taken = new Map<string, string>()
  for (const field of fields) {
    const value = chosen[columnField(field)] ?? ''
    if (value === '') continue
    if (value.startsWith('v:') && sameForAll(field).includes(value.slice(2))) {
      mapping[field] = { value: value.slice(2) }
      continue
    }
    const header = /^\d+$/.test(value) ? headers[Number(value)] : undefined
    const other = header === undefined ? undefined : taken.get(header)
    if (header === undefined) errors[columnField(field)] = words.gone
    else if (other !== undefined) errors[columnField(field)] = words.twice(other)
    else {
      mapping[field] = { header }
      taken.set(header, field)
    }
  }
  for (const field of given.lacking(mapping)) errors[columnField(field)] ??= words.needed
  return { mapping, errors }
}

/** Columns by their header and first values, then what may be said of every row. */
export const choicesOf = (
  field: string,
  {
    headers,
    samples,
  }: { readonly headers: readonly string[]; readonly samples: Readonly<Record<string, readonly string[]>> },
  sameForAll: SameForAll,
  words: { readonly example: (values: readonly string[]) => string; readonly all: (value: string) => string },
): readonly { readonly value: string; readonly label: string }[] => [
  ...headers.map((header, index) => ({
    value: String(index),
    label: `${header} (${words.example((samples[header] ?? []).map((value) => value.slice(0, 30)))})`,
  })),
  ...sameForAll(field).map((value) => ({ value: `v:${value}`, label: words.all(value) })),
]

/** A mapping told in words, and the headers that serve nothing. */
export const toldChoice = (
  fields: readonly string[],
  mapping: Mapping<string>,
  headers: readonly string[],
  words: { readonly all: (value: string) => string; readonly field: (field: string) => string },
) => {
  const used = Object.values(mapping).flatMap((origin) =>
    origin !== undefined && 'header' in origin ? [origin.header] : [],
  )
  return {
    used: fields.flatMap((field) => {
      const origin = mapping[field]
      if (origin === undefined) return []
      const value = 'value' in origin ? words.all(origin.value) : origin.header
      return [{ term: words.field(field), value }]
    }),
    unused: headers.filter((header) => !used.includes(header)),
  }
}
