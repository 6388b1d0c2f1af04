import { describe, expect, it } from 'vitest'
import {
  checkReplan,
  type Replan,
  type ReplanConstraint,
  replan,
  type SelectionProblem,
  validateProblem,
} from '../index.ts'

const free = [true, true, true]
const problem: SelectionProblem = {
  slots: 3,
  tables: [2, 2, 1],
  buyers: [{ free }, { free }, { free, least: 3 }],
  suppliers: [{ free }, { free: [true, true, false] }, { free: [true, false, false] }],
  requests: [
    { a: 0, b: 0, weight: 5 },
    { a: 1, b: 1, weight: 3 },
    { a: 2, b: 0, weight: 2 },
    { a: 0, b: 1, weight: 1 },
    { a: 1, b: 2, weight: 1 },
  ],
}
// The first slot is past; the supplier 2 has left before the last one; two pairs wait for a place.
const published = [
  { a: 0, b: 0, slot: 0, table: 0 },
  { a: 1, b: 1, slot: 1, table: 0 },
  { a: 1, b: 2, slot: 2, table: 0 },
]

function answer(): Replan {
  const day = validateProblem(problem)
  if (!day.ok) throw new Error('refused')
  const result = replan(day.value, published, { seed: 1, steps: 1000, frozenUntil: 1 })
  if (!result.ok) throw new Error('refused')
  return result.value
}

function broken(change: Partial<Replan>, day = problem): ReplanConstraint[] {
  return [
    ...new Set(
      checkReplan(day, published, 1, { ...answer(), ...change }).map(({ constraint }) => constraint),
    ),
  ]
}

describe('checkReplan', () => {
  const sound = answer()
  const withStage = (name: string, change: object) => ({
    stages: sound.stages.map((stage) => (stage.name === name ? { ...stage, ...change } : stage)),
  })

  it('accepts the timetable that it is then given with one fault at a time', () => {
    expect(broken({})).toEqual([])
    expect(sound).toMatchObject({ status: 'optimal', cancelled: [{ a: 1, b: 2 }], added: [{ a: 2, b: 0 }] })
  })

  it.each<[ReplanConstraint, Partial<Replan>]>([
    ['past', { meetings: sound.meetings.map((one) => (one.slot === 0 ? { ...one, table: 1 } : one)) }],
    ['past', { meetings: sound.meetings.filter(({ slot }) => slot > 0) }],
    ['met-twice', { meetings: [...sound.meetings, { a: 0, b: 0, slot: 2, table: 0 }] }],
    ['availability', { meetings: sound.meetings.map((one) => (one.b === 1 ? { ...one, slot: 2 } : one)) }],
    ['difference', { kept: [] }],
    ['difference', { added: [] }],
    [
      'difference',
      { moved: [{ a: 1, b: 1, change: 'slot', from: { slot: 1, table: 0 }, to: { slot: 2, table: 0 } }] },
    ],
    ['cancellation', { cancelled: [{ a: 1, b: 2, slot: 2, table: 0, reason: { code: 'vetoed' } }] }],
    [
      'cancellation',
      { cancelled: [{ a: 1, b: 2, slot: 2, table: 0, reason: { code: 'absent', parties: ['buyer'] } }] },
    ],
    ['cancellation', { cancelled: [{ a: 1, b: 1, slot: 1, table: 0, reason: { code: 'no-common-slot' } }] }],
    ['stage', withStage('weight', { value: 99, bound: 99 })],
    ['stage', withStage('missing', { value: 0, bound: 0 })],
    ['stage', withStage('removed', { value: 1, bound: 1 })],
    ['bound', withStage('weight', { bound: 0 })],
    ['bound', withStage('slot-moved', { bound: 7 })],
    ['status', withStage('missing', { bound: 1 })],
  ])('names %s', (constraint, change) => {
    expect(broken(change)).toContain(constraint)
  })

  it('holds later meetings to the quota that the past has left', () => {
    const [first, ...others] = problem.buyers
    const strict = { ...problem, buyers: [{ free, ...first, quota: 1 }, ...others] }
    const one = { a: 0, b: 1, slot: 2, table: 0 }
    const meetings = [...sound.meetings, one]
    expect(broken({ meetings, added: [...sound.added, { ...one, weight: 1 }] }, strict)).toContain(
      'buyer-quota',
    )
  })
})
