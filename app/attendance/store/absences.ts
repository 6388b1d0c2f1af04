import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import type { Absence } from '../domain/absence.ts'

export const absencesAt = (db: Db, scope: Scope, eventId: string): Promise<Absence[]> =>
  db
    .selectFrom('absence')
    .select(['participant_id as participantId', 'until_slot_id as untilSlotId', 'recorded_at as recordedAt'])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .execute()

export const saveAbsence = async (
  ctx: Ctx,
  eventId: string,
  { participantId, untilSlotId }: Pick<Absence, 'participantId' | 'untilSlotId'>,
): Promise<void> => {
  const said = { until_slot_id: untilSlotId, recorded_at: toDate(ctx.clock.now()) }
  await ctx.db
    .insertInto('absence')
    .values({
      territory_id: ctx.scope.territoryId,
      event_id: eventId,
      participant_id: participantId,
      ...said,
    })
    .onConflict((conflict) => conflict.columns(['territory_id', 'participant_id']).doUpdateSet(said))
    .execute()
}

/** @returns whether one was noted */
export const dropAbsence = async (ctx: Ctx, participantId: string): Promise<boolean> => {
  const gone = await ctx.db
    .deleteFrom('absence')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('participant_id', '=', participantId)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}
