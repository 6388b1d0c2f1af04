import { z } from 'zod'

/** What is wrong with one field: named, with the value and the remedy in its sentence. */
export type Problem = { readonly field: string; readonly sentence: string }

z.config(z.locales.fr())

/** A query parameter or form field that may come several times: always a list. */
export const many = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
    z.array(item),
  )

/** An empty field means that nothing was said. */
export const optional = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    item.optional(),
  )

/** Page number of a list, counting from 1. */
export const pageNumber = z.coerce.number().int().min(1).max(100_000).default(1)

const sentenceOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'unrecognized_keys') {
    return `Ce paramètre n’existe pas sur cette page : ${issue.keys.join(', ')}. Retirez-le de l’adresse.`
  }
  return issue.message
}

/** A value among several is a problem of their field: `roles`, not `roles.0`. */
const fieldOf = (path: readonly PropertyKey[]): string =>
  (typeof path.at(-1) === 'number' ? path.slice(0, -1) : path).map(String).join('.')

/** French problems of a failed parse, one for each field. */
export const problemsOf = (error: z.ZodError): Problem[] =>
  error.issues.map((issue) => ({
    field: issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : fieldOf(issue.path),
    sentence: sentenceOf(issue),
  }))

/** Values of a query or a body as zod reads them: one value alone, several as a list. */
export const flatten = (entries: Iterable<[string, FormDataEntryValue]>): Record<string, unknown> => {
  const values: Record<string, FormDataEntryValue | FormDataEntryValue[]> = Object.create(null)
  for (const [name, value] of entries) {
    const known = values[name]
    values[name] = known === undefined ? value : Array.isArray(known) ? [...known, value] : [known, value]
  }
  return { ...values }
}

/** Fields that hold a NUL character: nobody types one, and PostgreSQL stores none. */
export const unwritable = (values: Readonly<Record<string, unknown>>): Problem[] =>
  Object.entries(values).flatMap(([field, value]) =>
    [value].flat().some((one) => typeof one === 'string' && one.includes('\u0000'))
      ? [
          {
            field,
            sentence: 'Ce champ contient un caractère qui ne s’enregistre pas. Effacez-le, puis retapez-le.',
          },
        ]
      : [],
  )
