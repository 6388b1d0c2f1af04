import { describe, expect, it } from 'vitest'
import { type AccessLink, actorOf, destinationOf, exchangeable } from './accessLink.ts'

const now = new Date('2026-11-24T08:00:00Z')
const link: AccessLink = {
  id: 'l',
  eventId: 'e',
  subjectId: 'p',
  rights: ['agenda.read'],
  expiresAt: new Date('2026-11-25T08:00:00Z'),
  revokedAt: null,
}

describe('exchangeable', () => {
  it.each([
    ['live', link, true],
    ['at the instant it expires', { ...link, expiresAt: now }, false],
    ['revoked', { ...link, revokedAt: now }, false],
  ] as const)('%s', (_, one, expected) => {
    expect(exchangeable(one, now)).toBe(expected)
  })
})

describe('actorOf', () => {
  it('names the participant', () => {
    expect(actorOf(link)).toEqual({ kind: 'participant', linkId: 'l', eventId: 'e', participantId: 'p' })
  })
  it('names the device of the door', () => {
    expect(actorOf({ ...link, rights: ['door.check-in'] })).toEqual({
      kind: 'agent',
      linkId: 'l',
      eventId: 'e',
      deviceId: 'p',
    })
  })
  it('names the registration that came with it, and only then', () => {
    expect(actorOf({ ...link, registrationId: 'i' })).toEqual({
      kind: 'participant',
      linkId: 'l',
      eventId: 'e',
      participantId: 'p',
      registrationId: 'i',
    })
    expect(actorOf({ ...link, registrationId: null })).toStrictEqual(actorOf(link))
  })
  it('says that it opens an application', () => {
    expect(actorOf({ ...link, rights: ['pitch.apply'] })).toMatchObject({
      kind: 'participant',
      applies: true,
    })
    expect(actorOf(link)).not.toHaveProperty('applies')
  })
  it('is nobody once revoked', () => {
    expect(actorOf({ ...link, revokedAt: now })).toBeNull()
  })
})

describe('where a link leads', () => {
  it.each([
    ['agenda.read', '/mon-agenda'],
    ['pitch.apply', '/ma-candidature'],
    ['door.check-in', '/mon-accueil'],
  ])('%s', (right, path) => {
    expect(destinationOf({ rights: [right] })).toBe(path)
  })
})
