import { at, doubled } from '../arrays.ts'
import { Analysis } from './analysis.ts'
import { NO_REASON, Propagator } from './propagator.ts'
import { Restarts } from './restarts.ts'
import { VariableHeap } from './variableHeap.ts'

export type Verdict = 'satisfiable' | 'unsatisfiable' | 'stopped'

/** Conflicts before the first clean-up of the learnt clauses; each one comes a little later than the last. */
const FIRST_CLEANUP = 2000
const CLEANUP_GROWTH = 300
/** Clauses of so few levels are kept for good, those of some more as long as they serve. */
const CORE_GLUE = 2
const USEFUL_GLUE = 6
const DECISIONS_OF_A_STEP = 1024
/** Phases are drawn anew after so many conflicts, then more and more rarely. */
const FIRST_REPHASE = 1000

/**
 * Satisfiability solver: conflict-driven clause learning (Marques-Silva and Sakallah 1999) with watched literals,
 * first unique implication point, VSIDS, saved and best phases, native "at most k of these" constraints, and cores under
 * assumptions (Eén and Sörensson 2003). Literal of variable v: 2v = true, 2v + 1 = false. Deterministic.
 */
export class SatisfiabilitySolver {
  private readonly state = new Propagator()
  private readonly analysis = new Analysis(this.state)
  private readonly heap = new VariableHeap()
  private readonly restarts = new Restarts()
  /** By variable, 0 = true, 1 = false: as it was last, as it is preferred, in the longest trail without conflict. */
  private saved = new Int32Array(512)
  private preferred = new Int32Array(512)
  private best = new Int32Array(512)
  private bestSize = 0
  private learnt: number[] = []
  private originals: number[] = []
  private cleanupAt = FIRST_CLEANUP
  private cleanups = 0
  private rephaseAt = FIRST_REPHASE
  private rephases = 0
  /** After 'unsatisfiable': assumptions that no model has together; empty where there is no model at all. */
  core: readonly number[] = []
  /** Conflicts so far, and one for every 1024 decisions. */
  conflicts = 0

  newVariable(preferTrue = false): number {
    const variable = this.state.addVariable()
    if (variable >= this.saved.length) {
      this.saved = doubled(this.saved)
      this.preferred = doubled(this.preferred)
      this.best = doubled(this.best)
    }
    const phase = preferTrue ? 0 : 1
    this.saved[variable] = phase
    this.preferred[variable] = phase
    this.best[variable] = phase
    this.heap.add(variable)
    return variable
  }

  /** Value in the last model found. */
  isTrue(variable: number): boolean {
    const settled = at(this.state.value, 2 * variable)
    return settled === 0 ? at(this.saved, variable) === 0 : settled === 1
  }

  /** At least one of the literals is true. To be called before `solve` or between two calls. */
  addClause(literals: readonly number[]): void {
    this.backtrack(0)
    const clause = this.state.addClause(literals)
    if (clause >= 0) this.originals.push(clause)
  }

  /** At most `limit` of the literals are true; with costs, the true ones cost at most `limit` (whole numbers > 0). */
  addAtMost(literals: readonly number[], limit: number, costs: readonly number[] = []): void {
    this.backtrack(0)
    this.state.addCounter(literals, limit, costs)
  }

  private readonly release = (literal: number): void => {
    const variable = literal >> 1
    this.saved[variable] = literal & 1
    this.heap.add(variable)
  }

  private readonly bump = (variable: number): void => this.heap.bump(variable, this.heap.increment)

  private readonly serve = (clause: number): void => this.state.clauses.serve(clause)

  private backtrack(level: number): void {
    this.state.backtrack(level, this.release)
  }

  private learn(literals: number[]): void {
    const { state } = this
    const [asserting = 0, second] = literals
    const glue = this.analysis.glueOf(literals)
    this.restarts.note(glue, this.conflicts)
    if (second === undefined) {
      this.backtrack(0)
      state.assign(asserting, NO_REASON)
      return
    }
    this.backtrack(at(state.level, second >> 1))
    const clause = state.store(literals, glue)
    this.learnt.push(clause)
    state.assign(asserting, clause)
  }

