import { describe, expect, it } from 'vitest'
import { randomOf } from '../../../bench/support/random.ts'
import { readTile } from '../../../test/support/readTile.ts'
import { encodeTile } from '../store/encodeTile.ts'
import { familyOf } from './families.ts'
import { readFrame, writeFrame } from './frame.ts'
import { columnOf, firstOfTile, mortonOf, rowOf, squareSize } from './mercator.ts'
import { emptyIndex, type Located, onlyOf, type PlaceIndex, withPlaces } from './placeIndex.ts'
import { type Cluster, EXTENT, LAST_ZOOM, marksOf, type Single } from './tileMarks.ts'

const COUNT = 3000
const random = randomOf(5)
const latitude = new Float64Array(COUNT)
const longitude = new Float64Array(COUNT)
for (let at = 0; at < COUNT; at += 1) {
  // Some have no position, and some stand where another does.
  const other = at > 10 && random() < 0.2 ? Math.floor(random() * 10) : null
  latitude[at] = at % 50 === 49 ? Number.NaN : other === null ? 48.1 + random() : (latitude[other] ?? 0)
  longitude[at] = other === null ? 1.5 + 2 * random() : (longitude[other] ?? 0)
}
const located: Located = { latitude, longitude, familyOf: (one) => one % 3 }
const all = Uint32Array.from({ length: COUNT }, (_, at) => at)
const always = () => true
const index = withPlaces(emptyIndex, located, all, always)
const placed = [...all].filter((one) => !Number.isNaN(latitude[one] ?? 0))

const tilesAt = (z: number): { z: number; x: number; y: number }[] => {
  const tiles = new Map<string, { z: number; x: number; y: number }>()
  for (const one of placed) {
    const x = Math.floor(columnOf(longitude[one] ?? 0) * 2 ** z)
    const y = Math.floor(rowOf(latitude[one] ?? 0) * 2 ** z)
    tiles.set(`${x}/${y}`, { z, x, y })
  }
  return [...tiles.values()]
}
const countOf = (mark: Single | Cluster): number => (mark.kind === 'single' ? 1 : mark.count)
const marksAt = (z: number, of: PlaceIndex = index) =>
  tilesAt(z).flatMap((tile) => marksOf(of, located, tile))

