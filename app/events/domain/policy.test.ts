import { describe, expect, it } from 'vitest'
import type { Actor, Membership, PersonActor } from '../../platform/access/actor.ts'
import type { OpenMapEvent } from './event.ts'
import {
  anyParticipant,
  eventCreator,
  organiserOf,
  organises,
  organisingBody,
  participantOf,
} from './policy.ts'

const event = { id: 'e1', organiserId: 'mission' } as OpenMapEvent
const participant = (eventId: string): Actor => ({
  kind: 'participant',
  linkId: 'l',
  eventId,
  participantId: 'p',
})

const actors: readonly (readonly [string, Actor, boolean, boolean])[] = [
  ['a visitor', { kind: 'visitor' }, false, false],
  ['a participant of this event', participant('e1'), true, true],
  ['a participant of another event', participant('e2'), false, true],
  ['the system', { kind: 'system', purpose: 'job' }, false, false],
  [
    'a job that names the event',
    { ...participant('e1'), kind: 'system', purpose: 'job' } as Actor,
    false,
    false,
  ],
]

describe('participantOf and anyParticipant', () => {
  it.each(actors)('%s', (_, actor, own, any) => {
    expect([
      participantOf().decide(actor, { event }).allowed,
      anyParticipant().decide(actor, undefined).allowed,
    ]).toEqual([own, any])
  })
})

const somebody = (held: Partial<PersonActor>): Actor => ({
  kind: 'person',
  personId: 'p',
  sessionId: 's',
  name: '',
  shared: false,
  memberships: [],
  platform: [],
  asleep: [],
  ...held,
})
const member = (organisationId: string, role: Membership['role'], ...kinds: string[]): Actor =>
  somebody({ memberships: [{ organisationId, role, kinds, departments: [] }] })

describe('organiserOf and eventCreator', () => {
  it.each([
    ['a visitor', { kind: 'visitor' }, false, false],
    ['a participant', participant('e1'), false, false],
    ['the system', { kind: 'system', purpose: 'job' }, false, false],
    ['the mission', somebody({ platform: ['mission'] }), true, true],
    ['the technical administrator', somebody({ platform: ['administrator'] }), false, false],
    ['a mission role asleep', somebody({ asleep: ['mission'] }), false, false],
    ['a contributor of the organising body', member('mission', 'contributor', 'mission'), true, true],
    ['a manager of the organising body', member('mission', 'manager', 'mission'), true, true],
    ['a reader of the organising body', member('mission', 'reader', 'mission'), false, false],
    ['a manager of a buyer', member('buyer', 'manager', 'buyer'), false, false],
    ['a contributor of another mission', member('elsewhere', 'contributor', 'mission'), false, true],
  ] as readonly (readonly [string, Actor, boolean, boolean])[])('%s', (_, actor, organiser, creator) => {
    expect([
      organiserOf().decide(actor, { event }).allowed,
      eventCreator().decide(actor, undefined).allowed,
    ]).toEqual([organiser, creator])
  })

  it('leave an event without organiser to the mission alone', () => {
    expect(organises(member('mission', 'manager', 'mission'), { organiserId: null })).toBe(false)
    expect(organises(somebody({ platform: ['mission'] }), { organiserId: null })).toBe(true)
  })

  it('name the body of those who create', () => {
    expect(organisingBody(member('m', 'contributor', 'partner', 'mission'))).toBe('m')
    expect(organisingBody(member('m', 'reader', 'mission'))).toBeNull()
    expect(organisingBody(somebody({ platform: ['mission'] }))).toBeNull()
    expect(organisingBody({ kind: 'visitor' })).toBeNull()
  })

  it('bear names and reasons', () => {
    expect(
      [organiserOf(), eventCreator(), participantOf(), anyParticipant()].map(({ name }) => name),
    ).toEqual(['organiser of the event', 'creator of events', 'participant of the event', 'participant'])
    const visitor: Actor = { kind: 'visitor' }
    expect(organiserOf().decide(visitor, { event })).toEqual({ allowed: false, reason: 'organiser' })
    expect(eventCreator().decide(visitor, undefined)).toEqual({ allowed: false, reason: 'mission' })
    expect(participantOf().decide(visitor, { event })).toEqual({ allowed: false, reason: 'participant' })
    expect(anyParticipant().decide(visitor, undefined)).toEqual({ allowed: false, reason: 'participant' })
  })
})
