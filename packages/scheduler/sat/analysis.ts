import { at, doubled } from '../arrays.ts'
import { NO_REASON, type Propagator } from './propagator.ts'

/** What is known of a variable while a clause is made shorter. */
const UNSEEN = 0
const IN_CLAUSE = 1
const FOLLOWS = 2
const STANDS = 3

/** Deeper than this the reasons of a literal are not looked into. */
const DEEPEST = 400

/** Finds out what a broken reason teaches: the clause of the first unique implication point, made as short as it gets. */
export class Analysis {
  private readonly state: Propagator
  private mark = new Int32Array(512)
  private touched: number[] = []
  private readonly because: number[] = []
  private readonly levelSeen: number[] = []
  private round = 0

  constructor(state: Propagator) {
    this.state = state
  }

  private marks(): Int32Array {
    while (this.mark.length < this.state.variables) this.mark = doubled(this.mark)
    return this.mark
  }

  /** Levels that these literals span. */
  glueOf(literals: readonly number[]): number {
    const { level } = this.state
    this.round++
    let glue = 0
    for (const literal of literals) {
      const own = at(level, literal >> 1)
      if (this.levelSeen[own] === this.round) continue
      this.levelSeen[own] = this.round
      glue++
    }
    return glue
  }

  /**
   * The clause learnt from what is broken: its asserting literal first, then the one of the deepest level below.
   * @param bump told each variable that took part
   * @param serve told each clause that took part
   */
  learn(broken: number, bump: (variable: number) => void, serve: (clause: number) => void): number[] {
    const { state, because } = this
    const { level, trail } = state
    const mark = this.marks()
    const top = state.levels.length
    const learnt: number[] = [0]
    let open = 0
    let index = state.trailSize
    let reason = broken
    let implied = -1
    for (;;) {
      if (reason >= 0) serve(reason)
      because.length = 0
      state.explain(reason, implied, because)
      for (const literal of because) {
        const variable = literal >> 1
        if (at(mark, variable) !== UNSEEN || at(level, variable) === 0) continue
        mark[variable] = IN_CLAUSE
        this.touched.push(variable)
        bump(variable)
        if (at(level, variable) === top) open++
        else learnt.push(literal)
      }
      do index--
      while (at(mark, at(trail, index) >> 1) !== IN_CLAUSE)
      implied = at(trail, index)
      open--
      if (open === 0) break
      reason = at(state.reason, implied >> 1)
    }
    learnt[0] = implied ^ 1
    because.length = 0
    const kept = learnt.filter((literal, place) => place === 0 || !this.follows(literal, 0))
    for (const variable of this.touched) mark[variable] = UNSEEN
    this.touched.length = 0
    putDeepestSecond(kept, level)
    return kept
  }

  /** Do the other literals of the clause imply this one already (Sörensson and Biere 2009)? */
  private follows(literal: number, depth: number): boolean {
    const { state, because, mark } = this
    const reason = at(state.reason, literal >> 1)
    if (reason === NO_REASON || depth > DEEPEST) return false
    const from = because.length
    state.explain(reason, literal ^ 1, because)
    let all = true
    for (let index = from; index < because.length && all; index++) {
      const other = because[index] as number
      const variable = other >> 1
      if (at(state.level, variable) === 0) continue
      const known = at(mark, variable)
      if (known === IN_CLAUSE || known === FOLLOWS) continue
      all = known !== STANDS && this.follows(other, depth + 1)
      if (known !== UNSEEN) continue
      mark[variable] = all ? FOLLOWS : STANDS
      this.touched.push(variable)
    }
    because.length = from
    return all
  }

  /** The assumptions that exclude `failed`, another one of them: together no model has them. */
  coreOf(failed: number): number[] {
    const { state, because } = this
    const mark = this.marks()
    const core = [failed]
    const start = failed >> 1
    if (at(state.level, start) === 0) return core
    mark[start] = IN_CLAUSE
    const bottom = state.levels[0] ?? state.trailSize
    for (let index = state.trailSize - 1; index >= bottom; index--) {
      const literal = at(state.trail, index)
      const variable = literal >> 1
      if (at(mark, variable) !== IN_CLAUSE) continue
      mark[variable] = UNSEEN
      const reason = at(state.reason, variable)
      if (reason === NO_REASON) {
        core.push(literal)
        continue
      }
      because.length = 0
      state.explain(reason, literal, because)
      for (const other of because) if (at(state.level, other >> 1) > 0) mark[other >> 1] = IN_CLAUSE
    }
    return core
  }
}

const putDeepestSecond = (literals: number[], level: Int32Array): void => {
  let deepest = 1
  for (let place = 2; place < literals.length; place++)
    if (at(level, (literals[place] as number) >> 1) > at(level, (literals[deepest] as number) >> 1))
      deepest = place
  if (literals.length < 2) return
  const second = literals[deepest] as number
  literals[deepest] = literals[1] as number
  literals[1] = second
}
