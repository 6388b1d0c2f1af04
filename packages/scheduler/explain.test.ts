import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkSelection,
  type Meeting,
  type Party,
  type SelectionProblem,
  type Solution,
  solve,
  type UnmetWish,
  validateProblem,
} from './index.ts'
import { randomDay, richDay } from './testDays.ts'

const size = { buyers: 5, suppliers: 7, slots: 4, availability: 0.7, requests: 25, heaviest: 9 }

function solved(problem: SelectionProblem, steps: number): Solution {
  const day = validateProblem(problem)
  if (!day.ok) throw new Error(day.errors[0]?.message)
  const solution = solve(day.value, { seed: 1, steps })
  expect(checkSelection(day.value, solution)).toEqual([])
  return solution
}

describe('reasons of unmet wishes', () => {
  it.each([
    ['plain', randomDay],
    ['rich', richDay],
  ])('are true statements about the timetable of a %s day', (_, draw) => {
    fc.assert(
      fc.property(fc.integer(), fc.boolean(), (seed, withPins) => {
        const drawn = draw(seed, size)
        const pins = withPins ? solved(drawn, 0).meetings.slice(0, 4) : []
        const problem = { ...drawn, pins }
        const solution = solved(problem, 200_000)
        for (const wish of solution.unmet) new Statement(problem, solution, wish).check()
      }),
      { numRuns: 200 },
    )
  })

  it('tell that a guarantee of somebody else stands in the way', () => {
    const day = {
      slots: 3,
      tables: 1,
      buyers: [{ free: [true, true, false] }],
      suppliers: [{ free: [true, false, true] }, { free: [true, false, false], least: 1 }],
      requests: [
        { a: 0, b: 0, weight: 9 },
        { a: 0, b: 1, weight: 1 },
      ],
    }
    expect(solved(day, 1000).unmet).toMatchObject([{ a: 0, b: 0, reason: { code: 'guaranteed' } }])
  })

  it('tell that the pair is forbidden wherever it could meet', () => {
    const day = {
      slots: 2,
      tables: 1,
      buyers: [{ free: [true, false] }],
      suppliers: [{ free: [true, true] }],
      requests: [{ a: 0, b: 0, weight: 1 }],
      forbids: [{ a: 0, b: 0, slot: 0 }],
    }
    expect(solved(day, 10).unmet).toMatchObject([{ reason: { code: 'forbidden' } }])
  })
})

/** A reason, checked with nothing but the problem and the meetings. */
class Statement {
  private readonly problem: SelectionProblem
  private readonly meetings: readonly Meeting[]
  private readonly wish: UnmetWish
  private readonly buyer: Party
  private readonly supplier: Party

  constructor(problem: SelectionProblem, solution: Solution, wish: UnmetWish) {
    this.problem = problem
    this.meetings = solution.meetings
    this.wish = wish
    this.buyer = problem.buyers[wish.a] ?? { free: [] }
    this.supplier = problem.suppliers[wish.b] ?? { free: [] }
  }

  check(): void {
    const { wish, problem, meetings, buyer, supplier } = this
    const { a, b, reason } = wish
    const shared = [...buyer.free.keys()].filter((slot) => buyer.free[slot] && supplier.free[slot])
    const forbidden = (problem.forbids ?? []).filter((row) => row.a === a && row.b === b)
    const common = shared.filter((slot) => !forbidden.some((row) => row.slot === slot))
    const ofBuyer = meetings.filter((meeting) => meeting.a === a)
    const ofSupplier = meetings.filter((meeting) => meeting.b === b)
    const idle = common.filter((slot) => this.isIdle('a', slot) && this.isIdle('b', slot))
    switch (reason.code) {
      case 'vetoed':
        expect(problem.vetoes).toContainEqual({ a, b })
        return
      case 'no-common-slot':
        expect(shared).toEqual([])
        return
      case 'forbidden':
        expect(shared.length).toBeGreaterThan(0)
        expect(common).toEqual([])
        return
      case 'buyer-quota':
        expect(ofBuyer).toHaveLength(buyer.quota ?? -1)
        break
      case 'supplier-quota':
        expect(ofSupplier).toHaveLength(supplier.quota ?? -1)
        break
      case 'buyer-full':
        expect(buyer.free.every((free, slot) => !free || !this.isIdle('a', slot))).toBe(true)
        break
      case 'supplier-full':
        expect(supplier.free.every((free, slot) => !free || !this.isIdle('b', slot))).toBe(true)
        break
      case 'tables-full':
        expect(reason.slots).toEqual(idle)
        expect(idle.length).toBeGreaterThan(0)
        for (const slot of idle) expect(this.freeTables(slot, meetings)).toBe(0)
        break
      case 'outweighed':
        expect(idle).toEqual([])
        expect(reason.displaced.length).toBeGreaterThan(0)
    }
    const { best, allowed } = this.lightestChoice(common)
    if (reason.code === 'pinned' || reason.code === 'guaranteed') {
      expect(best).toBe(Number.POSITIVE_INFINITY)
      expect(allowed).toBe(reason.code === 'guaranteed')
      return
    }
    // The displaced meetings are the lightest choice there is, and weigh no less than the wish.
    const weight = reason.displaced.reduce((sum, pair) => sum + pair.weight, 0)
    expect(reason.displaced.length === 0 ? Number.POSITIVE_INFINITY : weight).toBe(best)
    expect(best).toBeGreaterThanOrEqual(wish.weight)
  }

