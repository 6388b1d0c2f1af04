import type { BoardDay, BoardMeeting } from './board.ts'
import type { MeetingTable, Slot } from './event.ts'
import { seatsOf, sideOf } from './participant.ts'
import { quotaOf } from './pins.ts'
import type { TimetableMeeting } from './timetable.ts'
import type { MeetingDay } from './toProblem.ts'

/** A day as the board holds it, with what leads from its identifiers to its numbers. */
export type IndexedBoard = {
  readonly day: BoardDay
  readonly partyIds: readonly string[]
  readonly slotIds: readonly string[]
  readonly tableIds: readonly string[]
  /** Null where a party, a slot or a table of the meeting is in none of the lists. */
  readonly meetingOf: (meeting: Omit<TimetableMeeting, 'weight'>) => BoardMeeting | null
}

/**
 * Turns a day into the numbers of the board: slots and tables of the plan, and those retired that a meeting still uses.
 */
export const boardOf = (
  day: MeetingDay,
  meetings: readonly TimetableMeeting[],
  all: { readonly slots: readonly Slot[]; readonly tables: readonly MeetingTable[] } = day,
): IndexedBoard => {
  const usedSlots = new Set(meetings.map(({ slotId }) => slotId))
  const usedTables = new Set(meetings.map(({ tableId }) => tableId))
  const slots = all.slots.filter(({ id, active }) => active || usedSlots.has(id))
  const tables = all.tables.filter(({ id, active }) => active || usedTables.has(id))
  const parties = day.participants.filter(({ role }) => sideOf(role) !== null)
  const indexOf = (rows: readonly { readonly id: string }[]): ReadonlyMap<string, number> =>
    new Map(rows.map(({ id }, index) => [id, index]))
  const [party, slot, table] = [indexOf(parties), indexOf(slots), indexOf(tables)]
  const isBuyer = (id: string): boolean => {
    const found = parties[party.get(id) ?? -1]
    return found !== undefined && sideOf(found.role) === 'buyer'
  }
  const pairs = (one: string, other: string): [number, number][] => {
    const [buyer, supplier] = isBuyer(one) ? [one, other] : [other, one]
    const [b, s] = [party.get(buyer), party.get(supplier)]
    return b === undefined || s === undefined ? [] : [[b, s]]
  }
  return {
    partyIds: parties.map(({ id }) => id),
    slotIds: slots.map(({ id }) => id),
    tableIds: tables.map(({ id }) => id),
    day: {
      slots: slots.map(({ active }) => ({ active })),
      tables: tables.map(({ active }) => ({ active })),
      parties: parties.map((one) => ({ seats: seatsOf(one), quota: quotaOf(day, one) })),
      closed: day.unavailable.flatMap(({ participantId, slotId }): [number, number][] => {
        const [p, s] = [party.get(participantId), slot.get(slotId)]
        return p === undefined || s === undefined ? [] : [[p, s]]
      }),
      refused: day.wishes.flatMap(({ fromId, toId, level }) => (level === 'no' ? pairs(fromId, toId) : [])),
      forbids: day.forbids.flatMap(({ buyerId, supplierId, slotId }): [number, number, number][] => {
        const s = slotId === null ? -1 : slot.get(slotId)
        return s === undefined ? [] : pairs(buyerId, supplierId).map(([a, b]) => [a, b, s])
      }),
    },
    meetingOf: ({ id, buyerId, supplierId, slotId, tableId, pinned }) => {
      const found = [party.get(buyerId), party.get(supplierId), slot.get(slotId), table.get(tableId)]
      const [buyer, supplier, s, t] = found
      return buyer === undefined || supplier === undefined || s === undefined || t === undefined
        ? null
        : { id, buyer, supplier, slot: s, table: t, pinned }
    },
  }
}
