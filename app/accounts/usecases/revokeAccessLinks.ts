import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'

/** Closes every link of a participant, at once: their cookies stop working at the next request. */
export const revokeAccessLinks = async (ctx: Ctx, participantId: string): Promise<void> => {
  await ctx.db
    .updateTable('access_link')
    .set({ revoked_at: toDate(ctx.clock.now()) })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('subject_id', '=', participantId)
    .where('revoked_at', 'is', null)
    .execute()
}
