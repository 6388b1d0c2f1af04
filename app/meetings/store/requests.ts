import type { Selectable } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { MeetingRequest as Row } from '../../platform/database/schema.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import { type MeetingRequest, requestStates } from '../domain/request.ts'

const toRequest = (row: Selectable<Row>): MeetingRequest => ({
  id: row.id,
  eventId: row.event_id,
  fromId: row.from_id,
  toId: row.to_id,
  state: oneOf(requestStates, row.state),
  slotId: row.slot_id,
  message: row.message,
  reason: row.reason,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  meetingId: row.meeting_id,
  cancelledBy: row.cancelled_by,
})

/** Every request of an event, the newest first. */
export const requestsOf = async (db: Db, scope: Scope, eventId: string): Promise<MeetingRequest[]> => {
  const rows = await db
    .selectFrom('meeting_request')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toRequest)
}

/** The request as it stands now; nobody else settles it until the end of the transaction. */
export const lockRequest = async (ctx: Ctx, id: string): Promise<MeetingRequest | null> => {
  const row = await ctx.db
    .selectFrom('meeting_request')
    .selectAll()
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : toRequest(row)
}

/** @returns false when a request already waits between the two */
export const insertRequest = async (ctx: Ctx, one: MeetingRequest): Promise<boolean> => {
  const row = await ctx.db
    .insertInto('meeting_request')
    .values({
      territory_id: ctx.scope.territoryId,
      id: one.id,
      event_id: one.eventId,
      from_id: one.fromId,
      to_id: one.toId,
      state: one.state,
      slot_id: one.slotId,
      message: one.message,
      reason: one.reason,
      created_at: one.createdAt,
      expires_at: one.expiresAt,
      meeting_id: one.meetingId,
      cancelled_by: one.cancelledBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Answers a request that still waits. @returns false when somebody answered meanwhile */
export const settleRequest = async (
  ctx: Ctx,
  id: string,
  outcome: Pick<MeetingRequest, 'state' | 'slotId' | 'reason' | 'meetingId'>,
): Promise<boolean> => {
  const row = await ctx.db
    .updateTable('meeting_request')
    .set({
      state: outcome.state,
      slot_id: outcome.slotId,
      reason: outcome.reason,
      meeting_id: outcome.meetingId,
      answered_at: toDate(ctx.clock.now()),
    })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** The accepted request is that of a meeting which was cancelled. @returns false when it was already */
export const markCancelled = async (
  ctx: Ctx,
  id: string,
  by: { readonly participantId: string | null; readonly word: string | null },
): Promise<boolean> => {
  const row = await ctx.db
    .updateTable('meeting_request')
    .set({ state: 'cancelled', cancelled_by: by.participantId, reason: by.word })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .where('state', '=', 'accepted')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Requests of every event whose time to answer is over. */
export const lateRequests = async (db: Db, scope: Scope, now: Date): Promise<MeetingRequest[]> => {
  const rows = await db
    .selectFrom('meeting_request')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('state', '=', 'waiting')
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .execute()
  return rows.map(toRequest)
}
