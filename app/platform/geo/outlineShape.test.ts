import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outlineShape, type Position, type Ring } from './outlineShape.ts'

/** A jagged line between two points, as two neighbours share it. */
const border = (size: number, seed: number): Position[] =>
  Array.from({ length: size }, (_, index) => [
    2 + ((Math.sin(index * 12.9898 + seed) * 43758.5453) % 0.01),
    48 + index / size,
  ])

describe('outlineShape', () => {
  it('keeps a shared border shared', () => {
    const line = border(300, 1)
    const west: Ring = [[1, 48], ...line, [1, 49], [1, 48]]
    const east: Ring = [[3, 49], ...line.toReversed(), [3, 48], [3, 49]]
    const [left, right] = [outlineShape([[west]])[0]?.[0] ?? [], outlineShape([[east]])[0]?.[0] ?? []]
    const text = ([longitude, latitude]: Position) => `${longitude},${latitude}`
    const known = new Set(left.map(text))
    const common = right.filter(([longitude]) => longitude > 1.5 && longitude < 2.5)
    expect(common.length).toBeGreaterThan(100)
    expect(common.filter((point) => !known.has(text(point)))).toEqual([])
  })

  it('is light, closed and not empty whatever the shape', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 9000 }), fc.integer(), (size, seed) => {
        const ring: Ring = [...border(size, seed % 1000), [0, 48], [2, 48]]
        const closed: Ring = [...ring, ring[0] ?? [0, 0]]
        const shape = outlineShape([[closed]])
        expect(shape.length).toBeGreaterThan(0)
        for (const rings of shape) {
          for (const one of rings) {
            expect(one[0]).toEqual(one.at(-1))
            expect(one.length).toBeGreaterThanOrEqual(4)
            expect(one.length).toBeLessThanOrEqual(4001)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('leaves out islands that no map would show, and keeps a shape that is only such an island', () => {
    const square = (size: number): Ring => [
      [2, 48],
      [2 + size, 48],
      [2 + size, 48 + size],
      [2, 48 + size],
      [2, 48],
    ]
    expect(outlineShape([[square(0.1)], [square(0.00001)]])).toEqual([[square(0.1)]])
    expect(outlineShape([[square(0.00001)]])).toEqual([[square(0.00001)]])
  })
})
