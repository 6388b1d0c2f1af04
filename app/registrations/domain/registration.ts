import type { ParticipantRole } from '../../events/index.ts'
import type { Answer } from './answers.ts'

/**
 * waiting: on the list · offered: a freed place is held until a moment · confirmed: expected · cancelled: by its person or
 * the organiser · expired: did not answer an offer in time.
 */
export const registrationStates = ['waiting', 'offered', 'confirmed', 'cancelled', 'expired'] as const
export type RegistrationState = (typeof registrationStates)[number]

/** One person who registered. Names, addresses and answers are emptied after the retention time. */
export type Registration = {
  readonly id: string
  readonly eventId: string
  readonly role: ParticipantRole
  readonly state: RegistrationState
  /** Null = for themselves. */
  readonly bodyName: string | null
  readonly siret: string | null
  readonly name: string | null
  readonly email: string | null
  readonly jobTitle: string | null
  /** What the person needs to take part: said to the organiser only. */
  readonly accessNeeds: string | null
  readonly signLanguage: boolean
  /** Agreed to be named in the list of participants. */
  readonly listed: boolean
  readonly answers: readonly Answer[]
  readonly createdAt: Date
  readonly queuedAt: Date
  readonly offeredUntil: Date | null
  readonly participantId: string | null
}

/** Does it take, or hold, a place? */
export const holdsPlace = (state: RegistrationState): boolean => state === 'confirmed' || state === 'offered'

/** Can its person still do something with it? */
export const isLive = (state: RegistrationState): boolean => holdsPlace(state) || state === 'waiting'

/** Short text that a person reads on the phone: eight characters of the identifier. */
export const referenceOf = ({ id }: Pick<Registration, 'id'>): string => id.slice(-8).toUpperCase()
