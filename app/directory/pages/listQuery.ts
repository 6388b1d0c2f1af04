import { z } from 'zod'
import type { Place } from '../../platform/geo/place.ts'
import { many, optional, pageNumber } from '../../platform/http/input.ts'
import { AT_WORK, CLOSED, type FacetName, facetNames } from '../domain/facets.ts'
import { readFrame } from '../domain/frame.ts'
import { isKind } from '../domain/kinds.ts'
import type { Search, Service, Sort } from '../domain/search.ts'
import { isSector, type Sector } from '../domain/sectors.ts'
import { t } from '../messages.ts'
import { facetFilters } from './facetFilters.ts'

/** Kilometres; nought = in the place itself. */
export const RADII = [0, 1, 5, 10, 20, 50, 100] as const
export const DEFAULT_RADIUS = 10

const sorts = {
  pertinence: 'relevance',
  nom: 'name',
  distance: 'distance',
  fraicheur: 'freshness',
} as const satisfies Record<string, Sort>
export const sortNames = Object.keys(sorts) as (keyof typeof sorts)[]

export const serviceNames = {
  service: 'service',
  'mise-a-disposition': 'secondment',
} as const satisfies Record<string, Service>

/** More values than a list has would only be noise. */
const several = (item: z.ZodType<string>) => many(item).pipe(z.array(z.string()).max(120))
const word = (most: number) => z.string().trim().min(1).max(most)

/** Every state of the list is an address. Filters of several values repeat their name. */
export const listQuery = z.strictObject({
  q: optional(z.string().trim().max(200)),
  secteur: several(z.string().refine((value) => value === 'inconnu' || isSector(value))),
  prestation: several(z.enum(['service', 'mise-a-disposition'])),
  departement: several(z.string().regex(/^(\d{2,3}|2[AB])$/)),
  zone: optional(z.string().trim().max(200)),
  type: several(z.string().refine(isKind)),
  reservation: several(z.string().regex(/^L2113-1[235]$/)),
  siege: several(word(3)),
  reseau: several(word(200)),
  label: several(word(200)),
  effectif: several(word(20)),
  etat: several(z.enum([AT_WORK, CLOSED])),
  'pres-de': optional(z.string().trim().max(100)),
  rayon: optional(z.coerce.number().int().min(0).max(500)),
  cadre: optional(
    z
      .string()
      .trim()
      .max(80)
      .refine((text) => readFrame(text) !== null, t.list.frameWrong),
  ),
  incompletes: optional(z.enum(['oui'])),
  tri: optional(z.enum(sortNames)),
  vue: optional(z.enum(['liste', 'carte', 'mixte'])),
  page: pageNumber,
})

export type ListQuery = z.output<typeof listQuery>

/** The places that an address names, found. */
export type Located = {
  /** Areas served: those of `departement`, then those of `zone`. */
  readonly areas: readonly Place[]
  readonly near: Place | null
}

export const radiusOf = (query: ListQuery): number => query.rayon ?? DEFAULT_RADIUS

/** The order in force: the nearest first around a place, the best first for words. */
export const sortOf = (query: ListQuery, located: Located): Sort => {
  if (query.tri !== undefined && (query.tri !== 'distance' || located.near !== null)) return sorts[query.tri]
  if (located.near !== null) return 'distance'
  return query.q === undefined ? 'name' : 'relevance'
}

/** The search that an address asks for, once its places are known. */
export const toSearch = (query: ListQuery, located: Located): Search => ({
  words: query.q ?? '',
  sectors: query.secteur.flatMap((value): (Sector | 'unknown')[] =>
    value === 'inconnu' ? ['unknown'] : isSector(value) ? [value] : [],
  ),
  services: query.prestation.flatMap((value): Service[] =>
    value === 'service' || value === 'mise-a-disposition' ? [serviceNames[value]] : [],
  ),
  areas: located.areas,
  chosen: {
    ...(Object.fromEntries(
      facetNames.map((name: FacetName) => [name, query[facetFilters[name].parameter]]),
    ) as Search['chosen']),
    // Who asks for nothing does not look for what is over.
    state: query.etat.length === 0 ? [AT_WORK] : query.etat,
  },
  near: located.near === null ? null : { place: located.near, metres: radiusOf(query) * 1000 },
  frame: query.cadre === undefined ? null : readFrame(query.cadre),
  incomplete: query.incompletes === 'oui',
  sort: sortOf(query, located),
})

const keys = Object.keys(listQuery.shape) as (keyof ListQuery)[]

type Value = string | readonly string[] | undefined

/** The address of a list; `change` puts other values, `undefined` takes one off. */
export const addressOf = (
  path: string,
  query: ListQuery,
  change: Partial<Record<keyof ListQuery, Value>> = {},
): string => {
  const parameters = new URLSearchParams()
  for (const key of keys) {
    const value = key in change ? change[key] : query[key]
    for (const one of [value ?? []].flat()) {
      const text = String(one)
      if (text !== '' && !(key === 'page' && text === '1')) parameters.append(key, text)
    }
  }
  const text = parameters.toString()
  return text === '' ? path : `${path}?${text}`
}
