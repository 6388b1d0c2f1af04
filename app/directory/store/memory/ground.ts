import type { Frame } from '../../domain/frame.ts'
import type { Columns } from './columns.ts'

/** Degrees of a side of a cell: some four kilometres. */
const SIDE = 0.04
const ACROSS = Math.ceil(360 / SIDE)

const row = (latitude: number): number => Math.floor((latitude + 90) / SIDE)
const column = (longitude: number): number => Math.min(ACROSS - 1, Math.floor((longitude + 180) / SIDE))

const boxOfCell = (y: number, x: number): Frame => {
  const [south, west] = [y * SIDE - 90, x * SIDE - 180]
  return { south, north: south + SIDE, west, east: west + SIDE }
}

/** Ordinals put together by a key. */
const grouped = (ordinals: Uint32Array, keyOf: (ordinal: number) => number) => {
  const counts = new Map<number, number>()
  for (const ordinal of ordinals) {
    const key = keyOf(ordinal)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const room = new Map<number, Uint32Array>()
  for (const [key, count] of counts) room.set(key, new Uint32Array(count))
  for (const ordinal of ordinals) {
    const key = keyOf(ordinal)
    const left = (counts.get(key) ?? 1) - 1
    counts.set(key, left)
    const list = room.get(key)
    if (list !== undefined) list[left] = ordinal
  }
  return room
}

const none = new Uint32Array(0)

/** Who is where: structures by town and by cell of a grid, so that a search around a place looks at its surroundings only. */
export class Ground {
  /** Those whose address has no position. */
  readonly unplaced: Uint32Array
  readonly #byTown: ReadonlyMap<number, Uint32Array>
  /** By row, then by column. */
  readonly #byCell: ReadonlyMap<number, Uint32Array>

  constructor({ byName, town, latitude, longitude }: Columns) {
    const isPlaced = (ordinal: number): boolean => !Number.isNaN(latitude[ordinal] ?? Number.NaN)
    this.unplaced = byName.filter((ordinal) => !isPlaced(ordinal))
    this.#byTown = grouped(byName, (ordinal) => town[ordinal] ?? 0)
    this.#byCell = grouped(
      byName.filter(isPlaced),
      (ordinal) => row(latitude[ordinal] ?? 0) * ACROSS + column(longitude[ordinal] ?? 0),
    )
  }

  inTown(town: number): Uint32Array {
    return this.#byTown.get(town) ?? none
  }

  /** Visits the cells that a box touches, each with its own box. */
  eachCell({ south, north, west, east }: Frame, visit: (ordinals: Uint32Array, box: Frame) => void): void {
    for (let y = row(Math.max(-90, south)); y <= row(Math.min(90, north)); y += 1)
      for (let x = column(Math.max(-180, west)); x <= column(Math.min(180, east)); x += 1) {
        const cell = this.#byCell.get(y * ACROSS + x)
        if (cell !== undefined) visit(cell, boxOfCell(y, x))
      }
  }
}
