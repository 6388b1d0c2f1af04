import type { Status } from '../answer.ts'
import { seededRandom } from '../rng.ts'
import { Cores } from './cores.ts'
import { encode } from './encode.ts'
import { Neighbourhoods } from './neighbourhoods.ts'
import { refute } from './refute.ts'
import { breaksOfTimetable } from './sessionBreaks.ts'
import { MAX_SESSION_SLOTS, type SessionsProblem } from './sessionsProblem.ts'

export interface SessionsOptions {
  readonly seed: number
  /** Steps at most; a step is one conflict of the exact search (some thousands in a second). */
  readonly steps: number
  /** Largest difference of breaks between two participants; 2 in the published benchmark. */
  readonly fairness?: number
  readonly shouldStop?: () => boolean
  readonly onProgress?: (progress: SessionsProgress) => void
}

export interface SessionsProgress {
  readonly steps: number
  readonly objective: number | null
  readonly bound: number
}

export interface SessionsSolution {
  readonly status: Status
  /** Breaks of all participants together; null where there is no timetable. */
  readonly objective: number | null
  /** Proved lower bound of the breaks; null where there is no timetable. */
  readonly bound: number | null
  readonly steps: number
  readonly seed: number
  /** Slot and table of each meeting, in the order of the problem; empty where there is no timetable. */
  readonly meetings: readonly { readonly slot: number; readonly table: number }[]
  /** Why no timetable exists, for an organiser; only with the status `infeasible`. */
  readonly proof?: string
}

/** Conflicts of a first timetable, and of the first turn of either search; turns grow. */
const FIRST_TIMETABLE = 3000
const FIRST_TURN = 3000
const TURN_GROWTH = 750

/**
 * Times a fixed set of meetings: quick proofs of infeasibility, then by turns a bound raised by cores and timetables
 * bettered piece by piece, until they meet. `infeasible` and `optimal` are said only when proved.
 *
 * @example
 * const day = readDzn(text)
 * if (day.ok) solveSessions(day.value, { seed: 1, steps: 1_000_000 }).status // 'optimal', 'feasible', 'infeasible', 'unknown'
 */
export function solveSessions(problem: SessionsProblem, options: SessionsOptions): SessionsSolution {
  const fairness = options.fairness ?? 2
  const quick = refute(problem)
  if (!quick.ok) return { ...noneOf(options, 0), status: 'infeasible', proof: quick.proof }
  options.onProgress?.({ steps: 0, objective: null, bound: 0 })
  const run = new Run(problem, options)
  const most = mostBreaks(problem)
  for (let least = 0; least <= most; least++) {
    // Every party has one break more: no fewer in all.
    if (least * problem.parties >= run.objective) break
    if (!run.closeLevel(quick.domains, least, fairness)) break
  }
  const { best, steps, proved, objective } = run
  if (best === null)
    return proved
      ? {
          ...noneOf(options, steps),
          status: 'infeasible',
          proof: `An exhaustive search found no timetable with breaks within ${fairness} of each other.`,
        }
      : noneOf(options, steps)
  const bound = proved ? objective : most > 0 ? Math.min(run.bound, problem.parties) : run.bound
  const status = proved ? 'optimal' : 'feasible'
  return { status, objective, bound, steps, seed: options.seed, meetings: atTables(best) }
}

const noneOf = ({ seed }: SessionsOptions, steps: number): SessionsSolution => ({
  status: 'unknown',
  objective: null,
  bound: null,
  steps,
  seed,
  meetings: [],
})

/** The best timetable so far and what is proved, through the levels of fairness. */
class Run {
  private readonly problem: SessionsProblem
  private readonly options: SessionsOptions
  best: readonly number[] | null = null
  objective = Number.POSITIVE_INFINITY
  /** Proved for the first level, where some party has no break. */
  bound = 0
  steps = 0
  proved = true

  constructor(problem: SessionsProblem, options: SessionsOptions) {
    this.problem = problem
    this.options = options
  }

  private keep(slots: readonly number[], steps: number): boolean {
    const objective = breaksOfTimetable(this.problem, slots)
    if (objective >= this.objective) return false
    this.best = slots
    this.objective = objective
    this.options.onProgress?.({ steps, objective, bound: this.bound })
    return true
  }

  /**
   * Looks for fewer breaks where each party has from `least` to `least + fairness` of them, until none are fewer; false
   * where the steps were too few to tell.
   */
  closeLevel(domains: Int32Array, least: number, fairness: number): boolean {
    const { problem, options } = this
    const shouldStop = options.shouldStop ?? (() => false)
    const base = least * problem.parties
    const cores = new Cores(encode(problem, domains, least, fairness))
    const pieces = encode(problem, domains, least, fairness)
    const near = new Neighbourhoods(problem, pieces, seededRandom(options.seed + least))
    const before = this.steps
    const count = (): number => before + cores.conflicts + near.steps
    const left = (): number => options.steps - count()
    const isOver = (): boolean => left() <= 0 || shouldStop()
    const lower = (): void => {
      const bound = base + cores.bound
      if (least > 0 || bound <= this.bound) return
      this.bound = bound
      if (this.best !== null) options.onProgress?.({ steps: count(), objective: this.objective, bound })
    }
    /** A timetable of this level; true = nothing better can be. */
    const isEnough = (slots: readonly number[]): boolean => {
      lower()
      if (this.keep(slots, count())) near.atMost(this.objective - base - 1)
      return this.objective <= base + cores.bound
    }
    const finish = (closed: boolean): boolean => {
      this.steps = count()
      this.proved = this.proved && closed
      return closed
    }
    if (this.best !== null) near.atMost(this.objective - base - 1)
    const first = near.begin(Math.min(FIRST_TIMETABLE, left()), shouldStop)
    if (first === 'unsatisfiable') return finish(true)
    if (first === 'satisfiable' && isEnough(pieces.readSlots())) return finish(true)
    for (let turn = 0; !isOver(); turn++) {
      const budget = FIRST_TURN + TURN_GROWTH * turn
      const outcome = cores.search(Math.min(budget, left()), shouldStop, isEnough)
      lower()
      if (outcome !== 'open' || this.objective <= base + cores.bound) return finish(true)
      const end = near.steps + budget
      while (this.best !== null && near.steps < end && !isOver()) {
        const verdict = near.improve(this.best, Math.min(end - near.steps, left()), shouldStop)
        if (verdict === 'unsatisfiable') return finish(true)
        if (verdict === 'satisfiable' && isEnough(pieces.readSlots())) return finish(true)
      }
    }
    return finish(false)
  }
}

function atTables(slots: readonly number[]): SessionsSolution['meetings'] {
  const used = Array<number>(MAX_SESSION_SLOTS).fill(0)
  return slots.map((slot) => {
    const table = used[slot] ?? 0
    used[slot] = table + 1
    return { slot, table }
  })
}

/** The most breaks that the party with the fewest can have: least cannot exceed it. */
function mostBreaks(problem: SessionsProblem): number {
  const meetings = Array<number>(problem.parties).fill(0)
  for (const { p1, p2 } of problem.meetings) {
    meetings[p1] = (meetings[p1] ?? 0) + 1
    meetings[p2] = (meetings[p2] ?? 0) + 1
  }
  const breaks = meetings.map((count) => Math.max(0, Math.min(count - 1, problem.slots - count)))
  return breaks.length === 0 ? 0 : Math.min(...breaks)
}
