import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { Refused } from '../domain/refusals.ts'
import type { TimetableMeeting } from '../domain/timetable.ts'
import { type Warning, warningsOf } from '../domain/warnings.ts'
import { t } from '../messages.ts'
import { meetingDayOf } from '../store/day.ts'
import { findEventById, lockEvent } from '../store/events.ts'
import { recordOfEvent } from '../store/journal.ts'
import { meetingsOf, updateFigures, updateMeeting, versionsOf } from '../store/timetables.ts'

export type Move = {
  readonly eventId: string
  readonly versionId: string
  readonly meetingId: string
  readonly slotId: string
  readonly tableId: string
  /** Kept where it is by the next computation. */
  readonly pinned: boolean
}

/**
 * Puts one meeting of a draft elsewhere, or pins it. What is awkward about the new place comes back as warnings: the
 * organiser decides; only publishing refuses a clash.
 */
export const moveMeeting = async (
  ctx: Ctx,
  input: Move,
): Promise<
  Result<{ readonly meeting: TimetableMeeting; readonly warnings: readonly Warning[] }, Refused>
> => {
  const event = await findEventById(ctx.db, ctx.scope, input.eventId)
  if (event === null) return refuse({ code: 'unknown-event', sentence: t.refusals.unknownEvent })
  await lockEvent(ctx, event.id)
  const version = (await versionsOf(ctx.db, ctx.scope, event.id)).find(({ id }) => id === input.versionId)
  if (version === undefined)
    return refuse({ code: 'unknown-version', field: 'version', sentence: t.refusals.unknownVersion })
  if (version.state !== 'draft')
    return refuse({ code: 'version-frozen', field: 'version', sentence: t.refusals.versionFrozen })
  const meetings = await meetingsOf(ctx.db, ctx.scope, version.id)
  const present = meetings.find(({ id }) => id === input.meetingId)
  if (present === undefined)
    return refuse({ code: 'unknown-meeting', field: 'meeting', sentence: t.refusals.unknownMeeting })
  const day = await meetingDayOf(ctx.db, ctx.scope, event)
  if (!day.slots.some(({ id }) => id === input.slotId)) {
    return refuse({
      code: 'unknown-slot',
      field: 'slot',
      sentence: t.refusals.slotOutsideEvent(input.slotId),
    })
  }
  if (!day.tables.some(({ id }) => id === input.tableId)) {
    return refuse({ code: 'unknown-table', field: 'table', sentence: t.refusals.unknownTable })
  }
  const meeting = { ...present, slotId: input.slotId, tableId: input.tableId, pinned: input.pinned }
  await updateMeeting(ctx, meeting)
  const moved = meeting.slotId !== present.slotId || meeting.tableId !== present.tableId
  if (moved) {
    // Bounds computed around imposed meetings say nothing once one of those may have moved.
    const boundless = version.pins > 0 ? { bound: null, heldBound: null, status: 'feasible' as const } : {}
    await updateFigures(ctx, { ...version, ...boundless, edited: true })
  }
  const place = ({ slotId, tableId, pinned }: TimetableMeeting) => ({ slotId, tableId, pinned })
  await recordOfEvent(ctx, event, {
    action: 'meeting.moved',
    before: { meetingId: meeting.id, ...place(present) },
    after: { meetingId: meeting.id, ...place(meeting) },
  })
  const after = meetings.map((one) => (one.id === meeting.id ? meeting : one))
  return ok({
    meeting,
    warnings: warningsOf(after, day).filter((warning) => concerns(warning, meeting, after)),
  })
}

/** A warning about this meeting, or about the one it now clashes with. */
const concerns = (warning: Warning, meeting: TimetableMeeting, all: readonly TimetableMeeting[]): boolean => {
  if (warning.meetingId === meeting.id) return true
  const other = all.find(({ id }) => id === warning.meetingId)
  return warning.code.endsWith('clash') && other?.slotId === meeting.slotId
}
