import { fold } from '../kernel/text.ts'

/** Header without accents, case or punctuation: « N° de SIRET » → `n de siret`. */
const key = (header: string): string =>
  fold(header)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

export type MatchedColumns<Field extends string> = {
  /** Header of each field that was recognised. */
  readonly found: Readonly<Partial<Record<Field, string>>>
  readonly missing: readonly Field[]
  /** Headers that mean nothing to us. */
  readonly unknown: readonly string[]
}

/** Recognises the headers of a file among the names that people give to each field. */
export const matchColumns = <Field extends string>(
  headers: readonly string[],
  names: Readonly<Record<Field, readonly string[]>>,
): MatchedColumns<Field> => {
  const found: Partial<Record<Field, string>> = {}
  const taken = new Set<string>()
  const fields = Object.keys(names) as Field[]
  for (const field of fields) {
    const known = new Set(names[field].map(key))
    const header = headers.find((candidate) => !taken.has(candidate) && known.has(key(candidate)))
    if (header === undefined) continue
    found[field] = header
    taken.add(header)
  }
  return {
    found,
    missing: fields.filter((field) => found[field] === undefined),
    unknown: headers.filter((header) => header !== '' && !taken.has(header)),
  }
}
