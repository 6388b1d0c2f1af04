import type { Solution } from './answer.ts'
import { at } from './arrays.ts'
import { breaksOfParty, polishBreaks } from './breaks.ts'
import { explainUnmet } from './explain.ts'
import { reportFairness, reportGuarantees } from './fairness.ts'
import { flowBound } from './flowBound.ts'
import { KempeChains } from './kempe.ts'
import { buildModel, type Model } from './model.ts'
import type { ValidProblem } from './problem.ts'
import { seededRandom } from './rng.ts'
import { Search } from './search.ts'
import { settle } from './settle.ts'
import { assignTables, countTableMoves } from './tables.ts'
import { Timetable } from './timetable.ts'

export interface Progress {
  readonly steps: number
  readonly objective: number
  readonly bound: number
}

export interface SolveOptions {
  /** Whole number; equal seed and steps give an equal timetable. */
  readonly seed: number
  /** Steps at most, >= 0: moves of the local search (millions in a second) and conflicts of the exact one (thousands). */
  readonly steps: number
  /** Asked often; true = answer with the best timetable so far. The caller's clock lives here. */
  readonly shouldStop?: () => boolean
  /** Told after the construction, then from time to time. */
  readonly onProgress?: (progress: Progress) => void
}

/**
 * Chooses and times the meetings of a day at maximum weight, with a proved upper bound.
 *
 * The flow bound U1 chooses, Kempe chains place; an exact search and a cooled local search close the gap in turn;
 * all ends as soon as the objective meets the bound. Pure: no clock, no chance but the seed.
 *
 * @example
 * const day = validateProblem({
 *   slots: 2, tables: 1,
 *   buyers: [{ free: [true, true] }], suppliers: [{ free: [true, true] }, { free: [false, true] }],
 *   requests: [{ a: 0, b: 0, weight: 1 }, { a: 0, b: 1, weight: 1 }],
 * })
 * if (day.ok) solve(day.value, { seed: 1, steps: 1000 }).objective // 2, status 'optimal'
 */
export function solve(problem: ValidProblem, options: SolveOptions): Solution {
  const model = buildModel(problem)
  const flow = flowBound(model, 'value')
  const weightBound = model.bonus === 0 ? flow.bound : flowBound(model, 'weight').bound
  const countBound = flowBound(model, 'count').bound + model.pinnedCount
  const timetable = new Timetable(model)
  const chains = new KempeChains(timetable)
  construct(timetable, chains, flow.selected)
  const report = (steps: number, value: number, bound: number): void =>
    options.onProgress?.({ steps, ...figuresOf(model, value, bound, weightBound) })
  report(0, timetable.value, flow.bound)
  const search = new Search(timetable, chains, seededRandom(options.seed), flow, {
    steps: options.steps,
    shouldStop: options.shouldStop ?? (() => false),
    report,
    weightBound,
  })
  const { steps, bound } = search.run()
  settle(timetable, chains)
  polishBreaks(timetable, chains, seededRandom(options.seed), Math.min(200_000, 200 * model.requests))
  const figures = figuresOf(model, timetable.value, bound, weightBound)
  return present(problem, model, timetable, figures, { countBound, steps, seed: options.seed })
}

interface Figures {
  readonly objective: number
  readonly bound: number
  /** Guaranteed meetings that no proof excludes, beyond those held. */
  readonly guaranteesLeft: number
}

/** Takes a value and its bound apart: guarantees first, then weight, pinned meetings included. */
function figuresOf(model: Model, value: number, bound: number, weightBound: number): Figures {
  const { bonus, pinnedWeight } = model
  const level = bonus === 0 ? 0 : Math.floor(value / bonus)
  const guaranteesLeft = bonus === 0 ? 0 : Math.floor(bound / bonus) - level
  const left = guaranteesLeft === 0 ? Math.min(weightBound, bound - level * bonus) : weightBound
  return { objective: value - level * bonus + pinnedWeight, bound: left + pinnedWeight, guaranteesLeft }
}

/** Places the wanted requests, then whatever else fits, the heaviest first. */
function construct(timetable: Timetable, chains: KempeChains, wanted: readonly number[]): void {
  const { model } = timetable
  const byWeight = (one: number, other: number): number => at(model.weight, other) - at(model.weight, one)
  for (const request of wanted) chains.insert(request)
  const rest = [...Array(model.requests).keys()].filter((request) => at(timetable.slotOf, request) < 0)
  for (const request of rest.sort(byWeight)) chains.insert(request)
  timetable.clearJournal()
}

function present(
  problem: ValidProblem,
  model: Model,
  timetable: Timetable,
  { objective, bound, guaranteesLeft }: Figures,
  run: { countBound: number; steps: number; seed: number },
): Solution {
  const pins = problem.pins ?? []
  const placed = pins.map(({ a, b, slot }) => ({ a, b, slot }))
  timetable.slotOf.forEach((slot, request) => {
    const { a, b } = problem.requests[at(model.source, request)] ?? { a: 0, b: 0 }
    if (slot >= 0) placed.push({ a, b, slot })
  })
  const meetings = assignTables(problem.tables, placed, pins)
  const unmet = explainUnmet(problem, meetings)
  const { missing, unmetGuarantees } = reportGuarantees(problem, meetings)
  let breaks = 0
  for (let party = 0; party < model.parties; party++) {
    breaks += breaksOfParty((slot) => timetable.isBusy(party, slot), model.slots)
  }
  return {
    status: objective === bound && guaranteesLeft === 0 ? 'optimal' : 'feasible',
    objective,
    bound,
    missing,
    missingBound: missing - guaranteesLeft,
    unmetGuarantees,
    count: meetings.length,
    ...run,
    meetings,
    unmet,
    fairness: reportFairness(problem, meetings, unmet),
    breaks,
    tableMoves: countTableMoves(meetings),
  }
}
