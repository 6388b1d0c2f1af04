import { at, doubled } from '../arrays.ts'
import { arrangeLearnt, CLAUSE_HEADER, ClauseArena, luby } from './clauseArena.ts'
import { type Counter, counterOf } from './counter.ts'
import { VariableHeap } from './variableHeap.ts'

export type Verdict = 'satisfiable' | 'unsatisfiable' | 'stopped'

const NO_REASON = -1
/** Conflicts between two clean-ups of the learnt clauses, at first; then it grows. */
const FIRST_CLEANUP = 2000

/**
 * Satisfiability solver: conflict-driven clause learning (Marques-Silva and Sakallah 1999) with watched literals,
 * first unique implication point, VSIDS, phase saving, Luby restarts, and native "at most k of these" constraints.
 * Literal of variable v: 2v = true, 2v + 1 = false. Deterministic.
 */
export class SatisfiabilitySolver {
  private variables = 0
  /** By literal: 1 true, -1 false, 0 open. */
  private value = new Int32Array(1024)
  private level = new Int32Array(512)
  /** By variable: a clause (>= 0), a counter (<= -2, number -2 - reason), or NO_REASON. */
  private reason = new Int32Array(512)
  private position = new Int32Array(512)
  private phase = new Int32Array(512)
  private seen = new Int32Array(512)
  private trail = new Int32Array(512)
  private trailSize = 0
  private head = 0
  private readonly levels: number[] = []
  private readonly clauses = new ClauseArena()
  private learnt: number[] = []
  private originals: number[] = []
  /** By literal: (clause, blocking literal) pairs to visit when the literal becomes false. */
  private readonly watches: number[][] = []
  private readonly counters: Counter[] = []
  private counts = new Int32Array(256)
  private readonly countersOf: number[][] = []
  private readonly heap = new VariableHeap()
  private contradictory = false
  conflicts = 0
  private cleanupAt = FIRST_CLEANUP

  newVariable(preferTrue = false): number {
    const variable = this.variables++
    if (variable >= this.level.length) this.growVariables()
    this.reason[variable] = NO_REASON
    this.phase[variable] = preferTrue ? 0 : 1
    this.watches.push([], [])
    this.countersOf.push([], [])
    this.heap.add(variable)
    return variable
  }

  private growVariables(): void {
    this.value = doubled(this.value)
    this.level = doubled(this.level)
    this.reason = doubled(this.reason)
    this.position = doubled(this.position)
    this.phase = doubled(this.phase)
    this.seen = doubled(this.seen)
    this.trail = doubled(this.trail)
  }

  /** Value in the last model found. */
  isTrue(variable: number): boolean {
    const settled = at(this.value, 2 * variable)
    return settled === 0 ? at(this.phase, variable) === 0 : settled === 1
  }

  /** At least one of the literals is true. To be called before `solve` or between two calls. */
  addClause(literals: readonly number[]): void {
    if (this.contradictory) return
    this.backtrack(0)
    const kept: number[] = []
    for (const literal of new Set(literals)) {
      if (at(this.value, literal) === 1 || literals.includes(literal ^ 1)) return
      if (at(this.value, literal) === 0) kept.push(literal)
    }
    const [first] = kept
    if (first === undefined) this.contradictory = true
    else if (kept.length === 1) this.assign(first, NO_REASON)
    else this.originals.push(this.store(kept, 0))
  }

  /** At most `limit` of the literals are true; with costs, the true ones cost at most `limit` (whole numbers > 0). */
  addAtMost(literals: readonly number[], limit: number, costs: readonly number[] = []): void {
    if (this.contradictory) return
    this.backtrack(0)
    if (limit < 0) {
      this.contradictory = true
      return
    }
    const { banned, counter } = counterOf(literals, limit, costs)
    for (const literal of banned) this.addClause([literal ^ 1])
    if (counter === null || this.contradictory) return
    const number = this.counters.push(counter) - 1
    if (number >= this.counts.length) this.counts = doubled(this.counts)
    counter.literals.forEach((literal, index) => {
      const cost = at(counter.costs, index)
      this.countersOf[literal]?.push(number, cost)
      // Literals already true but not yet propagated will be counted when they are.
      if (at(this.value, literal) === 1 && at(this.position, literal >> 1) < this.head) {
        this.counts[number] = at(this.counts, number) + cost
      }
    })
    if (at(this.counts, number) > limit) this.contradictory = true
    else this.forceFalse(number)
  }

  private store(literals: readonly number[], glue: number): number {
    const clause = this.clauses.add(literals, glue)
    this.watch(clause)
    return clause
  }

  private watch(clause: number): void {
    const first = at(this.clauses.words, clause + CLAUSE_HEADER)
    const second = at(this.clauses.words, clause + CLAUSE_HEADER + 1)
    this.watches[first]?.push(clause, second)
    this.watches[second]?.push(clause, first)
  }

