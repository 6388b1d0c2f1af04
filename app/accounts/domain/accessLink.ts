import type { Actor } from '../../platform/access/actor.ts'

/** What a link allows. `agenda.read`: see and save one's own day. `door.check-in`: welcome those who come to an event. */
export type Right = 'agenda.read' | 'door.check-in'

/** A link that opens, without an account, the pages of one participant of an event, or its door to one device. */
export type AccessLink = {
  readonly id: string
  readonly eventId: string
  /** The participant, or the device. */
  readonly subjectId: string
  readonly rights: readonly string[]
  readonly expiresAt: Date
  readonly revokedAt: Date | null
}

/** May this link still be exchanged for a cookie? */
export const exchangeable = (link: AccessLink, now: Date): boolean =>
  link.revokedAt === null && link.expiresAt > now

/** Is the cookie that came from this link still good? Its own lifetime is in the cookie; revocation is read here. */
export const actorOf = (link: AccessLink): Actor | null => {
  if (link.revokedAt !== null) return null
  const { id: linkId, eventId, subjectId } = link
  return opensDoor(link)
    ? { kind: 'agent', linkId, eventId, deviceId: subjectId }
    : { kind: 'participant', linkId, eventId, participantId: subjectId }
}

/** Is it the link of a device that keeps the door? */
export const opensDoor = ({ rights }: Pick<AccessLink, 'rights'>): boolean =>
  rights.includes('door.check-in' satisfies Right)
