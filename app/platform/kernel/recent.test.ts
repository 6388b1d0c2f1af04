import { expect, it } from 'vitest'
import { recent } from './recent.ts'

it('keeps the last used, and no more than asked', () => {
  const kept = recent<string, number>(2)
  kept.set('one', 1)
  kept.set('two', 2)
  expect(kept.get('one')).toBe(1)
  kept.set('three', 3)
  expect([kept.get('one'), kept.get('two'), kept.get('three')]).toEqual([1, undefined, 3])
  kept.forget('one')
  expect(kept.get('one')).toBeUndefined()
})
