import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import { type LateStep, lateSteps } from '../domain/answer.ts'

/** One mailing of a day: when it left, to how many, and the last reminder after it. */
export type FollowUp = {
  readonly step: LateStep
  readonly sentAt: Date
  readonly mailed: number
  readonly remindedAt: Date | null
  readonly reminded: number
}

/** In the order of the steps. */
export const followUpsOf = async (db: Db, scope: Scope, eventId: string): Promise<FollowUp[]> => {
  const rows = await db
    .selectFrom('follow_up')
    .select(['step', 'sent_at', 'mailed', 'reminded_at', 'reminded'])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('sent_at')
    .execute()
  return rows.map((row) => ({
    step: oneOf(lateSteps, row.step),
    sentAt: row.sent_at,
    mailed: row.mailed,
    remindedAt: row.reminded_at,
    reminded: row.reminded,
  }))
}

/** Events announced or held on one of these days, both included. */
export const eventsBetween = async (
  db: Db,
  scope: Scope,
  [oldest, latest]: readonly [string, string],
): Promise<string[]> => {
  const rows = await db
    .selectFrom('event')
    .select('id')
    .where('territory_id', '=', scope.territoryId)
    .where('status', 'in', ['published', 'held'])
    .where('day', '>=', oldest)
    .where('day', '<=', latest)
    .orderBy('day')
    .execute()
  return rows.map(({ id }) => id)
}

/** Takes a step of an event for its one mailing. @returns false when it was taken before */
export const takeFollowUp = async (ctx: Ctx, eventId: string, step: LateStep, at: Date): Promise<boolean> =>
  (await ctx.db
    .insertInto('follow_up')
    .values({ territory_id: ctx.scope.territoryId, event_id: eventId, step, sent_at: at, mailed: 0 })
    .onConflict((conflict) => conflict.columns(['territory_id', 'event_id', 'step']).doNothing())
    .returning('step')
    .executeTakeFirst()) !== undefined

export const countMailed = async (
  ctx: Ctx,
  eventId: string,
  step: LateStep,
  mailed: number,
): Promise<void> => {
  await ctx.db
    .updateTable('follow_up')
    .set({ mailed })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('event_id', '=', eventId)
    .where('step', '=', step)
    .execute()
}

/** Waits for its turn: of two who remind at once, the second sees that it was done. */
export const lockFollowUps = async (ctx: Ctx, eventId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`follow-up ${eventId}`}, 0))`.execute(ctx.db)
}

export const noteReminder = async (
  ctx: Ctx,
  eventId: string,
  step: LateStep,
  { at, reminded }: { readonly at: Date; readonly reminded: number },
): Promise<void> => {
  await ctx.db
    .updateTable('follow_up')
    .set({ reminded_at: at, reminded })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('event_id', '=', eventId)
    .where('step', '=', step)
    .execute()
}
