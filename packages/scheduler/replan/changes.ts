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

/**
 * At least this weight of change leaves its slot: in each slot, no more can stay than there are tables for, the dearest
 * ones; what is given up leaves its slot without being moved.
 */
export function leastMoved(model: Model, standingOf: StandingOf, total: number, removed: number): number {
  const staying: number[][] = Array.from({ length: model.slots }, () => [])
  standingOf.forEach((meeting, request) => {
    if (meeting === undefined || meeting.slot < 0 || !isOpen(model, request, meeting.slot)) return
    staying[meeting.slot]?.push(meeting.cost)
  })
  const most = staying.reduce((sum, costs, slot) => {
    const dearest = costs.sort((one, other) => other - one).slice(0, at(model.tables, slot))
    return sum + dearest.reduce((part, cost) => part + cost, 0)
  }, 0)
  return Math.max(0, total - removed - most)
}
