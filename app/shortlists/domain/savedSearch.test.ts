import { describe, expect, it } from 'vitest'
import { compared } from './compare.ts'
import { isDue, newlyFound, type SearchFrequency } from './savedSearch.ts'
import { moved } from './shortlist.ts'

const at = (text: string) => new Date(text)
const search = (frequency: SearchFrequency, paused = false, deleted = false) => ({
  frequency,
  paused,
  deleted,
  checkedAt: at('2026-11-20T06:00:00Z'),
})

describe('searches that are followed', () => {
  it('are looked at each day, each week, or never', () => {
    const due = (frequency: SearchFrequency, now: string) => isDue(search(frequency), at(now))
    expect([due('daily', '2026-11-20T20:00:00Z'), due('daily', '2026-11-21T06:00:00Z')]).toEqual([
      false,
      true,
    ])
    expect([due('weekly', '2026-11-26T06:00:00Z'), due('weekly', '2026-11-27T05:58:00Z')]).toEqual([
      false,
      true,
    ])
    expect(due('never', '2036-11-27T06:00:00Z')).toBe(false)
  })

  it('are left alone while paused or deleted', () => {
    const now = at('2027-01-01T06:00:00Z')
    expect([isDue(search('daily', true), now), isDue(search('daily', false, true), now)]).toEqual([
      false,
      false,
    ])
  })

  it('tell what was not there before', () => {
    const found = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
    expect(newlyFound(found, ['b', 'z'])).toEqual([{ id: 'a' }, { id: 'c' }])
  })
})

describe('order and differences', () => {
  it('moves one step, never beyond an end', () => {
    expect(moved(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b'])
    expect([moved(['a', 'b'], 'a', -1), moved(['a', 'b'], 'b', 1), moved(['a'], 'z', 1)]).toEqual([
      null,
      null,
      null,
    ])
  })

  it('sees no difference in the order of the same values, and one between known and unknown', () => {
    expect(
      compared('kinds', [
        ['EI', 'AI'],
        ['AI', 'EI'],
      ]).differs,
    ).toBe(false)
    expect(compared('kinds', [['EI'], []]).differs).toBe(true)
  })
})
