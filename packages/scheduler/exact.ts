import { at, realAt } from './arrays.ts'
import type { FlowBound } from './flowBound.ts'
import { isOpen, type Model } from './model.ts'
import { SatisfiabilitySolver } from './sat/solver.ts'

export type ExactAnswer =
  | { readonly verdict: 'found'; readonly slotOf: Int32Array<ArrayBuffer>; readonly conflicts: number }
  /** Proved: no timetable comes within `gap` of the flow bound. */
  | { readonly verdict: 'refuted'; readonly conflicts: number }
  | { readonly verdict: 'stopped'; readonly conflicts: number }

/** Clauses of "a timetable whose value is at most `gap` below the flow bound". */
export interface Encoding {
  readonly solver: SatisfiabilitySolver
  /** variables[request][slot], or -1 where the request may not be held there. */
  readonly variables: readonly Int32Array[]
  /** For each party, literals of which as many are true as it holds meetings: one for each slot, if it has one lane. */
  readonly placesOf: readonly (readonly number[])[]
  /** What departs from the prices, and its cost: in all, bound minus value. */
  readonly costs: { readonly literals: readonly number[]; readonly costs: readonly number[] }
}

/** How a known timetable departs from the prices: how many meetings each party has, and all together. */
export interface Departures {
  readonly heldBy: (party: number) => number
  readonly held: number
}

/** Searches an encoding, with whatever was added to it and under assumptions, for `conflicts` more conflicts. */
export function answerOf(
  encoding: Encoding,
  conflicts: number,
  shouldStop: () => boolean,
  assumptions: readonly number[] = [],
): ExactAnswer {
  const { solver, variables } = encoding
  const before = solver.conflicts
  const verdict = solver.solve(conflicts, shouldStop, assumptions)
  const made = solver.conflicts - before
  if (verdict === 'unsatisfiable') return { verdict: 'refuted', conflicts: made }
  if (verdict === 'stopped') return { verdict: 'stopped', conflicts: made }
  const slotOf = Int32Array.from(variables, (row) =>
    row.findIndex((variable) => variable >= 0 && solver.isTrue(variable)),
  )
  return { verdict: 'found', slotOf, conflicts: made }
}

/**
 * By linear programming duality (complementary slackness), bound - value is the sum of what each departure from the
 * prices costs: a request held below its price, one left out above its price, a place left empty in the quota of a
 * party or in the day, a guarantee missed or, where only the guarantee makes meetings worth having, exceeded. So "value
 * >= bound - gap" is a budget of `gap` on these costs: with a gap of 0 nearly all is settled at once, and what remains is
 * an edge colouring with lists, which clause learning solves.
 *
 * @param departures of the timetable `hint`: given, nothing may depart from the prices but what departs there already,
 * which leaves far fewer ways to look at; not finding one then proves nothing.
 */
