import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCursor, writeCursor } from './cursor.ts'
import { KEY_LENGTH, KEY_LETTERS, keyFrom, keyOfHeader, keyState, looksLikeKey } from './key.ts'
import { limitHeaders, spend, subscriberOf, WINDOW_SECONDS } from './limits.ts'

const drawn = fc
  .array(fc.constantFrom(...KEY_LETTERS), { minLength: KEY_LENGTH, maxLength: KEY_LENGTH })
  .map((letters) => letters.join(''))

describe('a key', () => {
  it('is told from a text in which one letter changed', () => {
    fc.assert(
      fc.property(drawn, fc.nat(37), fc.constantFrom(...KEY_LETTERS), (letters, place, other) => {
        const key = keyFrom(letters)
        const at = 6 + place
        const changed = key.slice(0, at) + other + key.slice(at + 1)
        expect([looksLikeKey(key), looksLikeKey(changed)]).toEqual([true, changed === key])
      }),
    )
  })

  it('is read of a header, and nothing else is taken for one', () => {
    const key = keyFrom('a'.repeat(KEY_LENGTH))
    expect(
      [null, `Bearer ${key}`, `bearer  ${key} `, `Basic ${key}`, key, 'Bearer x', ''].map(keyOfHeader),
    ).toEqual([null, key, key, '', '', '', ''])
  })

  it('opens nothing revoked, expired, without owner or for another use', () => {
    const now = new Date('2026-11-26T10:00:00Z')
    const good = {
      scopes: ['read'],
      expiresAt: new Date(now.getTime() + 1),
      revokedAt: null,
      ownerGone: false,
    }
    expect(
      [
        good,
        { ...good, revokedAt: now },
        { ...good, expiresAt: now },
        { ...good, ownerGone: true },
        { ...good, scopes: [] },
      ].map((key) => keyState(key, now, 'read')),
    ).toEqual(['valid', 'revoked', 'expired', 'suspended', 'out of scope'])
  })
})

describe('a cursor', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.nat(999_999_999), fc.stringMatching(/^[\w-]{1,40}$/), (id, count, search) => {
        expect(readCursor(writeCursor({ id, count, search }))).toEqual({ id, count, search })
      }),
    )
  })
  it('is nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readCursor(text)).toBeNull()
      }),
    )
    for (const text of [
      'x 1 a',
      '00000000-0000-0000-0000-000000000000 -1 a',
      '00000000-0000-0000-0000-000000000000 1 a b',
    ])
      expect(readCursor(Buffer.from(text).toString('base64url'))).toBeNull()
  })
})

describe('limits', () => {
  it('give a quota in each window, and never more', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(600), fc.integer({ min: 1, max: 20 })), { maxLength: 300 }),
        fc.integer({ min: 20, max: 100 }),
        (asked, quota) => {
          const spent = new Map<number, number>()
          let count: Parameters<typeof spend>[0]
          for (const [seconds, cost] of asked.toSorted(([one], [other]) => one - other)) {
            const judged = spend(count, seconds, cost, quota)
            count = judged.count
            const window = Math.floor(seconds / WINDOW_SECONDS)
            const before = spent.get(window) ?? 0
            expect(judged.allowed).toBe(before + cost <= quota)
            spent.set(window, before + (judged.allowed ? cost : 0))
            expect([judged.remaining, judged.reset > 0 && judged.reset <= WINDOW_SECONDS]).toEqual([
              quota - (spent.get(window) ?? 0),
              true,
            ])
          }
        },
      ),
    )
  })

  it('tell when to come back only to those who must', () => {
    const judged = { count: { window: 0, spent: 60 }, allowed: false, remaining: 0, reset: 12 }
    expect(limitHeaders('anonymous', judged)).toEqual({
      'RateLimit-Policy': '"anonyme";q=60;w=60',
      RateLimit: '"anonyme";r=0;t=12',
      'Retry-After': '12',
    })
    expect(limitHeaders('key', { ...judged, allowed: true })).not.toHaveProperty('Retry-After')
  })

  it('count subscribers, not addresses', () => {
    expect(
      [
        '192.0.2.7',
        '::ffff:192.0.2.7',
        '2001:db8:1:2::5',
        '2001:0db8:0001:0002:ffff::1',
        '::1',
        'fe80::1%eth0',
        'inconnue',
      ].map(subscriberOf),
    ).toEqual([
      '192.0.2.7',
      '192.0.2.7',
      '2001:db8:1:2::/64',
      '2001:db8:1:2::/64',
      '0:0:0:0::/64',
      'fe80:0:0:0::/64',
      null,
    ])
  })
})
