import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'

/** Writes the codes of people who have none; whoever has one keeps it. */
export const addBadges = async (
  ctx: Ctx,
  eventId: string,
  badges: readonly { readonly representativeId: string; readonly code: string }[],
): Promise<void> => {
  if (badges.length === 0) return
  const created_at = toDate(ctx.clock.now())
  await ctx.db
    .insertInto('badge')
    .values(
      badges.map(({ representativeId, code }) => ({
        territory_id: ctx.scope.territoryId,
        event_id: eventId,
        representative_id: representativeId,
        code,
        created_at,
      })),
    )
    .onConflict((conflict) => conflict.columns(['territory_id', 'representative_id']).doNothing())
    .execute()
}
