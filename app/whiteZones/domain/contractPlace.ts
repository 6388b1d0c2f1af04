import { type Contract, territoryOf } from '../../../packages/decp/index.ts'

/** Where a contract lies for a deployment: in one of its départements, somewhere in it, or elsewhere. */
export type ContractPlace =
  | { readonly kind: 'department'; readonly code: string }
  | { readonly kind: 'somewhere' }
  | { readonly kind: 'outside' }

/**
 * The place of a contract, its code always read with its kind. A whole région is « somewhere »: no département is told. A
 * country, or no place at all, says nothing of the territory.
 * @param departments codes of the territory; none = the whole country
 */
export const contractPlaceOf = (
  contract: Pick<Contract, 'place'>,
  departments: readonly string[],
  regions: readonly string[],
): ContractPlace => {
  const found = territoryOf(contract.place)
  if (found.kind === 'department' && (departments.length === 0 || departments.includes(found.code)))
    return { kind: 'department', code: found.code }
  if (found.kind === 'region' && (departments.length === 0 || regions.includes(found.code)))
    return { kind: 'somewhere' }
  return { kind: 'outside' }
}
