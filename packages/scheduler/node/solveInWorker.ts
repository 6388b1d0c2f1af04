import { Worker } from 'node:worker_threads'
import type {
  PublishedMeeting,
  Replan,
  SelectionProblem,
  SessionsProblem,
  SessionsSolution,
  Solution,
} from '../index.ts'

/** A problem of each kind. */
export type Question =
  | { readonly kind: 'selection'; readonly problem: SelectionProblem }
  | { readonly kind: 'sessions'; readonly problem: SessionsProblem; readonly fairness: number | undefined }
  | {
      readonly kind: 'replan'
      readonly problem: SelectionProblem
      readonly published: readonly PublishedMeeting[]
      readonly frozenUntil: number
    }

/** What the thread is asked. */
export interface Task {
  readonly question: Question
  readonly seed: number
  readonly steps: number
  /** Shared memory: 1 = stop and answer with the best so far. */
  readonly stop: SharedArrayBuffer
}

export interface WorkerProgress {
  readonly steps: number
  readonly objective: number | null
  readonly bound: number
}

/** What the thread tells. */
export type ThreadMessage =
  | { readonly kind: 'progress'; readonly progress: WorkerProgress }
  | { readonly kind: 'done'; readonly solution: Solution | SessionsSolution | Replan }
  | { readonly kind: 'refused'; readonly message: string }

export interface WorkerOptions {
  readonly seed: number
  readonly steps: number
  /** Seconds after which the best timetable so far is answered. The clock of the engine is here and only here. */
  readonly seconds?: number
  /** Cancels: the promise is rejected with the reason of the signal. */
  readonly signal?: AbortSignal
  /** Ends the search at will: the best timetable so far is answered, as at the deadline. */
  readonly stop?: AbortSignal
  /** Told at most ten times a second, and after the construction. */
  readonly onProgress?: (progress: WorkerProgress) => void
  /** The thread's own file, where a bundle has moved it; by default solverThread.ts beside this file. */
  readonly workerFile?: URL
}

/** A thread that does not answer the stop flag within this time is terminated. */
const GRACE_MILLISECONDS = 10_000

/**
 * Solves a selection problem in a thread of its own, so that the event loop of the server stays free. At the deadline
 * the engine is asked to stop and its best timetable is returned; the thread ends with the promise in every case.
 *
 * @example
 * const solution = await solveInWorker(day.value, { seed: 1, steps: 10_000_000, seconds: 5 })
 */
export function solveInWorker(problem: SelectionProblem, options: WorkerOptions): Promise<Solution> {
  return run({ kind: 'selection', problem }, options) as Promise<Solution>
}

/** The same for case B. */
export function solveSessionsInWorker(
  problem: SessionsProblem,
  options: WorkerOptions & { readonly fairness?: number },
): Promise<SessionsSolution> {
  const question = { kind: 'sessions', problem, fairness: options.fairness } as const
  return run(question, options) as Promise<SessionsSolution>
}

/**
 * Mends a published timetable in a thread; rejected with the errors in words where it is malformed.
 *
 * @example
 * const answer = await replanInWorker(day.value, published, { frozenUntil: 4, seed: 1, steps: 3_000_000, seconds: 5 })
 */
export function replanInWorker(
  problem: SelectionProblem,
  published: readonly PublishedMeeting[],
  options: WorkerOptions & { readonly frozenUntil?: number },
): Promise<Replan> {
  const question = { kind: 'replan', problem, published, frozenUntil: options.frozenUntil ?? 0 } as const
  return run(question, options) as Promise<Replan>
}

function run(question: Question, options: WorkerOptions): Promise<Solution | SessionsSolution | Replan> {
  const { seed, steps, seconds, signal } = options
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(signal.reason)
      return
    }
    const stop = new SharedArrayBuffer(4)
    const workerData: Task = { question, seed, steps, stop }
    const worker = new Worker(options.workerFile ?? new URL('./solverThread.ts', import.meta.url), {
      workerData,
    })
    const timers: NodeJS.Timeout[] = []
    const end = (settle: () => void): void => {
      for (const timer of timers) clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      options.stop?.removeEventListener('abort', halt)
      settle()
    }
    let answer = (): void => reject(new Error('The solver thread ended without an answer.'))
    // A thread that answered ends by itself; only one that still works is terminated. Whoever waits goes on once the thread
    // is gone: starting one while another ends is where the runtime has been seen to crash (nodejs/node#56312).
    const kill = (error: unknown): void => {
      answer = () => reject(error)
      void worker.terminate()
    }
    const cancel = (): void => kill(signal?.reason)
    signal?.addEventListener('abort', cancel, { once: true })
    const halt = (): void => {
      Atomics.store(new Int32Array(stop), 0, 1)
      const late = (): void => kill(new Error('The solver did not stop when it was asked to.'))
      timers.push(setTimeout(late, GRACE_MILLISECONDS))
    }
    if (seconds !== undefined) timers.push(setTimeout(halt, seconds * 1000))
    if (options.stop?.aborted === true) halt()
    else options.stop?.addEventListener('abort', halt, { once: true })
    worker.on('message', (message: ThreadMessage) => {
      if (message.kind === 'progress') options.onProgress?.(message.progress)
      else if (message.kind === 'done') answer = () => resolve(message.solution)
      else answer = () => reject(new Error(message.message))
    })
    worker.on('error', (error) => end(() => reject(error)))
    worker.on('exit', () => end(answer))
  })
}
