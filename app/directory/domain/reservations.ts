import type { HeldKind } from '../../../packages/rules/index.ts'
import { defaults, type ReservationArticle, reservationsFor } from '../../../packages/rules/index.ts'
import { reservationFilters } from './facets.ts'
import { isKind } from './kinds.ts'

/**
 * Articles by which a contract may be reserved to a structure of these kinds, on this day. The kinds alone decide here;
 * what the contract must satisfy besides (duration, listed service) is told on the record.
 */
export const articlesOf = (kinds: readonly string[], day: string): readonly ReservationArticle[] => {
  const held = kinds.flatMap((kind): HeldKind[] => (isKind(kind) ? [{ kind, from: null, to: null }] : []))
  const answered = reservationsFor({ day, kinds: held }, defaults)
  if (!answered.ok) return []
  return answered.value.flatMap(({ article, verdict }) =>
    verdict !== 'no' && reservationFilters.includes(article) ? [article] : [],
  )
}
