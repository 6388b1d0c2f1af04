import { at } from '../arrays.ts'
import type { Encoding } from '../exact.ts'
import { isOpen, type Model } from '../model.ts'
import type { StandingMeeting } from './prepare.ts'

/** What a timetable changes in the published one, each meeting by its weight of change. */
export interface Changes {
  readonly removed: number
  readonly slotMoved: number
  readonly tableMoved: number
}

/** The standing meeting of each request of a model, or undefined where the request is a new one. */
export type StandingOf = readonly (StandingMeeting | undefined)[]

/** Counts the changes of a timetable, given by the slot of each request of the model (-1 = not held). */
export function changesOf(standingOf: StandingOf, slotOf: Int32Array): Changes {
  let removed = 0
  let slotMoved = 0
  let tableMoved = 0
  standingOf.forEach((meeting, request) => {
    if (meeting === undefined) return
    const slot = at(slotOf, request)
    if (slot < 0) removed += meeting.cost
    else if (slot !== meeting.slot) slotMoved += meeting.cost
    else if (!meeting.tableStands) tableMoved += meeting.cost
  })
  return { removed, slotMoved, tableMoved }
}

/** Adds to the clauses that no more than this is changed; a bound of null is no bound. */
export function limitChanges(
  encoding: Encoding,
  standingOf: StandingOf,
  limits: {
    readonly removed: number | null
    readonly slotMoved: number | null
    readonly tableMoved: number | null
  },
): void {
  const { solver, variables } = encoding
  const removed = new Costs()
  const slotMoved = new Costs()
  const tableMoved = new Costs()
  standingOf.forEach((meeting, request) => {
    if (meeting === undefined) return
    const literals: number[] = []
    variables[request]?.forEach((variable, slot) => {
      if (variable < 0) return
      literals.push(2 * variable)
      if (slot !== meeting.slot) slotMoved.add(2 * variable, meeting.cost)
      else if (!meeting.tableStands) tableMoved.add(2 * variable, meeting.cost)
    })
    if (limits.removed === null) return
    const isRemoved = 2 * solver.newVariable()
    solver.addClause([...literals, isRemoved])
    removed.add(isRemoved, meeting.cost)
  })
  for (const [costs, limit] of [
    [removed, limits.removed],
    [slotMoved, limits.slotMoved],
    [tableMoved, limits.tableMoved],
  ] as const) {
    if (limit !== null) solver.addAtMost(costs.literals, limit, costs.costs)
  }
}

class Costs {
  readonly literals: number[] = []
  readonly costs: number[] = []

  add(literal: number, cost: number): void {
    this.literals.push(literal)
    this.costs.push(cost)
  }
}

/** Slots of the published timetable, by request of the model: what the exact search tries first. */
export function publishedSlots(standingOf: StandingOf): Int32Array<ArrayBuffer> {
  return Int32Array.from(standingOf, (meeting) => meeting?.slot ?? -1)
}

/** The published meetings of each slot, by request of the model, and what they cost. */
function bySlot(
  model: Model,
  standingOf: StandingOf,
): { request: number; cost: number; mayStay: boolean }[][] {
  const slots: { request: number; cost: number; mayStay: boolean }[][] = []
  for (let slot = 0; slot <= model.slots; slot++) slots.push([])
  standingOf.forEach((meeting, request) => {
    if (meeting === undefined) return
    const slot = meeting.slot < 0 ? model.slots : meeting.slot
    const mayStay = meeting.slot >= 0 && isOpen(model, request, meeting.slot)
    slots[slot]?.push({ request, cost: meeting.cost, mayStay })
  })
  return slots
}

/**
 * Weight of change that leaves each slot at least (the last entry: what had no slot of this day): whoever may not stay,
 * and the cheapest of the others where they are more than the tables.
 */
function leastLeaving(model: Model, standingOf: StandingOf): number[] {
  return bySlot(model, standingOf).map((meetings, slot) => {
    const costs = meetings.filter(({ mayStay }) => mayStay).map(({ cost }) => cost)
    costs.sort((one, other) => other - one)
    const tables = slot < model.slots ? at(model.tables, slot) : 0
    const closed = meetings.reduce((sum, { cost, mayStay }) => (mayStay ? sum : sum + cost), 0)
    return closed + costs.slice(tables).reduce((sum, cost) => sum + cost, 0)
  })
}

/** At least this weight of change is moved to another slot: what must leave its slot, but for what is given up. */
export function leastMoved(model: Model, standingOf: StandingOf, removed: number): number {
  const leaving = leastLeaving(model, standingOf).reduce((sum, cost) => sum + cost, 0)
  return Math.max(0, leaving - removed)
}

/**
 * Says again, slot by slot, that no more than `most` leaves its slot in all: each slot loses what it must, and shares
 * with the others what is left. It follows from the limits, but the search sees it sooner.
 */
export function limitLeaving(encoding: Encoding, model: Model, standingOf: StandingOf, most: number): void {
  const { solver, variables } = encoding
  const least = leastLeaving(model, standingOf)
  const spare = most - least.reduce((sum, cost) => sum + cost, 0)
  const excess: number[] = []
  bySlot(model, standingOf).forEach((meetings, slot) => {
    const literals: number[] = []
    const costs: number[] = []
    let gone = 0
    for (const { request, cost } of meetings) {
      const variable = slot < model.slots ? (variables[request]?.[slot] ?? -1) : -1
      if (variable < 0) gone += cost
      else {
        literals.push(2 * variable + 1)
        costs.push(cost)
      }
    }
    const own: number[] = []
    const whole = costs.reduce((sum, cost) => sum + cost, gone)
    for (let unit = 0; unit < Math.min(spare, whole - (least[slot] ?? 0)); unit++)
      own.push(2 * solver.newVariable())
    excess.push(...own)
    const limit = (least[slot] ?? 0) - gone + own.length
    solver.addAtMost([...literals, ...own.map((literal) => literal ^ 1)], limit, [
      ...costs,
      ...own.map(() => 1),
    ])
  })
  solver.addAtMost(excess, spare)
}

/**
 * Says again that each party holds all of its published meetings but for what may be given up: where it has as many
 * meetings as slots, each of its slots is used, which the search would find out late.
 */
export function fillParties(encoding: Encoding, model: Model, standingOf: StandingOf, removed: number): void {
  const meetings = new Int32Array(model.parties)
  standingOf.forEach((meeting, request) => {
    if (meeting === undefined) return
    for (const party of [at(model.buyerOf, request), at(model.supplierOf, request)]) {
      meetings[party] = at(meetings, party) + 1
    }
  })
  encoding.placesOf.forEach((places, party) => {
    const least = at(meetings, party) - removed
    if (least <= 0) return
    encoding.solver.addAtMost(
      places.map((literal) => literal ^ 1),
      places.length - least,
    )
  })
}
