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

export const OUT = -1
export const UNKNOWN = -2

/** Metres from the place to each structure near enough, by ordinal; OUT of reach, or UNKNOWN: the address cannot tell. */
export const metresAround = (columns: Columns, near: NonNullable<Search['near']>): Float32Array => {
  const { place, metres } = near
  const far = new Float32Array(columns.length).fill(OUT)
  const inside = Uint8Array.from(columns.towns.list, (town) => (town !== '' && liesIn(place, town) ? 1 : 0))
  const possible = Uint8Array.from([null, ...columns.profiles.departments.list], (home) =>
    fitOfHome(home, place) === NO ? 0 : 1,
  )
  const box = boxOf(place, metres)
  const measure = distanceTo(place)
  for (let ordinal = 0; ordinal < columns.length; ordinal += 1) {
    if (columns.alive[ordinal] !== 1) continue
    if (inside[columns.town[ordinal] ?? 0] === 1) {
      far[ordinal] = 0
      continue
    }
    const latitude = columns.latitude[ordinal] ?? Number.NaN
    const longitude = columns.longitude[ordinal] ?? Number.NaN
    if (Number.isNaN(latitude)) {
      const home = columns.profiles.home.at(columns.profile[ordinal] ?? 0)
      if (possible[home] === 1) far[ordinal] = UNKNOWN
      continue
    }
    // The box first: most structures are out of it.
    if (latitude < box.south || latitude > box.north || longitude < box.west || longitude > box.east) continue
    const distance = measure(latitude, longitude)
    if (distance <= metres) far[ordinal] = distance
  }
  return far
}
