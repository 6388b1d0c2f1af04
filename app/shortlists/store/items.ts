import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import type { ShortlistItem } from '../domain/shortlist.ts'

/** What a list holds, in its order. */
export const itemsOf = async (db: Db, scope: Scope, shortlistId: string): Promise<ShortlistItem[]> => {
  const rows = await db
    .selectFrom('shortlist_item as item')
    .leftJoin('person as adder', 'adder.id', 'item.added_by')
    .leftJoin('person as writer', 'writer.id', 'item.note_by')
    .select([
      'item.structure_id',
      'item.note',
      'item.note_version',
      'item.note_at',
      'item.added_at',
      'adder.name as adder',
      'writer.name as writer',
    ])
    .where('item.territory_id', '=', scope.territoryId)
    .where('item.shortlist_id', '=', shortlistId)
    .where('item.removed_at', 'is', null)
    .orderBy('item.position')
    .orderBy('item.structure_id')
    .execute()
  return rows.map((row) => ({
    structureId: row.structure_id,
    note: row.note,
    noteVersion: row.note_version,
    noteBy: row.writer,
    noteAt: row.note_at,
    addedBy: row.adder,
    addedAt: row.added_at,
  }))
}

const one = (ctx: Ctx, shortlistId: string, structureId: string) =>
  ctx.db
    .updateTable('shortlist_item')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('shortlist_id', '=', shortlistId)
    .where('structure_id', '=', structureId)

/** Adds at the end; a line that was removed comes back with its note. @returns whether it was not there yet */
export const addItem = async (
  ctx: Ctx,
  item: { readonly shortlistId: string; readonly structureId: string; readonly personId: string },
): Promise<boolean> => {
  const now = toDate(ctx.clock.now())
  const { rows } = await sql<{ structure_id: string }>`
    insert into shortlist_item (territory_id, shortlist_id, structure_id, position, added_by, added_at)
    select ${ctx.scope.territoryId}::uuid, ${item.shortlistId}::uuid, ${item.structureId}::uuid,
      coalesce(max(position), 0) + 1, ${item.personId}::uuid, ${now}::timestamptz
      from shortlist_item where territory_id = ${ctx.scope.territoryId} and shortlist_id = ${item.shortlistId}
    on conflict (territory_id, shortlist_id, structure_id) do update
      set removed_at = null, position = excluded.position, added_by = excluded.added_by, added_at = excluded.added_at
      where shortlist_item.removed_at is not null
    returning structure_id`.execute(ctx.db)
  return rows.length > 0
}

/** Writes a note over the version that was read. @returns false when somebody wrote another one since */
export const writeNote = async (
  ctx: Ctx,
  item: {
    readonly shortlistId: string
    readonly structureId: string
    readonly note: string
    readonly version: number
    readonly personId: string
  },
): Promise<boolean> => {
  const done = await one(ctx, item.shortlistId, item.structureId)
    .set({
      note: item.note,
      note_version: item.version + 1,
      note_by: item.personId,
      note_at: toDate(ctx.clock.now()),
    })
    .where('note_version', '=', item.version)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** @returns whether it changed anything */
export const setRemoved = async (
  ctx: Ctx,
  shortlistId: string,
  structureId: string,
  removed: boolean,
): Promise<boolean> => {
  const done = await one(ctx, shortlistId, structureId)
    .set({ removed_at: removed ? toDate(ctx.clock.now()) : null })
    .where('removed_at', removed ? 'is' : 'is not', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Numbers the lines as they are given. */
export const reorder = async (
  ctx: Ctx,
  shortlistId: string,
  structureIds: readonly string[],
): Promise<void> => {
  await sql`
    update shortlist_item item set position = wanted.place
    from unnest(${structureIds}::uuid[]) with ordinality as wanted (id, place)
    where item.territory_id = ${ctx.scope.territoryId} and item.shortlist_id = ${shortlistId}
      and item.structure_id = wanted.id`.execute(ctx.db)
}
