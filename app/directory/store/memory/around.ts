import { boxAround } from '../../../platform/geo/distance.ts'
import { distanceTo } from '../../../platform/geo/distanceTo.ts'
import { liesIn, type Place } from '../../../platform/geo/place.ts'
import type { Search } from '../../domain/search.ts'
import { fitOfHome, NO } from '../../domain/serving.ts'
import type { Columns } from './columns.ts'

const boxOf = (place: Place, metres: number) => {
  const points = [
    ...place.points,
    ...place.shape.flatMap(([outer = []]) => outer.map(([longitude, latitude]) => ({ latitude, longitude }))),
  ]
  const box = { south: 90, north: -90, west: 180, east: -180 }
  for (const point of points) {
    const one = boxAround(point, metres)
    box.south = Math.min(box.south, one.south)
    box.north = Math.max(box.north, one.north)
    box.west = Math.min(box.west, one.west)
    box.east = Math.max(box.east, one.east)
  }
  return box
}

/** Metres to a structure when the place is out of reach, or when its address cannot tell. */
export const OUT = -1
export const UNKNOWN = -2

/** Prepares the metres from the place to a structure, by its ordinal. */
export const metresAround = (columns: Columns, near: NonNullable<Search['near']>) => {
  const { place, metres } = near
  const inside = Uint8Array.from(columns.towns.list, (town) => (town !== '' && liesIn(place, town) ? 1 : 0))
  const possible = Uint8Array.from([null, ...columns.profiles.departments.list], (home) =>
    fitOfHome(home, place) === NO ? 0 : 1,
  )
  const box = boxOf(place, metres)
  const measure = distanceTo(place)
  return (ordinal: number): number => {
    if (inside[columns.town[ordinal] ?? 0] === 1) return 0
    const latitude = columns.latitude[ordinal] ?? Number.NaN
    const longitude = columns.longitude[ordinal] ?? Number.NaN
    if (Number.isNaN(latitude)) {
      const home = columns.profiles.home.at(columns.profile[ordinal] ?? 0)
      return possible[home] === 1 ? UNKNOWN : OUT
    }
    // The box first: most structures are out of it.
    if (latitude < box.south || latitude > box.north || longitude < box.west || longitude > box.east)
      return OUT
    const distance = measure(latitude, longitude)
    return distance <= metres ? distance : OUT
  }
}
