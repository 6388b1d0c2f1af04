import { z } from 'zod'
import { optional, pageNumber } from '../../platform/http/input.ts'
import type { Point } from '../domain/distance.ts'
import { isKind } from '../domain/kinds.ts'
import type { Search } from '../domain/search.ts'
import { isSector } from '../domain/sectors.ts'

export const RADII = [5, 10, 20, 50, 100] as const
const DEFAULT_RADIUS = 10

/** Every state of the list is an address. */
export const listQuery = z.strictObject({
  q: optional(z.string().trim().max(200)),
  secteur: optional(z.string().refine((value) => value === 'inconnu' || isSector(value))),
  type: optional(z.string().refine(isKind)),
  departement: optional(z.string().regex(/^(\d{2,3}|2[AB])$/)),
  'pres-de': optional(z.string().trim().max(100)),
  rayon: optional(z.coerce.number().int().min(1).max(500)),
  tri: optional(z.enum(['pertinence', 'nom', 'distance'])),
  vue: optional(z.enum(['liste', 'carte', 'mixte'])),
  page: pageNumber,
})

export type ListQuery = z.output<typeof listQuery>

const sorts = { pertinence: 'relevance', nom: 'name', distance: 'distance' } as const

/** The search that an address asks for, once its commune is known. */
export const toSearch = (query: ListQuery, centre: Point | null): Search => ({
  words: query.q ?? '',
  sector:
    query.secteur === undefined
      ? null
      : query.secteur === 'inconnu'
        ? 'unknown'
        : isSector(query.secteur)
          ? query.secteur
          : null,
  kind: query.type !== undefined && isKind(query.type) ? query.type : null,
  department: query.departement ?? null,
  near: centre === null ? null : { centre, metres: (query.rayon ?? DEFAULT_RADIUS) * 1000 },
  sort:
    query.tri === undefined
      ? centre === null
        ? query.q === undefined
          ? 'name'
          : 'relevance'
        : 'distance'
      : sorts[query.tri],
})

/** Parameters of an address, without those of another page or view when `change` says so. */
export const addressOf = (
  path: string,
  query: ListQuery,
  change: Partial<Record<keyof ListQuery, string | undefined>> = {},
): string => {
  const parameters = new URLSearchParams()
  const keys = ['q', 'secteur', 'type', 'departement', 'pres-de', 'rayon', 'tri', 'vue', 'page'] as const
  for (const key of keys) {
    const value = key in change ? change[key] : query[key]
    if (value === undefined || value === '' || (key === 'page' && String(value) === '1')) continue
    parameters.set(key, String(value))
  }
  const text = parameters.toString()
  return text === '' ? path : `${path}?${text}`
}
