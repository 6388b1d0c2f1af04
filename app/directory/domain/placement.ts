import { communeKey } from '../../platform/geo/communeKey.ts'
import type { Commune } from '../../platform/geo/find.ts'
import type { Structure } from './structure.ts'

export type Gazetteer = {
  readonly byPostCode: ReadonlyMap<string, readonly Commune[]>
  readonly byName: ReadonlyMap<string, readonly Commune[]>
}

/** Origin of a position that is only the centre of the town. */
export const TOWN_CENTRE = 'commune'

const fits = (commune: Commune, key: string): boolean => {
  const name = communeKey(commune.name)
  return name === key || name.startsWith(`${key} `) || key.startsWith(`${name} `)
}

/** Of the communes that fit, the narrowest: a district of Paris rather than the whole city. */
const narrowest = (communes: readonly Commune[]): Commune | undefined =>
  communes.toSorted((a, b) => a.postCodes.length - b.postCodes.length)[0]

const at = (structure: Structure, commune: Commune): Structure => {
  const centred = structure.position === null && commune.position !== null
  return {
    ...structure,
    communeCode: commune.parent ?? commune.code,
    department: commune.department,
    position: structure.position ?? commune.position,
    origins: centred
      ? { ...structure.origins, position: { source: TOWN_CENTRE, date: null } }
      : structure.origins,
  }
}

/**
 * Completes a place: the commune of the postal code and town, and its centre where the row has no position. When the
 * postal code is that of other towns, it is left empty (`towns` names them) and the town decides if it is the only one
 * of its name.
 */
export const placed = (
  structure: Structure,
  gazetteer: Gazetteer,
): { readonly structure: Structure; readonly towns: string | null } => {
  const key = communeKey(structure.city ?? '')
  const candidates = structure.postCode === null ? [] : (gazetteer.byPostCode.get(structure.postCode) ?? [])
  if (candidates.length > 0) {
    const commune = narrowest(
      key === '' ? candidates.slice(0, 1) : candidates.filter((one) => fits(one, key)),
    )
    if (commune !== undefined) return { structure: at(structure, commune), towns: null }
  }
  const named = key === '' ? [] : (gazetteer.byName.get(key) ?? [])
  const only = named.length === 1 ? named[0] : undefined
  // A special code (« cedex ») is in no list: the town is then found by its name, within its département.
  if (candidates.length === 0) {
    const near = named.filter(({ department }) => department === structure.department)
    const commune = near.length === 1 ? near[0] : undefined
    return { structure: commune === undefined ? structure : at(structure, commune), towns: null }
  }
  const doubtful = { ...structure, postCode: null, department: only?.department ?? structure.department }
  const towns = candidates
    .slice(0, 3)
    .map((one) => one.name)
    .join(', ')
  return { structure: only === undefined ? doubtful : at(doubtful, only), towns }
}
