import { describe, expect, it } from 'vitest'
import { type AccessLink, actorOf, exchangeable } from './accessLink.ts'

const now = new Date('2026-11-24T08:00:00Z')
const link: AccessLink = {
  id: 'l',
  kind: 'participant',
  eventId: 'e',
  subjectId: 'p',
  singleUse: false,
  expiresAt: new Date('2026-11-25T08:00:00Z'),
  usedAt: null,
  revokedAt: null,
}

describe('exchangeable', () => {
  it.each([
    ['a fresh link', {}, true],
    ['a reusable link already used', { usedAt: now }, true],
    ['a single-use link already used', { singleUse: true, usedAt: now }, false],
    ['a revoked link', { revokedAt: now }, false],
    ['a link whose time is over', { expiresAt: now }, false],
  ])('%s', (_, change, expected) => {
    expect(exchangeable({ ...link, ...change }, now)).toBe(expected)
  })
})

describe('actorOf', () => {
  it('names the participant and the event', () => {
    expect(actorOf(link)).toEqual({ kind: 'participant', linkId: 'l', eventId: 'e', participantId: 'p' })
  })
  it('names the administrator', () => {
    expect(actorOf({ ...link, kind: 'administrator', eventId: null, subjectId: null })).toEqual({
      kind: 'administrator',
      linkId: 'l',
    })
  })
  it('is nobody once the link is revoked', () => {
    expect(actorOf({ ...link, revokedAt: now })).toBeNull()
  })
  it('is nobody when a participant link names no participant', () => {
    expect(actorOf({ ...link, subjectId: null })).toBeNull()
  })
})
