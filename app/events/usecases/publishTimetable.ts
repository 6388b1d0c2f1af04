import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { diffTimetables, type TimetableDiff } from '../domain/diff.ts'
import { attendeesOf } from '../domain/participant.ts'
import type { Refused } from '../domain/refusals.ts'
import { seatMeetings } from '../domain/seats.ts'
import type { TimetableVersion } from '../domain/timetable.ts'
import { blocking, warningsOf } from '../domain/warnings.ts'
import { t } from '../messages.ts'
import { meetingDayOf } from '../store/day.ts'
import { findEventById, lockEvent } from '../store/events.ts'
import { recordOfEvent } from '../store/journal.ts'
import { replaceOccupancy } from '../store/occupancy.ts'
import { markPublished, meetingsOf, versionsOf } from '../store/timetables.ts'

export type Published = { readonly version: TimetableVersion; readonly diff: TimetableDiff }

/**
 * Freezes a draft and makes it the timetable that participants see. The rows of `occupancy` are the proof: the database
 * refuses them if anybody or any table is in two places, whatever computed or moved the meetings.
 */
export const publishTimetable = async (
  ctx: Ctx,
  input: { readonly eventId: string; readonly versionId: string; readonly name?: string | undefined },
): Promise<Result<Published, Refused>> => {
  const event = await findEventById(ctx.db, ctx.scope, input.eventId)
  if (event === null) return refuse({ code: 'unknown-event', sentence: t.refusals.unknownEvent })
  await lockEvent(ctx, event.id)
  const versions = await versionsOf(ctx.db, ctx.scope, event.id)
  const version = versions.find(({ id }) => id === input.versionId)
  if (version === undefined)
    return refuse({ code: 'unknown-version', field: 'version', sentence: t.refusals.unknownVersion })
  if (version.state !== 'draft')
    return refuse({ code: 'version-frozen', field: 'version', sentence: t.refusals.versionFrozen })
  const meetings = await meetingsOf(ctx.db, ctx.scope, version.id)
  if (meetings.length === 0)
    return refuse({ code: 'version-empty', field: 'version', sentence: t.refusals.versionEmpty })
  const day = await meetingDayOf(ctx.db, ctx.scope, event)
  const warnings = warningsOf(meetings, day).filter(({ code }) => blocking.has(code))
  const outside = warnings.filter(({ code }) => code === 'outside-plan')
  if (outside.length > 0) {
    return refuse({
      code: 'outside-plan',
      field: 'version',
      sentence: t.refusals.outsidePlan(outside.length),
    })
  }
  const attendees = new Map(day.participants.map((one) => [one.id, attendeesOf(one)]))
  const order = new Map(day.slots.map(({ id }, index) => [id, index]))
  const inOrder = [...meetings].sort(
    (one, other) => (order.get(one.slotId) ?? 0) - (order.get(other.slotId) ?? 0),
  )
  const seated = seatMeetings(inOrder, (id) => attendees.get(id) ?? [id])
  const booked = await replaceOccupancy(ctx, event.id, meetings, seated)
  if (!booked) return refuse({ code: 'double-booking', field: 'version', sentence: t.refusals.doubleBooking })
  const previous = versions.find(({ state }) => state === 'published')
  const before = previous === undefined ? [] : await meetingsOf(ctx.db, ctx.scope, previous.id)
  await markPublished(ctx, event.id, version.id, input.name ?? null)
  await recordOfEvent(ctx, event, {
    action: 'timetable.published',
    before: { versionId: previous?.id ?? null, number: previous?.number ?? null },
    after: { versionId: version.id, number: version.number, meetings: meetings.length },
  })
  await ctx.emit({
    type: 'TimetablePublished',
    payload: { eventId: event.id, versionId: version.id, previousVersionId: previous?.id ?? null },
  })
  const after = (await versionsOf(ctx.db, ctx.scope, event.id)).find(({ id }) => id === version.id)
  return ok({ version: after ?? version, diff: diffTimetables(before, meetings) })
}
