import type { Selectable } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { TimetableRun as Row } from '../../platform/database/schema.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import { runStates, type TimetableRun } from '../domain/run.ts'

const toRun = (row: Selectable<Row>): TimetableRun => ({
  id: row.id,
  seed: row.seed,
  seconds: row.seconds,
  keepPinsOf: row.keep_pins_of,
  state: oneOf(runStates, row.state),
  stopAsked: row.stop_asked,
  steps: row.steps,
  objective: row.objective,
  bound: row.bound,
  askedAt: row.asked_at,
  startedAt: row.started_at,
  beatAt: row.beat_at,
  endedAt: row.ended_at,
  versionId: row.version_id,
  refusal: row.refusal,
})

/** The computation asked for last, or null. */
export const latestRun = async (db: Db, scope: Scope, eventId: string): Promise<TimetableRun | null> => {
  const row = await db
    .selectFrom('timetable_run')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row === undefined ? null : toRun(row)
}

/** A computation by its identifier, kept from anybody else until the end of the transaction. */
export const lockRun = async (
  ctx: Ctx,
  id: string,
): Promise<{ readonly eventId: string; readonly run: TimetableRun } | null> => {
  const row = await ctx.db
    .selectFrom('timetable_run')
    .selectAll()
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : { eventId: row.event_id, run: toRun(row) }
}

export const insertRun = async (
  ctx: Ctx,
  eventId: string,
  run: Pick<TimetableRun, 'id' | 'seed' | 'seconds' | 'keepPinsOf'>,
): Promise<void> => {
  await ctx.db
    .insertInto('timetable_run')
    .values({
      territory_id: ctx.scope.territoryId,
      id: run.id,
      event_id: eventId,
      seed: run.seed,
      seconds: run.seconds,
      keep_pins_of: run.keepPinsOf,
      state: 'waiting',
      asked_at: toDate(ctx.clock.now()),
    })
    .execute()
}

export const startRun = async (ctx: Ctx, id: string): Promise<void> => {
  const now = toDate(ctx.clock.now())
  await ctx.db
    .updateTable('timetable_run')
    .set({ state: 'running', started_at: now, beat_at: now })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .execute()
}

export type RunProgress = Pick<TimetableRun, 'steps' | 'objective' | 'bound'>

/** Says that the computation lives and how far it is. @returns whether it must stop; null = nobody waits for it any more */
export const beatRun = async (
  ctx: Ctx,
  id: string,
  progress: RunProgress | null,
): Promise<{ readonly stop: boolean } | null> => {
  const row = await ctx.db
    .updateTable('timetable_run')
    .set({ beat_at: toDate(ctx.clock.now()), ...progress })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returning('stop_asked')
    .executeTakeFirst()
  return row === undefined ? null : { stop: row.stop_asked }
}

export const endRun = async (
  ctx: Ctx,
  id: string,
  end: Pick<TimetableRun, 'state'> &
    Partial<RunProgress & { readonly versionId: string; readonly refusal: string }>,
): Promise<void> => {
  const { state, versionId, refusal, ...progress } = end
  await ctx.db
    .updateTable('timetable_run')
    .set({
      state,
      ended_at: toDate(ctx.clock.now()),
      version_id: versionId ?? null,
      refusal: refusal ?? null,
      ...progress,
    })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .execute()
}

export const askToStop = async (ctx: Ctx, id: string): Promise<void> => {
  await ctx.db
    .updateTable('timetable_run')
    .set({ stop_asked: true })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .execute()
}
