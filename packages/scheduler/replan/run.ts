import type { ExactAnswer } from '../exact.ts'
import type { SolveOptions } from '../solve.ts'

/** Conflicts that one question may take: past it the answer is "not known". */
const CONFLICTS_OF_A_QUESTION = 50_000

/** The steps of a replanning, shared by its stages. */
export class Run {
  private readonly options: SolveOptions
  steps = 0

  constructor(options: SolveOptions) {
    this.options = options
  }

  get left(): number {
    return Math.max(0, this.options.steps - this.steps)
  }

  readonly shouldStop = (): boolean => this.options.shouldStop?.() ?? false

  /** Asks one question of the exact search within the steps that are left, and counts them. */
  count(ask: (conflicts: number, shouldStop: () => boolean) => ExactAnswer): ExactAnswer {
    if (this.left === 0 || this.shouldStop()) return { verdict: 'stopped', conflicts: 0 }
    const answer = ask(Math.min(this.left, CONFLICTS_OF_A_QUESTION), this.shouldStop)
    this.steps += answer.conflicts
    return answer
  }
}
