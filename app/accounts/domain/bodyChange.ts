import type { Organisation, OrganisationKind } from './organisation.ts'

/**
 * Kinds that open rights over other bodies: the platform gives them, a body does not give them to itself. The
 * départements of a coordination are such a right too.
 */
export const grantedKinds: readonly OrganisationKind[] = ['mission', 'coordination', 'network']

/** Kinds that a body says of itself. */
export const ownKinds: readonly OrganisationKind[] = ['buyer', 'structure', 'contractor', 'partner']

export type BodyIdentity = Pick<
  Organisation,
  'name' | 'kinds' | 'siren' | 'departments' | 'city' | 'website' | 'description'
>

export const keepsDepartments = ({ kinds }: Pick<Organisation, 'kinds'>): boolean =>
  kinds.includes('coordination')

/** What a manager's form makes of a body: granted kinds, and the départements of a coordination, stay as they were. */
export const changedBody = (before: BodyIdentity, wanted: BodyIdentity): BodyIdentity => ({
  ...wanted,
  kinds: [
    ...before.kinds.filter((kind) => grantedKinds.includes(kind)),
    ...ownKinds.filter((kind) => wanted.kinds.includes(kind)),
  ],
  departments: keepsDepartments(before) ? before.departments : [...wanted.departments].sort(),
})

const FIELDS = ['name', 'kinds', 'siren', 'departments', 'city', 'website', 'description'] as const
export type BodyField = (typeof FIELDS)[number]

/** Fields that differ, whatever the order of the kinds. */
export const differingFields = (one: BodyIdentity, other: BodyIdentity): readonly BodyField[] => {
  const plain = (body: BodyIdentity, field: BodyField): string => {
    const value = body[field]
    return typeof value === 'string' || value === null ? (value ?? '') : [...value].sort().join()
  }
  return FIELDS.filter((field) => plain(one, field) !== plain(other, field))
}
