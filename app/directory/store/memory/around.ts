import { distance } from '../../../platform/geo/distance.ts'
import { distanceTo } from '../../../platform/geo/distanceTo.ts'
import { liesIn } from '../../../platform/geo/place.ts'
import { type Frame, holds } from '../../domain/frame.ts'
import type { Search } from '../../domain/search.ts'
import { fitOfHome, NO } from '../../domain/serving.ts'
import { boxOf } from './box.ts'
import type { Columns } from './columns.ts'
import { Numbers } from './numbers.ts'

/** Metres to a structure whose address cannot tell. */
export const UNKNOWN = -2
/** Around for sure, at a distance that nobody needed yet. */
export const WITHIN = -3
const OUT = -1

/** A part of those around, none of whom is nearer than `least` metres. */
export type Leg = { readonly from: number; readonly to: number; readonly least: number }

/** Structures with the metres to each. */
export type Near = {
  readonly list: Uint32Array
  readonly metres: Float64Array
  /** Place of each in the list that was narrowed; null = nobody had been put aside. */
  readonly from: Uint32Array | null
  /** The nearest first. */
  readonly legs: readonly Leg[]
  readonly measure: (ordinal: number) => number
}

/** Prepares the metres from the place to a structure, by its ordinal. */
const metresAround = (columns: Columns, { place, metres }: NonNullable<Search['near']>) => {
  const inside = Uint8Array.from(columns.towns.list, (town) => (town !== '' && liesIn(place, town) ? 1 : 0))
  const possible = Uint8Array.from([null, ...columns.profiles.departments.list], (home) =>
    fitOfHome(home, place) === NO ? 0 : 1,
  )
  const box = boxOf(place, metres)
  const measureTo = distanceTo(place)
  const measure = (ordinal: number): number =>
    measureTo(columns.latitude[ordinal] ?? 0, columns.longitude[ordinal] ?? 0)
  const metresTo = (ordinal: number): number => {
    if (inside[columns.town[ordinal] ?? 0] === 1) return 0
    const latitude = columns.latitude[ordinal] ?? Number.NaN
    const longitude = columns.longitude[ordinal] ?? Number.NaN
    if (Number.isNaN(latitude)) {
      const home = columns.profiles.home.at(columns.profile[ordinal] ?? 0)
      return possible[home] === 1 ? UNKNOWN : OUT
    }
    // The box first: most structures are out of it.
    if (!holds(box, { latitude, longitude })) return OUT
    const distance = measure(ordinal)
    return distance <= metres ? distance : OUT
  }
  return { inside, box, metresTo, measureTo, measure }
}

/** Those of a list who are around, each measured. */
const narrowed = (columns: Columns, near: NonNullable<Search['near']>, found: Uint32Array): Near => {
  const { metresTo, measure } = metresAround(columns, near)
  const metres = Float64Array.from(found, metresTo)
  const from = Uint32Array.from(found.keys()).filter((at) => metres[at] !== OUT)
  return {
    list: from.map((at) => found[at] ?? 0),
    metres: metres.filter((far) => far !== OUT),
    from,
    legs: [{ from: 0, to: from.length, least: 0 }],
    measure,
  }
}

/** Contours are measured on a plane: what is said of a whole cell leaves room for it. */
const SLACK = 1.003

/** The least and the most metres from a place to any point of a cell. */
const rangeOf = (
  { south, north, west, east }: Frame,
  measureTo: (latitude: number, longitude: number) => number,
) => {
  const centre = { latitude: (south + north) / 2, longitude: (west + east) / 2 }
  const radius = Math.max(
    distance(centre, { latitude: south, longitude: west }),
    distance(centre, { latitude: north, longitude: west }),
  )
  const far = measureTo(centre.latitude, centre.longitude)
  return { least: Math.max(0, far / SLACK - radius), most: far * SLACK + radius }
}

/** Everyone who is around, cell by cell: of a cell that lies within the radius nobody is measured. */
const everyone = (columns: Columns, near: NonNullable<Search['near']>): Near => {
  const { inside, box, metresTo, measureTo, measure } = metresAround(columns, near)
  const { ground, town } = columns
  const list = new Numbers(1024)
  let metres = new Float64Array(1024)
  const legs: Leg[] = []
  /** @param all the metres of each, where they are the same; those of the towns of the place are there already */
  const add = (least: number, ordinals: Uint32Array, all: number | null): void => {
    const from = list.length
    for (let at = 0; at < ordinals.length; at += 1) {
      const ordinal = ordinals[at] ?? 0
      if (all !== 0 && inside[town[ordinal] ?? 0] === 1) continue
      const far = all ?? metresTo(ordinal)
      if (far === OUT) continue
      list.push(ordinal)
      if (metres.length < list.data.length) {
        const wider = new Float64Array(list.data.length)
        wider.set(metres)
        metres = wider
      }
      metres[list.length - 1] = far
    }
    if (list.length > from) legs.push({ from, to: list.length, least })
  }
  for (let one = 0; one < inside.length; one += 1) if (inside[one] === 1) add(0, ground.inTown(one), 0)
  ground.eachCell(box, (ordinals, cell) => {
    const { least, most } = rangeOf(cell, measureTo)
    if (least <= near.metres) add(least, ordinals, most <= near.metres ? WITHIN : null)
  })
  add(Number.POSITIVE_INFINITY, ground.unplaced, null)
  return {
    list: list.data.subarray(0, list.length),
    metres: metres.subarray(0, list.length),
    from: null,
    legs: legs.sort((a, b) => a.least - b.least),
    measure,
  }
}

/** Who is around a place, among those found so far (null: everybody). */
export const around = (
  columns: Columns,
  near: NonNullable<Search['near']>,
  found: Uint32Array | null,
): Near => (found === null ? everyone(columns, near) : narrowed(columns, near, found))
