import type { StatedNeed, StatedOffer } from './need.ts'

/** Why two parties should meet: a need, and what of it the structure answers. */
export type Match = {
  readonly need: StatedNeed
  /** Départements of the need where the structure works; null = one of the two did not say where. */
  readonly departments: readonly string[] | null
}

export type Suggestion = {
  readonly buyerId: string
  readonly supplierId: string
  readonly matches: readonly Match[]
  /** Larger first: two for a need answered where it is, one for a need whose place is not known. */
  readonly score: number
}

const placeOf = (need: StatedNeed, offer: StatedOffer): readonly string[] | null | 'elsewhere' => {
  if (offer.departments === null) return need.departments
  if (need.departments.length === 0 || offer.departments.length === 0) return null
  const common = need.departments.filter((code) => offer.departments?.includes(code))
  return common.length === 0 ? 'elsewhere' : common
}

/**
 * The pairs that a stated need brings together: same sector, and a place in common where both said one. Each comes with
 * its reasons; nothing else counts, neither size nor popularity.
 */
export const suggestionsOf = (
  needs: readonly StatedNeed[],
  offers: readonly StatedOffer[],
): readonly Suggestion[] => {
  const found = new Map<string, { buyerId: string; supplierId: string; matches: Match[]; score: number }>()
  for (const need of needs) {
    for (const offer of offers) {
      if (!offer.sectors.includes(need.sector)) continue
      const place = placeOf(need, offer)
      if (place === 'elsewhere') continue
      const key = `${need.participantId}>${offer.participantId}`
      const pair = found.get(key) ?? {
        buyerId: need.participantId,
        supplierId: offer.participantId,
        matches: [],
        score: 0,
      }
      pair.matches.push({ need, departments: place })
      pair.score += place === null ? 1 : 2
      found.set(key, pair)
    }
  }
  return [...found.values()].sort(
    (one, other) => other.score - one.score || (one.supplierId < other.supplierId ? -1 : 1),
  )
}
