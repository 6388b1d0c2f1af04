import type { Verdict } from '../sat/solver.ts'
import { countInUnary } from '../sat/totalizer.ts'
import type { Encoding } from './encode.ts'

/** Conflicts that leaving one condition out of a core may take: a shorter core serves better, not at any price. */
const CONFLICTS_OF_A_CUT = 200

/** A number in unary of which at most `at` is hoped for: the literal `counted[at]` is to be false. */
interface Hope {
  readonly counted: readonly number[]
  readonly at: number
}

/** What became of the search for a bound: still open, a timetable met the bound, or no timetable at all. */
export type Outcome = 'open' | 'met' | 'none'

/**
 * Raises a proved lower bound of the breaks. All breaks are hoped away at once; each set of hopes that exclude each other
 * (a core) proves one break more, and is hoped for less: "at most one of you" in its place (OLL: Andres, Kaufmann, Matheis
 * and Schaub 2012; Morgado, Dodaro and Marques-Silva 2014). The first timetable found meets the bound. Cores without a
 * hope in common are looked for first, then relaxed together.
 */
export class Cores {
  /** Breaks that every timetable has beyond the least of each party. */
  bound = 0
  private readonly encoding: Encoding
  private hopes: Hope[]
  private cores: (readonly Hope[])[] = []

  constructor(encoding: Encoding) {
    this.encoding = encoding
    this.hopes = encoding.breaksOf
      .filter((counted) => counted.length > 0)
      .map((counted) => ({ counted, at: 0 }))
  }

  get conflicts(): number {
    return this.encoding.solver.conflicts
  }

  /**
   * Searches for `conflicts` more conflicts.
   * @param onTimetable told each timetable met on the way; true = good enough, no more is wanted
   */
  search(
    conflicts: number,
    shouldStop: () => boolean,
    onTimetable: (slots: readonly number[]) => boolean,
  ): Outcome {
    const { solver, readSlots } = this.encoding
    const last = solver.conflicts + conflicts
    const ask = (hopes: readonly number[], most: number): Verdict =>
      solver.solve(Math.min(most, last - solver.conflicts), shouldStop, hopes)
    for (;;) {
      const hopeOf = new Map(this.hopes.map((hope) => [(hope.counted[hope.at] ?? 0) ^ 1, hope]))
      const verdict = ask([...hopeOf.keys()], conflicts)
      if (verdict === 'stopped') return 'open'
      if (verdict === 'satisfiable') {
        if (onTimetable(readSlots()) || this.cores.length === 0) return 'met'
        this.relax()
        continue
      }
      let core = solver.core
      for (let index = 0; index < core.length && core.length > 1; ) {
        const rest = core.filter((_, place) => place !== index)
        const answer = ask(rest, CONFLICTS_OF_A_CUT)
        if (answer === 'satisfiable' && onTimetable(readSlots())) return 'met'
        if (answer === 'unsatisfiable') core = rest.filter((literal) => solver.core.includes(literal))
        else index++
      }
      if (core.length === 0) return 'none'
      this.bound++
      const found = core.flatMap((literal) => hopeOf.get(literal) ?? [])
      this.cores.push(found)
      this.hopes = this.hopes.filter((hope) => !found.includes(hope))
    }
  }

  /** Hopes for one less of what each core excludes. */
  private relax(): void {
    const { solver } = this.encoding
    for (const core of this.cores) {
      const literals = core.map(({ counted, at }) => counted[at] ?? 0)
      for (const { counted, at } of core)
        if (at + 1 < counted.length) this.hopes.push({ counted, at: at + 1 })
      if (core.length === 1) solver.addClause(literals)
      else this.hopes.push({ counted: countInUnary(solver, literals, core.length), at: 1 })
    }
    this.cores = []
  }
}
