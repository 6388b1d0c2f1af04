import { createHash } from 'node:crypto'
import {
  checkSelection,
  type IndexedProblem,
  indexProblem,
  isContradiction,
  type NamedProblem,
  type Solution,
} from '../../../packages/scheduler/index.ts'
import { solveInWorker } from '../../../packages/scheduler/node/solveInWorker.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { fromSolution } from '../domain/fromSolution.ts'
import type { Refused } from '../domain/refusals.ts'
import type { TimetableVersion } from '../domain/timetable.ts'
import { type MeetingDay, toProblem } from '../domain/toProblem.ts'
import { t } from '../messages.ts'
import { meetingDayOf } from '../store/day.ts'
import { findEventById, lockEvent } from '../store/events.ts'
import { recordOfEvent } from '../store/journal.ts'
import { insertVersion, meetingsOf, versionsOf } from '../store/timetables.ts'
import { builtThread } from './builtThread.ts'

export type Proposal = {
  readonly eventId: string
  /** Equal seeds, steps and inputs give equal timetables. */
  readonly seed?: number
  /** Steps of search at most. */
  readonly steps?: number
  /** Seconds after which the best timetable so far is kept. */
  readonly seconds?: number
  /** Version whose pinned meetings stay where they are. */
  readonly keepPinsOf?: string
}

const ENGINE = 'openmap-scheduler 1'
const DEFAULT_STEPS = 3_000_000
const DEFAULT_SECONDS = 5

/**
 * Computes a timetable in a thread of its own, has it verified by the checker that shares no code with the engine, and
 * keeps it as a draft version with its figures, bounds and reasons. Nothing is kept that the checker refuses.
 */
export const proposeTimetable = async (
  ctx: Ctx,
  input: Proposal,
): Promise<Result<TimetableVersion, Refused>> => {
  const event = await findEventById(ctx.db, ctx.scope, input.eventId)
  if (event === null) return refuse({ code: 'unknown-event', sentence: t.refusals.unknownEvent })
  const day = await meetingDayOf(ctx.db, ctx.scope, event)
  const pinned =
    input.keepPinsOf === undefined
      ? []
      : (await meetingsOf(ctx.db, ctx.scope, input.keepPinsOf)).filter((meeting) => meeting.pinned)
  const named = toProblem(day, pinned)
  const missing = missingFor(day, named)
  if (missing !== null) return refuse(missing)
  const indexed = indexProblem(named)
  if (!indexed.ok) {
    if (indexed.errors.every(isContradiction)) {
      return refuse({ code: 'infeasible', field: 'pins', sentence: t.refusals.infeasible })
    }
    const field = indexed.errors[0]?.field ?? 'problem'
    return refuse({ code: 'problem-invalid', field, sentence: t.refusals.problemInvalid(field) })
  }
  const solution = await solved(indexed.value, input)
  if (solution === null)
    return refuse({ code: 'solver-failed', field: 'seconds', sentence: t.refusals.solverFailed })
  const [violation] = checkSelection(indexed.value.problem, solution)
  if (violation !== undefined) {
    return refuse({ code: 'check-failed', sentence: t.refusals.checkFailed(violation.constraint) })
  }
  await lockEvent(ctx, event.id)
  const [latest] = await versionsOf(ctx.db, ctx.scope, event.id)
  const answer = fromSolution(day, indexed.value, solution, { pins: named.pins?.length ?? 0, newId })
  const version: TimetableVersion = {
    ...answer.figures,
    id: newId(),
    number: (latest?.number ?? 0) + 1,
    name: null,
    state: 'draft',
    inputHash: createHash('sha256').update(JSON.stringify(indexed.value)).digest('hex'),
    engine: ENGINE,
    edited: false,
    createdAt: toDate(ctx.clock.now()),
    publishedAt: null,
  }
  await insertVersion(ctx, event.id, version, answer.meetings, answer.unmet)
  await recordOfEvent(ctx, event, {
    action: 'timetable.proposed',
    after: { versionId: version.id, number: version.number, meetings: answer.meetings.length },
  })
  return ok(version)
}

/** The first thing that is missing before anything can be computed, with the field to fill. */
const missingFor = (day: MeetingDay, named: NamedProblem): Refused | null => {
  if (day.slots.length === 0) return { code: 'no-slot', field: 'slots', sentence: t.refusals.noSlot }
  if (day.tables.length === 0) return { code: 'no-table', field: 'tables', sentence: t.refusals.noTable }
  if (named.buyers.length === 0)
    return { code: 'no-buyer', field: 'participants', sentence: t.refusals.noBuyer }
  if (named.suppliers.length === 0)
    return { code: 'no-supplier', field: 'participants', sentence: t.refusals.noSupplier }
  return named.requests.length === 0
    ? { code: 'no-wish', field: 'wishes', sentence: t.refusals.noWish }
    : null
}

const solved = async ({ problem }: IndexedProblem, input: Proposal): Promise<Solution | null> => {
  try {
    return await solveInWorker(problem, {
      seed: input.seed ?? 1,
      steps: input.steps ?? DEFAULT_STEPS,
      seconds: input.seconds ?? DEFAULT_SECONDS,
      ...(builtThread === undefined ? {} : { workerFile: builtThread }),
    })
  } catch {
    // Late or broken thread: the organiser can try again with another budget; nothing is written.
    return null
  }
}
