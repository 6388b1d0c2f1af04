import { describe, expect, it } from 'vitest'
import { type HeldSession, seenLongAgo, sessionActor } from './session.ts'

const now = new Date('2026-11-24T12:00:00Z')
const before = (hours: number, minutes = 0) => new Date(now.getTime() - (hours * 60 + minutes) * 60_000)
const held: HeldSession = {
  sessionId: 's',
  personId: 'p',
  name: 'Ada',
  shared: false,
  secondFactor: false,
  secondFactorAt: null,
  deactivatedAt: null,
  createdAt: before(1),
  seenAt: before(1),
  expiresAt: new Date('2026-12-01T12:00:00Z'),
  memberships: [{ organisationId: 'o', role: 'reader', kinds: ['buyer'], departments: [] }],
  platform: [],
  idle: { idleHours: 24, idleHoursPlatform: 2 },
}
const person = {
  kind: 'person',
  personId: 'p',
  sessionId: 's',
  name: 'Ada',
  shared: false,
  memberships: held.memberships,
  platform: [],
  asleep: [],
}

describe('sessionActor', () => {
  it('is the person with what they hold', () => {
    expect(sessionActor(held, now)).toEqual(person)
  })
  it('asks a person who set up a second factor for it', () => {
    expect(sessionActor({ ...held, secondFactor: true }, now)).toEqual({
      kind: 'half',
      personId: 'p',
      sessionId: 's',
    })
    expect(sessionActor({ ...held, secondFactor: true, secondFactorAt: before(1) }, now)).toEqual(person)
  })
  it('lets roles over the territory sleep until two proofs are given', () => {
    const platform = ['administrator'] as const
    expect(sessionActor({ ...held, platform }, now)).toEqual({ ...person, asleep: platform })
    expect(sessionActor({ ...held, platform, secondFactorAt: before(1) }, now)).toEqual({
      ...person,
      platform,
    })
  })
  it.each([
    ['a closed account', { deactivatedAt: before(0, 1) }],
    ['the end of its life', { expiresAt: now }],
    ['a day without use', { seenAt: before(24, 1) }],
    ['two hours without use, for a role over the territory', { platform: ['mission'], seenAt: before(2, 1) }],
  ] as const)('is a visitor after %s', (_, change) => {
    expect(sessionActor({ ...held, ...change }, now)).toEqual({ kind: 'visitor' })
  })
  it('stays open just before those limits', () => {
    expect(sessionActor({ ...held, seenAt: before(24) }, now).kind).toBe('person')
    expect(sessionActor({ ...held, platform: ['mission'], seenAt: before(1, 59) }, now).kind).toBe('person')
  })
})

describe('seenLongAgo', () => {
  it('spares the database between two clicks', () => {
    expect(seenLongAgo({ ...held, seenAt: before(0, 5) }, now)).toBe(false)
    expect(seenLongAgo({ ...held, seenAt: before(0, 6) }, now)).toBe(true)
  })
})
