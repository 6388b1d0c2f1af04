import { answerOf, type Encoding, type ExactAnswer } from '../exact.ts'
import type { SolveOptions } from '../solve.ts'

/** Conflicts that a question whose answer may prove something can take: past them the answer is "not known". */
const CONFLICTS_OF_A_PROOF = 50_000
/** The same for a question that only looks for a better timetable. */
const CONFLICTS_OF_A_TRY = 5_000

/** The steps of a replanning, shared by its stages. */
export class Run {
  private readonly options: SolveOptions
  steps = 0

  constructor(options: SolveOptions) {
    this.options = options
  }

  get seed(): number {
    return this.options.seed
  }

  get left(): number {
    return Math.max(0, this.options.steps - this.steps)
  }

  get isOver(): boolean {
    return this.left === 0 || this.shouldStop()
  }

  readonly shouldStop = (): boolean => this.options.shouldStop?.() ?? false

  /** Searches an encoding within the steps that are left, and counts them. */
  ask(encoding: Encoding, purpose: 'proof' | 'try' = 'proof'): ExactAnswer {
    if (this.isOver) return { verdict: 'stopped', conflicts: 0 }
    const most = purpose === 'proof' ? CONFLICTS_OF_A_PROOF : CONFLICTS_OF_A_TRY
    const answer = answerOf(encoding, Math.min(this.left, most), this.shouldStop)
    this.steps += answer.conflicts
    return answer
  }
}
