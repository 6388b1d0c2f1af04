import type { Sector } from './sectors.ts'
import type { Area } from './structure.ts'

/** An activity whose area is known as the départements that it reaches. */
export type ReachingActivity = {
  readonly sector: Sector
  readonly area: Area['kind']
  readonly reached: readonly string[]
}

const ANY = '*'
const COUNTRY = 'FR'
const UNKNOWN_SECTOR = 'unknown'
const toCheck = (department: string): string => `?${department}`

/**
 * What a structure offers, as « sector|place »: one element answers for ONE activity, so that a search by sector and
 * département is met by a single activity, never by the trade of one and the area of another. An area that nobody said
 * falls back on the département of the address, marked `?`: to be checked.
 */
export const offersOf = (activities: readonly ReachingActivity[], home: string | null): string[] => {
  const offers = new Set<string>()
  const add = (sector: string, place: string): void => {
    offers.add(`${sector}|${place}`)
    offers.add(`${ANY}|${place}`)
  }
  for (const { sector, area, reached } of activities) {
    offers.add(`${sector}|${ANY}`)
    if (area === 'country') add(sector, COUNTRY)
    else if (area !== 'unknown' && reached.length > 0)
      for (const department of reached) add(sector, department)
    else if (home !== null) add(sector, toCheck(home))
  }
  if (activities.length === 0) {
    offers.add(`${UNKNOWN_SECTOR}|${ANY}`)
    if (home !== null) add(UNKNOWN_SECTOR, toCheck(home))
  }
  return [...offers]
}
