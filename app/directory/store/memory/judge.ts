import { isLocal } from '../../../platform/geo/place.ts'
import { facetNames, facetOf } from '../../domain/facets.ts'
import type { Search } from '../../domain/search.ts'
import { type Fit, FULL, fitOfArea, fitOfHome, LACKING, NO, radiusFit } from '../../domain/serving.ts'
import type { Columns } from './columns.ts'

const UNREAD = 255

/** How an area of an activity meets those asked for, whatever the address; read once for each area that is met. */
const areaJudge = ({ profiles }: Columns, { areas }: Search) => {
  const best = (fits: readonly Fit[]): Fit => Math.min(NO, ...fits) as Fit
  const local = areas.filter(isLocal)
  const radii = local.map(radiusFit)
  const known = new Uint8Array(profiles.areas.length).fill(UNREAD)
  const byHome = Uint8Array.from([null, ...profiles.departments.list], (home) =>
    best(areas.map((place) => fitOfHome(home, place))),
  )
  const read = (area: number): number => {
    const served = profiles.areas[area]
    const fit = served === undefined ? NO : best(areas.map((place) => fitOfArea(served, place) ?? NO))
    known[area] = fit
    return fit
  }
  return {
    /** Nothing was said of the area: the département of the address decides. */
    fitOf: (area: number, home: number): number => {
      if (profiles.areaDepartments[area] === null) return byHome[home] ?? NO
      const fit = known[area] ?? UNREAD
      return fit === UNREAD ? read(area) : fit
    },
    /** The radius of an area that must be measured from each address; 0 = none. */
    radiusOf: (area: number): number => (local.length === 0 ? 0 : profiles.radius.at(area)),
    reach: (km: number, latitude: number, longitude: number): Fit => {
      const position = Number.isNaN(latitude) ? null : { latitude, longitude }
      return best(radii.map((fit) => fit(km, position)))
    },
  }
}

/** What is said of one profile; the same object is filled again for each. */
export class Judged {
  fit: Fit = NO
  /** Facets that refuse it, those for want of data included, and the last of them. */
  refused = 0
  lacking = 0
  refusedBy = 0
  /** Sectors, services of its activities that meet the two other conditions, one bit each. */
  sectors = 0
  services = 0
  /** Activities that meet sector and service: their areas are to be counted. */
  readonly areas: number[] = []
}

/** Prepares the judgement of any profile for this search. */
export const judgeFor = (columns: Columns, search: Search) => {
  const { profiles } = columns
  const wanted = facetNames.map((name) => {
    const chosen = search.chosen[name] ?? []
    const numbers = new Set(chosen.map((value) => profiles.values[name].find(value) ?? -1))
    return {
      any: chosen.length === 0,
      numbers,
      lacking: facetOf(name).lacking === true,
      ...profiles.traits[name],
    }
  })
  const sectorAsked = search.sectors.length > 0
  const sectors = new Set(search.sectors.map((sector) => profiles.sectors.find(sector) ?? -1))
  const areaAsked = search.areas.length === 0 ? null : areaJudge(columns, search)
  const serviceAsked = search.services.length > 0
  const services = new Set(search.services.map((service) => profiles.services.find(service) ?? -1))

  /** @param ordinal whose address is measured; −1 = anyone who starts too far to reach a place by a radius */
  return (profile: number, ordinal: number, judged: Judged): void => {
    judged.refused = 0
    judged.lacking = 0
    judged.sectors = 0
    judged.services = 0
    judged.areas.length = 0
    for (let facet = 0; facet < wanted.length; facet += 1) {
      const asked = wanted[facet]
      if (asked === undefined || asked.any) continue
      const from = asked.first.at(profile)
      const to = asked.first.at(profile + 1)
      let met = false
      for (let at = from; at < to && !met; at += 1) met = asked.numbers.has(asked.value.at(at))
      if (met) continue
      judged.refused += 1
      judged.refusedBy = facet
      if (asked.lacking && from === to) judged.lacking += 1
    }
    let best: number = NO
    const last = profiles.firstActivity.at(profile + 1)
    for (let at = profiles.firstActivity.at(profile); at < last; at += 1) {
      const sector = profiles.sector.at(at)
      const service = profiles.service.at(at)
      const area = profiles.area.at(at)
      const unknown = service === 0
      const bySector =
        !sectorAsked || sectors.has(sector) ? FULL : sector === profiles.unknownSector ? LACKING : NO
      const byService = !serviceAsked || services.has(service) ? FULL : unknown ? LACKING : NO
      let byArea: number = areaAsked?.fitOf(area, profiles.home.at(profile)) ?? FULL
      const km = ordinal < 0 ? 0 : (areaAsked?.radiusOf(area) ?? 0)
      if (km > 0) {
        const reached = areaAsked?.reach(
          km,
          columns.latitude[ordinal] ?? Number.NaN,
          columns.longitude[ordinal] ?? 0,
        )
        byArea = Math.min(byArea, reached ?? NO)
      }
      best = Math.min(best, Math.max(bySector, byService, byArea))
      if (byService === FULL && byArea < LACKING) judged.sectors |= 1 << sector
      if (bySector === FULL && byArea < LACKING && !unknown) judged.services |= 1 << service
      if (bySector === FULL && byService === FULL) judged.areas.push(area)
    }
    judged.fit = best as Fit
  }
}
