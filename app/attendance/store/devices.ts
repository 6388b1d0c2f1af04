import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'

/** A telephone or a computer that keeps the door. */
export type DoorDevice = {
  readonly id: string
  readonly label: string
  readonly createdAt: Date
  readonly revokedAt: Date | null
}

export const devicesOf = (db: Db, scope: Scope, eventId: string): Promise<DoorDevice[]> =>
  db
    .selectFrom('door_device')
    .select(['id', 'label', 'created_at as createdAt', 'revoked_at as revokedAt'])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('created_at')
    .execute()

export const insertDevice = async (
  ctx: Ctx,
  eventId: string,
  device: Pick<DoorDevice, 'id' | 'label'>,
): Promise<void> => {
  await ctx.db
    .insertInto('door_device')
    .values({
      territory_id: ctx.scope.territoryId,
      event_id: eventId,
      ...device,
      created_at: toDate(ctx.clock.now()),
    })
    .execute()
}

/** @returns false when no such device kept the door */
export const closeDevice = async (ctx: Ctx, eventId: string, id: string): Promise<boolean> => {
  const closed = await ctx.db
    .updateTable('door_device')
    .set({ revoked_at: toDate(ctx.clock.now()) })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('event_id', '=', eventId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return closed.numUpdatedRows > 0n
}
