import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import type { Forbid } from '../domain/forbid.ts'

/** Everything that the organiser forbids, the oldest first. */
export const forbidsOf = async (db: Db, scope: Scope, eventId: string): Promise<Forbid[]> => {
  const rows = await db
    .selectFrom('meeting_forbid')
    .select(['id', 'buyer_id', 'supplier_id', 'slot_id'])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    buyerId: row.buyer_id,
    supplierId: row.supplier_id,
    slotId: row.slot_id,
  }))
}

/** @returns false where the same is forbidden already */
export const insertForbid = async (ctx: Ctx, eventId: string, forbid: Forbid): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('meeting_forbid')
    .values({
      territory_id: ctx.scope.territoryId,
      event_id: eventId,
      id: forbid.id,
      buyer_id: forbid.buyerId,
      supplier_id: forbid.supplierId,
      slot_id: forbid.slotId,
      created_at: toDate(ctx.clock.now()),
    })
    .onConflict((conflict) =>
      conflict.columns(['territory_id', 'buyer_id', 'supplier_id', 'slot_id']).doNothing(),
    )
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export const removeForbid = async (ctx: Ctx, eventId: string, id: string): Promise<boolean> => {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('meeting_forbid')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('event_id', '=', eventId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
