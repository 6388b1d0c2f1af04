import { parentPort, workerData } from 'node:worker_threads'
import {
  type SelectionProblem,
  type SessionsProblem,
  solve,
  solveSessions,
  validateProblem,
} from '../index.ts'
import type { Task, ThreadMessage, WorkerProgress } from './solveInWorker.ts'

/** The body of the solver's thread: one task, then it ends. The stop flag is memory shared with the caller. */
function run(task: Task): void {
  const flag = new Int32Array(task.stop)
  const post = (message: ThreadMessage): void => parentPort?.postMessage(message)
  const options = {
    seed: task.seed,
    steps: task.steps,
    shouldStop: () => Atomics.load(flag, 0) !== 0,
    onProgress: (progress: WorkerProgress) => post({ kind: 'progress', progress }),
  }
  if (task.kind === 'sessions') {
    const fairness = task.fairness === undefined ? {} : { fairness: task.fairness }
    post({
      kind: 'done',
      solution: solveSessions(task.problem as SessionsProblem, { ...options, ...fairness }),
    })
    return
  }
  // The mark of a valid problem is a type: it does not cross between threads, so the problem is checked again.
  const checked = validateProblem(task.problem as SelectionProblem)
  if (checked.ok) post({ kind: 'done', solution: solve(checked.value, options) })
  else post({ kind: 'refused', message: checked.errors.map((error) => error.message).join(' ') })
}

run(workerData as Task)
