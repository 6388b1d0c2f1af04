import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import type { Call, CallContent } from '../domain/call.ts'
import { fromContent, toCall } from './rows.ts'

export const callOf = async (db: Db, scope: Scope, eventId: string): Promise<Call | null> => {
  const row = await db
    .selectFrom('pitch_call')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .executeTakeFirst()
  return row === undefined ? null : toCall(row)
}

/** The same, waiting for its turn: whatever changes applications, scores or decisions of a call goes one after the other. */
export const lockCall = async (ctx: Ctx, eventId: string): Promise<Call | null> => {
  const row = await ctx.db
    .selectFrom('pitch_call')
    .selectAll()
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('event_id', '=', eventId)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : toCall(row)
}

/** Every call of the events that the reader sees. */
export const callsSeen = async (db: Db, scope: Scope): Promise<Call[]> => {
  const rows = await db
    .selectFrom('pitch_call')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .orderBy('closes_at')
    .execute()
  return rows.map(toCall)
}

/** Writes the call of an event, whether it had one or not. */
export const writeCall = async (ctx: Ctx, eventId: string, content: CallContent): Promise<void> => {
  const now = toDate(ctx.clock.now())
  const values = fromContent(content)
  await ctx.db
    .insertInto('pitch_call')
    .values({
      territory_id: ctx.scope.territoryId,
      id: newId(),
      event_id: eventId,
      ...values,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['territory_id', 'event_id']).doUpdateSet({ ...values, updated_at: now }),
    )
    .execute()
}

type Milestones = {
  readonly decided_at?: Date
  readonly deviation?: string | null
  readonly answered_at?: Date
  readonly published_at?: Date
  readonly programme_item_id?: string
}

export const markCall = async (ctx: Ctx, call: Pick<Call, 'id'>, marks: Milestones): Promise<void> => {
  await ctx.db
    .updateTable('pitch_call')
    .set({ ...marks, updated_at: toDate(ctx.clock.now()) })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', call.id)
    .execute()
}
