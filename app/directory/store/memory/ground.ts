import { distance } from '../../../platform/geo/distance.ts'
import { firstAtLeast } from '../../../platform/kernel/sorted.ts'
import type { Frame } from '../../domain/frame.ts'
import { frameOf, type PlaceIndex } from '../../domain/placeIndex.ts'
import type { Columns } from './columns.ts'
import { locatedOf, placesOf } from './places.ts'

/** Structures of a piece that is cut no further. */
const LEAF = 16

/** Structures that follow each other along the curve of the map, and so lie together. */
export type Piece = {
  readonly ordinals: Uint32Array
  /** Place along the curve of the first of them. */
  readonly from: number
  readonly frame: Frame
  readonly latitude: number
  readonly longitude: number
  /** Metres from that middle to the farthest corner of the frame. */
  readonly reach: number
  readonly halves: readonly [Piece, Piece] | null
}

const joined = (one: Frame, other: Frame): Frame => ({
  west: Math.min(one.west, other.west),
  south: Math.min(one.south, other.south),
  east: Math.max(one.east, other.east),
  north: Math.max(one.north, other.north),
})

const pieceOf = (ordinals: Uint32Array, from: number, frame: Frame, halves: Piece['halves']): Piece => {
  const { south, north, west, east } = frame
  const middle = { latitude: (south + north) / 2, longitude: (west + east) / 2 }
  const corners = [south, north].map((latitude) => distance(middle, { latitude, longitude: west }))
  return { ...middle, ordinals, from, frame, reach: Math.max(...corners), halves }
}

/** All of a list along the curve, cut in halves down to a few; null when there is nobody. */
const piecesOf = (index: Pick<PlaceIndex, 'ordinals'>, columns: Columns): Piece | null => {
  const { ordinals } = index
  const cut = (from: number, to: number): Piece | null => {
    const own = ordinals.subarray(from, to)
    if (to - from <= LEAF) {
      const frame = frameOf(index, columns, from, to)
      return frame === null ? null : pieceOf(own, from, frame, null)
    }
    const middle = (from + to) >>> 1
    const [first, second] = [cut(from, middle), cut(middle, to)]
    return first === null || second === null
      ? first
      : pieceOf(own, from, joined(first.frame, second.frame), [first, second])
  }
  return cut(0, ordinals.length)
}

const touch = (one: Frame, other: Frame): boolean =>
  one.west <= other.east && other.west <= one.east && one.south <= other.north && other.south <= one.north

/** Visits the smallest pieces that a frame touches. */
export const eachTouched = (
  piece: Piece | null,
  frame: Frame,
  visit: (ordinals: Uint32Array) => void,
): void => {
  if (piece === null || !touch(piece.frame, frame)) return
  if (piece.halves === null) visit(piece.ordinals)
  else for (const half of piece.halves) eachTouched(half, frame, visit)
}

/** Ordinals put together by town. */
const townsOf = ({ byName, town, towns }: Columns): readonly Uint32Array[] => {
  const ends = new Uint32Array(towns.list.length)
  const townAt = (at: number): number => town[byName[at] ?? 0] ?? 0
  for (let at = 0; at < byName.length; at += 1) ends[townAt(at)] = (ends[townAt(at)] ?? 0) + 1
  const room = Array.from(ends, (count) => new Uint32Array(count))
  for (let at = 0; at < byName.length; at += 1) {
    const left = (ends[townAt(at)] ?? 1) - 1
    ends[townAt(at)] = left
    const own = room[townAt(at)]
    if (own !== undefined) own[left] = byName[at] ?? 0
  }
  return room
}

const none = new Uint32Array(0)

/** Who is where: structures by town and by pieces of the map, so that a search around a place looks at its surroundings only. */
export class Ground {
  /** Those whose address has no position. */
  readonly unplaced: Uint32Array
  readonly placed: Piece | null
  /** Only those who go as far as a number of kilometres from their address. */
  readonly roaming: Piece | null
  readonly #byTown: readonly Uint32Array[]
  /** Place along the curve of each structure; the number of places for whoever has no position. */
  readonly #place: Uint32Array
  readonly #places: number

  constructor(columns: Columns) {
    const { byName, latitude, profile, profiles } = columns
    const index = placesOf(columns, locatedOf(columns))
    this.unplaced = byName.filter((ordinal) => Number.isNaN(latitude[ordinal] ?? Number.NaN))
    this.placed = piecesOf(index, columns)
    const roam = (ordinal: number): boolean => profiles.roams.at(profile[ordinal] ?? 0) === 1
    this.roaming = piecesOf({ ordinals: index.ordinals.filter(roam) }, columns)
    this.#byTown = townsOf(columns)
    this.#places = index.ordinals.length
    this.#place = new Uint32Array(columns.length).fill(this.#places)
    for (let place = 0; place < this.#places; place += 1) this.#place[index.ordinals[place] ?? 0] = place
  }

  inTown(town: number): Uint32Array {
    return this.#byTown[town] ?? none
  }

  /** Prepares: are any of these in a piece? */
  holding(lists: readonly Uint32Array[]): (piece: Piece) => boolean {
    const all = lists.flatMap((list) => Array.from(list, (ordinal) => this.#place[ordinal] ?? 0))
    const places = Uint32Array.from(all).sort()
    return ({ from, ordinals }) =>
      (places[firstAtLeast(places, from)] ?? this.#places) < from + ordinals.length
  }
}