  /** Drops the half of the learnt clauses that spans the most levels, and compacts the memory. At level 0 only. */
  private cleanUp(): void {
    const { clauses } = this.state
    const isKept = (clause: number): boolean => {
      const glue = clauses.glueOf(clause)
      const served = clauses.age(clause)
      return glue <= CORE_GLUE || (served && glue <= USEFUL_GLUE)
    }
    const kept: number[] = []
    const doubtful: number[] = []
    for (const clause of this.learnt) (isKept(clause) ? kept : doubtful).push(clause)
    doubtful.sort(
      (one, other) =>
        clauses.glueOf(one) - clauses.glueOf(other) ||
        clauses.sizeOf(one) - clauses.sizeOf(other) ||
        other - one,
    )
    const lists = [this.originals, [...kept, ...doubtful.slice(0, doubtful.length >> 1)]]
    const [originals = [], learnt = []] = this.state.keepClauses(lists)
    this.originals = originals
    this.learnt = learnt
    this.cleanups++
    this.cleanupAt = this.conflicts + FIRST_CLEANUP + CLEANUP_GROWTH * this.cleanups
  }

  /** Begins again from other values: those of the longest trail, those preferred, or the contrary of the last ones. */
  private rephase(): void {
    const kind = this.rephases++ % 4
    for (let variable = 0; variable < this.state.variables; variable++) {
      if (kind === 1) this.saved[variable] = at(this.preferred, variable)
      else if (kind === 3) this.saved[variable] = 1 - at(this.saved, variable)
      else this.saved[variable] = at(this.best, variable)
    }
    this.bestSize = 0
    this.rephaseAt = this.conflicts + FIRST_REPHASE * (this.rephases + 1)
  }

  /** Remembers the values of the longest trail without a conflict. */
  private noteBest(): void {
    const { state } = this
    const size = state.levels.at(-1) ?? 0
    if (size <= this.bestSize) return
    this.bestSize = size
    for (let index = 0; index < size; index++) {
      const literal = at(state.trail, index)
      this.best[literal >> 1] = literal & 1
    }
  }

  /**
   * Searches until an answer, `limit` more conflicts, or `shouldStop` (asked every 16 conflicts). After 'satisfiable', `isTrue` reads the model; after 'unsatisfiable', `core` says which
   * assumptions exclude each other.
   */
  solve(limit: number, shouldStop: () => boolean, assumptions: readonly number[] = []): Verdict {
    const { state } = this
    const last = this.conflicts + limit
    let decisions = 0
    // Asked before a conflict is counted: whoever is given as many steps as a stopped run made stops at the same place.
    const isOver = (): boolean => this.conflicts >= last || (this.conflicts % 16 === 0 && shouldStop())
    this.core = []
    this.backtrack(0)
    this.restarts.begin(this.conflicts)
    while (!state.contradictory) {
      const broken = state.propagate()
      if (broken !== NO_REASON) {
        if (state.levels.length === 0) break
        if (isOver()) return this.end('stopped')
        this.conflicts++
        if (this.restarts.isStable) this.noteBest()
        this.learn(this.analysis.learn(broken, this.bump, this.serve))
        this.heap.decay()
        continue
      }
      if (this.restarts.isDue(this.conflicts)) {
        this.backtrack(this.levelOfRestart(assumptions.length))
        this.restarts.begin(this.conflicts)
        if (this.conflicts >= this.rephaseAt) this.rephase()
        if (this.conflicts >= this.cleanupAt) {
          this.backtrack(0)
          this.cleanUp()
          continue
        }
      }
      const level = state.levels.length
      if (level < assumptions.length) {
        const assumed = assumptions[level] ?? 0
        const known = at(state.value, assumed)
        if (known === -1) {
          this.core = this.analysis.coreOf(assumed)
          return this.end('unsatisfiable')
        }
        if (known === 1) state.levels.push(state.trailSize)
        else state.decide(assumed)
        continue
      }
      // On a large problem the decisions between two conflicts are many: they count, so that a run can be replayed.
      if (++decisions % DECISIONS_OF_A_STEP === 0) {
        if (isOver()) return this.end('stopped')
        this.conflicts++
      }
      const variable = this.nextVariable()
      if (variable < 0) return this.end('satisfiable')
      state.decide(2 * variable + at(this.saved, variable))
    }
    state.contradictory = true
    return 'unsatisfiable'
  }

  /** Decisions that would be made again at once are kept (van der Tak, Ramos and Heule 2011). */
  private levelOfRestart(assumed: number): number {
    const { state, heap } = this
    const next = this.nextVariable()
    let level = Math.min(assumed, state.levels.length)
    if (next < 0) return level
    heap.add(next)
    const least = heap.activityOf(next)
    const decisionOf = (place: number): number => at(state.trail, state.levels[place] as number) >> 1
    while (level < state.levels.length && heap.activityOf(decisionOf(level)) >= least) level++
    return level
  }

  private end(verdict: Verdict): Verdict {
    this.backtrack(0)
    return verdict
  }

  private nextVariable(): number {
    while (this.heap.size > 0) {
      const variable = this.heap.pop()
      if (at(this.state.value, 2 * variable) === 0) return variable
    }
    return -1
  }
}
