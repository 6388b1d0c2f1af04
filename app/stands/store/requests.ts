import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import { equipment, type RequestState, requestStates, type StandRequest } from '../domain/stand.ts'

/** Requests of an event that the reader may see, the first asked first. */
export const requestsOf = async (db: Db, scope: Scope, eventId: string): Promise<StandRequest[]> => {
  const rows = await db
    .selectFrom('stand_request')
    .select(['id', 'participant_id', 'needs', 'note', 'listed', 'state', 'reason', 'asked_at'])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('asked_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    participantId: row.participant_id,
    needs: row.needs.map((one) => oneOf(equipment, one)),
    note: row.note,
    listed: row.listed,
    state: oneOf(requestStates, row.state),
    reason: row.reason,
    askedAt: row.asked_at,
  }))
}

export type RequestForm = Pick<StandRequest, 'needs' | 'note' | 'listed'>

/** One request of a participant: said again, it takes the place of the one before. */
export const writeRequest = async (
  ctx: Ctx,
  eventId: string,
  request: RequestForm & Pick<StandRequest, 'id' | 'participantId' | 'state'>,
): Promise<void> => {
  const said = {
    needs: [...request.needs],
    note: request.note,
    listed: request.listed,
    state: request.state,
    reason: null,
  }
  await ctx.db
    .insertInto('stand_request')
    .values({
      territory_id: ctx.scope.territoryId,
      event_id: eventId,
      id: request.id,
      participant_id: request.participantId,
      asked_at: toDate(ctx.clock.now()),
      ...said,
    })
    .onConflict((conflict) =>
      conflict.columns(['territory_id', 'event_id', 'participant_id']).doUpdateSet(said),
    )
    .execute()
}

export const markRequest = async (
  ctx: Ctx,
  requestId: string,
  { state, reason }: { readonly state: RequestState; readonly reason: string | null },
): Promise<void> => {
  await ctx.db
    .updateTable('stand_request')
    .set({ state, reason, decided_at: toDate(ctx.clock.now()) })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', requestId)
    .execute()
}
