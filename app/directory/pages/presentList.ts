import { departmentName } from '../../platform/geo/departments.ts'
import { formatDistance } from '../../platform/i18n/format.ts'
import { isKind, kindCodes, kinds } from '../domain/kinds.ts'
import { isSector, sectorCodes, sectors } from '../domain/sectors.ts'
import { t } from '../messages.ts'
import type { Found } from '../store/findStructures.ts'
import { addressOf, type ListQuery } from './listQuery.ts'

export type ResultView = {
  readonly href: string
  readonly name: string
  readonly brand: string | null
  readonly kinds: readonly { readonly code: string; readonly name: string }[]
  readonly sectors: string
  readonly place: string
  readonly why: string
  readonly fictitious: boolean
}

/** The area of the activity that met the search, in words. */
const areaReason = (found: Found, query: ListQuery, department: string): string => {
  const trade = query.secteur !== undefined && isSector(query.secteur) ? query.secteur : null
  const activities = found.activities.filter(({ sector }) => trade === null || sector === trade)
  const stated = activities.find(({ departments }) => departments.includes(department))
  if (stated?.area === 'radius' && stated.radius !== null) return t.list.servesRadius(stated.radius)
  if (stated !== undefined) return t.list.serves(stated.departments.map(departmentName).join(', '))
  if (activities.some(({ area }) => area === 'country')) return t.list.servesCountry
  return t.list.servesUnknown
}

/** Why a structure is in the list: where it works, how far it is, what is to be checked. */
const reasonOf = (found: Found, query: ListQuery): string => {
  const reasons: string[] = []
  if (query.secteur !== undefined && isSector(query.secteur)) {
    const { secteur } = query
    const deduced = found.activities.some(({ sector, deduced }) => sector === secteur && deduced)
    reasons.push(deduced ? t.list.sectorDeduced(sectors[secteur].name) : sectors[secteur].name)
  }
  if (query.type !== undefined && isKind(query.type)) reasons.push(query.type)
  if (query.departement !== undefined) reasons.push(areaReason(found, query, query.departement))
  if (found.metres !== null) reasons.push(t.list.away(formatDistance(found.metres)))
  return reasons.join(' · ')
}

export const presentResult = (found: Found, query: ListQuery): ResultView => ({
  href: `/structures/${found.slug}`,
  name: found.name,
  brand: found.brand,
  kinds: found.kinds.filter(isKind).map((code) => ({ code, name: kinds[code].name })),
  sectors: found.sectors
    .filter(isSector)
    .map((sector) => sectors[sector].name)
    .join(', '),
  place: [found.postCode, found.city].filter((part) => part !== null).join(' '),
  why: reasonOf(found, query),
  fictitious: found.fictitious,
})

/** Filters in force, each with the address that removes it. */
export const activeFilters = (query: ListQuery): { label: string; href: string }[] => {
  const without = (...keys: (keyof ListQuery)[]): string =>
    addressOf('/structures', query, Object.fromEntries([...keys, 'page'].map((key) => [key, undefined])))
  const filters: { label: string; href: string }[] = []
  if (query.q !== undefined) filters.push({ label: `«\u00a0${query.q}\u00a0»`, href: without('q') })
  if (query.secteur !== undefined) {
    filters.push({
      label: isSector(query.secteur) ? sectors[query.secteur].name : t.list.unknownSector,
      href: without('secteur'),
    })
  }
  if (query.type !== undefined && isKind(query.type))
    filters.push({ label: kinds[query.type].name, href: without('type') })
  if (query.departement !== undefined)
    filters.push({ label: departmentName(query.departement), href: without('departement') })
  if (query['pres-de'] !== undefined)
    filters.push({ label: `${t.list.near} ${query['pres-de']}`, href: without('pres-de', 'rayon') })
  return filters
}

export const sectorOptions = () => [
  ...sectorCodes.map((code) => ({ value: code as string, label: sectors[code].name as string })),
  { value: 'inconnu', label: t.list.unknownSector },
]

export const kindOptions = () =>
  kindCodes.map((code) => ({ value: code as string, label: `${kinds[code].name} (${code})` }))
