import type { ParticipantRole } from '../../events/index.ts'

/** When, and for how many, an event takes registrations. */
export type RegistrationCall = {
  readonly eventId: string
  /** ISO dates of the event's zone, both included. */
  readonly opensOn: string
  readonly closesOn: string
  /** Places of every role together; null = no limit of its own. */
  readonly places: number | null
  /** Places confirmed, or held for somebody who was offered one. */
  readonly taken: number
  /** Hours that a freed place is held for the next of the waiting list. */
  readonly offerHours: number
  readonly introduction: string | null
}

/** A role that may register. */
export type RoleOpening = {
  readonly role: ParticipantRole
  readonly places: number | null
  readonly taken: number
  /** People of one body at most. */
  readonly perBody: number | null
}

export const questionKinds = ['text', 'long', 'choice', 'choices', 'consent', 'file'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** The form has as many fields at most. */
export const MOST_QUESTIONS = 20
/** Of which files: anybody may register, and each file weighs on the database. */
export const MOST_FILES = 5

/** One question that the organiser adds to the form. */
export type Question = {
  readonly id: string
  /** From 1, without a gap. */
  readonly position: number
  /** Number of its field in the form, from 1: it stays when the order changes. */
  readonly field: number
  /** Empty = asked of everybody. */
  readonly roles: readonly ParticipantRole[]
  readonly kind: QuestionKind
  readonly label: string
  readonly hint: string | null
  readonly required: boolean
  /** Choices of `choice` and `choices`. */
  readonly options: readonly string[]
}

export const asks = (question: Question, role: ParticipantRole): boolean =>
  question.roles.length === 0 || question.roles.includes(role)

export type CallState = 'not-yet' | 'open' | 'closed'

/** @param today ISO date where the event is */
export const stateOfCall = (
  call: Pick<RegistrationCall, 'opensOn' | 'closesOn'>,
  today: string,
): CallState => {
  if (today < call.opensOn) return 'not-yet'
  return today > call.closesOn ? 'closed' : 'open'
}

/** Places left for a role; null = no limit. Never negative. */
export const placesLeft = (
  call: Pick<RegistrationCall, 'places' | 'taken'>,
  role: Pick<RoleOpening, 'places' | 'taken'>,
): number | null => {
  const left = [call, role].flatMap(({ places, taken }) => (places === null ? [] : [places - taken]))
  return left.length === 0 ? null : Math.max(0, Math.min(...left))
}
