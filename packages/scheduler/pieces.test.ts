import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flowBound } from './flowBound.ts'
import { checkSelection, type ValidProblem, validateProblem } from './index.ts'
import { KempeChains } from './kempe.ts'
import { buildModel, type Model } from './model.ts'
import { Pieces } from './pieces.ts'
import { seededRandom } from './rng.ts'
import { assignTables } from './tables.ts'
import { randomDay, richDay } from './testDays.ts'
import { Timetable } from './timetable.ts'

const SIZE = { buyers: 3, suppliers: 4, slots: 3, availability: 0.8, requests: 7, heaviest: 9 }
const never = (): boolean => false

const valid = (seed: number, rich: boolean): ValidProblem => {
  const checked = validateProblem((rich ? richDay : randomDay)(seed, SIZE))
  if (!checked.ok) throw new Error(checked.errors[0]?.message)
  return checked.value
}

/** A timetable filled in the order of the requests, whatever they weigh. */
const filled = (model: Model): Timetable => {
  const timetable = new Timetable(model)
  const chains = new KempeChains(timetable)
  for (let request = 0; request < model.requests; request++) chains.insert(request)
  timetable.clearJournal()
  return timetable
}

describe('pieces of a timetable placed anew', () => {
  it.each([false, true])('only ever raise its value, and keep it valid (guarantees: %s)', (rich) => {
    let raised = 0
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const problem = valid(seed, rich)
        const model = buildModel(problem)
        if (model.requests === 0) return
        const timetable = filled(model)
        const flow = flowBound(model, 'value')
        const gap = (): number => flow.bound - timetable.value - 1
        if (gap() < 0) return
        const pieces = new Pieces(model, flow, gap(), timetable.slotOf.slice(), seededRandom(seed))
        for (let tries = 0; tries < 12 && gap() >= 0; tries++) {
          const before = timetable.value
          const { slotOf, steps } = pieces.improve(1000, never)
          expect(steps).toBeGreaterThan(0)
          if (slotOf === null) continue
          raised++
          timetable.restore(slotOf)
          expect(timetable.value).toBeGreaterThan(before)
          expect(timetable.value).toBeLessThanOrEqual(flow.bound)
          if (gap() >= 0) pieces.tighten(gap(), slotOf)
        }
        const placed = [...timetable.slotOf].flatMap((slot, request) => {
          const { a, b } = problem.requests[model.source[request] ?? -1] ?? { a: -1, b: -1 }
          return slot < 0 ? [] : [{ a, b, slot }]
        })
        const meetings = assignTables(problem.tables, placed, [])
        const objective = meetings.reduce((sum, { a, b }) => {
          return sum + (problem.requests.find((one) => one.a === a && one.b === b)?.weight ?? 0)
        }, 0)
        expect(
          checkSelection(problem, { status: 'feasible', objective, bound: objective, meetings }),
        ).toEqual([])
      }),
      { numRuns: 150 },
    )
    expect(raised).toBeGreaterThan(10)
  })
})
