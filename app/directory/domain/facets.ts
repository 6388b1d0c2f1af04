import { type ReservationArticle, reservationArticles } from '../../../packages/rules/index.ts'
import { kindCodes } from './kinds.ts'

/** What a record says of itself as a whole, for the filters that do not depend on one activity. */
export type Traits = {
  readonly kinds: readonly string[]
  /** Articles by which a contract may be reserved to it, from its kinds. */
  readonly reservations: readonly string[]
  /** Département of its address. */
  readonly home: string | null
  readonly labels: readonly string[]
  readonly networks: readonly string[]
  /** Persons; null = nobody said. */
  readonly headcount: number | null
  /** The establishment is over. */
  readonly closed: boolean
}

/** Sizes by headcount, each from its least number of persons. */
const sizes = [
  { size: '250-et-plus', from: 250 },
  { size: '50-249', from: 50 },
  { size: '10-49', from: 10 },
  { size: 'moins-de-10', from: 0 },
] as const
const sizeOf = (headcount: number): string => sizes.find(({ from }) => headcount >= from)?.size ?? ''

/** An establishment at work, or over: who searches finds the first, unless they ask for the others too. */
export const AT_WORK = 'A'
export const CLOSED = 'F'

type Facet = {
  readonly valuesOf: (traits: Traits) => readonly string[]
  /** Saying nothing is a lack of data, not a no: such a record is « à vérifier » instead of being left out. */
  readonly lacking?: true
}

/** Articles of reservation that a buyer filters by. */
export const reservationFilters: readonly ReservationArticle[] = reservationArticles.filter((article) =>
  ['L2113-12', 'L2113-13', 'L2113-15'].includes(article),
)

/** Each filter of this kind is one line here, its parameter and its words one line in `pages/facetFilters.ts`. */
export const facets = {
  kind: { valuesOf: ({ kinds }) => kinds },
  reservation: { valuesOf: ({ reservations }) => reservations },
  home: { valuesOf: ({ home }) => (home === null ? [] : [home]), lacking: true },
  network: { valuesOf: ({ networks }) => networks },
  label: { valuesOf: ({ labels }) => labels },
  size: { valuesOf: ({ headcount }) => (headcount === null ? [] : [sizeOf(headcount)]), lacking: true },
  // Codes of the registers of the State: A = at work, F = closed.
  state: { valuesOf: ({ closed }) => [closed ? CLOSED : AT_WORK] },
} as const satisfies { readonly [name: string]: Facet }

export type FacetName = keyof typeof facets
export const facetNames = Object.keys(facets) as FacetName[]

export const facetOf = (name: FacetName): Facet => facets[name]

/** Values that a facet always shows, in this order; the others come by what is found. */
export const knownValues: { readonly [F in FacetName]?: readonly string[] } = {
  kind: kindCodes,
  reservation: reservationFilters,
  size: sizes.map(({ size }) => size),
}

/** How many results each value would give, the facet's own filter put aside. */
export type FacetCounts = {
  readonly sector: ReadonlyMap<string, number>
  readonly service: ReadonlyMap<string, number>
  /** By département served. */
  readonly area: ReadonlyMap<string, number>
} & { readonly [F in FacetName]: ReadonlyMap<string, number> }
