import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
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

/** Sets kept, the least recently used first. Bounded by their bytes: 100 000 results weigh 1.6 MB. */
const kept = new Map<string, ResultSet>()
const running = new Map<string, Promise<ResultSet>>()
const MOST_BYTES = 32 * 1024 * 1024
const OVERHEAD = 256
let bytes = 0

const weight = (set: ResultSet): number => set.ids.length + OVERHEAD

const forget = (key: string): void => {
  const set = kept.get(key)
  if (set === undefined) return
  kept.delete(key)
  bytes -= weight(set)
}

const keep = (key: string, set: ResultSet): void => {
  forget(key)
  if (weight(set) > MOST_BYTES / 4) return
  kept.set(key, set)
  bytes += weight(set)
  for (const oldest of kept.keys()) {
    if (bytes <= MOST_BYTES) break
    forget(oldest)
  }
}

const keyOf = (db: Db, scope: Scope, search: Search): string | null =>
  // Inside a transaction the directory may hold rows that others must not see yet.
  db.isTransaction ? null : `${scope.territoryId}:${databaseNumber(db)}:${searchKey(search)}`

const numbers = new WeakMap<object, number>()
let databases = 0
/** Tests open several databases in one process. */
const databaseNumber = (db: Db): number => {
  const known = numbers.get(db)
  if (known !== undefined) return known
  databases += 1
  numbers.set(db, databases)
  return databases
}

/** The set kept for this search, whatever its version: the caller compares it with the version of the rows it reads. */
export const keptResults = (db: Db, scope: Scope, search: Search): ResultSet | null => {
  const key = keyOf(db, scope, search)
  const set = key === null ? undefined : kept.get(key)
  if (key === null || set === undefined) return null
  kept.delete(key)
  kept.set(key, set)
  return set
}

/** Computes the set again; many who ask together wait for one computation. */
export const freshResults = (db: Db, scope: Scope, search: Search): Promise<ResultSet> => {
  const key = keyOf(db, scope, search)
  if (key === null) return compute(db, scope, search)
  const already = running.get(key)
  if (already !== undefined) return already
  const computing = compute(db, scope, search)
    .then((set) => {
      keep(key, set)
      return set
    })
    .finally(() => running.delete(key))
  running.set(key, computing)
  return computing
}
