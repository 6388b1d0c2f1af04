import { describe, expect, it } from 'vitest'
import { badgeAddress, codeOf } from '../../events/index.ts'
import { readBadge } from './badge.ts'

const code = 'K7QW2M4FZ0123ABC'

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
  it('knows every letter and digit that a code may hold', () => {
    for (let value = 0; value < 32; value += 1) {
      const made = codeOf(new Uint8Array(10).fill((value << 3) | (value >> 2)))
      expect(readBadge(made, 'essai')).toEqual({ kind: 'code', code: made })
    }
  })
})
