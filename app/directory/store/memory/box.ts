import { boxAround } from '../../../platform/geo/distance.ts'
import type { Place } from '../../../platform/geo/place.ts'
import type { Frame } from '../../domain/frame.ts'

/** Degrees that hold every point within `metres` of a place. */
export const boxOf = (place: Place, metres: number): Frame => {
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
