import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cell, gridOf, LEAST_DEMAND } from './grid.ts'
import { ratioInterval } from './interval.ts'

const cellOf = (cells: readonly Cell[], sector: string, department: string): Cell => {
  const found = cells.find((one) => one.sector === sector && one.department === department)
  if (found === undefined) throw new Error(`no cell ${sector} ${department}`)
  return found
}

/**
 * Three cells by hand. z = 1.96, z² = 3.8416, z²/2 = 1.9208, z²/4 = 0.9604.
 *
 *              supply  demand
 * painting 93     2      18      m = 20
 * painting 75    12       6      m = 18
 * cleaning 93     0       3      m = 3, fewer than 5 lines
 * cleaning 75     4       0      no demand: outside of the mean
 *
 * mean = (2 + 12 + 0) / (18 + 6 + 3) = 14 / 27 = 0.5185
 */
const counts = {
  sectors: ['painting', 'cleaning'],
  departments: ['93', '75'],
  supply: [
    { sector: 'painting', department: '93', structures: 2, toCheck: 1, posts: null },
    { sector: 'painting', department: '75', structures: 12, toCheck: 0, posts: null },
    { sector: 'cleaning', department: '75', structures: 4, toCheck: 0, posts: null },
  ],
  demand: [
    { sector: 'painting', department: '93', lines: 18, amount: 900_000 },
    { sector: 'painting', department: '75', lines: 6, amount: null },
    { sector: 'cleaning', department: '93', lines: 3, amount: 50_000 },
  ],
}

describe('supply beside demand', () => {
  const { cells, mean } = gridOf(counts)

  it('has the mean of the cells where something is bought', () => {
    expect(mean).toBeCloseTo(14 / 27, 10)
  })

  it('painting in 93, by hand: 2 structures for 18 purchases, clearly below the mean', () => {
    // centre = (2 + 1.9208) / (20 + 3.8416) = 3.9208 / 23.8416 = 0.16445
    // half   = 1.96 / 23.8416 × √(2 × 18 / 20 + 0.9604) = 0.082209 × √2.7604 = 0.082209 × 1.66145 = 0.13659
    // share  = 0.02786 … 0.30104      ratio = 0.02866 … 0.43070
    // 0.43070 < 0.51852: white
    const cell = cellOf(cells, 'painting', '93')
    expect(cell.ratio).toBeCloseTo(2 / 18, 10)
    expect(cell.interval?.low).toBeCloseTo(0.02866, 4)
    expect(cell.interval?.high).toBeCloseTo(0.4307, 4)
    expect(cell.verdict).toBe('white')
  })

  it('painting in 75, by hand: 12 structures for 6 purchases, clearly above the mean', () => {
    // centre = (12 + 1.9208) / (18 + 3.8416) = 13.9208 / 21.8416 = 0.63735
    // half   = 1.96 / 21.8416 × √(12 × 6 / 18 + 0.9604) = 0.089737 × √4.9604 = 0.089737 × 2.22720 = 0.19986
    // share  = 0.43749 … 0.83721      ratio = 0.77774 … 5.14286
    // 0.77774 > 0.51852: ample
    const cell = cellOf(cells, 'painting', '75')
    expect(cell.interval?.low).toBeCloseTo(0.7777, 3)
    expect(cell.interval?.high).toBeCloseTo(5.143, 2)
    expect(cell.verdict).toBe('ample')
  })

  it('cleaning in 93, by hand: no structure for 3 purchases, too few to judge', () => {
    // supply 0: share = 0 … z² / (m + z²) = 3.8416 / 6.8416 = 0.56151      ratio = 0 … 3.8416 / 3 = 1.28053
    const cell = cellOf(cells, 'cleaning', '93')
    expect(cell.interval?.low).toBe(0)
    expect(cell.interval?.high).toBeCloseTo(1.28053, 4)
    expect(cell.verdict).toBe('few')
  })

  it('says nothing where no demand is known', () => {
    expect(cellOf(cells, 'cleaning', '75')).toMatchObject({ ratio: null, interval: null, verdict: 'none' })
    const empty = gridOf({ ...counts, demand: [] })
    expect(empty.mean).toBeNull()
    expect(new Set(empty.cells.map(({ verdict }) => verdict))).toEqual(new Set(['none']))
  })
})

describe('the interval', () => {
  it('holds the ratio, shrinks with more counts, and is the same seen from the other side', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (supply, demand) => {
        const interval = ratioInterval(supply, demand)
        if (interval === null) throw new Error('no interval')
        const ratio = supply / demand
        expect(interval.low).toBeLessThanOrEqual(ratio + 1e-9)
        expect(interval.high).toBeGreaterThanOrEqual(ratio - 1e-9)
        const more = ratioInterval(supply * 4, demand * 4)
        if (more === null) throw new Error('no interval')
        expect(more.high - more.low).toBeLessThanOrEqual(interval.high - interval.low + 1e-9)
        const other = ratioInterval(demand, supply)
        if (supply > 0) expect(other?.low).toBeCloseTo(1 / interval.high, 6)
      }),
    )
  })

  it('never condemns a cell for one or two purchases, whatever the mean', () => {
    for (let lines = 1; lines < LEAST_DEMAND; lines += 1) {
      const { cells } = gridOf({
        sectors: ['a', 'b'],
        departments: ['75'],
        supply: [{ sector: 'b', department: '75', structures: 5000, toCheck: 0, posts: null }],
        demand: [
          { sector: 'a', department: '75', lines, amount: null },
          { sector: 'b', department: '75', lines: 10, amount: null },
        ],
      })
      expect(cellOf(cells, 'a', '75').verdict).toBe('few')
    }
  })
})
