import { type OpenMapEvent, organises } from '../../events/index.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { allowed, type Policy, refused } from '../../platform/access/policy.ts'

type Known = Pick<OpenMapEvent, 'id' | 'organiserId'>

/** Whoever organises the event, or a device to which its organiser gave the door. */
export const keepsDoor = (actor: Actor, event: Known): boolean =>
  organises(actor, event) || (actor.kind === 'agent' && actor.eventId === event.id)

export const doorOf = (): Policy<{ readonly event: Known }> => ({
  name: 'door of the event',
  decide: (actor, { event }) => (keepsDoor(actor, event) ? allowed : refused('door')),
})

/** Any device that keeps a door, whatever the event. */
export const anyDoor = (): Policy => ({
  name: 'device of a door',
  decide: (actor) => (actor.kind === 'agent' ? allowed : refused('door')),
})
