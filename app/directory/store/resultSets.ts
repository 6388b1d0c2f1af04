import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import { KeptBySize } from '../../platform/kernel/keptBySize.ts'
import { type Search, searchKey } from '../domain/search.ts'
import { conditionOf, mayBeMistyped, orderOf } from './conditions.ts'

/** The whole answer to a search: identifiers in order, sixteen bytes each, and the version of the directory they hold for. */
export type ResultSet = {
  readonly version: number
  readonly ids: Buffer
  /** No word was found as typed: these results come close. */
  readonly close: boolean
}

const ID_BYTES = 16
export const countOf = (set: ResultSet): number => set.ids.length / ID_BYTES

/** Identifiers `from` (included) to `to` (excluded) as the database writes them. */
export const idsOf = (set: ResultSet, from: number, to: number): string[] => {
  const ids: string[] = []
  const end = Math.min(to * ID_BYTES, set.ids.length)
  for (let at = from * ID_BYTES; at < end; at += ID_BYTES) {
    const hex = set.ids.toString('hex', at, at + ID_BYTES)
    ids.push(
      `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
    )
  }
  return ids
}

const read = async (db: Db, scope: Scope, search: Search, close: boolean): Promise<ResultSet> => {
  // One statement, hence one snapshot: the version read is that of the rows.
  const { rows } = await sql<{ version: number; ids: Buffer }>`
    with hit as (
      select structure.id, row_number() over (order by ${orderOf(search, close)}) as place
      from structure where ${conditionOf(scope, search, close)}
    )
    select coalesce((select version from directory_version where territory_id = ${scope.territoryId}), 0) as version,
      coalesce((select string_agg(uuid_send(id), ''::bytea order by place) from hit), ''::bytea) as ids`.execute(
    db,
  )
  const row = rows[0] ?? { version: 0, ids: Buffer.alloc(0) }
  return { version: row.version, ids: row.ids, close }
}

const compute = async (db: Db, scope: Scope, search: Search): Promise<ResultSet> => {
  const exact = await read(db, scope, search, false)
  if (exact.ids.length > 0 || search.words === '' || !mayBeMistyped(search)) return exact
  return read(db, scope, search, true)
}

/** 100 000 results weigh 1.6 MB. */
const kept = new KeptBySize<ResultSet>(32 * 1024 * 1024)
const running = new Map<string, Promise<ResultSet>>()
const OVERHEAD = 256

/** Null inside a transaction: the directory may hold rows that others must not see yet. */
export const keyOf = (db: Db, scope: Scope, search: Search): string | null =>
  db.isTransaction ? null : `${scope.territoryId}:${searchKey(search)}`

/** The set kept for this search, whatever its version: the caller compares it with the version of the rows it reads. */
export const keptResults = (db: Db, scope: Scope, search: Search): ResultSet | null => {
  const key = keyOf(db, scope, search)
  return (key === null ? undefined : kept.get(key)) ?? null
}

/** Computes the set again; many who ask together wait for one computation. */
export const freshResults = (db: Db, scope: Scope, search: Search): Promise<ResultSet> => {
  const key = keyOf(db, scope, search)
  if (key === null) return compute(db, scope, search)
  const already = running.get(key)
  if (already !== undefined) return already
  const computing = compute(db, scope, search)
    .then((set) => {
      kept.set(key, set, set.ids.length + OVERHEAD)
      return set
    })
    .finally(() => running.delete(key))
  running.set(key, computing)
  return computing
}
