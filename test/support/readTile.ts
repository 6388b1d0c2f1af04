import { createRequire } from 'node:module'
import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile'

type Reader = new (bytes: Uint8Array) => ConstructorParameters<typeof VectorTile>[0]

/** The version of its own reader: other packages bring older ones. */
const ofReader = createRequire(createRequire(import.meta.url).resolve('@mapbox/vector-tile'))
const { PbfReader } = ofReader('pbf') as { PbfReader: Reader }

/** The one layer of a vector tile, read by a library that is not ours; a tile without features has none. */
export const readTile = (bytes: Uint8Array) => {
  const layer = new VectorTile(new PbfReader(bytes)).layers.structures
  const features = Array.from({ length: layer?.length ?? 0 }, (_, rank) =>
    layer?.feature(rank),
  ) as VectorTileFeature[]
  return { version: layer?.version, extent: layer?.extent, features }
}
