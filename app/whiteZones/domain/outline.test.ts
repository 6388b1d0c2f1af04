import { expect, it } from 'vitest'
import { drawingOf } from './outline.ts'

const square = (west: number, south: number, side: number) =>
  [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ] as const

it('draws outlines at their size, with the code in their middle, without islets', () => {
  const drawing = drawingOf(
    [
      { code: '01', rings: [square(0, 0, 1), square(1.5, 0.5, 0.001)] },
      { code: '02', rings: [square(1, 0, 1)] },
    ],
    200,
  )
  expect(drawing?.width).toBe(200)
  expect(drawing?.height).toBe(100)
  expect(drawing?.shapes.map(({ code, rings, middle }) => [code, rings.length, middle])).toEqual([
    ['01', 1, [50, 50]],
    ['02', 1, [150, 50]],
  ])
})

it('writes the code of a crescent inside of it', () => {
  const crescent = [
    [0, 0],
    [4, 0],
    [4, 1],
    [1, 1],
    [1, 3],
    [4, 3],
    [4, 4],
    [0, 4],
    [0, 0],
  ] as const
  const [x = 0, y = 0] = drawingOf([{ code: '92', rings: [crescent] }], 400)?.shapes[0]?.middle ?? []
  expect(x < 100 || y < 100 || y > 300).toBe(true)
})

it('draws nothing without outlines', () => {
  expect(drawingOf([], 200)).toBeNull()
})
