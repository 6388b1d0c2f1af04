import { describe, expect, it } from 'vitest'
import { filled } from '../../platform/kernel/text.ts'
import { hourIn, knownOf, newEntryId, toldAfter } from './arrivals.ts'
import type { QueuedEntry } from './protocol.ts'

const arrival = (id: string, at: number, by = 'Entrée') => ({ id, at, by, mine: false })
const queued = (id: string, at: number, undoes: string | null = null): QueuedEntry => ({
  id,
  who: 'r',
  kind: undoes === null ? 'arrival' : 'undo',
  undoes,
  way: 'name',
  at,
})

describe('what a device knows', () => {
  const told = [{ who: 'r', arrivals: [arrival('b', 20)] }]
  const ids = (queue: readonly QueuedEntry[]) =>
    knownOf(told, queue, 'moi')
      .get('r')
      ?.map(({ id }) => id)
  it('puts what waits beside what was told, the earliest first', () => {
    expect(ids([queued('a', 10)])).toEqual(['a', 'b'])
    expect(ids([queued('c', 30)])).toEqual(['b', 'c'])
  })
  it('counts once an arrival that was told and still waits, by the name that was told', () => {
    expect(knownOf(told, [queued('b', 20)], 'moi').get('r')).toEqual([arrival('b', 20)])
  })
  it('forgets what waits to be taken back', () => {
    expect(ids([queued('u', 25, 'b')])).toBeUndefined()
  })
  it('replaces what was told of some people, and of them only', () => {
    const other = { who: 's', arrivals: [arrival('x', 1)] }
    expect(toldAfter([...told, other], [], new Set(['r']))).toEqual([other])
  })
})

describe('words and hours', () => {
  it('fills names, and leaves what it does not know', () => {
    expect(filled('{a} puis {b} et {c}', { a: 1, b: 'x' })).toBe('1 puis x et {c}')
  })
  it('says the hour of the place, also on the night when it changes', () => {
    expect(hourIn(Date.parse('2027-03-28T00:59:00Z'), 'Europe/Paris')).toBe('1\u00a0h\u00a059')
    expect(hourIn(Date.parse('2027-03-28T01:00:00Z'), 'Europe/Paris')).toBe('3\u00a0h')
    expect(hourIn(Date.parse('2026-12-03T22:05:00Z'), 'Europe/Paris')).toBe('23\u00a0h\u00a005')
  })
  it('makes identifiers that follow the time', () => {
    const [early, late] = [newEntryId(1000), newEntryId(2000)]
    expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(early < late).toBe(true)
  })
})
