import { describe, expect, it } from 'vitest'
import { acceptable, type Invitation } from './invitation.ts'

const now = new Date('2026-11-24T08:00:00Z')
const open: Invitation = {
  id: 'i',
  offer: { kind: 'body', organisationId: 'b', role: 'reader' },
  organisationName: 'Organisme',
  email: 'a@exemple.fr',
  expiresAt: new Date('2026-11-24T08:00:01Z'),
  acceptedAt: null,
  revokedAt: null,
}

describe('an invitation', () => {
  it.each([
    ['while it lasts', open, true],
    ['at the instant it expires', { ...open, expiresAt: now }, false],
    ['once accepted', { ...open, acceptedAt: now }, false],
    ['once withdrawn', { ...open, revokedAt: now }, false],
  ] as const)('may be accepted %s: %s', (_, invitation, expected) => {
    expect(acceptable(invitation, now)).toBe(expected)
  })
})
