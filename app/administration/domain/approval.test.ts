import { describe, expect, it } from 'vitest'
import type { Actor } from '../../platform/access/actor.ts'
import { mayDecide, stateAt } from './approval.ts'

const NOW = new Date('2026-11-24T08:00:00Z')
const person = (personId: string, platform: readonly ('mission' | 'administrator')[]): Actor => ({
  kind: 'person',
  personId,
  sessionId: 's',
  name: '',
  shared: false,
  memberships: [],
  platform,
  asleep: platform.length === 0 ? ['administrator'] : [],
})
const waiting = { askedBy: 'a', state: 'waiting', expiresAt: new Date('2026-11-25T08:00:00Z') } as const

describe('mayDecide', () => {
  it.each([
    ['another administrator approves', 'approved', person('b', ['administrator']), 'yes'],
    ['another administrator refuses', 'refused', person('b', ['administrator']), 'yes'],
    ['whoever asked does not approve', 'approved', person('a', ['administrator']), 'same-person'],
    ['whoever asked does not refuse', 'refused', person('a', ['administrator']), 'same-person'],
    ['whoever asked takes it back', 'withdrawn', person('a', ['administrator']), 'yes'],
    ['another does not take it back', 'withdrawn', person('b', ['administrator']), 'not-yours'],
    ['the mission decides nothing', 'approved', person('b', ['mission']), 'not-administrator'],
    ['a sleeping role decides nothing', 'approved', person('b', []), 'not-administrator'],
    ['a visitor decides nothing', 'approved', { kind: 'visitor' }, 'not-administrator'],
    [
      'half a sign-in decides nothing',
      'approved',
      { kind: 'half', personId: 'b', sessionId: 's' },
      'not-administrator',
    ],
    ['the command line approves', 'approved', { kind: 'system', purpose: 'admin' }, 'yes'],
    ['the command line refuses', 'refused', { kind: 'system', purpose: 'admin' }, 'yes'],
    ['the command line takes nothing back', 'withdrawn', { kind: 'system', purpose: 'admin' }, 'not-yours'],
  ] as const)('%s', (_, decision, actor, expected) => {
    expect(mayDecide(waiting, decision, actor, NOW)).toBe(expected)
  })

  it('lets nobody decide what is decided or over', () => {
    const other = person('b', ['administrator'])
    const late = { ...waiting, expiresAt: NOW }
    expect(mayDecide(late, 'approved', other, NOW)).toBe('over')
    for (const state of ['approved', 'refused', 'withdrawn', 'expired'] as const)
      expect(mayDecide({ ...waiting, state }, 'approved', other, NOW)).toBe('over')
  })

  it('keeps two people apart when nobody is known to have asked', () => {
    expect(mayDecide({ ...waiting, askedBy: null }, 'approved', person('b', ['administrator']), NOW)).toBe(
      'yes',
    )
    expect(mayDecide({ ...waiting, askedBy: null }, 'withdrawn', person('b', ['administrator']), NOW)).toBe(
      'not-yours',
    )
  })
})

it('is over at its very last instant', () => {
  expect(stateAt(waiting, new Date('2026-11-25T07:59:59.999Z'))).toBe('waiting')
  expect(stateAt(waiting, waiting.expiresAt)).toBe('expired')
})
