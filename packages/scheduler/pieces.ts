import { at, realAt } from './arrays.ts'
import { answerOf, type Departures, type Encoding, encode } from './exact.ts'
import type { FlowBound } from './flowBound.ts'
import type { Model } from './model.ts'
import type { Random } from './rng.ts'

const departuresOf = (model: Model, slotOf: Int32Array): Departures => {
  const degree = new Int32Array(model.parties)
  let held = 0
  slotOf.forEach((slot, request) => {
    if (slot < 0) return
    held++
    for (const party of [at(model.buyerOf, request), at(model.supplierOf, request)])
      degree[party] = at(degree, party) + 1
  })
  return { heldBy: (party) => at(degree, party), held }
}

/** Conflicts that one piece may take. */
const CONFLICTS_OF_A_TRY = 400
const FIRST_PARTIES = 24
const [FEWEST_PARTIES, MOST_PARTIES] = [4, 400]
/** A piece that is refuted was too small, one that takes too long is too large. */
const CHANGE = 1.06

/**
 * Betters a timetable piece by piece (large-neighbourhood search, Shaw 1998): most meetings stay in their slot, those of some
 * parties around a wish that the flow bound would grant are chosen and placed anew, by the exact search, so that the
 * value rises.
 */
export class Pieces {
  private readonly model: Model
  private readonly random: Random
  private readonly flow: FlowBound
  private readonly encoding: Encoding
  private best: Int32Array<ArrayBuffer>
  private parties = FIRST_PARTIES

  /** @param gap what a better timetable lacks to the flow bound at most */
  constructor(model: Model, flow: FlowBound, gap: number, best: Int32Array<ArrayBuffer>, random: Random) {
    this.model = model
    this.random = random
    this.flow = flow
    this.best = best
    this.encoding = encode(model, flow, gap, best, departuresOf(model, best))
  }

  /**
   * One try. Steps are its conflicts, and one for itself.
   * @returns the slots of a better timetable, or null
   */
  improve(
    conflicts: number,
    shouldStop: () => boolean,
  ): { readonly slotOf: Int32Array<ArrayBuffer> | null; readonly steps: number } {
    const chosen = this.chooseParties()
    const { buyerOf, supplierOf } = this.model
    const kept: number[] = []
    for (let request = 0; request < this.best.length; request++) {
      const slot = at(this.best, request)
      if (slot < 0 || chosen.has(at(buyerOf, request)) || chosen.has(at(supplierOf, request))) continue
      const variable = this.encoding.variables[request]?.[slot] ?? -1
      if (variable >= 0) kept.push(2 * variable)
    }
    const most = Math.min(conflicts, CONFLICTS_OF_A_TRY)
    const answer = answerOf(this.encoding, most, shouldStop, kept)
    const steps = answer.conflicts + 1
    if (answer.verdict === 'found') return { slotOf: answer.slotOf, steps }
    const change = answer.verdict === 'refuted' ? CHANGE : 1 / CHANGE
    this.parties = Math.max(FEWEST_PARTIES, Math.min(MOST_PARTIES, this.parties * change))
    return { slotOf: null, steps }
  }

  /** From now on a better timetable lacks at most `gap`. */
  tighten(gap: number, best: Int32Array<ArrayBuffer>): void {
    this.best = best
    const { solver, costs } = this.encoding
    const gone = costs.literals.filter((literal) => solver.isTrue(literal >> 1) === ((literal & 1) === 1))
    for (const literal of gone) solver.addClause([literal ^ 1])
    solver.addAtMost(costs.literals, gap, costs.costs)
  }

  /** The parties of a wish that departs from the prices, and others around them. */
  private chooseParties(): ReadonlySet<number> {
    const { model, random } = this
    const first = this.chooseWish()
    const chosen = [at(model.buyerOf, first), at(model.supplierOf, first)]
    const known = new Set(chosen)
    const wanted = Math.min(model.parties, Math.round(this.parties))
    for (let tries = 0; chosen.length < wanted && tries < 8 * wanted; tries++) {
      const party = chosen[random.below(chosen.length)] ?? 0
      const from = at(model.requestsOf.start, party)
      const count = at(model.requestsOf.start, party + 1) - from
      const request = at(model.requestsOf.items, from + random.below(count))
      // Those whom it meets weigh in more than those whom it only wishes to meet.
      if (at(this.best, request) < 0 && random.below(4) > 0) continue
      const other = party < model.buyers ? at(model.supplierOf, request) : at(model.buyerOf, request)
      if (known.has(other)) continue
      known.add(other)
      chosen.push(other)
    }
    return known
  }

  /** A wish left out though it is worth more than its prices, drawn by what it is worth; any wish where there is none. */
  private chooseWish(): number {
    const { model, random, flow } = this
    let found = random.below(model.requests)
    let sum = 0
    for (let request = 0; request < model.requests; request++) {
      const worth = -realAt(flow.loss, request)
      if (worth <= 0 || at(this.best, request) >= 0) continue
      sum += worth
      if (random.unit() * sum < worth) found = request
    }
    return found
  }
}
