import type { WorkerProgress } from '../../../packages/scheduler/node/solveInWorker.ts'
import type { Transact } from '../../platform/jobs/transact.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { isAlive, type TimetableRun } from '../domain/run.ts'
import { t } from '../messages.ts'
import { lockEvent } from '../store/events.ts'
import { beatRun, endRun, lockRun, type RunProgress, startRun } from '../store/runs.ts'
import { keepProposal, type Prepared, prepareProposal, solved } from './proposeTimetable.ts'

/** How often a computation says how far it is, and asks whether it must stop. */
const BEAT_MILLISECONDS = 500

/** Takes a computation that waits; null where there is nothing to compute. One found cut is declared broken. */
const take = (
  transact: Transact,
  runId: string,
): Promise<{ readonly run: TimetableRun; readonly prepared: Prepared } | null> =>
  transact(async (ctx) => {
    const found = await lockRun(ctx, runId)
    if (found === null) return null
    const { run, eventId } = found
    if (run.state === 'running' && !isAlive(run, toDate(ctx.clock.now())))
      await endRun(ctx, run.id, { state: 'broken' })
    if (run.state !== 'waiting') return null
    const prepared = await prepareProposal(ctx, {
      eventId,
      ...(run.keepPinsOf === null ? {} : { keepPinsOf: run.keepPinsOf }),
    })
    if (!prepared.ok) {
      await endRun(ctx, run.id, { state: 'refused', refusal: prepared.refusal.sentence })
      return null
    }
    await startRun(ctx, run.id)
    return { run, prepared: prepared.value }
  })

/**
 * Computes what an organiser asked for, in a thread, between two short transactions: progress is written as it goes, for
 * every organiser who looks; a wish to stop ends it with the best so far.
 */
export const computeTimetable = async (transact: Transact, runId: string): Promise<void> => {
  const taken = await take(transact, runId)
  if (taken === null) return
  const { run, prepared } = taken
  const stop = new AbortController()
  const cancel = new AbortController()
  let told: RunProgress | null = null
  const onProgress = ({ steps, objective, bound }: WorkerProgress): void => {
    told = { steps, objective, bound }
  }
  let beating = Promise.resolve()
  const beat = async (): Promise<void> => {
    const answer = await transact((ctx) => beatRun(ctx, run.id, told))
    if (answer === null) cancel.abort(new Error('nobody waits for this computation'))
    else if (answer.stop) stop.abort()
  }
  // One after the other; a database that stumbles once does not lose the computation.
  const timer = setInterval(() => {
    beating = beating.then(beat).catch(() => {})
  }, BEAT_MILLISECONDS)
  const solution = await solved(prepared, {
    seed: run.seed,
    seconds: run.seconds,
    stop: stop.signal,
    signal: cancel.signal,
    onProgress,
  })
  clearInterval(timer)
  await beating
  await transact(async (ctx) => {
    // The event before its computation, as whoever asks for the end takes them: they never wait for each other in a circle.
    await lockEvent(ctx, prepared.event.id)
    const found = await lockRun(ctx, run.id)
    if (found?.run.state !== 'running') return
    if (solution === null) {
      await endRun(ctx, run.id, { state: 'refused', refusal: t.refusals.solverFailed })
      return
    }
    const { steps, objective, bound } = solution
    const kept = await keepProposal(ctx, prepared, solution)
    await endRun(
      ctx,
      run.id,
      kept.ok
        ? { state: 'done', versionId: kept.value.id, steps, objective, bound }
        : { state: 'refused', refusal: kept.refusal.sentence },
    )
  })
}
