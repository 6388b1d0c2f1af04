import { fromGeojsonVt } from '@maplibre/vt-pbf'
import { EXTENT } from '../domain/tileMarks.ts'

/** A point of a tile with what is said of it. */
export type TilePoint = {
  readonly id: number
  readonly x: number
  readonly y: number
  readonly said: { readonly [name: string]: string | number }
}

/** Name of the one layer of our tiles. */
export const LAYER = 'structures'

/** Points as a vector tile (Mapbox Vector Tile 2.1): coordinates in 1/4096 of the tile, no buffer. */
export const encodeTile = (points: readonly TilePoint[]): Uint8Array =>
  points.length === 0
    ? new Uint8Array(0)
    : fromGeojsonVt(
        {
          [LAYER]: {
            features: points.map(({ id, x, y, said }) => ({
              id,
              type: 1 as const,
              geometry: [[x, y]],
              tags: said,
            })),
          } as never,
        },
        { version: 2, extent: EXTENT },
      )
