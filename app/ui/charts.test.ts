import { expect, test } from 'vitest'
import type { Mode, Role } from './tokens.ts'
import { roles } from './tokens.ts'

type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

/** Linear RGB as seen: by most, without red cones, without green cones (Machado and others, 2009, severity 1). */
const sights: { readonly [sight: string]: Matrix } = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'red-blind': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'green-blind': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
}

/** OKLab of Björn Ottosson (2020): equal distances look equally far. */
const toCones: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
]
const toLab: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
]

function times(matrix: Matrix, [a, b, c]: Triple): Triple {
  const line = (row: Triple) => row[0] * a + row[1] * b + row[2] * c
  return [line(matrix[0]), line(matrix[1]), line(matrix[2])]
}

function map([a, b, c]: Triple, change: (value: number) => number): Triple {
  return [change(a), change(b), change(c)]
}

function seen(colour: string, sight: Matrix): Triple {
  const channel = (from: number) => Number.parseInt(colour.slice(from, from + 2), 16) / 255
  const linear = map([channel(1), channel(3), channel(5)], (value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  )
  const clipped = map(times(sight, linear), (value) => Math.min(1, Math.max(0, value)))
  return times(toLab, map(times(toCones, clipped), Math.cbrt))
}

const series: readonly Role[] = ['serie-1', 'serie-2', 'serie-3', 'serie-4', 'serie-5', 'serie-6']
const least: { readonly [M in Mode]: number } = { light: 0.13, dark: 0.14 }

for (const mode of ['light', 'dark'] as const) {
  test.each(Object.entries(sights))(`chart colours stay apart, ${mode}, sight %s`, (_, sight) => {
    const colours = series.map((role) => seen(roles[role][mode], sight))
    const distances = colours.flatMap((one, index) =>
      colours
        .slice(index + 1)
        .map((other) => Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])),
    )
    expect(distances).toHaveLength(15)
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(least[mode])
  })
}
