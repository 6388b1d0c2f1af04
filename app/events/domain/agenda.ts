import { Temporal } from '../../platform/kernel/dates.ts'
import type { LocalDateTime, Slot } from './event.ts'
import type { Placed } from './timetable.ts'

/** One line of a participant's day. */
export type AgendaLine = { readonly startsAt: LocalDateTime; readonly endsAt: LocalDateTime } & (
  | {
      readonly kind: 'meeting'
      readonly meetingId?: string
      readonly otherId: string
      readonly tableId: string
      /** Where the two may also meet by video. */
      readonly video?: string
      readonly slotId: string
    }
  | { readonly kind: 'free' }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'pause' }
)

/** A gap between two slots is a pause worth saying from this many minutes on; below it is the time to change table. */
const PAUSE_MINUTES = 10

/** The day of one participant, by the hour: meetings, free slots, own unavailability, and the pauses of the plan. */
export const agendaOf = (
  participantId: string,
  slots: readonly Slot[],
  meetings: readonly (Placed & { readonly id?: string })[],
  unavailableSlotIds: ReadonlySet<string>,
): readonly AgendaLine[] => {
  const mine = new Map(
    meetings
      .filter((meeting) => meeting.buyerId === participantId || meeting.supplierId === participantId)
      .map((meeting) => [meeting.slotId, meeting]),
  )
  const lines: AgendaLine[] = []
  let last: LocalDateTime | null = null
  for (const { id, startsAt, endsAt } of [...slots].sort((one, other) =>
    one.startsAt < other.startsAt ? -1 : 1,
  )) {
    if (last !== null && minutesBetween(last, startsAt) >= PAUSE_MINUTES) {
      lines.push({ kind: 'pause', startsAt: last, endsAt: startsAt })
    }
    last = endsAt
    const meeting = mine.get(id)
    if (meeting !== undefined) {
      const otherId = meeting.buyerId === participantId ? meeting.supplierId : meeting.buyerId
      lines.push({
        kind: 'meeting',
        startsAt,
        endsAt,
        otherId,
        tableId: meeting.tableId,
        slotId: id,
        ...(meeting.id === undefined ? {} : { meetingId: meeting.id }),
      })
    } else lines.push({ kind: unavailableSlotIds.has(id) ? 'unavailable' : 'free', startsAt, endsAt })
  }
  return lines
}

const minutesBetween = (from: LocalDateTime, to: LocalDateTime): number =>
  Temporal.PlainDateTime.from(from).until(Temporal.PlainDateTime.from(to)).total('minutes')
