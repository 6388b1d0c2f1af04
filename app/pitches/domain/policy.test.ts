import { describe, expect, it } from 'vitest'
import type { Actor } from '../../platform/access/actor.ts'
import { applicantOf, jurorOf } from './policy.ts'

const person = (personId: string): Actor => ({
  kind: 'person',
  personId,
  sessionId: 's',
  name: 'Ada',
  shared: false,
  memberships: [],
  platform: [],
  asleep: [],
})
const link = (participantId: string, eventId = 'jour'): Actor => ({
  kind: 'participant',
  linkId: 'l',
  eventId,
  participantId,
})

describe('jurorOf', () => {
  const policy = jurorOf()
  it.each<[string, Actor, boolean, boolean]>([
    ['a member of the jury', person('ada'), true, true],
    ['somebody else signed in', person('ada'), false, false],
    ['a participant’s link, whatever it says', link('ada'), true, false],
    ['a visitor', { kind: 'visitor' }, true, false],
  ])('%s', (_, actor, juror, expected) => {
    expect(policy.decide(actor, { juror }).allowed).toBe(expected)
  })

  it('asks to sign in, says its name, and why it refuses', () => {
    expect([policy.name, policy.people]).toEqual(['juror of the event', true])
    expect(policy.decide({ kind: 'visitor' }, { juror: true })).toEqual({ allowed: false, reason: 'juror' })
  })
})

describe('applicantOf', () => {
  const policy = applicantOf()
  const application = { id: 'candidature', eventId: 'jour', personId: 'ada' }
  it.each<[string, Actor, boolean]>([
    ['the link of this application', link('candidature'), true],
    ['the link of another one', link('autre'), false],
    ['the same number in another event', link('candidature', 'autre'), false],
    ['the account that applied', person('ada'), true],
    ['another account', person('bea'), false],
    ['an account of the same number as the application', person('candidature'), false],
    ['a visitor', { kind: 'visitor' }, false],
  ])('%s', (_, actor, expected) => {
    expect(policy.decide(actor, { application }).allowed).toBe(expected)
  })

  it('never takes « nobody » for an account', () => {
    expect(policy.decide(person('ada'), { application: { ...application, personId: null } }).allowed).toBe(
      false,
    )
  })

  it('says its name, and why it refuses', () => {
    expect(policy.name).toBe('applicant')
    expect(policy.decide({ kind: 'visitor' }, { application })).toEqual({
      allowed: false,
      reason: 'applicant',
    })
  })
})
