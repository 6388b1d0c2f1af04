import type { Family } from './families.ts'
import { writeFrame } from './frame.ts'
import { depthOfParting, firstOfTile, squareSize, type TileAddress } from './mercator.ts'
import { countFamilies, firstFrom, frameOf, type Located, middleOf, type PlaceIndex } from './placeIndex.ts'

/** Units across a tile. */
export const EXTENT = 4096
/** The last zoom that is cut in tiles: beyond it maps enlarge these. */
export const LAST_ZOOM = 16
/** Below the last zoom a tile is cut in eight by eight squares, each a cluster: 64 pixels wide on screen. */
const CLUSTER_DEPTH = 3
/** At the last zoom everything stands where it is: what is within two metres is one place. */
const PLACE_DEPTH = 24
/** Structures that one tile of the last zoom shows one by one. */
const MOST_SINGLE = 2000
/** Where more stand together: squares of six metres. */
const CROWDED_DEPTH = 22
/** A cluster keeps to the middle of its square, so that it does not cover that of the next one. */
const MARGIN = 0.2

type Mark = {
  /** Number of its square: unique at one zoom. */
  readonly id: number
  /** In units of the tile. */
  readonly x: number
  readonly y: number
}
export type Single = Mark & { readonly kind: 'single'; readonly ordinal: number }
export type Cluster = Mark & {
  readonly kind: 'cluster'
  readonly count: number
  readonly byFamily: { readonly [F in Family]: number }
  /** Zoom from which it is several; null = all at one place. */
  readonly zoom: number | null
  /** The frame of those at one place. */
  readonly frame: string | null
}

const depthIn = (z: number, many: number): number =>
  z < LAST_ZOOM ? z + CLUSTER_DEPTH : many > MOST_SINGLE ? CROWDED_DEPTH : PLACE_DEPTH

/** Everything that a tile shows: clusters and single structures, each once in the whole zoom. */
export const marksOf = (index: PlaceIndex, located: Located, tile: TileAddress): (Single | Cluster)[] => {
  const first = firstOfTile(tile)
  const start = firstFrom(index, first)
  const end = firstFrom(index, first + squareSize(tile.z), start)
  const depth = depthIn(tile.z, end - start)
  const size = squareSize(depth)
  const marks: (Single | Cluster)[] = []
  const within = (share: number, origin: number): number =>
    Math.round((share * 2 ** tile.z - origin) * EXTENT)
  for (let from = start; from < end; ) {
    const id = Math.floor((index.mortons[from] ?? 0) / size)
    const to = firstFrom(index, (id + 1) * size, from)
    const middle = middleOf(index, located, from, to)
    if (to - from === 1)
      marks.push({
        kind: 'single',
        id,
        ordinal: index.ordinals[from] ?? 0,
        x: within(middle.column, tile.x),
        y: within(middle.row, tile.y),
      })
    else {
      const parts = depthOfParting(index.mortons[from] ?? 0, index.mortons[to - 1] ?? 0)
      const together = parts > PLACE_DEPTH || tile.z === LAST_ZOOM
      const frame = together ? frameOf(index, located, from, to) : null
      const kept = (share: number): number => {
        const scaled = share * 2 ** depth
        const corner = Math.floor(scaled)
        return (corner + Math.max(MARGIN, Math.min(1 - MARGIN, scaled - corner))) / 2 ** depth
      }
      marks.push({
        kind: 'cluster',
        id,
        x: within(together ? middle.column : kept(middle.column), tile.x),
        y: within(together ? middle.row : kept(middle.row), tile.y),
        count: to - from,
        byFamily: countFamilies(index, from, to),
        zoom: together ? null : Math.min(LAST_ZOOM, Math.max(tile.z + 1, parts - CLUSTER_DEPTH)),
        frame: frame === null ? null : writeFrame(frame),
      })
    }
    from = to
  }
  return marks
}
