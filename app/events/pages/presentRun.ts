import { elapsedSeconds, gapOf, isAlive, type TimetableRun } from '../domain/run.ts'
import type { RunShown } from '../islands/boardProtocol.ts'
import { rt } from './runMessages.ts'

/** A computation as words: what the page shows, and what its script asks for again. */
export const presentRun = (run: TimetableRun, now: Date): RunShown => {
  const gap = gapOf(run)
  const known = (value: number | null): string => (value === null ? rt.none : rt.number(value))
  return {
    alive: isAlive(run, now),
    waiting: run.state === 'waiting',
    stopping: run.stopAsked,
    objective: known(run.objective),
    bound: known(run.bound),
    gap: gap === null ? rt.none : rt.gapValue(gap, run.bound ?? 0),
    elapsed: rt.elapsedValue(elapsedSeconds(run, now), run.seconds),
    versionId: run.versionId,
  }
}
