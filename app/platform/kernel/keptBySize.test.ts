import { describe, expect, it } from 'vitest'
import { KeptBySize } from './keptBySize.ts'

describe('KeptBySize', () => {
  it('lets the least recently used leave first, and never weighs more than it may', () => {
    const kept = new KeptBySize<number>(100)
    for (const key of ['a', 'b', 'c', 'd']) kept.set(key, 1, 25)
    expect(kept.get('a')).toBe(1)
    kept.set('e', 2, 20)
    expect([kept.get('a'), kept.get('b'), kept.get('e'), kept.bytes]).toEqual([1, undefined, 2, 95])
  })

  it('counts a value that is replaced once, and keeps nothing too heavy', () => {
    const kept = new KeptBySize<string>(100)
    kept.set('a', 'old', 10)
    kept.set('a', 'new', 20)
    kept.set('b', 'heavy', 26)
    expect([kept.get('a'), kept.get('b'), kept.bytes]).toEqual(['new', undefined, 20])
  })
})
