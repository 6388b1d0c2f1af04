/** A value of the journal: what JSON holds. */
type Stored = unknown

export type DifferenceLine = {
  /** Where the value is: `weights.must`. */
  readonly field: string
  /** Undefined where that side says nothing of the field. */
  readonly before: string | number | boolean | null | readonly string[] | undefined
  readonly after: string | number | boolean | null | readonly string[] | undefined
}

const isRecord = (value: Stored): value is { readonly [key: string]: Stored } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const leaf = (value: Stored): DifferenceLine['before'] => {
  if (Array.isArray(value))
    return value.map((item) => (typeof item === 'object' ? JSON.stringify(item) : String(item)))
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  return value === undefined ? undefined : JSON.stringify(value)
}

const flat = (value: Stored, path: string, found: Map<string, DifferenceLine['before']>): void => {
  if (isRecord(value) && Object.keys(value).length > 0)
    for (const [key, inner] of Object.entries(value)) flat(inner, path === '' ? key : `${path}.${key}`, found)
  else if (path !== '') found.set(path, leaf(value))
}

/**
 * What an entry of the journal changed, field by field, in the order of writing; fields that both sides tell alike are left
 * out.
 */
export const differenceOf = (before: Stored, after: Stored): readonly DifferenceLine[] => {
  const [was, is] = [new Map<string, DifferenceLine['before']>(), new Map<string, DifferenceLine['before']>()]
  flat(before, '', was)
  flat(after, '', is)
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((field) => ({ field, before: was.get(field), after: is.get(field) }))
    .filter((line) => JSON.stringify(line.before) !== JSON.stringify(line.after))
}
