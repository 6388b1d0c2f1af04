import { departmentName } from '../../platform/geo/departments.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import { CLOSED, type FacetCounts, type FacetName, facetNames, knownValues } from '../domain/facets.ts'
import { isKind, kinds } from '../domain/kinds.ts'
import type { Search, Service } from '../domain/search.ts'
import { isSector, sectorCodes, sectors } from '../domain/sectors.ts'
import { t } from '../messages.ts'
import type { FoundItem } from '../store/findStructures.ts'
import { facetFilters } from './facetFilters.ts'
import { addressOf, type ListQuery, serviceNames } from './listQuery.ts'
import { namesIn } from './locate.ts'
import { reasonOf, stateOf } from './reasons.ts'

export type ResultView = {
  readonly href: string
  readonly name: string
  readonly brand: string | null
  readonly kinds: readonly { readonly code: string; readonly name: string }[]
  readonly sectors: string
  readonly place: string
  readonly position: { readonly latitude: number; readonly longitude: number } | null
  readonly why: string
  readonly state: 'sure' | 'partial' | 'check'
  readonly fictitious: boolean
  readonly closed: boolean
}

export const presentResult = (found: FoundItem, search: Search, day: string): ResultView => ({
  href: `/structures/${found.slug}`,
  name: found.name,
  brand: found.brand,
  kinds: found.kinds.filter(isKind).map((code) => ({ code, name: kinds[code].name })),
  sectors: found.sectors
    .filter(isSector)
    .map((sector) => sectors[sector].name)
    .join(', '),
  place: [found.postCode, found.city].filter((part) => part !== null).join(' '),
  position:
    found.latitude === null || found.longitude === null
      ? null
      : { latitude: found.latitude, longitude: found.longitude },
  why: reasonOf(found, search, day),
  state: stateOf(found),
  fictitious: found.fictitious,
  closed: found.closed,
})

const sectorLabel = (value: string): string => (isSector(value) ? sectors[value].name : t.list.unknownSector)
const serviceLabel = (value: string): string =>
  value in serviceNames ? t.list.services[serviceNames[value as keyof typeof serviceNames]] : value

/** Filters of several values: their parameter, and how each value is said. */
const severals: readonly {
  readonly parameter: keyof ListQuery
  readonly label: (value: string) => string
}[] = [
  { parameter: 'secteur', label: sectorLabel },
  { parameter: 'prestation', label: serviceLabel },
  { parameter: 'departement', label: (code) => `${t.list.department}\u00a0: ${departmentName(code)}` },
  ...facetNames.map((name) => {
    const { parameter, label } = facetFilters[name]
    return {
      parameter,
      label: (value: string) => (name === 'home' ? `${t.list.home}\u00a0: ${label(value)}` : label(value)),
    }
  }),
]

export type Filter = { readonly label: string; readonly href: string; readonly without: ListQuery }

/** Filters in force, each with the address that removes it, and what is then asked for. */
export const activeFilters = (query: ListQuery): Filter[] => {
  const filters: Filter[] = []
  const add = (label: string, change: Partial<ListQuery>): void => {
    const without = { ...query, ...change, page: 1 }
    filters.push({ label, href: addressOf('/structures', without), without })
  }
  if (query.q !== undefined) add(`«\u00a0${query.q}\u00a0»`, { q: undefined })
  for (const { parameter, label } of severals) {
    const values = query[parameter] as readonly string[]
    for (const value of values)
      add(label(value), { [parameter]: values.filter((other) => other !== value) } as Partial<ListQuery>)
  }
  const zones = query.zone === undefined ? [] : namesIn(query.zone)
  for (const name of zones) {
    const others = zones.filter((other) => other !== name).join(', ')
    add(`${t.list.area}\u00a0: ${name}`, { zone: others === '' ? undefined : others })
  }
  if (query['pres-de'] !== undefined)
    add(`${t.list.near} ${query['pres-de']}`, { 'pres-de': undefined, rayon: undefined })
  if (query.cadre !== undefined) add(t.list.frameChip, { cadre: undefined })
  if (query.incompletes !== undefined) add(t.list.incompleteChip, { incompletes: undefined })
  return filters
}

type Option = { readonly value: string; readonly label: string; readonly count: string }

/** Values of a facet with what each would find, the most first; those that would find nothing are left out, unless chosen. */
const options = (
  values: readonly string[],
  counts: ReadonlyMap<string, number>,
  chosen: readonly string[],
  label: (value: string) => string,
  writtenAs = (value: string): string => value,
): Option[] =>
  [...new Set([...values, ...chosen.map((one) => values.find((value) => writtenAs(value) === one) ?? one)])]
    .map((value) => ({ value, shown: writtenAs(value), count: counts.get(value) ?? 0 }))
    .filter(({ shown, count }) => count > 0 || chosen.includes(shown))
    .sort((a, b) => b.count - a.count)
    .map(({ shown, count }) => ({ value: shown, label: label(shown), count: formatNumber(count) }))

export const sectorOptions = (facets: FacetCounts, query: ListQuery): Option[] =>
  options([...sectorCodes, 'unknown'], facets.sector, query.secteur, sectorLabel, (value) =>
    value === 'unknown' ? 'inconnu' : value,
  )

export const serviceOptions = (facets: FacetCounts, query: ListQuery): Option[] => {
  const written = Object.entries(serviceNames) as [string, Service][]
  return options(
    written.map(([, service]) => service),
    facets.service,
    query.prestation,
    serviceLabel,
    (value) => written.find(([, service]) => service === value)?.[0] ?? value,
  )
}

/** Départements keep their order: people look for theirs. */
export const departmentOptions = (
  facets: FacetCounts,
  query: ListQuery,
  departments: readonly string[],
): Option[] =>
  [...new Set([...departments, ...query.departement])].map((code) => ({
    value: code,
    label: departmentName(code),
    count: formatNumber(facets.area.get(code) ?? 0),
  }))

export const facetOptions = (name: FacetName, facets: FacetCounts, query: ListQuery): Option[] => {
  const { parameter, label } = facetFilters[name]
  const values = [...new Set([...(knownValues[name] ?? []), ...facets[name].keys()])]
  // Nothing to choose between where none is closed.
  if (name === 'state' && !facets.state.has(CLOSED) && query.etat.length === 0) return []
  return options(values, facets[name], query[parameter], label)
}
