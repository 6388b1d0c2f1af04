import { type Selectable, sql } from 'kysely'
import { amountBands } from '../../meetings/index.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { MeetingAnswer as Row } from '../../platform/database/schema.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import {
  atOnceOutcomes,
  isAtOnce,
  lateOutcomes,
  type MeetingAnswer,
  otherwiseAnswers,
  type Pair,
  steps,
} from '../domain/answer.ts'

const toAnswer = (row: Selectable<Row>): MeetingAnswer => {
  const base = {
    buyerId: row.buyer_id,
    supplierId: row.supplier_id,
    side: oneOf(['buyer', 'supplier'] as const, row.side),
    meetingId: row.meeting_id,
    answeredAt: row.answered_at,
    note: row.note,
  }
  const step = oneOf(steps, row.step)
  return step === 'at-once'
    ? {
        ...base,
        step,
        outcome: oneOf(atOnceOutcomes, row.outcome),
        otherwise: row.otherwise === null ? null : oneOf(otherwiseAnswers, row.otherwise),
      }
    : {
        ...base,
        step,
        outcome: oneOf(lateOutcomes, row.outcome),
        amountBand: row.amount_band === null ? null : oneOf(amountBands, row.amount_band),
        reference: row.reference,
      }
}

const select = (db: Db, scope: Scope, eventId: string) =>
  db
    .selectFrom('meeting_answer')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)

/** Every standing answer of an event. */
export const answersOf = async (db: Db, scope: Scope, eventId: string): Promise<MeetingAnswer[]> =>
  (
    await select(db, scope, eventId)
      .orderBy('buyer_id')
      .orderBy('supplier_id')
      .orderBy('step')
      .orderBy('side')
      .execute()
  ).map(toAnswer)

/** What both sides of one meeting say. */
export const answersOfPair = async (
  db: Db,
  scope: Scope,
  eventId: string,
  { buyerId, supplierId }: Pair,
): Promise<MeetingAnswer[]> =>
  (
    await select(db, scope, eventId)
      .where('buyer_id', '=', buyerId)
      .where('supplier_id', '=', supplierId)
      .execute()
  ).map(toAnswer)

/** Waits for its turn about this meeting: what follows from both answers is told once. */
export const lockPair = async (ctx: Ctx, { buyerId, supplierId }: Pair): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`outcome ${buyerId} ${supplierId}`}, 0))`.execute(
    ctx.db,
  )
}

const valuesOf = (answer: MeetingAnswer) => ({
  meeting_id: answer.meetingId,
  outcome: answer.outcome,
  otherwise: isAtOnce(answer) ? answer.otherwise : null,
  amount_band: isAtOnce(answer) ? null : answer.amountBand,
  reference: isAtOnce(answer) ? null : answer.reference,
  note: answer.note,
  answered_at: answer.answeredAt,
})

const rowOf = (territory_id: string, event_id: string, answer: MeetingAnswer) => ({
  territory_id,
  event_id,
  buyer_id: answer.buyerId,
  supplier_id: answer.supplierId,
  side: answer.side,
  step: answer.step,
  ...valuesOf(answer),
})

/** Writes an answer in place of the one that its side gave at this step. */
export const saveAnswer = async (ctx: Ctx, eventId: string, answer: MeetingAnswer): Promise<void> => {
  await ctx.db
    .insertInto('meeting_answer')
    .values(rowOf(ctx.scope.territoryId, eventId, answer))
    .onConflict((conflict) =>
      conflict
        .columns(['territory_id', 'event_id', 'buyer_id', 'supplier_id', 'side', 'step'])
        .doUpdateSet(valuesOf(answer)),
    )
    .execute()
}

const CHUNK = 2000

/** Writes many new ones. */
export const insertAnswers = async (
  ctx: Ctx,
  eventId: string,
  all: readonly MeetingAnswer[],
): Promise<void> => {
  for (let start = 0; start < all.length; start += CHUNK)
    await ctx.db
      .insertInto('meeting_answer')
      .values(all.slice(start, start + CHUNK).map((one) => rowOf(ctx.scope.territoryId, eventId, one)))
      .execute()
}
