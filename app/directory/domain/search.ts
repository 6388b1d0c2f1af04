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

/** Key of a search among counts kept in memory. */
export const searchKey = ({ words, sector, kind, department, near }: Search): string =>
  JSON.stringify([words, sector, kind, department, near])
