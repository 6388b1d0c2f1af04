import { at, doubled } from '../arrays.ts'
import { CLAUSE_HEADER, ClauseArena } from './clauseArena.ts'
import { type Counter, counterOf } from './counter.ts'

/** Of what was decided, assumed or given; and: nothing is broken. */
export const NO_REASON = -1

/**
 * What is settled so far and what follows from it: clauses by two watched literals each, counters ("at most so much of
 * these") by their sums. Literal of variable v: 2v = true, 2v + 1 = false.
 */
export class Propagator {
  variables = 0
  /** By literal: 1 true, -1 false, 0 open. */
  value = new Int32Array(1024)
  level = new Int32Array(512)
  /** By variable: a clause (>= 0), a counter (<= -2, number -2 - reason), or NO_REASON. */
  reason = new Int32Array(512)
  position = new Int32Array(512)
  trail = new Int32Array(512)
  trailSize = 0
  head = 0
  readonly levels: number[] = []
  readonly clauses = new ClauseArena()
  readonly counters: Counter[] = []
  contradictory = false
  private counts = new Int32Array(256)
  private readonly countersOf: number[][] = []
  /** By literal: (clause, blocking literal) pairs to visit when the literal becomes false; ~clause where it has two literals. */
  private readonly watches: number[][] = []

  /** Returns the number of the new variable. */
  addVariable(): number {
    const variable = this.variables++
    if (variable >= this.level.length) {
      this.value = doubled(this.value)
      this.level = doubled(this.level)
      this.reason = doubled(this.reason)
      this.position = doubled(this.position)
      this.trail = doubled(this.trail)
    }
    this.reason[variable] = NO_REASON
    this.watches.push([], [])
    this.countersOf.push([], [])
    return variable
  }

  /** At level 0: the clause, or -1 where what is settled already makes it hold, or a unit, or nothing of it. */
  addClause(literals: readonly number[]): number {
    if (this.contradictory) return -1
    const kept: number[] = []
    for (const literal of new Set(literals)) {
      if (at(this.value, literal) === 1 || literals.includes(literal ^ 1)) return -1
      if (at(this.value, literal) === 0) kept.push(literal)
    }
    const [first] = kept
    if (first === undefined) this.contradictory = true
    else if (kept.length > 1) return this.store(kept, 0)
    else this.assign(first, NO_REASON)
    return -1
  }

  /** At level 0: the true literals cost at most `limit`. */
  addCounter(literals: readonly number[], limit: number, costs: readonly number[]): void {
    if (limit < 0) this.contradictory = true
    if (this.contradictory) return
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

  store(literals: readonly number[], glue: number): number {
    const clause = this.clauses.add(literals, glue)
    this.watch(clause)
    return clause
  }

  private watch(clause: number): void {
    const { words } = this.clauses
    const first = at(words, clause + CLAUSE_HEADER)
    const second = at(words, clause + CLAUSE_HEADER + 1)
    const name = at(words, clause) === 2 ? ~clause : clause
    this.watches[first]?.push(name, second)
    this.watches[second]?.push(name, first)
  }

  /** At level 0: forgets all clauses but those listed; returns their new names, list by list. */
  keepClauses(lists: readonly (readonly number[])[]): number[][] {
    const kept = this.clauses.keepOnly(lists)
    for (const list of this.watches) list.length = 0
    for (const list of kept) for (const clause of list) this.watch(clause)
    // What is settled at level 0 needs no reason any more.
    for (let index = 0; index < this.trailSize; index++) this.reason[at(this.trail, index) >> 1] = NO_REASON
    return kept
  }

  assign(literal: number, reason: number): void {
    const variable = literal >> 1
    this.value[literal] = 1
    this.value[literal ^ 1] = -1
    this.level[variable] = this.levels.length
    this.reason[variable] = reason
    this.position[variable] = this.trailSize
    this.trail[this.trailSize++] = literal
  }

  decide(literal: number): void {
    this.levels.push(this.trailSize)
    this.assign(literal, NO_REASON)
  }

  /** Takes back all levels above `level`; `release` is told each literal that is open again. */
  backtrack(level: number, release: (literal: number) => void): void {
    if (this.levels.length <= level) return
    const keep = this.levels[level] as number
    for (let index = this.trailSize - 1; index >= keep; index--) {
      const literal = at(this.trail, index)
      if (index < this.head) {
        const list = this.countersOf[literal] as number[]
        for (let entry = 0; entry < list.length; entry += 2) {
          const counter = list[entry] as number
          this.counts[counter] = at(this.counts, counter) - (list[entry + 1] as number)
        }
      }
      this.value[literal] = 0
      this.value[literal ^ 1] = 0
      this.reason[literal >> 1] = NO_REASON
      release(literal)
    }
    this.trailSize = keep
    this.head = Math.min(this.head, keep)
    this.levels.length = level
  }

  /** Returns NO_REASON, or the clause or counter that is broken. */
  propagate(): number {
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
      const { limit, dearest } = this.counters[number] as Counter
      if (count > limit) broken = -2 - number
      else if (dearest > limit - count) this.forceFalse(number)
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
    const { length } = list
    let kept = 0
    for (let index = 0; index < length; index += 2) {
      const name = list[index] as number
      const blocker = list[index + 1] as number
      const held = at(value, blocker)
      if (held === 1 || name < 0) {
        list[kept++] = name
        list[kept++] = blocker
        if (held === 1) continue
        if (held === 0) this.assign(blocker, ~name)
        else return this.endVisit(list, kept, index + 2, ~name)
        continue
      }
      const base = name + CLAUSE_HEADER
      // The other watched literal: the two are the first ones of the clause, in any order.
      const first = at(arena, base) ^ at(arena, base + 1) ^ falseLiteral
      const isFirst = at(value, first)
      if (isFirst === 1) {
        list[kept++] = name
        list[kept++] = first
        continue
      }
      const end = base + at(arena, name)
      let other = base + 2
      while (other < end && at(value, at(arena, other)) === -1) other++
      if (other < end) {
        const found = at(arena, other)
        arena[base] = first
        arena[base + 1] = found
        arena[other] = falseLiteral
        this.watches[found]?.push(name, first)
        continue
      }
      list[kept++] = name
      list[kept++] = first
      if (isFirst === -1) return this.endVisit(list, kept, index + 2, name)
      this.assign(first, name)
    }
    list.length = kept
    return NO_REASON
  }

  /** Keeps the watches that were not visited. */
  private endVisit(list: number[], kept: number, from: number, clause: number): number {
    let to = kept
    for (let index = from; index < list.length; index++) list[to++] = list[index] as number
    list.length = to
    return clause
  }

  /** Adds to `into` the false literals that explain why a reason forced `implied` (-1: why it is broken). */
  explain(reason: number, implied: number, into: number[]): void {
    if (reason >= 0) {
      const { words } = this.clauses
      const end = reason + CLAUSE_HEADER + at(words, reason)
      for (let index = reason + CLAUSE_HEADER; index < end; index++) {
        const literal = at(words, index)
        if (literal !== implied) into.push(literal)
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
      into.push(literal ^ 1)
      left -= at(costs, index)
    }
  }
}
