import { slugify } from '../../platform/kernel/text.ts'
import { type RevisedField, same } from './revision.ts'
import { type Contact, type Origin, type SourcedField, type Structure, sourcedFields } from './structure.ts'

/** What a change may say. Where it lies and what its address is called follow from it. */
export type StructureChange = {
  readonly [F in Exclude<RevisedField, 'slug' | 'photos'>]?: Structure[F]
} & {
  /** Null takes them away. */
  readonly contact?: Contact | null
}

const isSourced = (field: string): field is SourcedField =>
  (sourcedFields as readonly string[]).includes(field)

/** The field under which the origin of another is kept. */
const originField = (field: string): SourcedField | null => {
  if (field === 'postCode' || field === 'city') return 'address'
  return isSourced(field) ? field : null
}

/** Fields of a change that say something else than the record. */
export const changedFields = (structure: Structure, change: StructureChange): RevisedField[] =>
  (Object.keys(change) as (keyof StructureChange)[]).filter(
    (field): field is Exclude<RevisedField, 'slug' | 'photos'> =>
      field !== 'contact' && change[field] !== undefined && !same(structure[field], change[field]),
  )

/** Does the place that the record says change? */
export const movesPlace = (fields: readonly RevisedField[]): boolean =>
  fields.some((field) => field === 'address' || field === 'postCode' || field === 'city')

/** The record with a change: each value that it gives has this origin. */
export const changedBy = (structure: Structure, change: StructureChange, origin: Origin): Structure => {
  const { contact: _, ...values } = change
  const fields = changedFields(structure, change)
  const origins: { [F in SourcedField]?: Origin } = { ...structure.origins }
  for (const field of fields) {
    const key = originField(field)
    if (key !== null) origins[key] = origin
  }
  // Its centre was that of the former town.
  const forgotten = movesPlace(fields) && change.position === undefined
  if (forgotten) delete origins.position
  const next = {
    ...structure,
    ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
    ...(forgotten ? { position: null, communeCode: null } : {}),
    origins: change.origins ?? origins,
  }
  return next.name === structure.name
    ? next
    : { ...next, slug: `${slugify(next.name)}-${structure.slug.slice(-10)}` }
}
