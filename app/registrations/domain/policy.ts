import { choicePath, type OpenMapEvent } from '../../events/index.ts'
import { allowed, type Policy, refused } from '../../platform/access/policy.ts'
import type { Registration } from './registration.ts'

type OfEvent = {
  readonly event: Pick<OpenMapEvent, 'id'>
  readonly registration: Pick<Registration, 'id'>
}

/** Whoever came by the link of this very registration, or whose confirmed address it bears. */
export const registrantOf = (): Policy<OfEvent> => ({
  name: 'holder of the registration',
  acting: choicePath,
  decide: (actor, { event, registration }) =>
    actor.kind === 'participant' && actor.eventId === event.id && actor.registrationId === registration.id
      ? allowed
      : refused('participant'),
})
