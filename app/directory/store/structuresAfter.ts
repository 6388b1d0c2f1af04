import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Search } from '../domain/search.ts'
import { idsOf, type ResultSet, resultsOf } from './resultSets.ts'

/** The last record read of a search, and how many had been read with it. */
export type ReadSoFar = { readonly id: string; readonly count: number }

/**
 * Identifiers that follow in the order of a search. What was read is found again by the record itself, wherever others came
 * or went meanwhile: nothing is given twice. Where that very record is gone, reading goes on from its place.
 */
export const idsAfter = async (
  db: Db,
  scope: Scope,
  search: Search,
  { after, size }: { readonly after: ReadSoFar | null; readonly size: number },
): Promise<{
  readonly ids: readonly string[]
  readonly total: number
  readonly close: boolean
  readonly next: ReadSoFar | null
}> => {
  const set = await resultsOf(db, scope, search)
  const { total, close } = set
  const from = after === null ? 0 : placeAfter(set, after)
  const ids = idsOf(set, from, from + size)
  const last = ids.at(-1)
  return {
    ids,
    total,
    close,
    next: last === undefined || from + ids.length >= total ? null : { id: last, count: from + ids.length },
  }
}

const placeAfter = ({ ordinals, memory, total }: ResultSet, { id, count }: ReadSoFar): number => {
  const ordinal = memory.columns.ordinalOf(id)
  const place = ordinal === undefined ? -1 : ordinals.indexOf(ordinal)
  return place >= 0 ? place + 1 : Math.min(Math.max(0, count - 1), total)
}
