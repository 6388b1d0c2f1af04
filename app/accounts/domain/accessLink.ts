import type { Actor } from '../../platform/access/actor.ts'

/** What a link allows. `agenda.read`: see and save one's own day. */
export type Right = 'agenda.read' | 'registration.change'

/** A link that opens the pages of one participant of one event, without an account. */
export type AccessLink = {
  readonly id: string
  readonly eventId: string
  /** The participant; until the registration is confirmed, the registration itself, which opens no agenda. */
  readonly subjectId: string
  readonly registrationId?: string | null
  readonly expiresAt: Date
  readonly revokedAt: Date | null
}

/** May this link still be exchanged for a cookie? */
export const exchangeable = (link: AccessLink, now: Date): boolean =>
  link.revokedAt === null && link.expiresAt > now

/** Is the cookie that came from this link still good? Its own lifetime is in the cookie; revocation is read here. */
export const actorOf = (link: AccessLink): Actor | null =>
  link.revokedAt !== null
    ? null
    : {
        kind: 'participant',
        linkId: link.id,
        eventId: link.eventId,
        participantId: link.subjectId,
        ...(link.registrationId ? { registrationId: link.registrationId } : {}),
      }