describe('the tiles of the directory', () => {
  it.each([0, 5, 9, 13, LAST_ZOOM])('hold every placed structure once, at zoom %i', (z) => {
    const marks = marksAt(z)
    expect(marks.reduce((sum, mark) => sum + countOf(mark), 0)).toBe(placed.length)
    expect(new Set(marks.map(({ id }) => id)).size).toBe(marks.length)
    for (const mark of marks) {
      expect([mark.x, mark.y].every((value) => value >= 0 && value <= EXTENT)).toBe(true)
      if (mark.kind === 'cluster') {
        const { insertion, disability, socialEconomy } = mark.byFamily
        expect(insertion + disability + socialEconomy).toBe(mark.count)
      }
    }
  })

  it('count by family what a recount finds', () => {
    const [world] = marksOf(index, located, { z: 0, x: 0, y: 0 })
    const recount = (family: number) => placed.filter((one) => one % 3 === family).length
    expect(world).toMatchObject({
      kind: 'cluster',
      byFamily: { insertion: recount(0), disability: recount(1), socialEconomy: recount(2) },
    })
  })

  it('lead from each cluster to the zoom where it parts, or say that all is at one place', () => {
    for (const mark of marksAt(9)) {
      if (mark.kind !== 'cluster') continue
      expect((mark.zoom === null) === (mark.frame !== null)).toBe(true)
      if (mark.zoom === null || mark.zoom > LAST_ZOOM - 1) continue
      const side = squareSize(mark.zoom + 3)
      const of = squareSize(12)
      const inside = index.mortons.filter((morton) => Math.floor(morton / of) === mark.id)
      expect(new Set([...inside].map((morton) => Math.floor(morton / side))).size).toBeGreaterThan(1)
    }
    const last = marksAt(LAST_ZOOM).filter((mark) => mark.kind === 'cluster')
    expect(last.length).toBeGreaterThan(5)
    expect(last.every(({ zoom, frame }) => zoom === null && frame !== null)).toBe(true)
  })

  it('are the same whether places came at once or one after the other, and forget those that left', () => {
    const half = withPlaces(emptyIndex, located, all.slice(0, COUNT / 2), always)
    expect(withPlaces(half, located, all.slice(COUNT / 2), always).mortons).toEqual(index.mortons)
    const lives = (one: number): boolean => one % 7 !== 0
    const fewer = withPlaces(index, located, new Uint32Array(0), lives)
    expect(fewer).toEqual(onlyOf(index, located.familyOf, lives))
    expect(fewer.ordinals.length).toBe(placed.filter(lives).length)
  })

  it('are read back by another library', () => {
    const tile = { z: 9, x: 259, y: 176 }
    const bytes = encodeTile(
      marksOf(index, located, tile).map(({ id, x, y, ...mark }) => ({
        id,
        x,
        y,
        said: mark.kind === 'single' ? { name: `n° ${mark.ordinal}` } : { count: mark.count },
      })),
    )
    const { features: read, ...layer } = readTile(bytes)
    const inTile = placed.filter(
      (one) =>
        Math.floor(columnOf(longitude[one] ?? 0) * 512) === tile.x &&
        Math.floor(rowOf(latitude[one] ?? 0) * 512) === tile.y,
    )
    expect(inTile.length).toBeGreaterThan(100)
    expect(read.reduce((sum, one) => sum + Number(one.properties.count ?? 1), 0)).toBe(inTile.length)
    expect([layer.version, layer.extent]).toEqual([2, EXTENT])
    const [west, south, east, north] = [2, 48.2, 3, 49]
    for (const one of read) {
      const { coordinates } = one.toGeoJSON(tile.x, tile.y, tile.z).geometry as GeoJSON.Point
      const [lon = 0, lat = 0] = coordinates
      expect(lon > west && lon < east && lat > south && lat < north).toBe(true)
    }
  })

  it('follow the curve that cuts the world in four', () => {
    expect(firstOfTile({ z: 1, x: 1, y: 0 })).toBe(squareSize(1))
    expect(firstOfTile({ z: 1, x: 0, y: 1 })).toBe(2 * squareSize(1))
    const paris = mortonOf(2.3522, 48.8566)
    const tile = firstOfTile({ z: 12, x: 2074, y: 1409 })
    expect(paris >= tile && paris < tile + squareSize(12)).toBe(true)
  })
})

describe('what goes with the tiles', () => {
  it('counts a structure in one family, the one that the law recognises first', () => {
    expect([['ESUS', 'EI'], ['SCOP', 'ESAT'], ['ASSO'], [], ['GEIQ']].map(familyOf)).toEqual([
      'insertion',
      'disability',
      'socialEconomy',
      'socialEconomy',
      'insertion',
    ])
  })

  it('reads and writes frames, never narrower than they are', () => {
    expect(readFrame('2.2,48.8,2.5,48.9')).toEqual({ west: 2.2, south: 48.8, east: 2.5, north: 48.9 })
    for (const wrong of [
      '',
      '1,2,3',
      '1,2,3,4,5',
      '3,0,2,1',
      '0,91,1,92',
      'a,b,c,d',
      '1e1,2,3,4',
      '-181,0,0,1',
    ])
      expect(readFrame(wrong)).toBe(null)
    const frame = { west: 2.123_456_7, south: 48.1, east: 2.123_456_7, north: 48.123_456_78 }
    const read = readFrame(writeFrame(frame))
    expect(read && read.west <= frame.west && read.east >= frame.east && read.north >= frame.north).toBe(true)
  })
})
