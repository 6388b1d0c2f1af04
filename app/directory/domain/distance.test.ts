import { describe, expect, it } from 'vitest'
import { boxAround, distance } from './distance.ts'

const paris = { latitude: 48.8566, longitude: 2.3522 }
const lyon = { latitude: 45.764, longitude: 4.8357 }

describe('distance', () => {
  it('Paris–Lyon is about 391.5 km', () => {
    expect(Math.round(distance(paris, lyon) / 100)).toBe(3915)
  })
  it('is zero from a point to itself', () => {
    expect(distance(paris, paris)).toBe(0)
  })
  it('the box holds the circle', () => {
    const box = boxAround(paris, 10_000)
    expect(distance(paris, { latitude: box.north, longitude: paris.longitude })).toBeCloseTo(10_000, 0)
    expect(distance(paris, { latitude: paris.latitude, longitude: box.east })).toBeGreaterThan(9_990)
  })
})
