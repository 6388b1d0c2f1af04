import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Search } from '../domain/search.ts'
import { resultsOf } from './resultSets.ts'

/** Where the results of a search are, column by column, in the order of the list; those without a position are left out. */
export type Positions = {
  /** Version of the directory that they are true for. */
  readonly version: number
  readonly ids: readonly string[]
  /** First kind of each. */
  readonly kinds: readonly (string | null)[]
  readonly latitudes: Float64Array
  readonly longitudes: Float64Array
}

/** Positions and kinds of the whole result, from memory: no row is read. */
export const findPositions = async (db: Db, scope: Scope, search: Search): Promise<Positions> => {
  const { ordinals, memory, version } = await resultsOf(db, scope, search)
  const { columns } = memory
  const placed = ordinals.filter((ordinal) => !Number.isNaN(columns.latitude[ordinal] ?? Number.NaN))
  return {
    version,
    ids: Array.from(placed, (ordinal) => columns.idOf(ordinal)),
    kinds: Array.from(placed, (ordinal) => columns.profiles.kind[columns.profile[ordinal] ?? 0] ?? null),
    latitudes: Float64Array.from(placed, (ordinal) => columns.latitude[ordinal] ?? 0),
    longitudes: Float64Array.from(placed, (ordinal) => columns.longitude[ordinal] ?? 0),
  }
}
