import { describe, expect, it } from 'vitest'
import type { Actor } from '../../platform/access/actor.ts'
import { registrantOf } from './policy.ts'

const mine = { event: { id: 'jour' }, registration: { id: 'inscription' } }
const link = (over: Partial<Extract<Actor, { kind: 'participant' }>> = {}): Actor => ({
  kind: 'participant',
  linkId: 'lien',
  eventId: 'jour',
  participantId: 'participant',
  registrationId: 'inscription',
  ...over,
})
const person: Actor = {
  kind: 'person',
  personId: 'inscription',
  sessionId: 's',
  name: 'Ada',
  shared: false,
  memberships: [],
  platform: ['mission', 'administrator'],
  asleep: [],
}

describe('registrantOf', () => {
  const policy = registrantOf()
  it.each<[string, Actor, boolean]>([
    ['the link of this registration', link(), true],
    ['the link of another registration', link({ registrationId: 'autre' }), false],
    ['a link that came otherwise', link({ registrationId: null }), false],
    ['a link of another event', link({ eventId: 'autre' }), false],
    ['a person, whatever they hold', person, false],
    ['a visitor', { kind: 'visitor' }, false],
    ['the system', { kind: 'system', purpose: 'essai' }, false],
  ])('%s', (_, actor, expected) => {
    expect(policy.decide(actor, mine).allowed).toBe(expected)
  })

  it('says its name, and why it refuses', () => {
    expect(policy.name).toBe('holder of the registration')
    expect(policy.decide({ kind: 'visitor' }, mine)).toEqual({ allowed: false, reason: 'participant' })
  })
})
