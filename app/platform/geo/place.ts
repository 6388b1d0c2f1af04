import type { Point } from './distance.ts'
import type { Polygon } from './outlineShape.ts'

export type PlaceKind = 'country' | 'region' | 'department' | 'grouping' | 'commune' | 'district'

/** Somewhere that a person names: from a district of a city to the whole country. */
export type Place = {
  readonly kind: PlaceKind
  /** INSEE code; the SIREN of a grouping of communes; FR. */
  readonly code: string
  readonly name: string
  /** Départements that it lies in; of the country, none: all of them. */
  readonly departments: readonly string[]
  /** INSEE codes of what it is made of, districts of a city included; none where it is made of whole départements. */
  readonly communes: readonly string[]
  /** Of a district, its city. */
  readonly within: string | null
  /** One for each of its communes. */
  readonly points: readonly Point[]
  /** Official contours, where they were imported. */
  readonly shape: readonly Polygon[]
  /** A point is that of a neighbour: « position approchée ». */
  readonly approximate: boolean
}

/** Is it said by its communes, rather than by whole départements? */
export const isLocal = ({ kind }: Place): boolean =>
  kind === 'commune' || kind === 'district' || kind === 'grouping'

const DISTRICTS: readonly {
  readonly city: string
  readonly first: number
  readonly post: number
  readonly count: number
}[] = [
  { city: '75056', first: 75_101, post: 75_001, count: 20 },
  { city: '69123', first: 69_381, post: 69_001, count: 9 },
  { city: '13055', first: 13_201, post: 13_001, count: 16 },
]

/** The city of a municipal district; null for any other code. */
export const cityOfDistrict = (code: string): string | null => {
  const number = Number(code)
  return DISTRICTS.find(({ first, count }) => number >= first && number < first + count)?.city ?? null
}

/** Codes of the municipal districts of a city, none for any other commune. */
export const districtsOf = (commune: string): readonly string[] => {
  const city = DISTRICTS.find((one) => one.city === commune)
  return city === undefined ? [] : Array.from({ length: city.count }, (_, rank) => String(city.first + rank))
}

/** The narrowest code of an address: the district where the city has some, read from the postal code. */
export const townOf = (commune: string | null, postCode: string | null): string | null => {
  const city = DISTRICTS.find((one) => one.city === commune)
  if (city === undefined || postCode === null) return commune
  // The sixteenth district of Paris has two postal codes.
  const rank = postCode === '75116' ? 15 : Number(postCode) - city.post
  return rank >= 0 && rank < city.count ? String(city.first + rank) : commune
}

/** Does an address lie in this place, by the code of its town? */
export const liesIn = (place: Place, town: string | null): boolean => {
  if (town === null) return false
  return place.communes.includes(town) || place.communes.includes(cityOfDistrict(town) ?? town)
}

export const country: Place = {
  kind: 'country',
  code: 'FR',
  name: 'France',
  departments: [],
  communes: [],
  within: null,
  points: [],
  shape: [],
  approximate: false,
}
