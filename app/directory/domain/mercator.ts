/**
 * Web mercator (EPSG:3857) as maps cut it in tiles: the world is a square, halved at each zoom. A position becomes one
 * number that interleaves the bits of its column and of its row (Morton): all that lies in a tile, or in any of the squares
 * that it is cut in, is then one unbroken run of numbers.
 */

/** Halvings of the world that a number keeps: about 60 cm at the equator, and 52 bits, which a number holds exactly. */
export const DEPTH = 26
const HALF = 2 ** (DEPTH / 2)
const SIDE = 2 ** DEPTH
/** Beyond it the square of mercator ends. */
const MOST_LATITUDE = 85.051_128_779_806_59

/** Column of a longitude, from 0 in the west to 1 in the east. */
export const columnOf = (longitude: number): number => (longitude + 180) / 360

/** Row of a latitude, from 0 in the north to 1 in the south. */
export const rowOf = (latitude: number): number => {
  const sine = Math.sin((Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, latitude)) * Math.PI) / 180)
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
}

/** Puts a nought between the bits of a number of thirteen. */
const spread = (value: number): number => {
  let bits = value
  bits = (bits | (bits << 8)) & 0x00ff00ff
  bits = (bits | (bits << 4)) & 0x0f0f0f0f
  bits = (bits | (bits << 2)) & 0x33333333
  return (bits | (bits << 1)) & 0x55555555
}

const interleaved = (column: number, row: number): number =>
  (spread(Math.floor(column / HALF)) | (spread(Math.floor(row / HALF)) << 1)) * SIDE +
  (spread(column % HALF) | (spread(row % HALF) << 1))

const cellOf = (share: number): number => Math.max(0, Math.min(SIDE - 1, Math.floor(share * SIDE)))

/** The number of a position. */
export const mortonOf = (longitude: number, latitude: number): number =>
  interleaved(cellOf(columnOf(longitude)), cellOf(rowOf(latitude)))

/** How many numbers a square holds that was halved so many times. */
export const squareSize = (depth: number): number => 4 ** (DEPTH - depth)

export type TileAddress = { readonly z: number; readonly x: number; readonly y: number }

/** First number of a tile; the others follow it, `squareSize(z)` in all. */
export const firstOfTile = ({ z, x, y }: TileAddress): number => {
  const scale = 2 ** (DEPTH - z)
  return interleaved(x * scale, y * scale)
}

/** How many times the world is halved before two numbers part; more than `DEPTH` = they are the same. */
export const depthOfParting = (one: number, other: number): number => {
  let depth = 1
  for (let size = squareSize(1); depth <= DEPTH; depth += 1, size /= 4)
    if (Math.floor(one / size) !== Math.floor(other / size)) return depth
  return depth
}
