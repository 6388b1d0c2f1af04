import { describe, expect, it } from 'vitest'
import { ALPHABET, badgeAddress, codeOf, readBadge, showCode } from './badge.ts'

const code = 'K7QW2M4FZ0123ABC'

describe('the code of a badge', () => {
  it('holds eighty bits, each of which counts', () => {
    expect(codeOf(new Uint8Array(10))).toBe('0'.repeat(16))
    expect(codeOf(new Uint8Array(10).fill(255))).toBe('Z'.repeat(16))
    const seen = new Set([codeOf(new Uint8Array(10))])
    for (let bit = 0; bit < 80; bit += 1) {
      const bytes = new Uint8Array(10)
      bytes[Math.floor(bit / 8)] = 1 << (bit % 8)
      seen.add(codeOf(bytes))
    }
    expect(seen.size).toBe(81)
    expect([...ALPHABET].length).toBe(32)
  })
  it('is printed by four', () => {
    expect(showCode(code)).toBe('K7QW-2M4F-Z012-3ABC')
  })
})

describe('what is scanned or typed', () => {
  const address = badgeAddress('https://openmap.example', 'essai', code)
  it.each([
    [address, { kind: 'code', code }],
    [code, { kind: 'code', code }],
    [' k7qw-2m4f-zO12 3abc ', { kind: 'code', code }],
    ['K7QW2M4FZ0l23ABC', { kind: 'code', code }],
    [badgeAddress('https://openmap.example', 'autre', code), { kind: 'other-event' }],
    ['K7QW', { kind: 'not-a-badge' }],
    [`${code}0`, { kind: 'not-a-badge' }],
    ['https://ailleurs.example/', { kind: 'not-a-badge' }],
    ['https://openmap.example/rencontres/essai', { kind: 'not-a-badge' }],
    ['', { kind: 'not-a-badge' }],
  ])('%s', (text, expected) => {
    expect(readBadge(text, 'essai')).toEqual(expected)
  })
})
