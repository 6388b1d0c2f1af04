import { describe, expect, it } from 'vitest'
import type { Actor } from '../../platform/access/actor.ts'
import { anyDoor, doorOf } from './policy.ts'

const event = { id: 'jour', organiserId: 'organisme' }
const device = (eventId = 'jour'): Actor => ({ kind: 'agent', linkId: 'l', eventId, deviceId: 'd' })
const person = (over: Partial<Extract<Actor, { kind: 'person' }>> = {}): Actor => ({
  kind: 'person',
  personId: 'p',
  sessionId: 's',
  name: 'Ada',
  shared: false,
  memberships: [],
  platform: [],
  asleep: [],
  ...over,
})
const member = (role: 'reader' | 'contributor'): Actor =>
  person({ memberships: [{ organisationId: 'organisme', role, kinds: [], departments: [] }] })
const participant: Actor = { kind: 'participant', linkId: 'l', eventId: 'jour', participantId: 'p' }

describe('doorOf', () => {
  const policy = doorOf()
  it.each<[string, Actor, boolean]>([
    ['a device of this event', device(), true],
    ['a device of another event', device('autre'), false],
    ['the mission', person({ platform: ['mission'] }), true],
    ['a contributor of the organiser', member('contributor'), true],
    ['a reader of the organiser', member('reader'), false],
    ['a participant of the event', participant, false],
    ['a visitor', { kind: 'visitor' }, false],
  ])('%s', (_, actor, expected) => {
    expect(policy.decide(actor, { event }).allowed).toBe(expected)
  })

  it('says its name, and why it refuses', () => {
    expect(policy.name).toBe('door of the event')
    expect(policy.decide({ kind: 'visitor' }, { event })).toEqual({ allowed: false, reason: 'door' })
  })
})

describe('anyDoor', () => {
  const policy = anyDoor()
  it.each<[string, Actor, boolean]>([
    ['a device, whatever the event', device('autre'), true],
    ['the mission', person({ platform: ['mission'] }), false],
    ['a participant', participant, false],
  ])('%s', (_, actor, expected) => {
    expect(policy.decide(actor, undefined).allowed).toBe(expected)
  })

  it('says its name, and why it refuses', () => {
    expect(policy.name).toBe('device of a door')
    expect(policy.decide({ kind: 'visitor' }, undefined)).toEqual({ allowed: false, reason: 'door' })
  })
})
