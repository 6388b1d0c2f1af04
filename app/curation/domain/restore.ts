import type { Origin, RevisedField, Revision, Structure, StructureChange } from '../../directory/index.ts'

/** Follows from the others, has a door of its own (who holds the record, the trash), or is kept nowhere (photos, people). */
const APART: ReadonlySet<string> = new Set<RevisedField | 'contact'>([
  'slug',
  'photos',
  'contact',
  'organisationId',
  'deletedAt',
  'source',
  'sourceDate',
  'origins',
  'position',
  'communeCode',
  'department',
])

/** Fields of a change that may become again what they were before it. */
export const restorable = ({ before, after }: Pick<Revision, 'before' | 'after'>): string[] =>
  before === null ? [] : Object.keys(after).filter((field) => !APART.has(field))

const ADDRESS = ['address', 'postCode', 'city']

/**
 * The change that gives these fields the values that they had before a revision, with where those came from. A place
 * comes back with its address.
 */
export const restoringChange = (
  structure: Structure,
  { before }: Pick<Revision, 'before'>,
  fields: readonly string[],
): StructureChange => {
  if (before === null) return {}
  const values: Readonly<Record<string, unknown>> = before
  const was = (before.origins ?? structure.origins) as Readonly<Record<string, Origin | undefined>>
  const origins: Record<string, Origin> = { ...structure.origins }
  const moved = fields.some((field) => ADDRESS.includes(field))
  const place = moved && 'position' in before ? ['position'] : []
  for (const field of [...fields, ...place]) {
    const key = ADDRESS.includes(field) ? 'address' : field
    const origin = was[key]
    if (origin === undefined) delete origins[key]
    else origins[key] = origin
  }
  return {
    ...Object.fromEntries([...fields, ...place].map((field) => [field, values[field] ?? null])),
    origins,
  } as StructureChange
}
