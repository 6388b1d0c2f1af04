import type { Actor } from '../../platform/access/actor.ts'
import { holds } from '../../platform/access/actor.ts'

/** Days left to decide: then the request is over, and may be made again. */
export const APPROVAL_DAYS = 7

export type ApprovalState = 'waiting' | 'approved' | 'refused' | 'withdrawn' | 'expired'

/** A change that one person asks for and another decides. */
export type Approval = {
  readonly id: string
  readonly kind: string
  /** Identifiers only; what it means is known to the kind. */
  readonly payload: unknown
  readonly reason: string
  readonly askedBy: string | null
  readonly askedAt: Date
  readonly expiresAt: Date
  readonly state: ApprovalState
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
}

/** A request left without an answer is over by itself, whether or not anything wrote it down. */
export const stateAt = (
  { state, expiresAt }: Pick<Approval, 'state' | 'expiresAt'>,
  now: Date,
): ApprovalState => (state === 'waiting' && expiresAt <= now ? 'expired' : state)

export type Decision = 'approved' | 'refused' | 'withdrawn'

/** May this actor take this decision? Two people: whoever asked may only take the request back. */
export const mayDecide = (
  approval: Pick<Approval, 'askedBy' | 'state' | 'expiresAt'>,
  decision: Decision,
  actor: Actor,
  now: Date,
): 'yes' | 'over' | 'same-person' | 'not-yours' | 'not-administrator' => {
  if (stateAt(approval, now) !== 'waiting') return 'over'
  // Whoever commands the server itself is the second person where nobody else administers.
  if (actor.kind === 'system') return decision === 'withdrawn' ? 'not-yours' : 'yes'
  if (!holds(actor, 'administrator') || actor.kind !== 'person') return 'not-administrator'
  const own = approval.askedBy === actor.personId
  if (decision === 'withdrawn') return own ? 'yes' : 'not-yours'
  return own ? 'same-person' : 'yes'
}
