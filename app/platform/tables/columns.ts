import { fold } from '../kernel/text.ts'

/** For each field, the headers that people write for it; the first is the one we advise. */
export type ColumnNames<Field extends string> = { readonly [F in Field]: readonly string[] }

export type MatchedColumns<Field extends string> = {
  /** Header as written, by field. */
  readonly found: { readonly [F in Field]?: string }
  readonly missing: readonly Field[]
  /** Headers that stand for no field. */
  readonly unknown: readonly string[]
}

/** « N° SIRET » and « no_siret » are the same header: accents, case, signs and spaces do not count. */
export const headerKey = (header: string): string =>
  fold(header)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/^(?:numero|num|no) /, 'n ')

/** Maps the headers of a file to fields. A header serves one field; earlier names of a field win over later ones. */
export const matchColumns = <Field extends string>(
  headers: readonly string[],
  names: ColumnNames<Field>,
): MatchedColumns<Field> => {
  const byKey = new Map<string, string>()
  for (const header of headers) {
    const key = headerKey(header)
    if (!byKey.has(key)) byKey.set(key, header)
  }
  const taken = new Set<string>()
  const found: { [F in Field]?: string } = {}
  const fields = Object.keys(names) as Field[]
  for (const field of fields) {
    const header = names[field]
      .map((name) => byKey.get(headerKey(name)))
      .find((known) => known !== undefined && !taken.has(known))
    if (header === undefined) continue
    found[field] = header
    taken.add(header)
  }
  return {
    found,
    missing: fields.filter((field) => found[field] === undefined),
    unknown: headers.filter((header) => !taken.has(header)),
  }
}
