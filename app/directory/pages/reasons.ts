import { departmentName } from '../../platform/geo/departments.ts'
import type { Place } from '../../platform/geo/place.ts'
import { formatDate, formatDistance } from '../../platform/i18n/format.ts'
import { articlesOf } from '../domain/reservations.ts'
import type { Search } from '../domain/search.ts'
import { isSector, sectors } from '../domain/sectors.ts'
import { CHECK, fitOfArea, isUnsaid, LACKING, PARTIAL, type ServedArea } from '../domain/serving.ts'
import { t } from '../messages.ts'
import type { FoundItem } from '../store/findStructures.ts'

const partly = (area: ServedArea, place: Place): string => {
  if (area.kind === 'radius') return t.list.partialRadius(area.km ?? 0)
  if (area.kind === 'communes')
    return t.list.partialCommunes(
      area.communes.filter((code) => place.communes.length === 0 || place.communes.includes(code)).length,
    )
  const codes = area.departments.filter(
    (code) => place.kind === 'country' || place.departments.includes(code),
  )
  return t.list.partialDepartments(codes.join(', '))
}

/** The area of the activity that met the search, in words. */
const areaReason = ({ met, department }: FoundItem): string | null => {
  const { activity, place } = met
  if (place === null) return null
  const { area } = activity ?? {}
  if (area === undefined || isUnsaid(area))
    return department === null ? t.list.areaLacking : t.list.servesUnknown
  if (area.kind === 'country') return t.list.servesCountry
  if (met.fit === PARTIAL || fitOfArea(area, place) === PARTIAL) return partly(area, place)
  if (area.kind === 'radius') return t.list.servesRadius(area.km ?? 0)
  if (area.kind === 'communes') return t.list.servesPlace(place.name)
  const asked = area.departments.filter((code) => place.departments.includes(code))
  return t.list.serves(asked.map(departmentName).join(', '))
}

const activityReason = ({ met }: FoundItem, search: Search): string[] => {
  const { activity } = met
  const reasons: string[] = []
  if (search.sectors.length > 0) {
    if (activity === null || !isSector(activity.sector))
      reasons.push(search.sectors.includes('unknown') ? t.list.unknownSector : t.list.sectorLacking)
    else {
      const { name } = sectors[activity.sector]
      reasons.push(activity.deduced ? t.list.sectorDeduced(name) : name)
    }
  }
  if (search.services.length > 0 && activity !== null) reasons.push(t.list.services[activity.service])
  return reasons
}

const distanceReason = ({ met }: FoundItem, { near }: Search): string | null => {
  if (near === null) return null
  if (met.metres === null) return t.list.positionLacking
  return met.metres === 0 ? t.list.inside(near.place.name) : t.list.away(formatDistance(met.metres))
}

/** Why a structure is in the list: what it does, where it works, how far it is, what is to be checked. */
export const reasonOf = (found: FoundItem, search: Search, day: string): string => {
  const { kind = [], reservation = [] } = search.chosen
  const articles =
    reservation.length === 0
      ? []
      : articlesOf(found.kinds, day).filter((article) => reservation.includes(article))
  const reasons = [
    ...activityReason(found, search),
    ...found.kinds.filter((one) => kind.includes(one)),
    ...(articles.length === 0 ? [] : [t.list.reservable(articles.join(', '))]),
    areaReason(found),
    distanceReason(found, search),
    search.sort === 'freshness' && found.sourceDate !== null
      ? t.list.dated(formatDate(found.sourceDate))
      : null,
  ]
  return reasons.filter((reason) => reason !== null).join(' · ')
}

export const stateOf = ({ met }: FoundItem): 'sure' | 'partial' | 'check' =>
  met.fit === CHECK || met.fit === LACKING ? 'check' : met.fit === PARTIAL ? 'partial' : 'sure'
