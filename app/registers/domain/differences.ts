import type { Difference, RevisedField, Structure } from '../../directory/index.ts'
import type { FieldDifference } from './structureImport.ts'

/** What follows from other fields, or says where a value comes from: nobody compares it. */
const SILENT: ReadonlySet<string> = new Set<RevisedField>([
  'slug',
  'communeCode',
  'origins',
  'source',
  'department',
])
const MOST = 200

type Said = { readonly [F in RevisedField]?: (value: NonNullable<Structure[F]>) => string }

const said: Said = {
  kinds: (kinds) =>
    kinds
      .map(({ kind, basis }) => (basis?.validTo ? `${kind} (→ ${basis.validTo})` : kind))
      .sort()
      .join(', '),
  activities: (activities) => [...new Set(activities.map(({ sector }) => sector))].sort().join(', '),
  position: ({ latitude, longitude }) => `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`,
  references: (references) => references.map(({ client }) => client).join(', '),
  photos: (photos) => String(photos.length),
}

/** A value of a record in a few words. */
export const inWords = (field: RevisedField, value: unknown): string => {
  if (value === null || value === undefined) return ''
  const words = said[field] as ((given: unknown) => string) | undefined
  const text = words?.(value) ?? (Array.isArray(value) ? value.join(', ') : String(value))
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text
}

/** What a change does to a record, field by field; a value whose words stay the same is left out. */
export const differencesOf = (difference: Difference | null): readonly FieldDifference[] => {
  if (difference === null || difference.before === null) return []
  const { before, after } = difference
  return (Object.keys(after) as RevisedField[])
    .filter((field) => !SILENT.has(field))
    .map((field) => ({ field, before: inWords(field, before[field]), after: inWords(field, after[field]) }))
    .filter(({ before: was, after: becomes }) => was !== becomes)
}