export function encode(
  model: Model,
  flow: FlowBound,
  gap: number,
  hint: Int32Array,
  departures: Departures | null = null,
): Encoding {
  const solver = new SatisfiabilitySolver()
  const budget = new Budget()
  const inCell: number[][] = Array.from({ length: model.parties * model.slots }, () => [])
  const variables = Array.from({ length: model.requests }, (_, request) => {
    const loss = realAt(flow.loss, request)
    const row = new Int32Array(model.slots).fill(-1)
    const isHeld = at(hint, request) >= 0
    // A request that costs more than the whole budget is out: no variable at all.
    if (loss > gap || (departures !== null && loss > 0 && !isHeld)) return row
    const literals: number[] = []
    for (let slot = 0; slot < model.slots; slot++) {
      if (!isOpen(model, request, slot)) continue
      const variable = solver.newVariable(at(hint, request) === slot)
      row[slot] = variable
      literals.push(2 * variable)
      inCell[at(model.buyerOf, request) * model.slots + slot]?.push(2 * variable)
      inCell[at(model.supplierOf, request) * model.slots + slot]?.push(2 * variable)
    }
    solver.addAtMost(literals, 1)
    if (loss < 0) {
      const mayBeLeft = departures === null || !isHeld
      solver.addClause([...literals, ...(mayBeLeft ? budget.slack(solver, -loss, gap) : [])])
    } else if (loss > 0) for (const literal of literals) budget.add(literal, loss)
    return row
  })
  const placesOf: number[][] = []
  const perSlot: number[][] = Array.from({ length: model.slots }, () => [])
  for (let party = 0; party < model.parties; party++) {
    const used: number[] = []
    for (let slot = 0; slot < model.slots; slot++) {
      const cell = party * model.slots + slot
      const literals = placesInCell(solver, inCell[cell] ?? [], at(model.room, cell))
      used.push(...literals)
      if (party < model.buyers) perSlot[slot]?.push(...literals)
    }
    const cap = at(model.cap, party)
    solver.addAtMost(used, cap)
    placesOf.push(used)
    const price = realAt(flow.priceOfParty, party)
    const guaranteed = Math.min(at(model.least, party), cap)
    /** Places of so many that may stay empty, and meetings beyond them. */
    const held = departures?.heldBy(party) ?? null
    const empty = (wanted: number): number => (held === null ? wanted : Math.max(0, wanted - held))
    if (price >= 0) {
      fill(solver, budget, used, cap, price, gap, empty(cap))
      fill(solver, budget, used, guaranteed, model.bonus, gap, empty(guaranteed))
    } else {
      fill(solver, budget, used, guaranteed, price + model.bonus, gap, empty(guaranteed))
      const beyond = held === null ? used.length : Math.max(0, held - guaranteed)
      hold(solver, budget, used, guaranteed, -price, gap, beyond)
    }
  }
  perSlot.forEach((literals, slot) => {
    solver.addAtMost(literals, at(model.tables, slot))
  })
  const spare = departures === null ? flow.places : Math.max(0, flow.places - departures.held)
  fill(solver, budget, perSlot.flat(), flow.places, flow.priceOfPlace, gap, spare)
  solver.addAtMost(budget.literals, gap, budget.costs)
  return { solver, variables, placesOf, costs: budget }
}

/** One literal for each meeting that a party may hold in a slot: as many are true as it holds. */
function placesInCell(
  solver: SatisfiabilitySolver,
  meetings: readonly number[],
  room: number,
): readonly number[] {
  if (meetings.length === 0) return []
  solver.addAtMost(meetings, room)
  if (room > 1) return meetings
  const isUsed = 2 * solver.newVariable()
  for (const literal of meetings) solver.addClause([literal ^ 1, isUsed])
  solver.addClause([isUsed ^ 1, ...meetings])
  return [isUsed]
}

/** At least `wanted` of the literals are true; each one short costs `price`, `most` of them at most. */
function fill(
  solver: SatisfiabilitySolver,
  budget: Budget,
  literals: readonly number[],
  wanted: number,
  price: number,
  gap: number,
  most: number,
): void {
  if (price <= 0 || wanted <= 0) return
  const slack: number[] = []
  for (let unit = 1; unit <= most && unit * price <= gap; unit++)
    slack.push(...budget.slack(solver, price, gap))
  const all = [...literals, ...slack]
  // "At least wanted true" = "at most the rest false".
  solver.addAtMost(
    all.map((literal) => literal ^ 1),
    all.length - wanted,
  )
}

/** At most `wanted` of the literals are true; each one beyond costs `price`, `beyond` of them at most. */
function hold(
  solver: SatisfiabilitySolver,
  budget: Budget,
  literals: readonly number[],
  wanted: number,
  price: number,
  gap: number,
  beyond: number,
): void {
  const slack: number[] = []
  const most = Math.min(beyond, literals.length - wanted)
  for (let unit = 1; unit <= most && unit * price <= gap; unit++)
    slack.push(...budget.slack(solver, price, gap))
  solver.addAtMost([...literals, ...slack.map((literal) => literal ^ 1)], wanted + slack.length)
}

/** Literals that cost something when true. */
class Budget {
  readonly literals: number[] = []
  readonly costs: number[] = []

  add(literal: number, cost: number): void {
    this.literals.push(literal)
    this.costs.push(cost)
  }

  /** A literal that lets one condition be broken at a cost; none where the cost is over the whole budget. */
  slack(solver: SatisfiabilitySolver, cost: number, gap: number): number[] {
    if (cost > gap) return []
    const literal = 2 * solver.newVariable()
    this.add(literal, cost)
    return [literal]
  }
}
