import { forbidsPlace } from './forbid.ts'
import { sideOf } from './participant.ts'
import type { Placed } from './timetable.ts'
import type { MeetingDay } from './toProblem.ts'

/** What makes a computation impossible, and who must be spoken of. */
export type Contradiction =
  | {
      readonly code: 'quota-below-pins'
      readonly participantId: string
      readonly quota: number
      readonly pinned: number
    }
  | {
      readonly code: 'least-over-quota'
      readonly participantId: string
      readonly quota: number
      readonly least: number
    }
  | {
      readonly code: 'pin-forbidden'
      readonly buyerId: string
      readonly supplierId: string
      readonly slotId: string
    }

/** Meetings at most of a participant: its own quota, or that of its side. */
export const quotaOf = (
  day: Pick<MeetingDay, 'buyerQuota' | 'supplierQuota'>,
  { role, quota }: Pick<MeetingDay['participants'][number], 'role' | 'quota'>,
): number | null => quota ?? (sideOf(role) === 'buyer' ? day.buyerQuota : day.supplierQuota)

/** The first thing that the organiser said against itself: pins above a quota, a guarantee above it, a pin where it forbids. */
export const contradictionOf = (day: MeetingDay, pins: readonly Placed[]): Contradiction | null => {
  const pinned = new Map<string, number>()
  for (const { buyerId, supplierId } of pins)
    for (const id of [buyerId, supplierId]) pinned.set(id, (pinned.get(id) ?? 0) + 1)
  for (const one of day.participants) {
    const quota = quotaOf(day, one)
    if (quota === null) continue
    const held = pinned.get(one.id) ?? 0
    if (held > quota) return { code: 'quota-below-pins', participantId: one.id, quota, pinned: held }
    const least = one.least ?? 0
    if (sideOf(one.role) !== null && least > quota)
      return { code: 'least-over-quota', participantId: one.id, quota, least }
  }
  const against = pins.find((pin) => forbidsPlace(day.forbids, pin))
  if (against === undefined) return null
  const { buyerId, supplierId, slotId } = against
  return { code: 'pin-forbidden', buyerId, supplierId, slotId }
}
