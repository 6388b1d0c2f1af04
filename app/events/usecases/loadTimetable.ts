import { createHash } from 'node:crypto'
import { indexProblem } from '../../../packages/scheduler/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { MeetingTable, OpenMapEvent, Slot } from '../domain/event.ts'
import type { TimetableRun } from '../domain/run.ts'
import { nextSteps } from '../domain/step.ts'
import type { TimetableMeeting, TimetableVersion, Unmet } from '../domain/timetable.ts'
import { meetingsAsked, toProblem } from '../domain/toProblem.ts'
import { meetingDayOf, type NamedDay } from '../store/day.ts'
import { slotsOf, tablesOf } from '../store/plan.ts'
import { latestRun } from '../store/runs.ts'
import { stepsOfVersion } from '../store/steps.ts'
import { meetingsOf, unmetOf, versionsOf } from '../store/timetables.ts'

export type TimetableShown = {
  readonly event: OpenMapEvent
  readonly day: NamedDay
  readonly allSlots: readonly Slot[]
  readonly allTables: readonly MeetingTable[]
  readonly version: TimetableVersion
  readonly meetings: readonly TimetableMeeting[]
  readonly unmet: readonly Unmet[]
  /** What can be undone and done again. */
  readonly steps: ReturnType<typeof nextSteps>
  readonly published: {
    readonly version: TimetableVersion
    readonly meetings: readonly TimetableMeeting[]
  } | null
}

export type TimetableRead = {
  readonly versions: readonly TimetableVersion[]
  /** Null while nothing has been proposed. */
  readonly source: TimetableShown | null
  /** Pinned meetings of the version shown, to keep in the next computation. */
  readonly pins: { readonly versionId: string; readonly count: number } | null
  /** The computation asked for last. */
  readonly run: TimetableRun | null
  /** The day has changed since the version was computed. */
  readonly stale: boolean
}

/** The version asked for; otherwise the newest draft, then the published one. */
const versionShown = (
  versions: readonly TimetableVersion[],
  wanted: string | undefined,
): TimetableVersion | undefined =>
  versions.find(({ id }) => id === wanted) ?? newestOpen(versions) ?? versions[0]

/** A draft newer than what is published is what the organiser is working on. */
const newestOpen = (versions: readonly TimetableVersion[]): TimetableVersion | undefined =>
  versions.find(({ state }) => state !== 'replaced')

/** All that the organiser's page shows of one version of the timetable. */
export const loadTimetable = async (
  ctx: Ctx,
  event: OpenMapEvent,
  wanted: string | undefined,
): Promise<TimetableRead> => {
  const versions = await versionsOf(ctx.db, ctx.scope, event.id)
  const run = await latestRun(ctx.db, ctx.scope, event.id)
  const version = versionShown(versions, wanted)
  if (version === undefined) return { versions, source: null, pins: null, run, stale: false }
  const day = await meetingDayOf(ctx.db, ctx.scope, event)
  const meetings = await meetingsOf(ctx.db, ctx.scope, version.id)
  const latest = versions.find(({ state }) => state === 'published')
  const published =
    latest === undefined || latest.id === version.id
      ? null
      : { version: latest, meetings: await meetingsOf(ctx.db, ctx.scope, latest.id) }
  const pinned = meetings.filter((meeting) => meeting.pinned)
  return {
    versions,
    run,
    source: {
      event,
      day,
      allSlots: await slotsOf(ctx.db, ctx.scope, event.id),
      allTables: await tablesOf(ctx.db, ctx.scope, event.id),
      version,
      meetings,
      unmet: unmetNow(await unmetOf(ctx.db, ctx.scope, version.id), meetings, day),
      steps: nextSteps(await stepsOfVersion(ctx.db, ctx.scope, version.id)),
      published,
    },
    pins: pinned.length === 0 ? null : { versionId: version.id, count: pinned.length },
    stale: version.pins === 0 && inputHash(day) !== version.inputHash,
  }
}

/** The wishes that have no meeting as the version stands: those placed by hand are met, those taken out say so. */
const unmetNow = (
  computed: readonly Unmet[],
  meetings: readonly TimetableMeeting[],
  day: NamedDay,
): readonly Unmet[] => {
  const key = (pair: { readonly buyerId: string; readonly supplierId: string }): string =>
    `${pair.buyerId}>${pair.supplierId}`
  const placed = new Set(meetings.map(key))
  const told = new Set(computed.map(key))
  return [
    ...computed.filter((pair) => !placed.has(key(pair))),
    ...meetingsAsked(day)
      .filter((pair) => !placed.has(key(pair)) && !told.has(key(pair)))
      .map((pair): Unmet => ({ ...pair, reason: { code: 'not-placed' } })),
  ]
}

/** Digest of the problem as the engine receives it: equal digests, seeds and steps give equal timetables. */
export const inputHash = (day: NamedDay): string => {
  const indexed = indexProblem(toProblem(day))
  return indexed.ok ? createHash('sha256').update(JSON.stringify(indexed.value)).digest('hex') : ''
}
