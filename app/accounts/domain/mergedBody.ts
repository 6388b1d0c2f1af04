import type { BodyIdentity } from './bodyChange.ts'
import { organisationKinds } from './organisation.ts'

/**
 * What two records of the same body become: the one that stays keeps its name and what it says; what it did not know comes
 * from the other; kinds and départements of both are added up.
 */
export const mergedBody = (survivor: BodyIdentity, merged: BodyIdentity): BodyIdentity => ({
  name: survivor.name,
  kinds: organisationKinds.filter((kind) => survivor.kinds.includes(kind) || merged.kinds.includes(kind)),
  siren: survivor.siren ?? merged.siren,
  departments: [...new Set([...survivor.departments, ...merged.departments])].sort(),
  city: survivor.city ?? merged.city,
  website: survivor.website ?? merged.website,
  description: survivor.description ?? merged.description,
})
