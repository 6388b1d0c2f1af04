import type { Meeting } from './answer.ts'
import { type Pin, tablesOfSlot } from './problem.ts'

interface PlacedPair {
  readonly a: number
  readonly b: number
  readonly slot: number
}

/**
 * Gives every meeting a table. The buyer is the host and keeps its table where it can: with at least as many tables
 * as buyers and no pinned table, each buyer sits at one table all day and the suppliers move.
 *
 * Each buyer first looks for one table that is free in all of its slots (an unused one before a shared one); who
 * finds none keeps the table of its previous meeting where possible. No slot may hold more meetings than tables.
 */
export function assignTables(
  tables: number | readonly number[],
  placed: readonly PlacedPair[],
  pins: readonly Pin[],
): Meeting[] {
  const taken = new Set<string>()
  const key = (slot: number, table: number): string => `${slot}/${table}`
  const pinnedTable = new Map<string, number>()
  for (const pin of pins) {
    if (pin.table === undefined) continue
    pinnedTable.set(`${pin.a}-${pin.b}`, pin.table)
    taken.add(key(pin.slot, pin.table))
  }
  const opened = new Set(pinnedTable.values())
  const widest = Math.max(...(typeof tables === 'number' ? [tables] : tables))
  const result: Meeting[] = []
  /** Meetings of each buyer; where it has several at once, of each of its representatives. */
  const byHost = new Map<string, PlacedPair[]>()
  for (const meeting of placed) {
    const table = pinnedTable.get(`${meeting.a}-${meeting.b}`)
    if (table !== undefined) {
      result.push({ ...meeting, table })
      continue
    }
    let lane = 0
    const hosted = (): PlacedPair[] => byHost.get(`${meeting.a}/${lane}`) ?? []
    while (hosted().some((other) => other.slot === meeting.slot)) lane++
    byHost.set(`${meeting.a}/${lane}`, [...hosted(), meeting])
  }
  // No day uses more tables than its buyers and pins do: the search for an unused table stops there.
  const limit = Math.min(widest, byHost.size + opened.size + Math.max(0, ...opened))
  const isFree = (slot: number, table: number): boolean =>
    table < tablesOfSlot(tables, slot) && !taken.has(key(slot, table))
  const home = (buyer: number, slots: readonly number[]): number => {
    const candidates = [...Array(limit).keys()].filter((table) => slots.every((slot) => isFree(slot, table)))
    const pinned = pins.find((pin) => pin.a === buyer && pin.table !== undefined)?.table
    if (pinned !== undefined && candidates.includes(pinned)) return pinned
    return candidates.find((table) => !opened.has(table)) ?? candidates[0] ?? -1
  }
  const sit = (meeting: PlacedPair, table: number): void => {
    taken.add(key(meeting.slot, table))
    opened.add(table)
    result.push({ ...meeting, table })
  }
  const wandering: PlacedPair[] = []
  // The busiest buyers are the hardest to house at one table.
  const order = [...byHost.values()]
    .map((meetings) => ({ buyer: meetings[0]?.a ?? 0, meetings }))
    .sort((one, other) => other.meetings.length - one.meetings.length || one.buyer - other.buyer)
  for (const { buyer, meetings } of order) {
    const slots = meetings.map((meeting) => meeting.slot)
    const table = home(buyer, slots)
    if (table < 0) wandering.push(...meetings)
    else for (const meeting of meetings) sit(meeting, table)
  }
  const last = new Map<number, number>()
  wandering.sort((one, other) => one.slot - other.slot || one.a - other.a)
  for (const meeting of wandering) {
    const previous = last.get(meeting.a) ?? -1
    let table = previous
    if (previous < 0 || !isFree(meeting.slot, previous)) {
      table = 0
      while (!isFree(meeting.slot, table)) table++
    }
    last.set(meeting.a, table)
    sit(meeting, table)
  }
  return result.sort((one, other) => one.slot - other.slot || one.table - other.table)
}

/**
 * How many times a buyer changes table between two consecutive meetings of its own; with several meetings at once, how
 * many of its representatives find another table than those of the slot before.
 */
export function countTableMoves(meetings: readonly Meeting[]): number {
  const last = new Map<number, { slot: number; tables: Set<number>; before: Set<number> }>()
  let moves = 0
  for (const meeting of [...meetings].sort((one, other) => one.slot - other.slot)) {
    const previous = last.get(meeting.a)
    if (previous?.slot === meeting.slot) {
      const isNew = !previous.before.has(meeting.table)
      if (isNew && previous.tables.size < previous.before.size) moves++
      previous.tables.add(meeting.table)
      continue
    }
    const before = previous?.tables ?? new Set<number>()
    if (before.size > 0 && !before.has(meeting.table)) moves++
    last.set(meeting.a, { slot: meeting.slot, tables: new Set([meeting.table]), before })
  }
  return moves
}
