import {
  checkReplan,
  type PublishedMeeting,
  type Replan,
  replan,
  type SelectionProblem,
  solve,
  type ValidProblem,
  validateProblem,
} from '../packages/scheduler/index.ts'
import { trivialRepair } from '../packages/scheduler/replan/testReplans.ts'
import { randomDay, seedDay } from '../packages/scheduler/testDays.ts'

const BOUND_SECONDS = 1
const RUNS = 11
const STEPS = 3_000_000

interface Case {
  readonly name: string
  readonly problem: SelectionProblem
  readonly published: readonly PublishedMeeting[]
  readonly frozenUntil: number
}

const valid = (problem: SelectionProblem): ValidProblem => {
  const checked = validateProblem(problem)
  if (!checked.ok) throw new Error(checked.errors[0]?.message)
  return checked.value
}

/** What may happen to one published day. */
const casesOf = (name: string, day: SelectionProblem): Case[] => {
  const published = solve(valid(day), { seed: 1, steps: STEPS }).meetings
  const { slots } = day
  const middle = slots / 2
  const freeFrom = (side: 'buyers' | 'suppliers', chosen: readonly number[], from: number) => ({
    [side]: day[side].map((party, index) =>
      chosen.includes(index)
        ? { ...party, free: party.free.map((free, slot) => free && slot >= from) }
        : party,
    ),
  })
  const tables = (change: (slot: number) => number) => ({
    tables: Array.from({ length: slots }, (_, slot) => change(slot)),
  })
  /** The parties that have the most meetings in these slots: whose absence, or delay, is felt most. */
  const busiest = (key: 'a' | 'b', count: number, from: number, to: number): number[] => {
    const held = (party: number) =>
      published.filter((one) => one[key] === party && one.slot >= from && one.slot < to)
    return [...(key === 'a' ? day.buyers : day.suppliers).keys()]
      .sort((one, other) => held(other).length - held(one).length || one - other)
      .slice(0, count)
  }
  const make = (what: string, change: Partial<SelectionProblem>, frozenUntil: number): Case => ({
    name: `${name}: ${what}`,
    problem: { ...day, ...change },
    published,
    frozenUntil,
  })
  return [
    make(
      'two suppliers do not come back at mid-day',
      freeFrom('suppliers', busiest('b', 2, middle, slots), slots),
      middle,
    ),
    make(
      'two buyers do not come back at mid-day',
      freeFrom('buyers', busiest('a', 2, middle, slots), slots),
      middle,
    ),
    make('a supplier comes at mid-day', freeFrom('suppliers', busiest('b', 1, 0, middle), middle), 0),
    make('a buyer comes two slots late', freeFrom('buyers', busiest('a', 1, 0, 2), 2), 0),
    make(
      'a table is lost at mid-day',
      tables((slot) => (slot < middle ? 10 : 9)),
      middle,
    ),
    make(
      'a slot of the afternoon is lost',
      tables((slot) => (slot === middle + 1 ? 0 : 10)),
      middle,
    ),
    make(
      'a late buyer, two suppliers gone and a table lost',
      {
        ...freeFrom('buyers', busiest('a', 1, 0, 2), 2),
        ...freeFrom('suppliers', busiest('b', 2, 0, slots), slots),
        ...tables(() => 9),
      },
      0,
    ),
  ]
}

const measure = ({ name, problem, published, frozenUntil }: Case) => {
  const day = valid(problem)
  const milliseconds: number[] = []
  let answer: Replan | null = null
  for (let run = 0; run < RUNS; run += 1) {
    const begun = performance.now()
    const result = replan(day, published, { seed: 1, steps: STEPS, frozenUntil })
    milliseconds.push(performance.now() - begun)
    if (!result.ok) throw new Error(result.errors[0]?.message)
    answer = result.value
  }
  if (answer === null || checkReplan(day, published, frozenUntil, answer).length > 0) {
    throw new Error(`${name}: the checker refuses the timetable`)
  }
  const [first = 0, ...others] = milliseconds
  const [removed = 0, slotMoved = 0, tableMoved = 0] = trivialRepair(problem, published, frozenUntil)
  const figures = Object.fromEntries(answer.stages.map(({ name: stage, value }) => [stage, value]))
  return {
    name,
    published: published.length,
    proved: answer.status === 'optimal',
    steps: answer.steps,
    ...figures,
    cancelled: answer.cancelled.length,
    added: answer.added.length,
    byHand: { removed, slotMoved, tableMoved },
    firstMilliseconds: first,
    worstMilliseconds: Math.max(...others),
  }
}

/**
 * Mending a published day of 10 × 27: seconds and proof beside the bound, changes beside those of a repair by hand
 * (all that can stay stays, the others go to the first slot with room).
 */
export const bench = () => {
  const tight = seedDay()
  const size = { buyers: 10, suppliers: 27, slots: 12, availability: 0.85, requests: 140, heaviest: 35 }
  const loose = { ...randomDay(7, size), tables: 10 }
  const cases = [...casesOf('8 slots, 79 meetings', tight), ...casesOf('12 slots, weights', loose)].map(
    measure,
  )
  const worst = Math.max(...cases.map((one) => Math.max(one.firstMilliseconds, one.worstMilliseconds)))
  return {
    proved: cases.every((one) => one.proved),
    worstMilliseconds: worst,
    boundMilliseconds: BOUND_SECONDS * 1000,
    ratio: worst / (BOUND_SECONDS * 1000),
    cases,
  }
}
