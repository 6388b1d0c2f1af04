/** A meeting where and when it takes place. */
export type Placed = {
  readonly buyerId: string
  readonly supplierId: string
  readonly slotId: string
  readonly tableId: string
}

export type TimetableMeeting = Placed & {
  readonly id: string
  readonly weight: number
  /** Kept where it is by the next computation. */
  readonly pinned: boolean
}

export type TimetableStatus = 'optimal' | 'feasible' | 'infeasible' | 'unknown'
export type TimetableState = 'draft' | 'published' | 'replaced'

/** Engine of a version that nobody computed: the parties book in it. */
export const PARTIES = 'parties'

/** One proposal. Drafts may be changed by hand; a published version, and the ones it replaced, are frozen. */
export type TimetableVersion = {
  readonly id: string
  readonly number: number
  readonly name: string | null
  readonly state: TimetableState
  readonly seed: number
  readonly steps: number
  readonly status: TimetableStatus
  readonly objective: number
  /** Proved upper bound of the objective; null when nothing is proved any more. */
  readonly bound: number | null
  readonly held: number
  readonly heldBound: number | null
  readonly evenWeights: boolean
  /** Pairs asked for by at least one side and refused by none. */
  readonly wished: number
  readonly pins: number
  readonly inputHash: string
  readonly engine: string
  readonly edited: boolean
  readonly createdAt: Date
  readonly publishedAt: Date | null
}

/** Why a wish is not met, in the identifiers of the event. */
export type UnmetReason = {
  readonly code:
    | 'no-common-slot'
    | 'buyer-quota'
    | 'supplier-quota'
    | 'buyer-full'
    | 'supplier-full'
    | 'tables-full'
    | 'pinned'
    | 'forbidden'
    | 'guaranteed'
    | 'outweighed'
    | 'plan-changed'
    | 'vetoed'
    | 'not-placed'
  readonly quota?: number
  readonly slotIds?: readonly string[]
  /** Meetings that would have to go for this one to be held. */
  readonly displaced?: readonly { readonly buyerId: string; readonly supplierId: string }[]
}

export type Unmet = {
  readonly buyerId: string
  readonly supplierId: string
  readonly weight: number
  readonly reason: UnmetReason
}
