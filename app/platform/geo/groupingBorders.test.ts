import { expect, it } from 'vitest'
import { borderOf } from './groupingBorders.ts'
import type { Polygon } from './outlineShape.ts'

const square = (west: number, south: number): Polygon => [
  [
    [west, south],
    [west + 1, south],
    [west + 1, south + 1],
    [west, south + 1],
    [west, south],
  ],
]

it('draws the border of communes together, and nothing of what they share', () => {
  const [line, ...others] = borderOf([square(0, 0), square(1, 0)])
  expect(others).toEqual([])
  expect(line?.length).toBe(7)
  expect(new Set(line?.map(String))).toEqual(new Set(['0,0', '1,0', '2,0', '2,1', '1,1', '0,1']))
})

it('draws each of those that touch nowhere', () => {
  expect(borderOf([square(0, 0), square(5, 5)]).map((line) => line.length)).toEqual([5, 5])
  expect(borderOf([])).toEqual([])
})
