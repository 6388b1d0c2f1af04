import { allowed, type Policy, refused } from '../../platform/access/policy.ts'
import type { OpenMapEvent } from './event.ts'

/** A participant reads their own agenda of this event, by their own link; nobody else does by this policy. */
export const participantOf = (): Policy<{ readonly event: OpenMapEvent }> => ({
  name: 'participant of the event',
  decide: (actor, { event }) =>
    actor.kind === 'participant' && actor.eventId === event.id ? allowed : refused('participant'),
})

/** Anyone who came by a participant's link, whatever the event. */
export const anyParticipant = (): Policy => ({
  name: 'participant',
  decide: (actor) => (actor.kind === 'participant' ? allowed : refused('participant')),
})
