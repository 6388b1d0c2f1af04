import type { Status } from '../answer.ts'
import { encode } from './encode.ts'
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

/**
 * Times a fixed set of meetings: quick proofs of infeasibility, then an exact search for a valid timetable within the
 * fairness bound, then for one with fewer breaks, and so on. `infeasible` and `optimal` are said only when proved.
 *
 * @example
 * const day = readDzn(text)
 * if (day.ok) solveSessions(day.value, { seed: 1, steps: 1_000_000 }).status // 'optimal', 'feasible', 'infeasible', 'unknown'
 */
export function solveSessions(problem: SessionsProblem, options: SessionsOptions): SessionsSolution {
  const fairness = options.fairness ?? 2
  const { seed } = options
  const none = (status: 'infeasible' | 'unknown', steps: number, proof?: string): SessionsSolution => ({
    status,
    objective: null,
    bound: null,
    steps,
    seed,
    meetings: [],
    ...(proof === undefined ? {} : { proof }),
  })
  const quick = refute(problem)
  if (!quick.ok) return none('infeasible', 0, quick.proof)
  options.onProgress?.({ steps: 0, objective: null, bound: 0 })
  const stop = options.shouldStop ?? (() => false)
  const most = mostBreaks(problem)
  let steps = 0
  let best: readonly number[] | null = null
  let objective = Number.POSITIVE_INFINITY
  let proved = true
  for (let least = 0; least <= most; least++) {
    const { solver, breaks, readSlots } = encode(problem, quick.domains, least, fairness)
    const before = steps
    for (;;) {
      // Each timetable found must be beaten by the next: the last refusal proves the optimum.
      if (objective < Number.POSITIVE_INFINITY) solver.addAtMost(breaks, objective - 1)
      const verdict =
        objective === 0 ? 'unsatisfiable' : solver.solve(options.steps - before - solver.conflicts, stop)
      if (verdict === 'stopped') proved = false
      if (verdict !== 'satisfiable') break
      best = readSlots()
      objective = breaksOfTimetable(problem, best)
      options.onProgress?.({ steps: before + solver.conflicts, objective, bound: 0 })
    }
    steps = before + solver.conflicts
    if (!proved || objective === 0) break
  }
  if (best === null) {
    if (!proved) return none('unknown', steps)
    return none(
      'infeasible',
      steps,
      `An exhaustive search found no timetable with breaks within ${fairness} of each other.`,
    )
  }
  const used = Array<number>(MAX_SESSION_SLOTS).fill(0)
  const meetings = best.map((slot) => {
    const table = used[slot] ?? 0
    used[slot] = table + 1
    return { slot, table }
  })
  const status = proved ? 'optimal' : 'feasible'
  return { status, objective, bound: proved ? objective : 0, steps, seed, meetings }
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
