import type { Reason } from './score.ts'

/** To look at, said to be two establishments, or one record now. */
export const pairStates = ['open', 'aside', 'merged'] as const
export type PairState = (typeof pairStates)[number]

/** Two records that may tell of one establishment. */
export type Pair = {
  readonly id: string
  readonly oneId: string
  readonly otherId: string
  /** 0 to 100. */
  readonly score: number
  readonly reasons: readonly Reason[]
  /** Those of both records; « » for one that says none. */
  readonly departments: readonly string[]
  readonly state: PairState
  readonly decidedAt: Date | null
}
