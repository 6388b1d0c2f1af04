import { describe, expect, it } from 'vitest'
import { Temporal } from '../../platform/kernel/dates.ts'
import { dayEnd, doorExpiry, nowAndNext } from './day.ts'

const zone = 'Europe/Paris'
const lines = [
  { id: 'b', startsAt: '2026-12-03T10:00:00', endsAt: '2026-12-03T11:00:00' },
  { id: 'a', startsAt: '2026-12-03T09:00:00', endsAt: '2026-12-03T10:00:00' },
  { id: 'all', startsAt: '2026-12-03T09:00:00', endsAt: '2026-12-03T18:00:00' },
]
const told = (iso: string) => {
  const { now, next } = nowAndNext(lines, Temporal.Instant.from(iso), zone)
  return [now.map(({ id }) => id), next?.id ?? null]
}

describe('now and next', () => {
  it.each([
    ['before the day', '2026-12-03T07:59:59Z', [], 'a'],
    ['at the first minute', '2026-12-03T08:00:00Z', ['a', 'all'], 'b'],
    ['when one ends, the other begins', '2026-12-03T09:00:00Z', ['all', 'b'].sort(), null],
    ['after all', '2026-12-03T17:00:00Z', [], null],
  ])('%s', (_, iso, now, next) => {
    const [seen, coming] = told(iso)
    expect([[...(seen as string[])].sort(), coming]).toEqual([now, next])
  })
})

describe('the end of the day', () => {
  it('follows the clock of the place when it changes that night', () => {
    // Summer time begins on 28 March 2027 in Paris: that day has 23 hours.
    expect(dayEnd({ day: '2027-03-27', zone }).toString()).toBe('2027-03-27T23:00:00Z')
    expect(dayEnd({ day: '2027-03-28', zone }).toString()).toBe('2027-03-28T22:00:00Z')
    expect(dayEnd({ day: '2026-12-03', zone: 'Indian/Reunion' }).toString()).toBe('2026-12-03T20:00:00Z')
  })
  it('leaves half a day to send what was noted', () => {
    expect(doorExpiry({ day: '2026-12-03', zone }).toString()).toBe('2026-12-04T11:00:00Z')
  })
})
