import type { BodyRole } from '../../platform/access/actor.ts'
import { Temporal } from '../../platform/kernel/dates.ts'
import { covers } from './role.ts'

/** Part of a role lent to a colleague, from the first day to the last, both included. */
export type Delegation = {
  readonly id: string
  readonly fromId: string
  readonly from: string
  readonly toId: string
  readonly to: string
  readonly role: BodyRole
  /** Calendar days of France: `2026-11-24`. */
  readonly startsOn: string
  readonly endsOn: string
}

/** Beyond a year this is no absence any more: the role itself should change. */
export const LONGEST_DELEGATION = { years: 1 } as const

export type DelegationProblem =
  | 'delegation-role'
  | 'delegation-self'
  | 'delegation-past'
  | 'delegation-order'
  | 'delegation-long'

export type WantedDelegation = {
  readonly fromId: string
  readonly toId: string
  readonly role: BodyRole
  readonly startsOn: string
  readonly endsOn: string
}

/** What is wrong with it, or null. `held` is the giver's own role: what was lent to them is not theirs to lend. */
export const delegationProblem = (
  wanted: WantedDelegation,
  held: BodyRole,
  today: string,
): DelegationProblem | null => {
  if (wanted.fromId === wanted.toId) return 'delegation-self'
  if (!covers(held, wanted.role)) return 'delegation-role'
  if (wanted.startsOn < today) return 'delegation-past'
  if (wanted.endsOn < wanted.startsOn) return 'delegation-order'
  const longest = Temporal.PlainDate.from(wanted.startsOn).add(LONGEST_DELEGATION).toString()
  return wanted.endsOn >= longest ? 'delegation-long' : null
}

export const delegationStates = ['coming', 'running', 'over'] as const
export type DelegationState = (typeof delegationStates)[number]

export const delegationState = (
  { startsOn, endsOn }: Pick<Delegation, 'startsOn' | 'endsOn'>,
  today: string,
): DelegationState => (endsOn < today ? 'over' : startsOn > today ? 'coming' : 'running')

/** Days before the end from which both people are reminded of it. */
export const ENDS_SOON_DAYS = 7

export const endsSoon = (delegation: Pick<Delegation, 'startsOn' | 'endsOn'>, today: string): boolean =>
  delegationState(delegation, today) === 'running' &&
  Temporal.PlainDate.from(today).until(delegation.endsOn).days < ENDS_SOON_DAYS
