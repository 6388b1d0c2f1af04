import { distance } from './distance.ts'
import type { Ring } from './outlineShape.ts'
import type { Place } from './place.ts'

/** Segments measured together: a far group is skipped whole. */
const GROUP = 16
const METRES_BY_DEGREE = (6_371_008.8 * Math.PI) / 180

/** Crossings of a ray towards the east: an odd number means inside. */
const isInside = (ring: Ring, longitude: number, latitude: number): boolean => {
  let inside = false
  for (let index = 1; index < ring.length; index += 1) {
    const [x1, y1] = ring[index - 1] ?? [0, 0]
    const [x2, y2] = ring[index] ?? [0, 0]
    if (y1 > latitude !== y2 > latitude && longitude < ((x2 - x1) * (latitude - y1)) / (y2 - y1) + x1)
      inside = !inside
  }
  return inside
}

type Group = {
  readonly ring: Ring
  readonly from: number
  readonly to: number
  readonly box: readonly [west: number, south: number, east: number, north: number]
}

const groupsOf = (ring: Ring): Group[] => {
  const groups: Group[] = []
  for (let from = 0; from < ring.length - 1; from += GROUP) {
    const to = Math.min(from + GROUP, ring.length - 1)
    const points = ring.slice(from, to + 1)
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
    groups.push({
      ring,
      from,
      to,
      box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
    })
  }
  return groups
}

/** Squared distance to a segment, the point being the origin. */
const toSegment = (x1: number, y1: number, x2: number, y2: number): number => {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / length))
  const [x, y] = [x1 + share * dx, y1 + share * dy]
  return x * x + y * y
}

/**
 * Prepares the distance in metres from any point to a place: to its contour where it was imported (zero inside), else to
 * the nearest of the points of its communes. Contours are measured on a plane around the point asked for, which errs by
 * less than a thousandth at a hundred kilometres.
 */
export const distanceTo = (place: Place): ((latitude: number, longitude: number) => number) => {
  if (place.shape.length === 0) {
    const { points } = place
    return (latitude, longitude) => {
      let best = Number.POSITIVE_INFINITY
      for (const point of points) best = Math.min(best, distance(point, { latitude, longitude }))
      return best
    }
  }
  const groups = place.shape.flatMap((rings) => rings.flatMap(groupsOf))
  return (latitude, longitude) => {
    for (const [outer, ...holes] of place.shape) {
      if (outer === undefined || !isInside(outer, longitude, latitude)) continue
      if (!holes.some((hole) => isInside(hole, longitude, latitude))) return 0
    }
    const narrow = Math.cos((latitude * Math.PI) / 180)
    let best = Number.POSITIVE_INFINITY
    for (const { ring, from, to, box } of groups) {
      const x = Math.max(box[0] - longitude, 0, longitude - box[2]) * narrow
      const y = Math.max(box[1] - latitude, 0, latitude - box[3])
      if (x * x + y * y >= best) continue
      for (let index = from; index < to; index += 1) {
        const [x1, y1] = ring[index] ?? [0, 0]
        const [x2, y2] = ring[index + 1] ?? [0, 0]
        best = Math.min(
          best,
          toSegment((x1 - longitude) * narrow, y1 - latitude, (x2 - longitude) * narrow, y2 - latitude),
        )
      }
    }
    return Math.sqrt(best) * METRES_BY_DEGREE
  }
}
