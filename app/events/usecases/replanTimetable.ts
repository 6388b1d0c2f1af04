import { createHash } from 'node:crypto'
import {
  checkReplan,
  type IndexedProblem,
  indexProblem,
  indexPublished,
  type PublishedMeeting,
  type Replan,
} from '../../../packages/scheduler/index.ts'
import { replanInWorker } from '../../../packages/scheduler/node/solveInWorker.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { localOf, Temporal, toDate } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { Refused } from '../domain/refusals.ts'
import { type Missing, meetingsAfter, replanDay } from '../domain/replanDay.ts'
import type { TimetableVersion } from '../domain/timetable.ts'
import { t } from '../messages.ts'
import { meetingDayOf } from '../store/day.ts'
import { findEventById, lockEvent } from '../store/events.ts'
import { recordOfEvent } from '../store/journal.ts'
import { insertVersion, meetingsOf, versionsOf } from '../store/timetables.ts'
import { builtThread } from './builtThread.ts'
import { publishedVersion } from './liveVersion.ts'

/** What a replanning changes for the participants, and whether less was possible. */
export type Replanned = {
  readonly version: TimetableVersion
  readonly cancelled: number
  readonly moved: number
  readonly removed: number
  readonly added: number
  /** No timetable disturbs less: proved stage by stage. */
  readonly proved: boolean
}

const ENGINE = 'openmap-scheduler 1, replan'
const STEPS = 3_000_000
const SECONDS = 5

/**
 * Mends the published timetable for the rest of the day: who is absent or late keeps nobody waiting, what need not change
 * does not, and places that come free are given again. What has begun, or begins within `noticeMinutes`, stands. The
 * answer is verified by a checker that shares no code with the engine, and kept as a draft: the organiser publishes it, and
 * only those whose day changed are told.
 */
export const replanTimetable = async (
  ctx: Ctx,
  input: {
    readonly eventId: string
    readonly missing: readonly Missing[]
    /** Meetings that begin within this many minutes stay: nobody can be told in time. */
    readonly noticeMinutes: number
  },
): Promise<Result<Replanned, Refused>> => {
  const event = await findEventById(ctx.db, ctx.scope, input.eventId)
  if (event === null) return refuse({ code: 'unknown-event', sentence: t.refusals.unknownEvent })
  await lockEvent(ctx, event.id)
  const publishedId = await publishedVersion(ctx, event.id)
  if (publishedId === null)
    return refuse({ code: 'nothing-published', field: 'version', sentence: t.refusals.nothingPublished })
  const published = await meetingsOf(ctx.db, ctx.scope, publishedId)
  const day = await meetingDayOf(ctx.db, ctx.scope, event)
  const now = localOf(ctx.clock.now(), event.zone).add({ minutes: input.noticeMinutes })
  const begun = day.slots.filter(
    ({ startsAt }) => Temporal.PlainDateTime.compare(Temporal.PlainDateTime.from(startsAt), now) <= 0,
  ).length
  if (begun === day.slots.length)
    return refuse({ code: 'day-over', field: 'version', sentence: t.refusals.dayOver })
  const replan = replanDay(day, published, input.missing, begun)
  const indexed = indexProblem(replan.problem)
  if (!indexed.ok) {
    const field = indexed.errors[0]?.field ?? 'problem'
    return refuse({ code: 'problem-invalid', field, sentence: t.refusals.problemInvalid(field) })
  }
  const before = indexPublished(indexed.value, replan.published)
  const answer = await mended(indexed.value, before, begun)
  if (answer === null)
    return refuse({ code: 'solver-failed', field: 'version', sentence: t.refusals.solverFailed })
  const [violation] = checkReplan(indexed.value.problem, before, begun, answer)
  if (violation !== undefined)
    return refuse({ code: 'check-failed', sentence: t.refusals.checkFailed(violation.constraint) })
  const meetings = meetingsAfter(day, indexed.value, answer, published, newId)
  const [latest] = await versionsOf(ctx.db, ctx.scope, event.id)
  const figures = {
    cancelled: answer.cancelled.length,
    moved: answer.moved.length,
    removed: answer.removed.length,
    added: answer.added.length,
    proved: answer.status === 'optimal',
  }
  const version: TimetableVersion = {
    id: newId(),
    number: (latest?.number ?? 0) + 1,
    name: t.replan.name(figures),
    state: 'draft',
    seed: answer.seed,
    steps: answer.steps,
    status: 'feasible',
    objective: meetings.reduce((sum, { weight }) => sum + weight, 0),
    // What is proved is that less could not change, not that more could not be held.
    bound: null,
    held: meetings.length,
    heldBound: null,
    evenWeights: indexed.value.problem.requests.every(({ weight }, _, [first]) => weight === first?.weight),
    wished: indexed.value.problem.requests.length,
    pins: 0,
    inputHash: createHash('sha256').update(JSON.stringify(indexed.value)).digest('hex'),
    engine: ENGINE,
    edited: false,
    createdAt: toDate(ctx.clock.now()),
    publishedAt: null,
  }
  await insertVersion(ctx, event.id, version, meetings, [])
  await recordOfEvent(ctx, event, {
    action: 'timetable.replanned',
    before: { versionId: publishedId },
    after: { versionId: version.id, number: version.number, ...figures },
  })
  return ok({ version, ...figures })
}

const mended = async (
  { problem }: IndexedProblem,
  published: readonly PublishedMeeting[],
  frozenUntil: number,
): Promise<Replan | null> => {
  try {
    return await replanInWorker(problem, published, {
      frozenUntil,
      seed: 1,
      steps: STEPS,
      seconds: SECONDS,
      ...(builtThread === undefined ? {} : { workerFile: builtThread }),
    })
  } catch {
    // Late or broken thread: nothing is written, the organiser can ask again.
    return null
  }
}
