import { describe, expect, it } from 'vitest'
import type { Actor, Membership } from './actor.ts'
import { rowContextOf, SETTING } from './rowContext.ts'

const member = (organisationId: string, role: Membership['role'], kinds: readonly string[]): Membership => ({
  organisationId,
  role,
  kinds,
  departments: [`${organisationId}1`, `${organisationId}2`],
})

const person: Actor = {
  kind: 'person',
  personId: 'p',
  sessionId: 's',
  name: 'Ada',
  shared: false,
  memberships: [
    member('r', 'reader', ['coordination', 'network']),
    member('c', 'contributor', ['buyer']),
    member('m', 'manager', ['coordination']),
  ],
  platform: ['mission', 'administrator'],
  asleep: ['mission'],
}

describe('the context of rows', () => {
  it('bears the prefix that the database reads', () => {
    expect(SETTING).toBe('openmap.')
  })

  it('of a person holds their bodies by what they may do there, their awake roles and their départements', () => {
    expect(rowContextOf(person)).toStrictEqual({
      actor: 'person',
      key: 'person:p',
      person: 'p',
      reads: '{r,c,m}',
      writes: '{c,m}',
      manages: '{m}',
      platform: '{mission,administrator}',
      departments: '{r1,r2,m1,m2}',
    })
    expect(rowContextOf({ ...person, memberships: [], platform: [] })).toStrictEqual({
      actor: 'person',
      key: 'person:p',
      person: 'p',
      reads: '{}',
      writes: '{}',
      manages: '{}',
      platform: '{}',
      departments: '{}',
    })
  })

  it('of whoever gave one proof of two, or none, holds no right at all', () => {
    expect(rowContextOf({ kind: 'visitor' })).toStrictEqual({ actor: 'visitor', key: 'visitor' })
    expect(rowContextOf({ kind: 'half', personId: 'p', sessionId: 's' })).toStrictEqual({
      actor: 'half',
      key: 'person:p',
    })
    expect(rowContextOf({ kind: 'system', purpose: 'job' })).toStrictEqual({
      actor: 'system',
      key: 'system:job',
    })
  })

  it('of a participant holds their registration', () => {
    expect(
      rowContextOf({ kind: 'participant', linkId: 'l', eventId: 'e', participantId: 'x' }),
    ).toStrictEqual({
      actor: 'participant',
      key: 'participant:x',
      event: 'e',
      participant: 'x',
    })
  })

  it('of whoever registered also holds the registration, and not where there is none', () => {
    const participant = { kind: 'participant', linkId: 'l', eventId: 'e', participantId: 'p' } as const
    expect(rowContextOf({ ...participant, registrationId: 'i' })).toStrictEqual({
      actor: 'participant',
      key: 'participant:p',
      event: 'e',
      participant: 'p',
      registration: 'i',
    })
    expect(rowContextOf({ ...participant, registrationId: null })).toStrictEqual(rowContextOf(participant))
  })

  it('of somebody who acts for a participant is that of the participant, in their own name', () => {
    const place = { kind: 'participant', linkId: null, eventId: 'e', participantId: 'p' } as const
    expect(rowContextOf({ ...place, by: person })).toStrictEqual({
      ...rowContextOf(place),
      key: 'person:p',
    })
  })

  it('of a device of the door holds its event, and no registration', () => {
    expect(rowContextOf({ kind: 'agent', linkId: 'l', eventId: 'e', deviceId: 'd' })).toStrictEqual({
      actor: 'agent',
      key: 'agent:d',
      door: 'e',
    })
  })
})
