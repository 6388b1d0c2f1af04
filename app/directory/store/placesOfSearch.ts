import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import { KeptBySize } from '../../platform/kernel/keptBySize.ts'
import { bytesOf, type Located, onlyOf, type PlaceIndex } from '../domain/placeIndex.ts'
import { everything, type Search, searchKey } from '../domain/search.ts'
import { locatedOf, placesOf } from './memory/places.ts'
import { keyOf, type ResultSet, resultsOf } from './resultSets.ts'

/** The results of a search where they stand, and the version of the directory that it is true for. */
export type PlacesOfSearch = {
  readonly version: number
  readonly set: ResultSet
  readonly located: Located
  readonly index: PlaceIndex
}

type Kept = { readonly version: number; readonly generation: number; readonly index: PlaceIndex }
/** The whole of 300 000 structures weighs eight megabytes. */
const kept = new KeptBySize<Kept>(64 * 1024 * 1024)

/** A map has no order: the same places serve every sort. */
export const unsorted = (search: Search): Search => ({ ...search, sort: 'name' })
const WHOLE = searchKey(unsorted(everything))

/** Where all results of a search are: of the whole directory, the index itself; else a part of it. */
export const placesOfSearch = async (db: Db, scope: Scope, asked: Search): Promise<PlacesOfSearch> => {
  const search = unsorted(asked)
  const set = await resultsOf(db, scope, search)
  // From here nothing waits: results, columns and index are of one version.
  const { memory, version } = set
  const { columns, generation } = memory
  const located = locatedOf(columns)
  const key = keyOf(db, scope, search)
  const known = key === null ? undefined : kept.get(key)
  if (known?.version === version && known.generation === generation)
    return { version, set, located, index: known.index }
  const all = placesOf(columns, located)
  if (searchKey(search) === WHOLE) return { version, set, located, index: all }
  const found = new Uint8Array(columns.length)
  for (const ordinal of set.ordinals) found[ordinal] = 1
  const index = onlyOf(all, located.familyOf, (ordinal) => found[ordinal] === 1)
  if (key !== null) kept.set(key, { version, generation, index }, bytesOf(index))
  return { version, set, located, index }
}
