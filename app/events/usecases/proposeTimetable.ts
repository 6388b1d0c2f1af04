import { createHash } from 'node:crypto'
import {
  checkSelection,
  type IndexedProblem,
  indexProblem,
  isContradiction,
  type NamedProblem,
  type Solution,
} from '../../../packages/scheduler/index.ts'
import { solveInWorker, type WorkerProgress } from '../../../packages/scheduler/node/solveInWorker.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { fromSolution } from '../domain/fromSolution.ts'
import { type Contradiction, contradictionOf } from '../domain/pins.ts'
import type { Refused } from '../domain/refusals.ts'
import type { TimetableVersion } from '../domain/timetable.ts'
import { type MeetingDay, toProblem } from '../domain/toProblem.ts'
import { t } from '../messages.ts'
import { meetingDayOf, type NamedDay } from '../store/day.ts'
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
/** Steps in one second of search, at most: with seconds said, it is they that end it. */
const STEPS_IN_SECOND = 6_000_000
const DEFAULT_SECONDS = 5

/** A day as it will be given to the engine. */
export type Prepared = {
  readonly event: OpenMapEvent
  readonly day: NamedDay
  readonly indexed: IndexedProblem
  /** Meetings imposed. */
  readonly pins: number
}

/** Reads the day and says what stands in the way of a computation: what is missing, or what contradicts itself. */
export const prepareProposal = async (
  ctx: Ctx,
  input: Pick<Proposal, 'eventId' | 'keepPinsOf'>,
): Promise<Result<Prepared, Refused>> => {
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
  const against = contradictionOf(day, pinned)
  if (against !== null) return refuse(saying(against, day))
  const indexed = indexProblem(named)
  if (!indexed.ok) {
    if (indexed.errors.every(isContradiction)) {
      return refuse({ code: 'infeasible', field: 'pins', sentence: t.refusals.infeasible })
    }
    const field = indexed.errors[0]?.field ?? 'problem'
    return refuse({ code: 'problem-invalid', field, sentence: t.refusals.problemInvalid(field) })
  }
  return ok({ event, day, indexed: indexed.value, pins: named.pins?.length ?? 0 })
}

/** What contradicts itself, with the name of whoever it is about and what to do. */
export const saying = (against: Contradiction, day: Pick<NamedDay, 'participants'>): Refused => {
  const nameOf = (id: string): string => day.participants.find((one) => one.id === id)?.displayName ?? ''
  switch (against.code) {
    case 'quota-below-pins': {
      const { participantId, quota, pinned } = against
      return {
        code: against.code,
        field: 'quota',
        sentence: t.refusals.quotaBelowPins(nameOf(participantId), quota, pinned),
      }
    }
    case 'least-over-quota': {
      const { participantId, quota, least } = against
      return {
        code: against.code,
        field: 'least',
        sentence: t.refusals.leastOverQuota(nameOf(participantId), quota, least),
      }
    }
    case 'pin-forbidden': {
      const { buyerId, supplierId } = against
      return {
        code: against.code,
        field: 'pins',
        sentence: t.refusals.pinForbidden(nameOf(buyerId), nameOf(supplierId)),
      }
    }
  }
}

/** Verifies an answer by the checker that shares no code with the engine, and keeps it as a draft version. */
export const keepProposal = async (
  ctx: Ctx,
  { event, day, indexed, pins }: Prepared,
  solution: Solution,
): Promise<Result<TimetableVersion, Refused>> => {
  const [violation] = checkSelection(indexed.problem, solution)
  if (violation !== undefined) {
    return refuse({ code: 'check-failed', sentence: t.refusals.checkFailed(violation.constraint) })
  }
  await lockEvent(ctx, event.id)
  const [latest] = await versionsOf(ctx.db, ctx.scope, event.id)
  const answer = fromSolution(day, indexed, solution, { pins, newId })
  const version: TimetableVersion = {
    ...answer.figures,
    id: newId(),
    number: (latest?.number ?? 0) + 1,
    name: null,
    state: 'draft',
    inputHash: createHash('sha256').update(JSON.stringify(indexed)).digest('hex'),
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

/**
 * Computes a timetable in a thread of its own while the caller waits, and keeps it as a draft version with its figures,
 * bounds and reasons. Nothing is kept that the independent checker refuses. Pages ask by `askTimetable` instead.
 */
export const proposeTimetable = async (
  ctx: Ctx,
  input: Proposal,
): Promise<Result<TimetableVersion, Refused>> => {
  const prepared = await prepareProposal(ctx, input)
  if (!prepared.ok) return prepared
  const solution = await solved(prepared.value, {
    seed: input.seed ?? 1,
    steps: input.steps ?? DEFAULT_STEPS,
    seconds: input.seconds ?? DEFAULT_SECONDS,
  })
  return solution === null
    ? refuse({ code: 'solver-failed', field: 'seconds', sentence: t.refusals.solverFailed })
    : keepProposal(ctx, prepared.value, solution)
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

/** Solves in a thread; null = late, broken or cancelled, and nothing is written. */
export const solved = async (
  { indexed }: Pick<Prepared, 'indexed'>,
  options: {
    readonly seed: number
    readonly seconds: number
    readonly steps?: number
    readonly stop?: AbortSignal
    readonly signal?: AbortSignal
    readonly onProgress?: (progress: WorkerProgress) => void
  },
): Promise<Solution | null> => {
  try {
    return await solveInWorker(indexed.problem, {
      steps: Math.max(DEFAULT_STEPS, options.seconds * STEPS_IN_SECOND),
      ...options,
      ...(builtThread === undefined ? {} : { workerFile: builtThread }),
    })
  } catch {
    return null
  }
}
