import { describe, expect, it } from 'vitest'
import { type Factors, mayRemove, needsDouble, provedLately } from './proof.ts'

const now = new Date('2026-11-24T12:00:00Z')
const before = (minutes: number, seconds = 0) => new Date(now.getTime() - (minutes * 60 + seconds) * 1000)
const none: Factors = { codes: false, password: false, passkeys: [], overTerritory: false }
const strong = { id: 'k', userVerified: true }
const weak = { id: 'w', userVerified: false }

describe('needsDouble', () => {
  it.each([
    ['nothing', none, false],
    ['a password', { ...none, password: true }, false],
    ['codes', { ...none, codes: true }, true],
    ['a key, without a role over the territory', { ...none, passkeys: [strong] }, false],
    ['a key and such a role', { ...none, passkeys: [strong], overTerritory: true }, true],
    [
      'such a role and a key that recognises nobody',
      { ...none, passkeys: [weak], overTerritory: true },
      false,
    ],
    ['such a role alone', { ...none, overTerritory: true }, false],
  ] as const)('with %s', (_, factors, expected) => {
    expect(needsDouble(factors)).toBe(expected)
  })
})

describe('provedLately', () => {
  it.each([
    ['ten minutes after the sign-in', none, { openedAt: before(10), secondFactorAt: null }, true],
    ['a second later', none, { openedAt: before(10, 1), secondFactorAt: null }, false],
    ['after a later double proof', none, { openedAt: before(60), secondFactorAt: before(5) }, true],
    [
      'with codes, by a sign-in alone',
      { ...none, codes: true },
      { openedAt: now, secondFactorAt: null },
      false,
    ],
    [
      'with codes, by an old code in a new session',
      { ...none, codes: true },
      { openedAt: now, secondFactorAt: before(11) },
      false,
    ],
    [
      'with codes, by a code',
      { ...none, codes: true },
      { openedAt: before(60), secondFactorAt: before(9) },
      true,
    ],
    [
      'by nothing, of a session of another time',
      none,
      { openedAt: before(600), secondFactorAt: null },
      false,
    ],
  ] as const)('%s', (_, factors, proofs, expected) => {
    expect(provedLately(proofs, factors, now)).toBe(expected)
  })
})

describe('mayRemove', () => {
  const held: Factors = { ...none, overTerritory: true }
  it.each([
    ['codes, without a role over the territory', { ...none, codes: true }, 'codes', true],
    ['codes, the last factor', { ...held, codes: true }, 'codes', false],
    ['codes, beside a key', { ...held, codes: true, passkeys: [strong] }, 'codes', true],
    [
      'codes, beside a key that recognises nobody',
      { ...held, codes: true, passkeys: [weak] },
      'codes',
      false,
    ],
    ['the last key', { ...held, passkeys: [strong] }, { passkey: 'k' }, false],
    ['a key beside codes', { ...held, codes: true, passkeys: [strong] }, { passkey: 'k' }, true],
    [
      'one key of two',
      { ...held, passkeys: [strong, { id: 'l', userVerified: true }] },
      { passkey: 'k' },
      true,
    ],
    ['a key that recognises nobody', { ...held, passkeys: [weak] }, { passkey: 'w' }, true],
    ['the last key, without such a role', { ...none, passkeys: [strong] }, { passkey: 'k' }, true],
  ] as const)('%s', (_, factors, removed, expected) => {
    expect(mayRemove(factors, removed)).toBe(expected)
  })
})
