import { firstAtLeast } from '../../platform/kernel/sorted.ts'
import { type Family, families } from './families.ts'
import type { Frame } from './frame.ts'
import { columnOf, mortonOf, rowOf } from './mercator.ts'

/** Where things are, and their family, by a number of their own: `NaN` = nobody knows where. */
export type Located = {
  readonly latitude: Float64Array
  readonly longitude: Float64Array
  readonly familyOf: (ordinal: number) => number
}

/**
 * Ordinals along the curve of Morton, with running totals by family: any tile, and any square of it, is a slice found by
 * halving, and counted by a subtraction.
 */
export type PlaceIndex = {
  /** Number of each position, never falling. */
  readonly mortons: Float64Array
  readonly ordinals: Uint32Array
  /** By family: how many of it come before each place of the list, and in the end how many in all. */
  readonly totals: readonly Uint32Array[]
}

export const bytesOf = ({ mortons, ordinals, totals }: PlaceIndex): number =>
  mortons.byteLength + ordinals.byteLength + totals.reduce((sum, one) => sum + one.byteLength, 0)

const totalsOf = (ordinals: Uint32Array, familyOf: Located['familyOf']): Uint32Array[] => {
  const totals = families.map(() => new Uint32Array(ordinals.length + 1))
  const counts = new Uint32Array(families.length)
  for (let at = 0; at < ordinals.length; at += 1) {
    const own = familyOf(ordinals[at] ?? 0)
    counts[own] = (counts[own] ?? 0) + 1
    for (let family = 0; family < totals.length; family += 1) {
      const list = totals[family]
      if (list !== undefined) list[at + 1] = counts[family] ?? 0
    }
  }
  return totals
}

export const emptyIndex: PlaceIndex = {
  mortons: new Float64Array(0),
  ordinals: new Uint32Array(0),
  totals: families.map(() => new Uint32Array(1)),
}

/** The same with these added, and without those that no longer live: what was in order stays so. */
export const withPlaces = (
  index: PlaceIndex,
  located: Located,
  added: Uint32Array,
  lives: (ordinal: number) => boolean,
): PlaceIndex => {
  const placed = added.filter((one) => lives(one) && !Number.isNaN(located.latitude[one] ?? Number.NaN))
  const numbers = Float64Array.from(placed, (one) =>
    mortonOf(located.longitude[one] ?? 0, located.latitude[one] ?? 0),
  )
  const order = Uint32Array.from(placed.keys()).sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0))
  const most = index.ordinals.length + placed.length
  const [mortons, ordinals] = [new Float64Array(most), new Uint32Array(most)]
  let [length, next] = [0, 0]
  const put = (morton: number, ordinal: number): void => {
    mortons[length] = morton
    ordinals[length] = ordinal
    length += 1
  }
  const putBefore = (morton: number): void => {
    for (; next < order.length; next += 1) {
      const one = order[next] ?? 0
      if ((numbers[one] ?? 0) >= morton) return
      put(numbers[one] ?? 0, placed[one] ?? 0)
    }
  }
  for (let at = 0; at < index.ordinals.length; at += 1) {
    const old = index.ordinals[at] ?? 0
    if (!lives(old)) continue
    putBefore(index.mortons[at] ?? 0)
    put(index.mortons[at] ?? 0, old)
  }
  putBefore(Number.POSITIVE_INFINITY)
  const kept = ordinals.slice(0, length)
  return { mortons: mortons.slice(0, length), ordinals: kept, totals: totalsOf(kept, located.familyOf) }
}

/** Those of the index that are wanted, in the same order. */
export const onlyOf = (
  { mortons, ordinals }: PlaceIndex,
  familyOf: Located['familyOf'],
  wanted: (ordinal: number) => boolean,
): PlaceIndex => {
  const [mortonsKept, ordinalsKept] = [new Float64Array(ordinals.length), new Uint32Array(ordinals.length)]
  let length = 0
  for (let at = 0; at < ordinals.length; at += 1) {
    const ordinal = ordinals[at] ?? 0
    if (!wanted(ordinal)) continue
    mortonsKept[length] = mortons[at] ?? 0
    ordinalsKept[length] = ordinal
    length += 1
  }
  const kept = ordinalsKept.slice(0, length)
  return { mortons: mortonsKept.slice(0, length), ordinals: kept, totals: totalsOf(kept, familyOf) }
}

/** First place from `from` whose number is at least `morton`. */
export const firstFrom = ({ mortons }: PlaceIndex, morton: number, from = 0): number =>
  firstAtLeast(mortons, morton, from)

/** How many of each family a slice holds. */
export const countFamilies = (
  { totals }: PlaceIndex,
  from: number,
  to: number,
): { readonly [F in Family]: number } =>
  Object.fromEntries(
    families.map((family, index) => [family, (totals[index]?.[to] ?? 0) - (totals[index]?.[from] ?? 0)]),
  ) as { [F in Family]: number }

/** The least frame that holds a slice; null when it is empty. */
export const frameOf = (
  { ordinals }: Pick<PlaceIndex, 'ordinals'>,
  { latitude, longitude }: Pick<Located, 'latitude' | 'longitude'>,
  from = 0,
  to: number = ordinals.length,
): Frame | null => {
  if (from >= to) return null
  let [west, south, east, north] = [180, 90, -180, -90]
  for (let at = from; at < to; at += 1) {
    const [lon, lat] = [longitude[ordinals[at] ?? 0] ?? 0, latitude[ordinals[at] ?? 0] ?? 0]
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  return { west, south, east, north }
}

/** As many of a slice as tell where it lies. */
const SAMPLE = 16

/** About the middle of a slice, as shares of the world: the mean of a few of it, evenly drawn. */
export const middleOf = (
  { ordinals }: PlaceIndex,
  { latitude, longitude }: Pick<Located, 'latitude' | 'longitude'>,
  from: number,
  to: number,
): { readonly column: number; readonly row: number } => {
  const taken = Math.min(SAMPLE, to - from)
  let [column, row] = [0, 0]
  for (let draw = 0; draw < taken; draw += 1) {
    const ordinal = ordinals[from + Math.floor(((draw + 0.5) * (to - from)) / taken)] ?? 0
    column += columnOf(longitude[ordinal] ?? 0)
    row += rowOf(latitude[ordinal] ?? 0)
  }
  return { column: column / taken, row: row / taken }
}
