import { type OpenMapEvent, type Replanned, replanTimetable } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { absencesAt } from '../store/absences.ts'

/** Meetings that begin sooner stay as they are: their people are on their way to the table. */
const NOTICE_MINUTES = 5

/** Mends the published timetable for those who are absent or late, as the door noted them. The organiser publishes it. */
export const proposeReplan = async (
  ctx: Ctx,
  { event }: { readonly event: OpenMapEvent },
): ReturnType<typeof replanTimetable> => {
  const missing = await absencesAt(ctx.db, ctx.scope, event.id)
  return replanTimetable(ctx, { eventId: event.id, missing, noticeMinutes: NOTICE_MINUTES })
}

export type { Replanned }
