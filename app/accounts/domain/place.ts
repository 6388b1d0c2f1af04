import type { Actor, PersonActor } from '../../platform/access/actor.ts'
import type { Acting } from '../../platform/access/session.ts'

/** What somebody takes part in at an event: by their own address, or through a body for which they contribute. */
export type Place = {
  /** The registration where there is one, else the participant. */
  readonly id: string
  readonly eventId: string
  readonly slug: string
  readonly title: string
  readonly day: string
  readonly zone: string
  /** Until a registration is confirmed, the registration itself: the same as of a link. */
  readonly participantId: string
  readonly registrationId: string | null
  readonly role: string
  readonly state: string
  /** The body, or the person who comes for themselves. */
  readonly name: string
  readonly way: 'address' | 'body'
}

/** The place meant by an address: the one that was chosen, or the only one; null where the person has to say. */
const placeMeant = (places: readonly Place[], { place, slug }: Acting): Place | null => {
  const here = slug === undefined ? places : places.filter((one) => one.slug === slug)
  return here.find(({ id }) => id === place) ?? (here.length === 1 ? (here[0] ?? null) : null)
}

/** Somebody seen as the participant who is theirs, with what a link to it would open and nothing more. */
export const actingActor = (person: PersonActor, places: readonly Place[], acting: Acting): Actor => {
  const place = placeMeant(places, acting)
  if (place === null) return person
  const { eventId, participantId, registrationId, name } = place
  return { kind: 'participant', linkId: null, eventId, participantId, registrationId, name, by: person }
}
