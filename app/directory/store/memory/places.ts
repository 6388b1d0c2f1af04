import { families, familyOf } from '../../domain/families.ts'
import { emptyIndex, type Located, type PlaceIndex, withPlaces } from '../../domain/placeIndex.ts'
import type { Columns } from './columns.ts'

type Kept = { readonly length: number; readonly dead: number; readonly index: PlaceIndex }
const kept = new WeakMap<Columns, Kept>()

/** Number of the family of each profile. */
const familiesOf = ({ profiles }: Columns): Uint8Array => {
  const { first, value } = profiles.traits.kind
  const names = profiles.values.kind.list
  return Uint8Array.from({ length: profiles.size }, (_, profile) => {
    const own: string[] = []
    for (let at = first.at(profile); at < first.at(profile + 1); at += 1) own.push(names[value.at(at)] ?? '')
    return families.indexOf(familyOf(own))
  })
}

/** Where the structures of the memory are, and of which family. */
export const locatedOf = (columns: Columns): Located => {
  const byProfile = familiesOf(columns)
  const { latitude, longitude, profile } = columns
  return { latitude, longitude, familyOf: (ordinal) => byProfile[profile[ordinal] ?? 0] ?? 0 }
}

/** Every structure that has a position, along the curve: what came since the last call is put in its place. */
export const placesOf = (columns: Columns, located: Located): PlaceIndex => {
  const { length, dead, alive } = columns
  const known = kept.get(columns)
  if (known?.length === length && known.dead === dead) return known.index
  const from = known?.length ?? 0
  const added = Uint32Array.from({ length: length - from }, (_, rank) => from + rank)
  const index = withPlaces(known?.index ?? emptyIndex, located, added, (ordinal) => alive[ordinal] === 1)
  kept.set(columns, { length, dead, index })
  return index
}
