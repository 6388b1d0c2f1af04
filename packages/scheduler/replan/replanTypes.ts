import type { Meeting, UnmetReason } from '../answer.ts'
import type { Pair } from '../problem.ts'
import type { SolveOptions } from '../solve.ts'

/**
 * A meeting of the published timetable, in the numbers of today's day. -1 stands for what the day has no more: a buyer,
 * a supplier, a slot or a table.
 */
export interface PublishedMeeting extends Meeting {
  /** What it costs to disturb this meeting, 1 to 1 000; 1 unless said (2 where its parties were told, say). */
  readonly weight?: number
}

export interface ReplanOptions extends SolveOptions {
  /** Slots before this one are the past: their meetings stand as published, and nothing is added. 0 unless said. */
  readonly frozenUntil?: number
}

/**
 * What is made best, one after the other: published meetings given up, put in another slot, put at another table (each
 * counted by its weight of change), guaranteed meetings missing, weight of the meetings from now on.
 */
export type StageName = 'removed' | 'slot-moved' | 'table-moved' | 'missing' | 'weight'

export interface Stage {
  readonly name: StageName
  readonly value: number
  /**
   * Proved: no timetable that equals this one in the stages before does better (at least this for what is made small,
   * at most this for the weight).
   */
  readonly bound: number
}

export interface Place {
  readonly slot: number
  readonly table: number
}

/** Why a published meeting could not be held whatever one does. */
export type Cancellation =
  /** These parties have left: they are not in the day, or in none of the slots from now on. */
  | { readonly code: 'absent'; readonly parties: readonly ('buyer' | 'supplier')[] }
  | { readonly code: 'vetoed' }
  /** The pair is not among the requests any more. */
  | { readonly code: 'not-requested' }
  /** From now on, the two are never available together in a slot that has tables and is not forbidden to them. */
  | { readonly code: 'no-common-slot' }

export interface MovedMeeting extends Pair {
  readonly change: 'slot' | 'table'
  readonly from: Place
  readonly to: Place
}

export interface CancelledMeeting extends Pair, Place {
  readonly reason: Cancellation
}

/**
 * A meeting given up so that the others hold, and what stands in its way from now on: quotas, full hours and full tables
 * as for an unmet wish (the past is not counted), or busy: in every common slot one of the two has another meeting.
 */
export interface RemovedMeeting extends Pair, Place {
  readonly reason:
    | Extract<
        UnmetReason['code'],
        'buyer-quota' | 'supplier-quota' | 'buyer-full' | 'supplier-full' | 'tables-full'
      >
    | 'busy'
}

export interface Replan {
  /** optimal: every stage equals its proved bound. */
  readonly status: 'optimal' | 'feasible'
  readonly stages: readonly Stage[]
  readonly steps: number
  readonly seed: number
  /** The whole day, the past included; sorted by slot, then table. */
  readonly meetings: readonly Meeting[]
  readonly kept: readonly Meeting[]
  readonly moved: readonly MovedMeeting[]
  readonly cancelled: readonly CancelledMeeting[]
  readonly removed: readonly RemovedMeeting[]
  readonly added: readonly (Meeting & { readonly weight: number })[]
}
