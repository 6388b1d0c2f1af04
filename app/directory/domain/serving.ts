import { distanceTo } from '../../platform/geo/distanceTo.ts'
import { cityOfDistrict, isLocal, type Place } from '../../platform/geo/place.ts'
import { distance, type Point } from './distance.ts'

/** How well something meets a search: the lower, the better. A search keeps those up to `CHECK`. */
export const FULL = 0
/** It serves a part of what was asked for. */
export const PARTIAL = 1
/** Nobody said where it works; its address is there. */
export const CHECK = 2
/** The record says too little to tell: kept apart, shown when asked for. */
export const LACKING = 3
export const NO = 4
export type Fit = typeof FULL | typeof PARTIAL | typeof CHECK | typeof LACKING | typeof NO

/** An area of an activity, as it is stored. */
export type ServedArea = {
  readonly kind: string
  /** Départements that it reaches, however it was said. */
  readonly departments: readonly string[]
  readonly communes: readonly string[]
  readonly km: number | null
}

const share = (held: number, all: number): Fit => (held === 0 ? NO : held < all ? PARTIAL : FULL)

/** Is this commune among those served? A city holds its districts. */
const servesCommune = (served: ReadonlySet<string>, code: string): boolean =>
  served.has(code) || served.has(cityOfDistrict(code) ?? code)

const byCommunes = (area: ServedArea, place: Place): Fit => {
  if (!isLocal(place)) return area.departments.some((code) => place.departments.includes(code)) ? PARTIAL : NO
  const served = new Set(area.communes)
  // Of a city with districts, all of them are the city.
  const districts = place.communes.filter((code) => cityOfDistrict(code) !== null)
  const whole = place.communes.filter((code) => cityOfDistrict(code) === null)
  const parts = districts.length > 0 && !whole.some((code) => served.has(code)) ? districts : whole
  const asked = parts.length === 0 ? place.communes : parts
  return share(asked.filter((code) => servesCommune(served, code)).length, asked.length)
}

/** Is nothing said of where an activity is offered? */
export const isUnsaid = ({ kind, departments }: ServedArea): boolean =>
  kind !== 'country' && (kind === 'unknown' || departments.length === 0)

/**
 * Does an area meet a place, whatever the address it starts from? Null: the distance decides (a radius and a place said by
 * its communes), or the département of the address (nothing was said).
 */
export const fitOfArea = (area: ServedArea, place: Place): Fit | null => {
  if (area.kind === 'country') return FULL
  if (isUnsaid(area)) return null
  if (place.kind === 'country') return PARTIAL
  if (area.kind === 'communes') return byCommunes(area, place)
  if (area.kind === 'radius') {
    if (isLocal(place)) return null
    return area.departments.some((code) => place.departments.includes(code)) ? PARTIAL : NO
  }
  return share(
    place.departments.filter((code) => area.departments.includes(code)).length,
    place.departments.length,
  )
}

/** Nothing was said of the area: the address answers, to be checked. */
export const fitOfHome = (home: string | null, place: Place): Fit =>
  home === null ? LACKING : place.kind === 'country' || place.departments.includes(home) ? CHECK : NO

/** Prepares: does a radius around an address reach a place said by its communes? Its area, or all of its points. */
export const radiusFit = (place: Place): ((km: number, position: Point | null) => Fit) => {
  const measure = distanceTo(place)
  const points = place.kind !== 'grouping' ? [] : place.points
  return (km, position) => {
    if (position === null) return LACKING
    const metres = km * 1000
    if (measure(position.latitude, position.longitude) > metres) return NO
    return points.every((point) => distance(point, position) <= metres) ? FULL : PARTIAL
  }
}

export type Based = { readonly home: string | null; readonly position: Point | null }

/** How an activity offered in `area`, from this address, meets a place. */
export const fitOf = (area: ServedArea, { home, position }: Based, place: Place): Fit =>
  fitOfArea(area, place) ??
  (isUnsaid(area) || area.km === null ? fitOfHome(home, place) : radiusFit(place)(area.km, position))
