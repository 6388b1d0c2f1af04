import type { Place } from '../../platform/geo/place.ts'
import type { FacetName } from './facets.ts'
import type { Frame } from './frame.ts'
import type { Sector } from './sectors.ts'

export type Service = 'service' | 'secondment'
export const services: readonly Service[] = ['service', 'secondment']

export type Sort = 'relevance' | 'name' | 'distance' | 'freshness'

/**
 * What is looked for. An empty list asks for nothing; several values of one list are alternatives; sector, service and
 * area must be met by ONE activity.
 */
export type Search = {
  readonly words: string
  readonly sectors: readonly (Sector | 'unknown')[]
  readonly services: readonly Service[]
  /** Where the activity must be offered. */
  readonly areas: readonly Place[]
  /** Values wanted of what the structure as a whole is. */
  readonly chosen: { readonly [F in FacetName]?: readonly string[] }
  readonly near: { readonly place: Place; readonly metres: number } | null
  /** What a map shows: only those whose address lies in it. */
  readonly frame: Frame | null
  /** Also the records that say too little to be kept or left out. */
  readonly incomplete: boolean
  readonly sort: Sort
}

/** No filter: the whole directory by name. */
export const everything: Search = {
  words: '',
  sectors: [],
  services: [],
  areas: [],
  chosen: {},
  near: null,
  frame: null,
  incomplete: false,
  sort: 'name',
}

const placeKey = ({ code, shape, points, communes }: Place): unknown => [
  code,
  // A contour imported since, a commune that joined another: another question.
  shape.length === 0 ? points : shape.map(([outer]) => [outer?.length, outer?.[0]]),
  communes.length,
]

/** Key of a search among the results kept in memory: the order counts. */
export const searchKey = (search: Search): string =>
  JSON.stringify([
    search.words,
    search.sectors.toSorted(),
    search.services.toSorted(),
    search.areas.map(placeKey),
    Object.entries(search.chosen)
      .filter(([, values]) => values.length > 0)
      .map(([facet, values]) => [facet, values.toSorted()])
      .toSorted(),
    search.near === null ? null : [placeKey(search.near.place), search.near.metres],
    search.frame,
    search.incomplete,
    search.sort,
  ])