  private assign(literal: number, reason: number): void {
    const variable = literal >> 1
    this.value[literal] = 1
    this.value[literal ^ 1] = -1
    this.level[variable] = this.levels.length
    this.reason[variable] = reason
    this.position[variable] = this.trailSize
    this.trail[this.trailSize++] = literal
  }

  private backtrack(level: number): void {
    if (this.levels.length <= level) return
    const keep = this.levels[level] as number
    for (let index = this.trailSize - 1; index >= keep; index--) {
      const literal = at(this.trail, index)
      const variable = literal >> 1
      if (index < this.head) {
        const list = this.countersOf[literal] as number[]
        for (let entry = 0; entry < list.length; entry += 2) {
          const counter = list[entry] as number
          this.counts[counter] = at(this.counts, counter) - (list[entry + 1] as number)
        }
      }
      this.value[literal] = 0
      this.value[literal ^ 1] = 0
      this.phase[variable] = literal & 1
      this.reason[variable] = NO_REASON
      this.heap.add(variable)
    }
    this.trailSize = keep
    this.head = Math.min(this.head, keep)
    this.levels.length = level
  }

  /** Returns NO_REASON, or the clause or counter that is broken. */
  private propagate(): number {
    while (this.head < this.trailSize) {
      const literal = at(this.trail, this.head++)
      const broken = this.propagateCounters(literal)
      const clause = broken === NO_REASON ? this.propagateClauses(literal ^ 1) : broken
      if (clause !== NO_REASON) return clause
    }
    return NO_REASON
  }

  private propagateCounters(literal: number): number {
    let broken = NO_REASON
    const list = this.countersOf[literal] as number[]
    // All counters are updated even after one is broken: backtracking takes them all back.
    for (let entry = 0; entry < list.length; entry += 2) {
      const number = list[entry] as number
      const count = at(this.counts, number) + (list[entry + 1] as number)
      this.counts[number] = count
      if (broken !== NO_REASON) continue
      if (count > (this.counters[number] as Counter).limit) broken = -2 - number
      else this.forceFalse(number)
    }
    return broken
  }

  /** Literals that would cost more than what is left are false. They come first, being the dearest. */
  private forceFalse(number: number): void {
    const { literals, costs, limit } = this.counters[number] as Counter
    const left = limit - at(this.counts, number)
    for (let index = 0; index < literals.length && at(costs, index) > left; index++) {
      const other = at(literals, index)
      if (at(this.value, other) === 0) this.assign(other ^ 1, -2 - number)
    }
  }

  private propagateClauses(falseLiteral: number): number {
    const { value } = this
    const arena = this.clauses.words
    const list = this.watches[falseLiteral] as number[]
    let kept = 0
    for (let index = 0; index < list.length; ) {
      const clause = list[index++] as number
      const blocker = list[index++] as number
      if (at(value, blocker) === 1) {
        list[kept++] = clause
        list[kept++] = blocker
        continue
      }
      const base = clause + CLAUSE_HEADER
      if (at(arena, base) === falseLiteral) {
        arena[base] = at(arena, base + 1)
        arena[base + 1] = falseLiteral
      }
      const first = at(arena, base)
      if (first !== blocker && at(value, first) === 1) {
        list[kept++] = clause
        list[kept++] = first
        continue
      }
      const end = base + at(arena, clause)
      let other = base + 2
      while (other < end && at(value, at(arena, other)) === -1) other++
      if (other < end) {
        const found = at(arena, other)
        arena[other] = falseLiteral
        arena[base + 1] = found
        this.watches[found]?.push(clause, first)
        continue
      }
      list[kept++] = clause
      list[kept++] = first
      if (at(value, first) === -1) {
        while (index < list.length) list[kept++] = list[index++] as number
        list.length = kept
        return clause
      }
      this.assign(first, clause)
    }
    list.length = kept
    return NO_REASON
  }

  /** Calls `visit` with each false literal that explains why the reason forced `implied` (or is broken: -1). */
  private explain(reason: number, implied: number, visit: (literal: number) => void): void {
    if (reason >= 0) {
      const end = reason + CLAUSE_HEADER + at(this.clauses.words, reason)
      for (let index = reason + CLAUSE_HEADER; index < end; index++) {
        const literal = at(this.clauses.words, index)
        if (literal !== implied) visit(literal)
      }
      return
    }
    const { literals, costs, limit } = this.counters[-2 - reason] as Counter
    const before = implied < 0 ? this.trailSize : at(this.position, implied >> 1)
    const own = implied < 0 ? 0 : at(costs, literals.indexOf(implied ^ 1))
    let left = limit - own
    for (let index = 0; index < literals.length && left >= 0; index++) {
      const literal = at(literals, index)
      if (at(this.value, literal) !== 1 || at(this.position, literal >> 1) >= before) continue
      visit(literal ^ 1)
      left -= at(costs, index)
    }
  }

