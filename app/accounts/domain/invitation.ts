import type { BodyRole, PlatformRole } from '../../platform/access/actor.ts'

/** What an invitation gives: a role in a body, or a role over the territory. */
export type Offer =
  | { readonly kind: 'body'; readonly organisationId: string; readonly role: BodyRole }
  | { readonly kind: 'platform'; readonly role: PlatformRole }

export type Invitation = {
  readonly id: string
  readonly offer: Offer
  readonly organisationName: string | null
  readonly email: string
  readonly expiresAt: Date
  readonly acceptedAt: Date | null
  readonly revokedAt: Date | null
}

/** Days left to answer an invitation to a body. */
export const INVITATION_DAYS = 14

/** Minutes left to whoever was given the first administrator's invitation by hand. */
export const CONSOLE_MINUTES = 10

export const acceptable = (invitation: Invitation, now: Date): boolean =>
  invitation.acceptedAt === null && invitation.revokedAt === null && invitation.expiresAt > now
