import type { Ctx } from '../../platform/database/context.ts'
import { type Temporal, toDate } from '../../platform/kernel/dates.ts'

/** The live links of an event work until this moment at least: its day moved. */
export const extendAccessLinks = async (
  ctx: Ctx,
  eventId: string,
  until: Temporal.Instant,
): Promise<void> => {
  await ctx.db
    .updateTable('access_link')
    .set({ expires_at: toDate(until) })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('event_id', '=', eventId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '<', toDate(until))
    .where('expires_at', '>', toDate(ctx.clock.now()))
    .execute()
}