  /** Learns the clause of the first unique implication point; returns it, its asserting literal first. */
  private analyse(conflict: number): number[] {
    const learnt: number[] = [0]
    const marked: number[] = []
    let open = 0
    let index = this.trailSize
    let reason = conflict
    let implied = -1
    const visit = (literal: number): void => {
      const variable = literal >> 1
      if (at(this.seen, variable) === 1 || at(this.level, variable) === 0) return
      this.seen[variable] = 1
      marked.push(variable)
      this.heap.bump(variable, this.heap.increment)
      if (at(this.level, variable) === this.levels.length) open++
      else learnt.push(literal)
    }
    for (;;) {
      this.explain(reason, implied, visit)
      do index--
      while (at(this.seen, at(this.trail, index) >> 1) === 0)
      implied = at(this.trail, index)
      open--
      if (open === 0) break
      reason = at(this.reason, implied >> 1)
    }
    learnt[0] = implied ^ 1
    const kept = learnt.filter((literal, place) => place === 0 || !this.isRedundant(literal))
    for (const variable of marked) this.seen[variable] = 0
    return kept
  }

  /** A literal whose whole reason is already in the learnt clause adds nothing. */
  private isRedundant(literal: number): boolean {
    const reason = at(this.reason, literal >> 1)
    if (reason === NO_REASON) return false
    let redundant = true
    this.explain(reason, literal ^ 1, (other) => {
      if (at(this.seen, other >> 1) === 0 && at(this.level, other >> 1) > 0) redundant = false
    })
    return redundant
  }

  private learn(literals: number[]): void {
    const [asserting = 0] = literals
    if (literals.length === 1) {
      this.backtrack(0)
      this.assign(asserting, NO_REASON)
      return
    }
    const glue = arrangeLearnt(literals, this.level)
    this.backtrack(at(this.level, (literals[1] as number) >> 1))
    const clause = this.store(literals, glue)
    this.learnt.push(clause)
    this.assign(asserting, clause)
  }

  /** Drops the half of the learnt clauses that spans the most levels, and compacts the memory. At level 0 only. */
  private cleanUp(): void {
    const { clauses } = this
    this.learnt.sort((one, other) => clauses.glueOf(one) - clauses.glueOf(other) || other - one)
    const half = this.learnt.length / 2
    const keep = this.learnt.filter((clause, rank) => rank < half || clauses.glueOf(clause) <= 2)
    const [originals = [], learnt = []] = clauses.keepOnly([this.originals, keep])
    this.originals = originals
    this.learnt = learnt
    for (const list of this.watches) list.length = 0
    for (const clause of [...originals, ...learnt]) this.watch(clause)
    // What is settled at level 0 needs no reason any more.
    for (let index = 0; index < this.trailSize; index++) this.reason[at(this.trail, index) >> 1] = NO_REASON
  }

  /**
   * Searches until an answer, `limit` more conflicts, or `shouldStop` (asked every 64 conflicts and
   * every 1024 decisions).
   * After 'satisfiable', `isTrue` reads the model.
   */
  solve(limit: number, shouldStop: () => boolean): Verdict {
    const last = this.conflicts + limit
    let restart = 1
    let decisions = 0
    let untilRestart = 100 * luby(restart)
    this.backtrack(0)
    while (!this.contradictory) {
      const conflict = this.propagate()
      if (conflict !== NO_REASON) {
        if (this.levels.length === 0) break
        this.conflicts++
        untilRestart--
        this.learn(this.analyse(conflict))
        this.heap.decay()
        if (this.conflicts >= last || (this.conflicts % 64 === 0 && shouldStop())) {
          this.backtrack(0)
          return 'stopped'
        }
        continue
      }
      if (untilRestart <= 0) {
        restart++
        untilRestart = 100 * luby(restart)
        this.backtrack(0)
        if (this.learnt.length > this.cleanupAt) {
          this.cleanUp()
          this.cleanupAt += 500
        }
        continue
      }
      // On a large problem the decisions between two conflicts are many: the clock is asked there too.
      if (++decisions % 1024 === 0 && shouldStop()) {
        this.backtrack(0)
        return 'stopped'
      }
      const variable = this.nextVariable()
      if (variable < 0) {
        this.backtrack(0)
        return 'satisfiable'
      }
      this.levels.push(this.trailSize)
      this.assign(2 * variable + at(this.phase, variable), NO_REASON)
    }
    this.contradictory = true
    return 'unsatisfiable'
  }

  private nextVariable(): number {
    while (this.heap.size > 0) {
      const variable = this.heap.pop()
      if (at(this.value, 2 * variable) === 0) return variable
    }
    return -1
  }
}
