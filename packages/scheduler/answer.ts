import type { Pair } from './problem.ts'

/**
 * optimal: the objective equals a proved upper bound. feasible: a timetable, not proved best.
 * infeasible: proved that none exists. unknown: neither found nor refuted within the steps.
 */
export type Status = 'optimal' | 'feasible' | 'infeasible' | 'unknown'

/** A meeting of the timetable; slot and table count from 0. */
export interface Meeting extends Pair {
  readonly slot: number
  readonly table: number
}

export interface WeightedPair extends Pair {
  readonly weight: number
}

/**
 * Why a wish is not met: a true statement about the timetable. `displaced` = the lightest meetings that would have
 * to go for this one to be held in the best slot, nothing else moving; they never weigh less than the wish.
 * No other party falls below its guarantee by it. It is empty where pinned meetings or guarantees leave no such choice.
 */
export type UnmetReason =
  | { readonly code: 'vetoed' }
  /** The two parties are never available together. */
  | { readonly code: 'no-common-slot' }
  /** The pair is forbidden in every slot where the two are available together. */
  | { readonly code: 'forbidden' }
  /** The buyer has as many meetings as its quota. */
  | { readonly code: 'buyer-quota'; readonly quota: number; readonly displaced: readonly WeightedPair[] }
  | { readonly code: 'supplier-quota'; readonly quota: number; readonly displaced: readonly WeightedPair[] }
  /** Every slot in which the buyer is available holds as many of its meetings as it has representatives. */
  | { readonly code: 'buyer-full'; readonly displaced: readonly WeightedPair[] }
  | { readonly code: 'supplier-full'; readonly displaced: readonly WeightedPair[] }
  /** In the common slots where both are idle (`slots`), every table is taken. */
  | {
      readonly code: 'tables-full'
      readonly slots: readonly number[]
      readonly displaced: readonly WeightedPair[]
    }
  /** In every common slot (not forbidden to the pair) a pinned meeting stands in the way. */
  | { readonly code: 'pinned' }
  /** In every common slot a pinned meeting stands in the way, or another party would fall below its guarantee. */
  | { readonly code: 'guaranteed' }
  /** In every common slot one of the two is busy, and holding this would displace meetings of no less weight. */
  | { readonly code: 'outweighed'; readonly displaced: readonly WeightedPair[] }

export interface UnmetWish extends WeightedPair {
  readonly reason: UnmetReason
}

/** Meetings held and wishes unmet, one entry per party in the order of the problem, and their spread. */
export interface SideReport {
  readonly meetings: readonly number[]
  readonly unmet: readonly number[]
  readonly least: number
  readonly most: number
  readonly mean: number
}

export interface FairnessReport {
  readonly buyers: SideReport
  readonly suppliers: SideReport
}

/** A party that has fewer meetings than it was guaranteed. */
export interface UnmetGuarantee {
  readonly side: 'buyer' | 'supplier'
  readonly party: number
  readonly least: number
  readonly held: number
}

export interface Solution {
  readonly status: Status
  /** Total weight of the meetings held. */
  readonly objective: number
  /** Proved upper bound of the weight of any timetable that misses no more guaranteed meetings than this one. */
  readonly bound: number
  /** Guaranteed meetings that are not held, all parties together; made as few as can be before weight counts. */
  readonly missing: number
  /** Proved: no timetable misses fewer. */
  readonly missingBound: number
  readonly unmetGuarantees: readonly UnmetGuarantee[]
  readonly count: number
  /** Proved upper bound of the number of meetings of any timetable, whatever its weight. */
  readonly countBound: number
  /** Steps really made: solving again with this many steps and the same seed gives the same timetable. */
  readonly steps: number
  readonly seed: number
  /** Sorted by slot, then table. */
  readonly meetings: readonly Meeting[]
  readonly unmet: readonly UnmetWish[]
  readonly fairness: FairnessReport
  /** Groups of idle slots between two meetings of the same party, all parties together. */
  readonly breaks: number
  /** How many times a buyer has to change table between two of its meetings. */
  readonly tableMoves: number
}
