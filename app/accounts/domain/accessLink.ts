import type { Actor } from '../../platform/access/actor.ts'

/** What a link allows. `agenda.read`: see and save one's own day. `administer`: everything an administrator may. */
export type Right = 'agenda.read' | 'administer'

export type AccessLink = {
  readonly id: string
  readonly kind: 'administrator' | 'participant'
  readonly eventId: string | null
  readonly subjectId: string | null
  readonly singleUse: boolean
  readonly expiresAt: Date
  readonly usedAt: Date | null
  readonly revokedAt: Date | null
}

/** May this link still be exchanged for a cookie? A single-use link opens once. */
export const exchangeable = (link: AccessLink, now: Date): boolean =>
  link.revokedAt === null && link.expiresAt > now && !(link.singleUse && link.usedAt !== null)

/** Is the cookie that came from this link still good? Its own lifetime is in the cookie; revocation is read here. */
export const actorOf = (link: AccessLink): Actor | null => {
  if (link.revokedAt !== null) return null
  if (link.kind === 'administrator') return { kind: 'administrator', linkId: link.id }
  if (link.eventId === null || link.subjectId === null) return null
  return { kind: 'participant', linkId: link.id, eventId: link.eventId, participantId: link.subjectId }
}
