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
import { bruteForce, randomDay, seedDay } from './testDays.ts'

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
        expect(solution).toMatchObject({ status: 'optimal', objective: bruteForce(problem) })
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
        expect(solved(pinned)).toMatchObject({ status: 'optimal', objective: bruteForce(pinned) })
      }),
      { numRuns: 80 },
    )
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

describe('reasons of unmet wishes', () => {
  it('are true statements about the timetable', () => {
    fc.assert(
      fc.property(fc.integer(), fc.boolean(), (seed, withPins) => {
        const drawn = randomDay(seed, {
          buyers: 5,
          suppliers: 7,
          slots: 4,
          availability: 0.7,
          requests: 25,
          heaviest: 9,
        })
        const pins = withPins ? solved(drawn, 1, 0).meetings.slice(0, 4) : []
        const problem = { ...drawn, pins }
        const solution = solved(problem)
        for (const wish of solution.unmet) assertReason(problem, solution, wish)
      }),
      { numRuns: 200 },
    )
  })

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

/** Checks a reason with nothing but the problem and the meetings. */
function assertReason(problem: SelectionProblem, solution: Solution, wish: Solution['unmet'][number]): void {
  const { a, b, weight, reason } = wish
  const freeOf = (party: { free: readonly boolean[] } | undefined): number[] =>
    [...(party?.free.keys() ?? [])].filter((slot) => party?.free[slot])
  const ofBuyer = solution.meetings.filter((meeting) => meeting.a === a)
  const ofSupplier = solution.meetings.filter((meeting) => meeting.b === b)
  const freeBuyer = freeOf(problem.buyers[a])
  const common = freeBuyer.filter((slot) => problem.suppliers[b]?.free[slot])
  const busy = new Set([...ofBuyer, ...ofSupplier].map((meeting) => meeting.slot))
  const tables = (slot: number): number =>
    typeof problem.tables === 'number' ? problem.tables : (problem.tables[slot] ?? 0)
  switch (reason.code) {
    case 'vetoed':
      expect(problem.vetoes).toContainEqual({ a, b })
      return
    case 'no-common-slot':
      expect(common).toEqual([])
      return
    case 'buyer-quota':
      expect(ofBuyer).toHaveLength(problem.buyers[a]?.quota ?? -1)
      break
    case 'supplier-quota':
      expect(ofSupplier).toHaveLength(problem.suppliers[b]?.quota ?? -1)
      break
    case 'buyer-full':
      expect(ofBuyer.map((meeting) => meeting.slot).sort()).toEqual(freeBuyer)
      break
    case 'supplier-full':
      expect(ofSupplier.map((meeting) => meeting.slot).sort()).toEqual(freeOf(problem.suppliers[b]))
      break
    case 'tables-full':
      expect(reason.slots).toEqual(common.filter((slot) => !busy.has(slot)))
      expect(reason.slots.length).toBeGreaterThan(0)
      for (const slot of reason.slots) {
        expect(solution.meetings.filter((meeting) => meeting.slot === slot)).toHaveLength(tables(slot))
      }
      break
    case 'pinned':
      for (const slot of common) {
        const blocking = solution.meetings.filter((meeting) => meeting.slot === slot)
        expect(
          blocking.some((meeting) => problem.pins?.some((pin) => pin.a === meeting.a && pin.b === meeting.b)),
        ).toBe(true)
      }
      return
    case 'outweighed':
      expect(common.every((slot) => busy.has(slot))).toBe(true)
      expect(reason.displaced.length).toBeGreaterThan(0)
  }
  if (reason.displaced.length === 0) return
  // Without the displaced meetings the wish fits in some slot; and they weigh no less.
  const left = solution.meetings.filter(
    (meeting) => !reason.displaced.some((pair) => pair.a === meeting.a && pair.b === meeting.b),
  )
  expect(left.length).toBe(solution.meetings.length - reason.displaced.length)
  const fits = common.some(
    (slot) =>
      !left.some((meeting) => meeting.slot === slot && (meeting.a === a || meeting.b === b)) &&
      left.filter((meeting) => meeting.slot === slot).length < tables(slot),
  )
  expect(fits).toBe(true)
  expect(reason.displaced.reduce((sum, pair) => sum + pair.weight, 0)).toBeGreaterThanOrEqual(weight)
}
