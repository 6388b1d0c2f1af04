import { at, realAt } from './arrays.ts'
import type { FlowBound } from './flowBound.ts'
import { isOpen, type Model } from './model.ts'
import { SatisfiabilitySolver } from './sat/solver.ts'

export type ExactAnswer =
  | { readonly verdict: 'found'; readonly slotOf: Int32Array<ArrayBuffer>; readonly conflicts: number }
  /** Proved: no timetable comes within `gap` of the flow bound. */
  | { readonly verdict: 'refuted'; readonly conflicts: number }
  | { readonly verdict: 'stopped'; readonly conflicts: number }

/**
 * Looks for a timetable whose weight is at most `gap` below the flow bound, or proves that there is none.
 *
 * By linear programming duality (complementary slackness), bound - weight is the sum of what each departure from the
 * prices costs: a request held below its price, one left out above its price, a place left empty in the quota of a
 * party or in the day. So "weight >= bound - gap" is a budget of `gap` on these costs: with a gap of 0 nearly all
 * is settled at once, and what remains is an edge colouring with lists, which clause learning solves.
 *
 * @param hint slot of each request in a known timetable, tried first.
 */
export function reachBound(
  model: Model,
  flow: FlowBound,
  gap: number,
  hint: Int32Array,
  conflicts: number,
  shouldStop: () => boolean,
): ExactAnswer {
  const solver = new SatisfiabilitySolver()
  const budget = new Budget()
  const inCell: number[][] = Array.from({ length: model.parties * model.slots }, () => [])
  const variables = Array.from({ length: model.requests }, (_, request) => {
    const loss = realAt(flow.loss, request)
    const row = new Int32Array(model.slots).fill(-1)
    // A request that costs more than the whole budget is out: no variable at all.
    if (loss > gap) return row
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
    if (loss < 0) solver.addClause([...literals, ...budget.slack(solver, -loss, gap)])
    else if (loss > 0) for (const literal of literals) budget.add(literal, loss)
    return row
  })
  const perSlot: number[][] = Array.from({ length: model.slots }, () => [])
  for (let party = 0; party < model.parties; party++) {
    const used: number[] = []
    for (let slot = 0; slot < model.slots; slot++) {
      const literals = inCell[party * model.slots + slot] ?? []
      if (literals.length === 0) continue
      const isUsed = 2 * solver.newVariable()
      for (const literal of literals) solver.addClause([literal ^ 1, isUsed])
      solver.addClause([isUsed ^ 1, ...literals])
      solver.addAtMost(literals, 1)
      used.push(isUsed)
      if (party < model.buyers) perSlot[slot]?.push(isUsed)
    }
    const cap = at(model.cap, party)
    solver.addAtMost(used, cap)
    fill(solver, budget, used, cap, realAt(flow.priceOfParty, party), gap)
  }
  perSlot.forEach((literals, slot) => {
    solver.addAtMost(literals, at(model.tables, slot))
  })
  fill(solver, budget, perSlot.flat(), flow.places, flow.priceOfPlace, gap)
  solver.addAtMost(budget.literals, gap, budget.costs)
  const verdict = solver.solve(conflicts, shouldStop)
  if (verdict === 'unsatisfiable') return { verdict: 'refuted', conflicts: solver.conflicts }
  if (verdict === 'stopped') return { verdict: 'stopped', conflicts: solver.conflicts }
  const slotOf = Int32Array.from(variables, (row) =>
    row.findIndex((variable) => variable >= 0 && solver.isTrue(variable)),
  )
  return { verdict: 'found', slotOf, conflicts: solver.conflicts }
}

/** At least `wanted` of the literals are true; each one short costs `price`. */
function fill(
  solver: SatisfiabilitySolver,
  budget: Budget,
  literals: readonly number[],
  wanted: number,
  price: number,
  gap: number,
): void {
  if (price <= 0) return
  const slack: number[] = []
  for (let unit = 1; unit * price <= gap; unit++) slack.push(...budget.slack(solver, price, gap))
  const all = [...literals, ...slack]
  // "At least wanted true" = "at most the rest false".
  solver.addAtMost(
    all.map((literal) => literal ^ 1),
    all.length - wanted,
  )
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
