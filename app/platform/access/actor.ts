/**
 * Who acts. Until people have accounts there are four: anybody, the administrator who came by the one-time link, a
 * participant of an event who came by their own link, and the system (command line, jobs).
 */
export type Actor =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'administrator'; readonly linkId: string }
  | {
      readonly kind: 'participant'
      readonly linkId: string
      readonly eventId: string
      readonly participantId: string
    }
  | { readonly kind: 'system'; readonly purpose: string }

export const visitor: Actor = { kind: 'visitor' }

/** Stable text for logs, facts and idempotency keys; holds no personal data. */
export const actorKey = (actor: Actor): string => {
  switch (actor.kind) {
    case 'visitor':
      return 'visitor'
    case 'administrator':
      return `administrator:${actor.linkId}`
    case 'participant':
      return `participant:${actor.participantId}`
    case 'system':
      return `system:${actor.purpose}`
  }
}
