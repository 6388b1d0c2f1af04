import type { Actor } from '../../platform/access/actor.ts'

/**
 * What a link allows. `agenda.read`: see and save one's own day. `registration.change`: change or give away one's own
 * registration. `pitch.apply`: write and follow one's own application.
 */
export type Right = 'agenda.read' | 'registration.change' | 'pitch.apply'

/** A link that opens the pages of one participant of one event, or of one applicant, without an account. */
export type AccessLink = {
  readonly id: string
  readonly eventId: string
  /** The participant; until the registration is confirmed, the registration itself, which opens no agenda. */
  readonly subjectId: string
  readonly registrationId?: string | null
  readonly rights: readonly string[]
  readonly expiresAt: Date
  readonly revokedAt: Date | null
}

/** May this link still be exchanged for a cookie? */
export const exchangeable = (link: AccessLink, now: Date): boolean =>
  link.revokedAt === null && link.expiresAt > now

const opensApplication = ({ rights }: Pick<AccessLink, 'rights'>): boolean => rights.includes('pitch.apply')

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
        ...(opensApplication(link) ? { applies: true } : {}),
      }

/** Where a link leads once it has opened the door. */
export const destinationOf = ({ rights }: Pick<AccessLink, 'rights'>): string =>
  opensApplication({ rights }) ? '/ma-candidature' : '/mon-agenda'
