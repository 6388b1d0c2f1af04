import { describe, expect, it } from 'vitest'
import { delegationProblem, delegationState, endsSoon } from './delegation.ts'

const today = '2026-11-24'
const wanted = { fromId: 'a', toId: 'b', role: 'contributor', startsOn: today, endsOn: today } as const

describe('delegationProblem', () => {
  it.each([
    ['one day, today', {}, null],
    ['a year less a day', { startsOn: '2027-01-01', endsOn: '2027-12-31' }, null],
    ['a year', { startsOn: '2027-01-01', endsOn: '2028-01-01' }, 'delegation-long'],
    ['the same role', { role: 'manager' }, null],
    ['to oneself', { toId: 'a' }, 'delegation-self'],
    ['from yesterday', { startsOn: '2026-11-23' }, 'delegation-past'],
    ['backwards', { startsOn: '2026-11-26', endsOn: '2026-11-25' }, 'delegation-order'],
  ] as const)('%s', (_, change, problem) => {
    expect(delegationProblem({ ...wanted, ...change }, 'manager', today)).toBe(problem)
  })
  it('never lends more than is held', () => {
    expect(delegationProblem(wanted, 'reader', today)).toBe('delegation-role')
    expect(delegationProblem({ ...wanted, role: 'manager' }, 'contributor', today)).toBe('delegation-role')
  })
})

describe('days of a delegation', () => {
  const span = { startsOn: '2026-11-20', endsOn: '2026-11-30' }
  it.each([
    ['2026-11-19', 'coming', false],
    ['2026-11-20', 'running', false],
    ['2026-11-23', 'running', false],
    ['2026-11-24', 'running', true],
    ['2026-11-30', 'running', true],
    ['2026-12-01', 'over', false],
  ])('%s: %s', (day, state, soon) => {
    expect([delegationState(span, day), endsSoon(span, day)]).toEqual([state, soon])
  })
})
