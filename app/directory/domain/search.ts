import type { Point } from './distance.ts'
import type { Kind } from './kinds.ts'
import type { Sector } from './sectors.ts'

/** What is looked for. Empty = everything. */
export type Search = {
  readonly words: string
  readonly sector: Sector | 'unknown' | null
  readonly kind: Kind | null
  /** INSEE code of the département where the activity must be offered. */
  readonly department: string | null
  readonly near: { readonly centre: Point; readonly metres: number } | null
  readonly sort: 'relevance' | 'name' | 'distance'
}

/** No filter: the whole directory by name. */
export const everything: Search = {
  words: '',
  sector: null,
  kind: null,
  department: null,
  near: null,
  sort: 'name',
}

/** Key of a search among the results kept in memory: the order counts. */
export const searchKey = ({ words, sector, kind, department, near, sort }: Search): string =>
  JSON.stringify([words, sector, kind, department, near, sort])
