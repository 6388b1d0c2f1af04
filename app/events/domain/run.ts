export const runStates = ['waiting', 'running', 'done', 'refused', 'stopped', 'broken'] as const

/**
 * waiting: asked for, not begun. running: a thread computes. done: a version was kept. refused: the day does not allow it.
 * stopped: given up before it began. broken: what computed is gone, nothing was kept.
 */
export type RunState = (typeof runStates)[number]

/** One computation of a timetable. */
export type TimetableRun = {
  readonly id: string
  readonly seed: number
  readonly seconds: number
  readonly keepPinsOf: string | null
  readonly state: RunState
  readonly stopAsked: boolean
  readonly steps: number
  /** Weight of the best so far; null before the first timetable. */
  readonly objective: number | null
  /** Proved: no timetable weighs more. */
  readonly bound: number | null
  readonly askedAt: Date
  readonly startedAt: Date | null
  readonly beatAt: Date | null
  readonly endedAt: Date | null
  readonly versionId: string | null
  readonly refusal: string | null
}

/** A computation that has not said anything for this long is dead, whatever its row says. */
export const SILENCE_SECONDS = 20

/** Is somebody computing, or about to? */
export const isAlive = (run: Pick<TimetableRun, 'state' | 'beatAt'>, now: Date): boolean =>
  run.state === 'waiting' ||
  (run.state === 'running' &&
    run.beatAt !== null &&
    now.getTime() - run.beatAt.getTime() <= SILENCE_SECONDS * 1000)

/** How far the best so far is from the proved limit. */
export const gapOf = ({ objective, bound }: Pick<TimetableRun, 'objective' | 'bound'>): number | null =>
  objective === null || bound === null ? null : Math.max(0, bound - objective)

export const elapsedSeconds = (run: Pick<TimetableRun, 'startedAt' | 'endedAt'>, now: Date): number =>
  run.startedAt === null
    ? 0
    : Math.max(0, Math.floor(((run.endedAt ?? now).getTime() - run.startedAt.getTime()) / 1000))
