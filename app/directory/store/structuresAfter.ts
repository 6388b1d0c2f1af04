import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Search } from '../domain/search.ts'
import { currentVersion } from './directoryVersion.ts'
import { countOf, freshResults, idsOf, keptResults } from './resultSets.ts'

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
  const kept = keptResults(db, scope, search)
  const set =
    kept !== null && kept.version === (await currentVersion(db, scope))
      ? kept
      : await freshResults(db, scope, search)
  const total = countOf(set)
  const from = after === null ? 0 : placeAfter(set.ids, total, after)
  const ids = idsOf(set, from, from + size)
  const last = ids.at(-1)
  return {
    ids,
    total,
    close: set.close,
    next: last === undefined || from + ids.length >= total ? null : { id: last, count: from + ids.length },
  }
}

const placeAfter = (ids: Buffer, total: number, { id, count }: ReadSoFar): number => {
  const wanted = Buffer.from(id.replaceAll('-', ''), 'hex')
  const bytes = wanted.length
  for (let at = ids.indexOf(wanted); at >= 0; at = ids.indexOf(wanted, at + 1))
    if (at % bytes === 0) return at / bytes + 1
  return Math.min(Math.max(0, count - 1), total)
}
