import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkSelection,
  type SelectionProblem,
  type Solution,
  solve,
  type ValidProblem,
  validateProblem,
} from './index.ts'
import { bruteForce, randomDay, richDay, seedDay } from './testDays.ts'

function valid(problem: SelectionProblem): ValidProblem {
  const result = validateProblem(problem)
  if (!result.ok) throw new Error(result.errors[0]?.message)
  return result.value
}

function solved(problem: SelectionProblem, seed = 1, steps = 200_000): Solution {
  const day = valid(problem)
  const solution = solve(day, { seed, steps })
  expect(checkSelection(day, solution)).toEqual([])
  return solution
}

const small = (seed: number): SelectionProblem =>
  randomDay(seed, { buyers: 3, suppliers: 4, slots: 4, availability: 0.7, requests: 8, heaviest: 9 })

describe('optimum', () => {
  it('equals brute force on every small day, and is proved', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const problem = small(seed)
        const solution = solved(problem)
        expect(solution).toMatchObject({ status: 'optimal', objective: bruteForce(problem).weight })
        expect(solution.bound).toBe(solution.objective)
      }),
      { numRuns: 250 },
    )
  })

  it('equals brute force when meetings are pinned', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const problem = small(seed)
        const free = { ...problem, vetoes: [] }
        // Two meetings of the best timetable of another seed are pinned: they cannot contradict each other.
        const pins = solved(free, seed, 0).meetings.slice(0, 2)
        const pinned = { ...free, pins }
        expect(solved(pinned)).toMatchObject({ status: 'optimal', objective: bruteForce(pinned).weight })
      }),
      { numRuns: 80 },
    )
  })

  it('equals brute force with representatives, guarantees and forbidden slots', () => {
    const size = { buyers: 3, suppliers: 4, slots: 3, availability: 0.8, requests: 8, heaviest: 9 }
    fc.assert(
      fc.property(fc.integer(), fc.boolean(), (seed, withPins) => {
        const free = { ...richDay(seed, size), vetoes: [] }
        const problem = withPins ? { ...free, pins: solved(free, seed, 0).meetings.slice(0, 2) } : free
        const { status, objective, bound, missing, missingBound } = solved(problem)
        expect({ missing, weight: objective }).toEqual(bruteForce(problem))
        expect({ status, bound, missingBound }).toEqual({
          status: 'optimal',
          bound: objective,
          missingBound: missing,
        })
      }),
      { numRuns: 250 },
    )
  })

  it('is bounded from above, and guarantees from below, before anything is searched', () => {
    const size = { buyers: 3, suppliers: 4, slots: 3, availability: 0.7, requests: 8, heaviest: 9 }
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const problem = richDay(seed, size)
        const best = bruteForce(problem)
        const early = solved(problem, 1, 0)
        expect(early.missingBound).toBeLessThanOrEqual(best.missing)
        // The bound is one for timetables that miss no more than this one: the best is among them.
        expect(early.bound).toBeGreaterThanOrEqual(best.weight)
        expect(early.count).toBeLessThanOrEqual(early.countBound)
      }),
      { numRuns: 150 },
    )
  })

  it('puts a guarantee before any weight, and tells which one is not met', () => {
    const free = [true, true]
    const day = {
      slots: 2,
      tables: 1,
      buyers: [{ free }],
      suppliers: [{ free }, { free }, { free, least: 1 }, { free: [false, false], least: 2 }],
      requests: [0, 1, 2, 3].map((b) => ({ a: 0, b, weight: b === 2 ? 1 : 50 })),
    }
    expect(solved(day)).toMatchObject({
      status: 'optimal',
      objective: 51,
      bound: 51,
      missing: 2,
      missingBound: 2,
      unmetGuarantees: [{ side: 'supplier', party: 3, least: 2, held: 0 }],
    })
  })

  it('seats two representatives of a buyer at two tables in the same slot', () => {
    const day = {
      slots: 1,
      tables: 2,
      buyers: [{ free: [true], representatives: 2 }],
      suppliers: [{ free: [true] }, { free: [true] }],
      requests: [0, 1].map((b) => ({ a: 0, b, weight: 1 })),
    }
    expect(solved(day)).toMatchObject({ status: 'optimal', objective: 2, tableMoves: 0 })
  })

  it('is proved on days of 10 × 27 with representatives, guarantees and forbidden slots', () => {
    const size = { buyers: 10, suppliers: 27, slots: 12, availability: 0.75, requests: 140, heaviest: 35 }
    for (let seed = 0; seed < 4; seed++) {
      expect(solved({ ...richDay(seed, size), tables: 10 }, 1, 2_000_000).status).toBe('optimal')
    }
  })

  it('is the flow bound when everyone is free in every slot (König, de Werra)', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 6 }), (seed, tables) => {
        const day = randomDay(seed, {
          buyers: 6,
          suppliers: 9,
          slots: 5,
          availability: 2,
          requests: 40,
          heaviest: 20,
        })
        const solution = solved({ ...day, tables }, 1, 0)
        expect(solution.status).toBe('optimal')
        expect(solution.steps).toBe(0)
      }),
      { numRuns: 150 },
    )
  })

  it('is proved on days of 10 × 27 with absences', () => {
    for (let seed = 0; seed < 4; seed++) {
      const size = { buyers: 10, suppliers: 27, slots: 8, availability: 0.75, requests: 140, heaviest: 35 }
      expect(solved({ ...randomDay(seed, size), tables: 10 }, 1, 2_000_000).status).toBe('optimal')
    }
  })

  it('holds 79 of at most 79 meetings on the demonstration day, each buyer at one table', () => {
    const solution = solved(seedDay())
    expect(solution).toMatchObject({
      status: 'optimal',
      objective: 79,
      bound: 79,
      count: 79,
      countBound: 79,
      tableMoves: 0,
    })
    expect(solution.fairness.buyers).toMatchObject({ least: 7, most: 8, mean: 7.9 })
  })

  it('never claims more than the bound of the count', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const solution = solved(small(seed), 1, 0)
        expect(solution.count).toBeLessThanOrEqual(solution.countBound)
        expect(solution.objective).toBeLessThanOrEqual(solution.bound)
      }),
    )
  })
})

describe('replay', () => {
  const day = randomDay(5, {
    buyers: 30,
    suppliers: 60,
    slots: 8,
    availability: 0.7,
    requests: 400,
    heaviest: 30,
  })

  it('gives the same timetable for the same seed and steps', () => {
    expect(solved(day, 3, 6_000)).toEqual(solved(day, 3, 6_000))
  })

  it('gives the timetable of an interrupted run when asked for the steps it made', () => {
    let polls = 0
    const interrupted = solve(valid(day), { seed: 3, steps: 1e9, shouldStop: () => ++polls > 40 })
    expect(solved(day, 3, interrupted.steps).meetings).toEqual(interrupted.meetings)
  })

  it('answers at once when told to stop', () => {
    const solution = solve(valid(day), { seed: 1, steps: 1e9, shouldStop: () => true })
    expect(solution.steps).toBe(0)
    expect(checkSelection(day, solution)).toEqual([])
  })
})

describe('fairness', () => {
  it('counts an unmet wish for both of its parties', () => {
    const { fairness, unmet, meetings } = solved(small(11))
    const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
    expect([sum(fairness.buyers.unmet), sum(fairness.suppliers.unmet)]).toEqual([unmet.length, unmet.length])
    expect([sum(fairness.buyers.meetings), sum(fairness.suppliers.meetings)]).toEqual([
      meetings.length,
      meetings.length,
    ])
  })
})
