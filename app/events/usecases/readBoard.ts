import type { Ctx } from '../../platform/database/context.ts'
import type { MeetingTable, OpenMapEvent, Slot } from '../domain/event.ts'
import { nextSteps, type TimetableStep } from '../domain/step.ts'
import type { TimetableMeeting, TimetableVersion } from '../domain/timetable.ts'
import { meetingDayOf, type NamedDay } from '../store/day.ts'
import { slotsOf, tablesOf } from '../store/plan.ts'
import { stepsOfVersion } from '../store/steps.ts'
import { meetingsOf, versionsOf } from '../store/timetables.ts'

/** All that a board shows of a version, at one moment. */
export type BoardRead = {
  readonly version: TimetableVersion
  readonly day: NamedDay
  readonly allSlots: readonly Slot[]
  readonly allTables: readonly MeetingTable[]
  readonly meetings: readonly TimetableMeeting[]
  readonly steps: ReturnType<typeof nextSteps>
  /** Changes as soon as anybody changes the version or what is forbidden. */
  readonly stamp: string
}

const stampOf = (
  steps: readonly TimetableStep[],
  meetings: readonly TimetableMeeting[],
  day: NamedDay,
): string =>
  [
    steps.length,
    steps.filter(({ undone }) => undone).length,
    steps.at(-1)?.id ?? '',
    meetings.length,
    day.forbids.length,
    day.forbids.at(-1)?.id ?? '',
  ].join('.')

/** @param versionId the newest one that is not replaced, unless said; null where the event has no such version */
export const readBoard = async (
  ctx: Ctx,
  event: OpenMapEvent,
  versionId: string | undefined,
): Promise<BoardRead | null> => {
  const version = (await versionsOf(ctx.db, ctx.scope, event.id)).find(({ id, state }) =>
    versionId === undefined ? state !== 'replaced' : id === versionId,
  )
  if (version === undefined) return null
  const day = await meetingDayOf(ctx.db, ctx.scope, event)
  const meetings = await meetingsOf(ctx.db, ctx.scope, version.id)
  const steps = await stepsOfVersion(ctx.db, ctx.scope, version.id)
  return {
    version,
    day,
    allSlots: await slotsOf(ctx.db, ctx.scope, event.id),
    allTables: await tablesOf(ctx.db, ctx.scope, event.id),
    meetings,
    steps: nextSteps(steps),
    stamp: stampOf(steps, meetings, day),
  }
}
