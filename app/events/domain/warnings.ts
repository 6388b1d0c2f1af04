import { seatsOf } from './participant.ts'
import { quotaOf } from './pins.ts'
import { type Replacement, replaced } from './step.ts'
import type { TimetableMeeting } from './timetable.ts'
import type { MeetingDay } from './toProblem.ts'

export type WarningCode =
  | 'buyer-clash'
  | 'supplier-clash'
  | 'table-clash'
  | 'unavailable'
  | 'outside-plan'
  | 'refused'
  | 'forbidden'
  | 'over-quota'

/** Something the organiser should know of a draft changed by hand. Never a blockade: publishing alone refuses clashes. */
export type Warning = {
  readonly code: WarningCode
  readonly meetingId: string
  readonly participantId: string | null
}

/** Warnings that publishing refuses: somebody or a table would be in two places, or in none that exists. */
export const blocking: ReadonlySet<WarningCode> = new Set([
  'buyer-clash',
  'supplier-clash',
  'table-clash',
  'outside-plan',
])

export const warningsOf = (meetings: readonly TimetableMeeting[], day: MeetingDay): readonly Warning[] => {
  const slots = new Set(day.slots.map((slot) => slot.id))
  const tables = new Set(day.tables.map((table) => table.id))
  const closed = new Set(day.unavailable.map(({ participantId, slotId }) => `${participantId}@${slotId}`))
  const refused = new Set(
    day.wishes
      .filter((wish) => wish.level === 'no')
      .flatMap(({ fromId, toId }) => [`${fromId}>${toId}`, `${toId}>${fromId}`]),
  )
  const quotas = new Map(day.participants.map((one) => [one.id, quotaOf(day, one)]))
  const seats = new Map(day.participants.map((one) => [one.id, seatsOf(one)]))
  const apart = new Set(
    day.forbids.map(({ buyerId, supplierId, slotId }) => `${buyerId}>${supplierId}@${slotId ?? ''}`),
  )
  const seen = new Map<string, number>()
  const taken = new Map<string, number>()
  /** One more than can be there at once. */
  const tooMany = (id: string, slotId: string): boolean => {
    const key = `${id}@${slotId}`
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return count > (seats.get(id) ?? 1)
  }
  return meetings.flatMap((meeting): Warning[] => {
    const { id: meetingId, buyerId, supplierId, slotId, tableId } = meeting
    const warn = (code: WarningCode, participantId: string | null, holds: boolean): Warning[] =>
      holds ? [{ code, meetingId, participantId }] : []
    const overQuota = (participantId: string): boolean => {
      const held = (taken.get(participantId) ?? 0) + 1
      taken.set(participantId, held)
      const quota = quotas.get(participantId) ?? null
      return quota !== null && held > quota
    }
    return [
      ...warn('outside-plan', null, !slots.has(slotId) || !tables.has(tableId)),
      ...warn('buyer-clash', buyerId, tooMany(buyerId, slotId)),
      ...warn('supplier-clash', supplierId, tooMany(supplierId, slotId)),
      ...warn('table-clash', null, tooMany(tableId, slotId)),
      ...[buyerId, supplierId].flatMap((one) => warn('unavailable', one, closed.has(`${one}@${slotId}`))),
      ...[buyerId, supplierId].flatMap((one) => warn('over-quota', one, overQuota(one))),
      ...warn(
        'forbidden',
        null,
        apart.has(`${buyerId}>${supplierId}@`) || apart.has(`${buyerId}>${supplierId}@${slotId}`),
      ),
      ...warn('refused', null, refused.has(`${buyerId}>${supplierId}`)),
    ]
  })
}

/** What is awkward about the meetings that a change brings. They come last: a clash is theirs, not of whoever was there. */
export const warningsOfChange = (
  meetings: readonly TimetableMeeting[],
  day: MeetingDay,
  change: Replacement,
): readonly Warning[] => {
  const touched = new Set(change.to.map(({ id }) => id))
  return warningsOf(replaced(meetings, change), day).filter(({ meetingId }) => touched.has(meetingId))
}
