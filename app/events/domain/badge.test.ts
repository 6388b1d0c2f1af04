import { describe, expect, it } from 'vitest'
import { codeOf, showCode } from './badge.ts'

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
  })
  it('is printed by four', () => {
    expect(showCode('K7QW2M4FZ0123ABC')).toBe('K7QW-2M4F-Z012-3ABC')
  })
})