  /** By trying every set of at most three meetings: the least weight that makes room and lowers nobody's guarantee. */
  private lightestChoice(common: readonly number[]): { best: number; allowed: boolean } {
    const pinned = (meeting: Meeting): boolean =>
      this.problem.pins?.some((pin) => pin.a === meeting.a && pin.b === meeting.b) === true
    const movable = this.meetings.filter((meeting) => !pinned(meeting))
    let best = Number.POSITIVE_INFINITY
    /** True where some set makes room once guarantees are forgotten. */
    let allowed = false
    const weigh = (gone: readonly Meeting[]): void => {
      const left = this.meetings.filter((meeting) => !gone.includes(meeting))
      if (!common.some((slot) => this.fits(slot, left))) return
      allowed = true
      if (this.lowersAGuarantee(gone)) return
      best = Math.min(
        best,
        gone.reduce((sum, meeting) => sum + this.weightOf(meeting), 0),
      )
    }
    movable.forEach((first, one) => {
      weigh([first])
      movable.slice(one + 1).forEach((second, two) => {
        weigh([first, second])
        for (const third of movable.slice(one + two + 2)) weigh([first, second, third])
      })
    })
    return { best, allowed }
  }

  private weightOf({ a, b }: Meeting): number {
    return this.problem.requests.find((request) => request.a === a && request.b === b)?.weight ?? 0
  }

  private fits(slot: number, meetings: readonly Meeting[]): boolean {
    const { wish, buyer, supplier } = this
    const ofBuyer = meetings.filter((meeting) => meeting.a === wish.a).length
    const ofSupplier = meetings.filter((meeting) => meeting.b === wish.b).length
    const room = ofBuyer < (buyer.quota ?? 99) && ofSupplier < (supplier.quota ?? 99)
    const idle = this.isIdle('a', slot, meetings) && this.isIdle('b', slot, meetings)
    return room && idle && this.freeTables(slot, meetings) > 0
  }

  private lowersAGuarantee(gone: readonly Meeting[]): boolean {
    return (['a', 'b'] as const).some((side) => {
      const parties = side === 'a' ? this.problem.buyers : this.problem.suppliers
      return parties.some(({ least = 0 }, index) => {
        const lost = gone.filter((meeting) => meeting[side] === index).length
        if (index === this.wish[side] || lost === 0) return false
        return this.meetings.filter((meeting) => meeting[side] === index).length - lost < least
      })
    })
  }

  private isIdle(side: 'a' | 'b', slot: number, meetings = this.meetings): boolean {
    const { representatives = 1 } = side === 'a' ? this.buyer : this.supplier
    const here = meetings.filter((meeting) => meeting.slot === slot && meeting[side] === this.wish[side])
    return here.length < representatives
  }

  private freeTables(slot: number, meetings: readonly Meeting[]): number {
    const { tables } = this.problem
    const all = typeof tables === 'number' ? tables : (tables[slot] ?? 0)
    return all - meetings.filter((meeting) => meeting.slot === slot).length
  }
}
