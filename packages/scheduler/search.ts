import { at } from './arrays.ts'
import { Ejections } from './ejections.ts'
import { answerOf, type Encoding, encode } from './exact.ts'
import type { FlowBound } from './flowBound.ts'
import type { KempeChains } from './kempe.ts'
import { refillSlot } from './matching.ts'
import type { Model } from './model.ts'
import { Pieces } from './pieces.ts'
import type { Random } from './rng.ts'
import { SlotBound } from './slotBound.ts'
import type { Timetable } from './timetable.ts'

const STEPS_BETWEEN_POLLS = 256
const STEPS_BETWEEN_REPORTS = 65_536
const HOTTEST = 1
const COLDEST = 0.2
/** Length of the first cooling, in steps for each request; every next one is four times as long. */
const FIRST_COOLING = 60
/** Pieces are left alone once so many in a row brought nothing. */
const FAILED_TRIES = 15
/** Conflicts of the first exact search; every next one may take three times as many. */
const FIRST_CONFLICTS = 4_000
/** Pairs of a request and a slot up to which the exact search alone is the quickest. */
const SMALL_DAY = 20_000
/** Evaluations of the slot bound after each exact search that was cut short, on days small enough for it. */
const PRICING_ROUNDS = 200

export interface SearchLimits {
  readonly steps: number
  readonly shouldStop: () => boolean
  /** Steps made, value held, bound: all without the pinned meetings. */
  readonly report: (steps: number, value: number, bound: number) => void
  /** Proved bound of the weight, whatever the guarantees. */
  readonly weightBound: number
}

/** Steps made (moves of the local search and conflicts of the exact one) and the proved bound; the best stands. */
export interface SearchOutcome {
  readonly steps: number
  readonly bound: number
}

/**
 * Closes the gap between a timetable and the flow bound, from both sides in turn: an exact search that reaches the
 * bound or proves it one lower, then a cooled local search, each round longer than the one before. Ends when the two
 * meet. Nothing depends on the budget but the end, so a replay with the same steps gives the same timetable.
 */
export class Search {
  private readonly timetable: Timetable
  private readonly chains: KempeChains
  private readonly random: Random
  private readonly flow: FlowBound
  private readonly limits: SearchLimits
  private readonly slotBound: SlotBound
  private readonly ejections: Ejections
  private best: Int32Array<ArrayBuffer>
  private bestValue: number
  private bound: number
  private steps = 0
  /** "Is a timetable within `gap` of the flow bound?", as it was last asked. */
  private question: { readonly gap: number; readonly encoding: Encoding } | null = null

  constructor(
    timetable: Timetable,
    chains: KempeChains,
    random: Random,
    flow: FlowBound,
    limits: SearchLimits,
  ) {
    this.timetable = timetable
    this.chains = chains
    this.random = random
    this.flow = flow
    this.limits = limits
    this.slotBound = new SlotBound(timetable.model, flow.loss)
    this.ejections = new Ejections(timetable, chains, random, flow.loss)
    this.best = timetable.slotOf.slice()
    this.bestValue = timetable.value
    this.bound = flow.bound
  }

  run(): SearchOutcome {
    const { model } = this.timetable
    let conflicts = FIRST_CONFLICTS
    let cooling = FIRST_COOLING * model.requests
    if (this.isOpen()) this.refill()
    if (model.requests * model.slots <= SMALL_DAY) this.searchExactly(model, conflicts)
    while (this.isOpen()) {
      this.cool(cooling)
      this.improveByPieces(model)
      this.searchExactly(model, conflicts)
      conflicts *= 3
      cooling *= 4
    }
    this.timetable.restore(this.best)
    return { steps: this.steps, bound: this.bound }
  }

  private isOpen(): boolean {
    return this.bestValue < this.bound && this.steps < this.limits.steps && !this.limits.shouldStop()
  }

  private keep(): void {
    if (this.timetable.value <= this.bestValue) return
    this.bestValue = this.timetable.value
    this.best = this.timetable.slotOf.slice()
  }

  /** Each slot in turn, exactly, then whatever still fits. */
  private refill(): void {
    const { timetable } = this
    const { model } = timetable
    for (let slot = 0; slot < model.slots; slot++) refillSlot(timetable, slot, this.random)
    for (let request = 0; request < model.requests; request++) {
      if (at(timetable.slotOf, request) < 0) this.chains.insert(request)
    }
    timetable.clearJournal()
    this.keep()
  }

  /** Pieces of the best timetable placed anew, as long as that brings something. */
  private improveByPieces(model: Model): void {
    if (!this.isOpen()) return
    const { flow, random, limits } = this
    const gap = (): number => flow.bound - this.bestValue - 1
    const pieces = new Pieces(model, flow, gap(), this.best, random)
    for (let failures = 0; failures < FAILED_TRIES && this.isOpen(); failures++) {
      const { slotOf, steps } = pieces.improve(limits.steps - this.steps, limits.shouldStop)
      this.steps += steps
      if (slotOf === null) continue
      failures = 0
      this.timetable.restore(slotOf)
      this.keep()
      limits.report(this.steps, this.bestValue, this.bound)
      if (this.isOpen()) pieces.tighten(gap(), this.best)
    }
  }

  private searchExactly(model: Model, conflicts: number): void {
    while (this.isOpen()) {
      const level = this.openLevel()
      const gap = this.flow.bound - (level > 0 ? level * model.bonus : this.bound)
      const allowed = Math.min(conflicts, this.limits.steps - this.steps)
      // What was learnt about a question serves when it is asked again.
      if (this.question?.gap !== gap)
        this.question = { gap, encoding: encode(model, this.flow, gap, this.best) }
      const answer = answerOf(this.question.encoding, allowed, this.limits.shouldStop)
      this.steps += answer.conflicts
      if (answer.verdict === 'found') {
        this.timetable.restore(answer.slotOf)
        this.keep()
      } else if (answer.verdict === 'refuted') {
        this.bound = level > 0 ? (level - 1) * model.bonus + this.limits.weightBound : this.bound - 1
      } else {
        if (this.slotBound.isSmall) {
          this.slotBound.lower(PRICING_ROUNDS, this.bestValue, this.limits.shouldStop)
          this.bound = Math.min(this.bound, Math.max(this.bestValue, this.slotBound.bound))
        }
        break
      }
    }
    this.limits.report(this.steps, this.bestValue, this.bound)
  }

  /** As many guaranteed meetings as the bound allows, where the best timetable has fewer: that is asked first; else 0. */
  private openLevel(): number {
    const { bonus } = this.timetable.model
    const level = bonus === 0 ? 0 : Math.floor(this.bound / bonus)
    return level * bonus > this.bestValue ? level : 0
  }

  private cool(length: number): void {
    this.timetable.restore(this.best)
    for (let move = 0; move < length; move++) {
      if (move % STEPS_BETWEEN_POLLS === 0 && !this.isOpen()) break
      if (this.bestValue === this.bound || this.steps === this.limits.steps) break
      this.ejections.step(HOTTEST * (COLDEST / HOTTEST) ** (move / length))
      this.steps++
      this.keep()
      if (move % STEPS_BETWEEN_REPORTS === 0) this.limits.report(this.steps, this.bestValue, this.bound)
    }
  }
}
