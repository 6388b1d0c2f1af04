import { type Actor, holds, worksFor } from '../../platform/access/actor.ts'
import { allowed, type Policy, refused } from '../../platform/access/policy.ts'
import type { OpenMapEvent } from './event.ts'

type WithEvent = { readonly event: Pick<OpenMapEvent, 'id' | 'organiserId'> }

/** Where somebody signed in says which of their places they mean; without an event, where they see them all. */
export const choicePath = (path: string): string => {
  const event = /^\/rencontres\/[^/]+\//.exec(path)?.[0]
  return event === undefined ? '/compte#rencontres' : `${event}mon-espace`
}

/** A participant, by their own link or as the account to whom they belong; nobody else does by this policy. */
export const participantOf = (): Policy<WithEvent> => ({
  name: 'participant of the event',
  acting: choicePath,
  decide: (actor, { event }) =>
    actor.kind === 'participant' && actor.eventId === event.id ? allowed : refused('participant'),
})

/** The same, whatever the event. */
export const anyParticipant = (): Policy => ({
  name: 'participant',
  acting: choicePath,
  decide: (actor) => (actor.kind === 'participant' ? allowed : refused('participant')),
})

/** The regional mission organises every event; a body, through those who contribute to it, only its own. */
export const organises = (actor: Actor, event: Pick<OpenMapEvent, 'organiserId'>): boolean =>
  holds(actor, 'mission') || worksFor(actor, event.organiserId, 'contributor')

export const organiserOf = (): Policy<WithEvent> => ({
  name: 'organiser of the event',
  decide: (actor, { event }) => (organises(actor, event) ? allowed : refused('organiser')),
})

/** The body in whose name this actor opens an event: one of the mission's, to which they contribute. */
export const organisingBody = (actor: Actor): string | null =>
  actor.kind !== 'person'
    ? null
    : (actor.memberships.find(({ kinds, role }) => kinds.includes('mission') && role !== 'reader')
        ?.organisationId ?? null)

export const mayCreateEvents = (actor: Actor): boolean =>
  holds(actor, 'mission') || organisingBody(actor) !== null

export const eventCreator = (): Policy => ({
  name: 'creator of events',
  decide: (actor) => (mayCreateEvents(actor) ? allowed : refused('mission')),
})
