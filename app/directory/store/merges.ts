import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import type { Structure } from '../domain/structure.ts'
import { type ReadOptions, readStructures } from './readStructures.ts'

/** The records to which merged ones lead, by the identifier of the merged one, through any number of merges. */
export const survivorsOf = async (
  db: Db,
  scope: Scope,
  ids: readonly string[],
  options: ReadOptions = {},
): Promise<ReadonlyMap<string, Structure>> => {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ merged: string; survivor: string }>`
    select merged_id as merged, final_structure(territory_id, merged_id) as survivor from structure_merge
    where territory_id = ${scope.territoryId} and merged_id = any (${ids}::uuid[])`.execute(db)
  const survivors = [...new Set(rows.map(({ survivor }) => survivor))]
  const read = await readStructures(db, scope, 'id', survivors, options)
  const byId = new Map(read.map((one) => [one.id, one]))
  return new Map(
    rows.flatMap(({ merged, survivor }) => {
      const found = byId.get(survivor)
      return found === undefined ? [] : [[merged, found] as const]
    }),
  )
}

/** The record that took over this one; null for one that nobody merged. */
export const survivorOf = async (
  db: Db,
  scope: Scope,
  { id, deletedAt }: Pick<Structure, 'id' | 'deletedAt'>,
): Promise<Structure | null> =>
  deletedAt === null ? null : ((await survivorsOf(db, scope, [id])).get(id) ?? null)

/** The record that took over the one that had this key. */
export const survivorBy = async (
  db: Db,
  scope: Scope,
  key: 'id' | 'siret' | 'short_id',
  value: string,
): Promise<Structure | null> => {
  const [merged] = await readStructures(db, scope, key, [value], { deleted: true })
  return merged === undefined ? null : survivorOf(db, scope, merged)
}

/** Waits for those who write links of records, and makes the next ones wait: held until the transaction ends. */
export const holdStructureLinks = async (ctx: Ctx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('structure_merge', 0))`.execute(ctx.db)
}

/** Writes that a record was taken over by another. */
export const recordStructureMerge = async (
  ctx: Ctx,
  { mergedId, survivorId }: { readonly mergedId: string; readonly survivorId: string },
): Promise<void> => {
  await ctx.db
    .insertInto('structure_merge')
    .values({
      territory_id: ctx.scope.territoryId,
      merged_id: mergedId,
      survivor_id: survivorId,
      merged_at: toDate(ctx.clock.now()),
    })
    .execute()
}

/** The record leads nowhere any more, and what undoing needed is forgotten. */
export const forgetStructureMerge = async (ctx: Ctx, mergedId: string): Promise<void> => {
  await ctx.db
    .deleteFrom('structure_merge')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('merged_id', '=', mergedId)
    .execute()
}
