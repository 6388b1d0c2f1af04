import type { Actor } from '../../platform/access/actor.ts'

/**
 * What a link allows. `agenda.read`: see and save one's own day. `registration.change`: change or give away one's own
 * registration. `pitch.apply`: write and follow one's own application. `door.check-in`: welcome those who come.
 * `outcomes.say`: say what came of one's own meetings, where the link leads at once.
 */
export type Right = 'agenda.read' | 'registration.change' | 'pitch.apply' | 'door.check-in' | 'outcomes.say'

/**
 * A link that opens, without an account, the pages of one participant of an event, of one applicant, or its door to one
 * device.
 */
export type AccessLink = {
  readonly id: string
  readonly eventId: string
  /**
   * The participant, the application or the device; until a registration is confirmed, the registration itself, which
   * opens no agenda.
   */
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
export const actorOf = (link: AccessLink): Actor | null => {
  if (link.revokedAt !== null) return null
  const { id: linkId, eventId, subjectId, registrationId } = link
  if (opensDoor(link)) return { kind: 'agent', linkId, eventId, deviceId: subjectId }
  return {
    kind: 'participant',
    linkId,
    eventId,
    participantId: subjectId,
    ...(registrationId ? { registrationId } : {}),
    ...(opensApplication(link) ? { applies: true } : {}),
  }
}

/** Is it the link of a device that keeps the door? */
export const opensDoor = ({ rights }: Pick<AccessLink, 'rights'>): boolean =>
  rights.includes('door.check-in' satisfies Right)

/** Where a link leads once it has opened the door. */
export const destinationOf = (link: Pick<AccessLink, 'rights'>): string => {
  if (opensDoor(link)) return '/mon-accueil'
  if (link.rights.includes('outcomes.say' satisfies Right)) return '/mes-suites'
  return opensApplication(link) ? '/ma-candidature' : '/mon-agenda'
}
