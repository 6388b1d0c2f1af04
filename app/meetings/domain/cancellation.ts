import { instantOf, type Temporal } from '../../platform/kernel/dates.ts'
import type { MeetingRequest } from './request.ts'
import type { MeetingMode } from './rules.ts'

/** Why a party may not take its meeting back. */
export type CannotCancel = 'day-cancelled' | 'held-by-organiser' | 'meeting-started'

/** The accepted request that made a meeting; none where the organiser placed it. */
export const requestOf = (
  requests: readonly MeetingRequest[],
  meetingId: string,
): MeetingRequest | undefined =>
  requests.find((one) => one.state === 'accepted' && one.meetingId === meetingId)

/**
 * May a party take back a meeting that it asked for or accepted? Until it begins, and only while the parties place their
 * meetings themselves: what the organiser placed is the organiser's.
 */
export const cannotCancel = (
  event: { readonly status: string; readonly zone: string },
  mode: MeetingMode,
  meeting: { readonly startsAt: string | undefined; readonly booked: boolean },
  now: Temporal.Instant,
): CannotCancel | null => {
  if (event.status !== 'published') return 'day-cancelled'
  if (mode !== 'parties' || !meeting.booked) return 'held-by-organiser'
  const { startsAt } = meeting
  return startsAt !== undefined && instantOf(startsAt, event.zone).epochMilliseconds <= now.epochMilliseconds
    ? 'meeting-started'
    : null
}
