import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import { acceptances, type MeetingRules, meetingModes, usualRules } from '../domain/rules.ts'

/** How the parties of an event come to their meetings. */
export const rulesOf = async (db: Db, scope: Scope, eventId: string): Promise<MeetingRules> => {
  const row = await db
    .selectFrom('meeting_rules')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .executeTakeFirst()
  return row === undefined
    ? usualRules
    : {
        mode: oneOf(meetingModes, row.mode),
        acceptance: oneOf(acceptances, row.acceptance),
        wishesUntil: row.wishes_until,
        requestHours: row.request_hours,
        mostRequests: row.most_requests,
      }
}

/** Do the parties take their meetings themselves, so that they also cancel them? */
export const partiesBook = async (db: Db, scope: Scope, eventId: string): Promise<boolean> =>
  (await rulesOf(db, scope, eventId)).mode === 'parties'

export const saveRules = async (ctx: Ctx, eventId: string, rules: MeetingRules): Promise<void> => {
  const values = {
    mode: rules.mode,
    acceptance: rules.acceptance,
    wishes_until: rules.wishesUntil,
    request_hours: rules.requestHours,
    most_requests: rules.mostRequests,
  }
  await ctx.db
    .insertInto('meeting_rules')
    .values({ territory_id: ctx.scope.territoryId, event_id: eventId, ...values })
    .onConflict((conflict) => conflict.columns(['territory_id', 'event_id']).doUpdateSet(values))
    .execute()
}
