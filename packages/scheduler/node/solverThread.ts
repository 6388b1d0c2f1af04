import { parentPort, workerData } from 'node:worker_threads'
import { type ProblemError, replan, solve, solveSessions, validateProblem } from '../index.ts'
import type { Task, ThreadMessage, WorkerProgress } from './solveInWorker.ts'

/** The engine tells where it is far more often than anybody looks. */
const BETWEEN_REPORTS = 100

/** Lets through the first call, then one in each tenth of a second. */
function throttled(tell: (progress: WorkerProgress) => void): (progress: WorkerProgress) => void {
  let last = Number.NEGATIVE_INFINITY
  return (progress) => {
    const now = performance.now()
    if (now - last < BETWEEN_REPORTS) return
    last = now
    tell(progress)
  }
}

/** The body of the solver's thread: one task, then it ends. The stop flag is memory shared with the caller. */
function run(task: Task): void {
  const flag = new Int32Array(task.stop)
  const post = (message: ThreadMessage): void => parentPort?.postMessage(message)
  const options = {
    seed: task.seed,
    steps: task.steps,
    shouldStop: () => Atomics.load(flag, 0) !== 0,
    onProgress: throttled((progress) => post({ kind: 'progress', progress })),
  }
  const refuse = (errors: readonly ProblemError[]): void =>
    post({ kind: 'refused', message: errors.map((error) => error.message).join(' ') })
  const { question } = task
  if (question.kind === 'sessions') {
    const fairness = question.fairness === undefined ? {} : { fairness: question.fairness }
    post({ kind: 'done', solution: solveSessions(question.problem, { ...options, ...fairness }) })
    return
  }
  // The mark of a valid problem is a type: it does not cross between threads, so the problem is checked again.
  const checked = validateProblem(question.problem)
  if (!checked.ok) refuse(checked.errors)
  else if (question.kind === 'selection') post({ kind: 'done', solution: solve(checked.value, options) })
  else {
    const { published, frozenUntil } = question
    const answer = replan(checked.value, published, { ...options, frozenUntil })
    if (answer.ok) post({ kind: 'done', solution: answer.value })
    else refuse(answer.errors)
  }
}

run(workerData as Task)
