import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { Refused } from '../domain/refusals.ts'
import { isAlive } from '../domain/run.ts'
import { t } from '../messages.ts'
import { lockEvent } from '../store/events.ts'
import { recordOfEvent } from '../store/journal.ts'
import { askToStop, endRun, insertRun, latestRun } from '../store/runs.ts'
import { prepareProposal } from './proposeTimetable.ts'

/** Somebody asks for a timetable: `computeTimetable` takes it from there. */
export const TIMETABLE_ASKED = 'TimetableAsked'

/**
 * Asks for a computation, which begins once this is written and goes on whoever looks. One at a time for each event; one
 * that is dead leaves its place.
 */
export const askTimetable = async (
  ctx: Ctx,
  input: {
    readonly eventId: string
    readonly seed: number
    readonly seconds: number
    readonly keepPinsOf?: string | undefined
  },
): Promise<Result<{ readonly runId: string }, Refused>> => {
  const { eventId, seed, seconds, keepPinsOf } = input
  const prepared = await prepareProposal(ctx, {
    eventId,
    ...(keepPinsOf === undefined ? {} : { keepPinsOf }),
  })
  if (!prepared.ok) return prepared
  const { event } = prepared.value
  await lockEvent(ctx, event.id)
  const present = await latestRun(ctx.db, ctx.scope, event.id)
  if (present !== null && isAlive(present, toDate(ctx.clock.now())))
    return refuse({ code: 'run-under-way', field: 'form', sentence: t.refusals.runUnderWay })
  if (present?.state === 'running') await endRun(ctx, present.id, { state: 'broken' })
  const runId = newId()
  await insertRun(ctx, event.id, { id: runId, seed, seconds, keepPinsOf: keepPinsOf ?? null })
  await recordOfEvent(ctx, event, {
    action: 'timetable.asked',
    after: { runId, seed, seconds, keepPinsOf: keepPinsOf ?? null },
  })
  await ctx.emit({ type: TIMETABLE_ASKED, payload: { eventId: event.id, runId } })
  return ok({ runId })
}

/** Ends the computation of an event: the best so far is kept; one that has not begun is given up. */
export const stopTimetable = async (ctx: Ctx, event: OpenMapEvent): Promise<Result<null, Refused>> => {
  await lockEvent(ctx, event.id)
  const run = await latestRun(ctx.db, ctx.scope, event.id)
  if (run === null || !isAlive(run, toDate(ctx.clock.now())))
    return refuse({ code: 'no-run', field: 'form', sentence: t.refusals.noRun })
  if (run.state === 'waiting') await endRun(ctx, run.id, { state: 'stopped' })
  else await askToStop(ctx, run.id)
  await recordOfEvent(ctx, event, { action: 'timetable.stopped', after: { runId: run.id } })
  return ok(null)
}
