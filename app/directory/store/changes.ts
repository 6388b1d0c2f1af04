import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import { everything, type Search, searchKey } from '../domain/search.ts'
import { idsOf, resultsOf } from './resultSets.ts'

export type Changed = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** The structures of a search that changed last, the latest first. */
export const changedLately = async (
  db: Db,
  scope: Scope,
  search: Search,
  size: number,
): Promise<readonly Changed[]> => {
  const all = searchKey({ ...search, sort: 'name' }) === searchKey(everything)
  const found = all ? null : await resultsOf(db, scope, search)
  const among = found === null ? sql`true` : sql`id = any (${idsOf(found, 0, found.total)}::uuid[])`
  const { rows } = await sql<Changed>`
    select id, slug, name, created_at as "createdAt", updated_at as "updatedAt" from structure
    where territory_id = ${scope.territoryId} and deleted_at is null and ${among}
    order by updated_at desc, id limit ${size}`.execute(db)
  return rows
}

/** When each of these structures changed last. */
export const changeDates = async (
  db: Db,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Date>> => {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('structure')
    .select(['id', 'updated_at'])
    .where('territory_id', '=', scope.territoryId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, updated_at }) => [id, updated_at]))
}

/** When the directory changed last; null while it is empty. */
export const lastChange = async (db: Db, scope: Scope): Promise<Date | null> => {
  const row = await db
    .selectFrom('structure')
    .select('updated_at')
    .where('territory_id', '=', scope.territoryId)
    .orderBy('updated_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.updated_at ?? null
}

/** Parts of at most `size` records, in the order of their making: how many, and when one of each changed last. */
export const partsOf = async (db: Db, scope: Scope, size: number): Promise<readonly Date[]> => {
  const { rows } = await sql<{ changed: Date }>`
    select max(updated_at) as changed from (
      select updated_at, (row_number() over (order by id) - 1) / ${size}::int as part
      from structure where territory_id = ${scope.territoryId} and deleted_at is null) numbered
    group by part order by part`.execute(db)
  return rows.map(({ changed }) => changed)
}

const BATCH = 5000

/** The addresses of one of those parts, in batches. */
export async function* addressesOf(
  db: Db,
  scope: Scope,
  { part, size }: { readonly part: number; readonly size: number },
): AsyncGenerator<readonly { readonly slug: string; readonly updatedAt: Date }[]> {
  const rowsFrom = (condition: ReturnType<typeof sql>, limit: number, offset: number) =>
    sql<{ id: string; slug: string; updatedAt: Date }>`
      select id, slug, updated_at as "updatedAt" from structure
      where territory_id = ${scope.territoryId} and deleted_at is null and ${condition} order by id limit ${limit} offset ${offset}`.execute(
      db,
    )
  let { rows } = await rowsFrom(sql`true`, Math.min(BATCH, size), (part - 1) * size)
  for (let given = 0; rows.length > 0; ) {
    yield rows
    given += rows.length
    const left = Math.min(BATCH, size - given)
    if (left <= 0) return
    rows = (await rowsFrom(sql`id > ${rows.at(-1)?.id ?? ''}`, left, 0)).rows
  }
}
