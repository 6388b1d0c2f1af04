import { type Structure, sourcedFields } from './structure.ts'

/** Why a record changed. */
export const causes = [
  'created',
  'edited',
  'import',
  'undo',
  'register',
  'suggestion',
  'claim',
  'merge',
  'restored',
  'deleted',
] as const
export type Cause = (typeof causes)[number]

/** Fields whose changes are kept. The rest follows from them or says nothing of the structure. */
export const revisedFields = [
  'slug',
  'siret',
  ...sourcedFields,
  'postCode',
  'city',
  'communeCode',
  'department',
  'kinds',
  'source',
  'sourceDate',
  'origins',
  'organisationId',
  'deletedAt',
] as const satisfies readonly (keyof Structure)[]
export type RevisedField = (typeof revisedFields)[number]

/** Some fields of a structure, as they were or became. */
export type Snapshot = { readonly [F in RevisedField]?: Structure[F] } & {
  /** There was somebody to speak to: who they are is kept nowhere but in the record itself. */
  readonly contact?: boolean
}

export type Difference = { readonly before: Snapshot | null; readonly after: Snapshot }

/** Values that are equal whatever the order in which their keys were written: JSON of the database has its own. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined && one !== null)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, canonical(one)]),
  )
}

export const same = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(canonical(one) ?? null) === JSON.stringify(canonical(other) ?? null)

/** Kinds and activities are sets: their order says nothing. */
const unordered = (field: RevisedField, value: unknown): unknown =>
  (field === 'kinds' || field === 'activities') && Array.isArray(value)
    ? value.map((one) => JSON.stringify(canonical(one))).sort()
    : value

/** The fields that differ, each side alone; null when none does. */
export const differenceOf = (before: Structure | null, after: Structure): Difference | null => {
  if (before === null) return { before: null, after: { siret: after.siret, name: after.name } }
  const changed = revisedFields.filter(
    (field) => !same(unordered(field, before[field]), unordered(field, after[field])),
  )
  if (changed.length === 0) return null
  const side = (structure: Structure): Snapshot =>
    Object.fromEntries(changed.map((field) => [field, structure[field] ?? null])) as Snapshot
  return { before: side(before), after: side(after) }
}
