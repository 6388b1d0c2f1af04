import { attendeesOf } from '../../events/index.ts'

export const requestStates = ['waiting', 'accepted', 'declined', 'expired', 'withdrawn', 'cancelled'] as const
export type RequestState = (typeof requestStates)[number]

/** One party asks another for a meeting. */
export type MeetingRequest = {
  readonly id: string
  readonly eventId: string
  readonly fromId: string
  readonly toId: string
  readonly state: RequestState
  readonly slotId: string | null
  readonly message: string | null
  /** Why it was declined, or its meeting cancelled. */
  readonly reason: string | null
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly meetingId: string | null
  /** The party that cancelled the meeting; null where the organiser did. */
  readonly cancelledBy: string | null
}

/** What is taken on the grid of an event: a meeting, by its slot, its people and its table. */
export type Taken = {
  readonly slotId: string
  readonly kind: 'representative' | 'table'
  readonly resourceId: string
}

export type PartyResources = {
  readonly id: string
  /** Who may attend, in order; the party itself where nobody is named. */
  readonly attendees: readonly string[]
  /** All who ever sat for it: where fewer may sit than before, those who sit already count. */
  readonly everybody: readonly string[]
  readonly closedSlotIds: readonly string[]
}

/** What a participant brings to a grid: those who sit for it, one lane each, or itself where nobody is named. */
export const resourcesOf = (
  party: Parameters<typeof attendeesOf>[0],
  unavailable: readonly { readonly participantId: string; readonly slotId: string }[],
): PartyResources => ({
  id: party.id,
  attendees: attendeesOf(party),
  everybody: [party.id, ...party.representatives.map(({ id }) => id)],
  closedSlotIds: unavailable.flatMap((one) => (one.participantId === party.id ? one.slotId : [])),
})

/** The first of a party who is free in a slot, or null. */
export const freeAttendee = (
  party: PartyResources,
  slotId: string,
  taken: readonly Taken[],
): string | null => {
  if (party.closedSlotIds.includes(slotId)) return null
  const busy = new Set(
    taken
      .filter((one) => one.slotId === slotId && one.kind === 'representative')
      .map(({ resourceId }) => resourceId),
  )
  if (party.everybody.filter((id) => busy.has(id)).length >= party.attendees.length) return null
  return party.attendees.find((id) => !busy.has(id)) ?? null
}

/** Slots in which both parties and a table are free, in order of time. */
export const commonSlots = (
  slots: readonly { readonly id: string }[],
  tableIds: readonly string[],
  parties: readonly [PartyResources, PartyResources],
  taken: readonly Taken[],
): readonly string[] =>
  slots
    .filter(({ id }) => {
      const used = taken.filter((one) => one.slotId === id && one.kind === 'table').length
      return used < tableIds.length && parties.every((party) => freeAttendee(party, id, taken) !== null)
    })
    .map(({ id }) => id)
