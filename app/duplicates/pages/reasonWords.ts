import { formatDistance } from '../../platform/i18n/format.ts'
import type { Reason } from '../domain/score.ts'
import { m } from './messages.ts'

/** Why two records look alike, in words. */
export const reasonText = ({ code, measure = 0 }: Reason): string => {
  switch (code) {
    case 'name':
      return m.reasons.name(measure)
    case 'near':
    case 'close':
      return m.reasons.near(formatDistance(measure))
    case 'far':
      return m.reasons.far(formatDistance(measure))
    default:
      return m.reasons[code]
  }
}

/** What speaks for it first; the commune says nothing beside an address. */
export const reasonTexts = (reasons: readonly Reason[]): string[] => {
  const placed = reasons.some(({ code }) => code === 'address' || code === 'street')
  return reasons
    .filter(({ code }) => !(placed && (code === 'commune' || code === 'near')))
    .toSorted((a, b) => b.points - a.points)
    .map(reasonText)
}
