import type { Placed } from './timetable.ts'

/** Who sits at a meeting for each side. */
export type Seated = { readonly meetingId: string; readonly attendeeIds: readonly [string, string] }

/**
 * Gives each meeting the people who attend it. Somebody who shares a delegation stays at a table where they sat, so that
 * they walk as little as can be. Where a party has more meetings at once than people, one of them is named twice: whoever
 * writes the grid is refused by its key.
 *
 * @param meetings in the order of their slots
 * @param attendeesOf who may sit for a participant, in order; at least one
 */
export const seatMeetings = (
  meetings: readonly (Placed & { readonly id: string })[],
  attendeesOf: (participantId: string) => readonly string[],
): readonly Seated[] => {
  const busy = new Set<string>()
  const tableOf = new Map<string, string>()
  const sit = (participantId: string, { slotId, tableId }: Placed): string => {
    const all = attendeesOf(participantId)
    const free = all.filter((id) => !busy.has(`${id}@${slotId}`))
    const chosen =
      free.find((id) => tableOf.get(id) === tableId) ??
      // Nobody of them sits anywhere yet: rather those, so that the others keep their table.
      free.find((id) => !tableOf.has(id)) ??
      free[0] ??
      all[0] ??
      participantId
    busy.add(`${chosen}@${slotId}`)
    tableOf.set(chosen, tableId)
    return chosen
  }
  return meetings.map((meeting) => ({
    meetingId: meeting.id,
    attendeeIds: [sit(meeting.buyerId, meeting), sit(meeting.supplierId, meeting)],
  }))
}
