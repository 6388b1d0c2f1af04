import type { ParticipantRole } from '../../events/index.ts'
import type { Paged } from '../../platform/kernel/pagination.ts'
import { fold } from '../../platform/kernel/text.ts'
import { type Registration, type RegistrationState, referenceOf } from './registration.ts'

export type RegistrationFilter = {
  readonly state: RegistrationState | null
  readonly role: ParticipantRole | null
  /** Words of the name, the body, the address or the reference, in any order. */
  readonly words: string
  readonly page: number
}

/** Registrations on one page of the list. */
export const PAGE_SIZE = 50

const matches = (one: Registration, words: readonly string[]): boolean => {
  const text = fold([one.name, one.bodyName, one.email, referenceOf(one)].map((part) => part ?? '').join(' '))
  return words.every((word) => text.includes(word))
}

/** Those of a role that hold these words, whatever their state: what the numbers beside the states count. */
export const searched = (
  all: readonly Registration[],
  { role, words }: Pick<RegistrationFilter, 'role' | 'words'>,
): readonly Registration[] => {
  const folded = fold(words).split(/\s+/).filter(Boolean)
  return all.filter((one) => (role === null || one.role === role) && matches(one, folded))
}

/** One page of those in a state; a page beyond the last is the last. */
export const pageOf = (
  found: readonly Registration[],
  { state, page }: Pick<RegistrationFilter, 'state' | 'page'>,
): Paged<Registration> => {
  const kept = found.filter((one) => state === null || one.state === state)
  const last = Math.max(1, Math.ceil(kept.length / PAGE_SIZE))
  const shown = Math.min(page, last)
  return {
    page: shown,
    size: PAGE_SIZE,
    total: kept.length,
    items: kept.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE),
  }
}
