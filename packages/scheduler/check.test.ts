import { describe, expect, it } from 'vitest'
import {
  type CheckedAnswer,
  type Constraint,
  checkSelection,
  type Meeting,
  type SelectionProblem,
} from './index.ts'

const free = [true, true, true]
const problem: SelectionProblem = {
  slots: 3,
  tables: 2,
  buyers: [{ free, quota: 2 }, { free: [true, true, false] }, { free }],
  suppliers: [{ free, quota: 2 }, { free }, { free, least: 2 }],
  requests: [
    { a: 0, b: 0, weight: 5 },
    { a: 0, b: 1, weight: 3 },
    { a: 1, b: 0, weight: 2 },
    { a: 1, b: 2, weight: 4 },
    { a: 2, b: 0, weight: 1 },
    { a: 0, b: 2, weight: 1 },
    { a: 2, b: 1, weight: 1 },
  ],
  pins: [{ a: 0, b: 0, slot: 0, table: 1 }],
  vetoes: [{ a: 2, b: 1 }],
  forbids: [{ a: 0, b: 1, slot: 2 }],
}
const meetings: Meeting[] = [
  { a: 0, b: 0, slot: 0, table: 1 },
  { a: 1, b: 2, slot: 0, table: 0 },
  { a: 1, b: 0, slot: 1, table: 0 },
  { a: 0, b: 1, slot: 1, table: 1 },
]
const unmet = [
  { a: 2, b: 0 },
  { a: 0, b: 2 },
  { a: 2, b: 1 },
]
const answer: CheckedAnswer = {
  status: 'optimal',
  objective: 14,
  bound: 14,
  meetings,
  unmet,
  missing: 1,
  missingBound: 1,
}

function broken(change: Partial<CheckedAnswer>): Constraint[] {
  return [
    ...new Set(checkSelection(problem, { ...answer, ...change }).map((violation) => violation.constraint)),
  ]
}

function withMeeting(index: number, change: Partial<Meeting>): Meeting[] {
  return meetings.map((meeting, position) => (position === index ? { ...meeting, ...change } : meeting))
}

describe('checkSelection', () => {
  it('accepts the timetable it is then given with one fault at a time', () => {
    expect(broken({})).toEqual([])
  })

  const faults: readonly [Constraint, Partial<CheckedAnswer>][] = [
    ['unknown-party', { meetings: withMeeting(1, { a: 9 }) }],
    ['not-requested', { meetings: withMeeting(3, { a: 2, b: 2 }) }],
    ['vetoed', { meetings: withMeeting(3, { a: 2 }) }],
    ['forbidden', { meetings: withMeeting(3, { slot: 2 }) }],
    ['guarantee', { missing: 0, missingBound: 0 }],
    ['guarantee', { missingBound: 2 }],
    ['status', { missingBound: 0 }],
    ['met-twice', { meetings: [...meetings, { a: 0, b: 1, slot: 2, table: 0 }] }],
    ['slot-range', { meetings: withMeeting(3, { slot: 3 }) }],
    ['table-range', { meetings: withMeeting(3, { table: 2 }) }],
    ['availability', { meetings: withMeeting(2, { slot: 2 }) }],
    ['buyer-clash', { meetings: withMeeting(3, { slot: 0 }) }],
    ['supplier-clash', { meetings: withMeeting(2, { slot: 0 }) }],
    ['tables', { meetings: withMeeting(2, { slot: 0 }) }],
    ['table-clash', { meetings: withMeeting(3, { table: 0 }) }],
    ['buyer-quota', { meetings: [...meetings, { a: 0, b: 2, slot: 2, table: 0 }] }],
    ['supplier-quota', { meetings: [...meetings, { a: 2, b: 0, slot: 2, table: 0 }] }],
    ['pin', { meetings: withMeeting(0, { slot: 2 }) }],
    ['objective', { objective: 15, bound: 15 }],
    ['bound', { bound: 13 }],
    ['status', { bound: 15 }],
    ['unmet', { unmet: unmet.slice(1) }],
  ]
  it.each(faults)('names %s', (constraint, change) => {
    expect(broken(change)).toContain(constraint)
  })

  it('names nothing but the fault where the fault touches nothing else', () => {
    expect(broken({ meetings: withMeeting(3, { table: 0 }) })).toEqual(['table-clash'])
    expect(broken({ bound: 15 })).toEqual(['status'])
    expect(broken({ meetings: withMeeting(0, { slot: 2 }) })).toEqual(['pin'])
  })

  it('lets a party have as many meetings in a slot as it has representatives, and no more', () => {
    const [first, ...others] = problem.buyers
    const twice = { ...problem, buyers: [{ ...first, free, representatives: 2 }, ...others] }
    const answers = { ...answer, meetings: withMeeting(3, { slot: 0, table: 1 }) }
    const named = (day: SelectionProblem) => checkSelection(day, answers).map(({ constraint }) => constraint)
    expect(named(problem)).toContain('buyer-clash')
    expect(named(twice)).not.toContain('buyer-clash')
  })

  it('refuses meetings under the status infeasible', () => {
    expect(broken({ status: 'infeasible' })).toEqual(['status'])
  })
})
