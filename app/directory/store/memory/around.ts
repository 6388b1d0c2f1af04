import { distanceTo } from '../../../platform/geo/distanceTo.ts'
import { liesIn } from '../../../platform/geo/place.ts'
import { holds } from '../../domain/frame.ts'
import type { Search } from '../../domain/search.ts'
import { fitOfHome, NO } from '../../domain/serving.ts'
import { boxOf } from './box.ts'
import { type Candidates, everyOne, narrowed, OUT, type Part, UNKNOWN } from './candidates.ts'
import type { Columns } from './columns.ts'
import type { Piece } from './ground.ts'

type Asked = NonNullable<Search['near']>

/** Prepares the metres from the place to a structure, by its ordinal. */
const metresAround = (columns: Columns, { place, metres }: Asked) => {
  const { latitude, longitude, town, towns, profile, profiles } = columns
  const inside = Uint8Array.from(towns.list, (name) => (name !== '' && liesIn(place, name) ? 1 : 0))
  const possible = Uint8Array.from([null, ...profiles.departments.list], (home) =>
    fitOfHome(home, place) === NO ? 0 : 1,
  )
  const box = boxOf(place, metres)
  const measureTo = distanceTo(place)
  const isInside = (ordinal: number): boolean => inside[town[ordinal] ?? 0] === 1
  const measure = (ordinal: number): number => measureTo(latitude[ordinal] ?? 0, longitude[ordinal] ?? 0)
  const metresTo = (ordinal: number): number => {
    if (isInside(ordinal)) return 0
    const position = {
      latitude: latitude[ordinal] ?? Number.NaN,
      longitude: longitude[ordinal] ?? Number.NaN,
    }
    if (Number.isNaN(position.latitude))
      return possible[profiles.home.at(profile[ordinal] ?? 0)] === 1 ? UNKNOWN : OUT
    // The box first: most structures are out of it.
    if (!holds(box, position)) return OUT
    const far = measure(ordinal)
    return far <= metres ? far : OUT
  }
  return { inside, isInside, metresTo, measureTo, measure }
}

/** Contours are measured on a plane: what is said of a whole piece leaves room for it. */
const SLACK = 1.003

/**
 * Everyone who is around. Of a piece of the map that lies within the radius nobody is measured; it is taken whole where it
 * is small beside its distance, so that the nearest come in small pieces and are put in order without the others.
 */
const everyone = (
  columns: Columns,
  { metres: radius }: Asked,
  { inside, isInside, metresTo, measureTo }: ReturnType<typeof metresAround>,
): Part[] => {
  const { ground } = columns
  const towns: Uint32Array[] = []
  for (let one = 0; one < inside.length; one += 1) if (inside[one] === 1) towns.push(ground.inTown(one))
  const parts: Part[] = towns.map((ordinals) => ({
    ...everyOne(ordinals),
    metres: new Float64Array(ordinals.length),
  }))
  // Those of the place itself are there already.
  const metresToOther = (ordinal: number): number => (isInside(ordinal) ? OUT : metresTo(ordinal))
  const holdsOurs = ground.holding(towns)
  const add = (piece: Piece): void => {
    const { ordinals, reach, halves } = piece
    const far = measureTo(piece.latitude, piece.longitude)
    const least = Math.max(0, far / SLACK - reach)
    if (least > radius) return
    const whole = far * SLACK + reach <= radius && 2 * reach <= far
    if (whole && !holdsOurs(piece)) parts.push({ ...everyOne(ordinals), least })
    else if (halves === null) parts.push(narrowed({ ...everyOne(ordinals), least }, metresToOther))
    else for (const half of halves) add(half)
  }
  if (ground.placed !== null) add(ground.placed)
  parts.push(narrowed({ ...everyOne(ground.unplaced), least: Number.POSITIVE_INFINITY }, metresToOther))
  return parts.filter(({ ordinals }) => ordinals.length > 0).sort((a, b) => a.least - b.least)
}

/** Who is around a place, among those found so far (null: everybody). */
export const around = (columns: Columns, near: Asked, found: Part | null): Candidates => {
  const prepared = metresAround(columns, near)
  const { metresTo, measure } = prepared
  return { parts: found === null ? everyone(columns, near, prepared) : [narrowed(found, metresTo)], measure }
}
