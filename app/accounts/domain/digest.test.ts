import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Temporal } from '../../platform/kernel/dates.ts'
import { digestDue } from './digest.ts'

const PARIS = 'Europe/Paris'
const due = (now: string, zone = PARIS) => {
  const { day, before } = digestDue(Temporal.Instant.from(now), zone)
  return [day, before.toString()]
}

describe('digestDue', () => {
  it.each([
    ['a second before seven', '2026-11-24T05:59:59Z', '2026-11-23', '2026-11-23T06:00:00Z'],
    ['at seven', '2026-11-24T06:00:00Z', '2026-11-24', '2026-11-24T06:00:00Z'],
    ['in the evening', '2026-11-24T22:59:59Z', '2026-11-24', '2026-11-24T06:00:00Z'],
    ['after midnight', '2026-11-24T23:30:00Z', '2026-11-24', '2026-11-24T06:00:00Z'],
    // The night of 29 March 2026 has no hour from two to three: seven comes an hour sooner in UTC.
    ['the day before summer time', '2026-03-28T06:00:00Z', '2026-03-28', '2026-03-28T06:00:00Z'],
    ['the day of summer time, too early', '2026-03-29T04:59:59Z', '2026-03-28', '2026-03-28T06:00:00Z'],
    ['the day of summer time', '2026-03-29T05:00:00Z', '2026-03-29', '2026-03-29T05:00:00Z'],
    // The night of 25 October 2026 has the hour from two to three twice.
    ['the day of winter time, too early', '2026-10-25T05:59:59Z', '2026-10-24', '2026-10-24T05:00:00Z'],
    ['the day of winter time', '2026-10-25T06:00:00Z', '2026-10-25', '2026-10-25T06:00:00Z'],
  ])('%s', (_, now, day, before) => {
    expect(due(now)).toEqual([day, before])
  })

  it('follows the wall clock of the territory', () => {
    expect(due('2026-11-24T03:00:00Z', 'Indian/Reunion')).toEqual(['2026-11-24', '2026-11-24T03:00:00Z'])
    expect(due('2026-11-24T10:59:59Z', 'America/Martinique')).toEqual(['2026-11-23', '2026-11-23T11:00:00Z'])
  })

  it('comes once each day, in order, in every year', () => {
    const start = Temporal.Instant.from('2020-01-01T00:00:00Z').epochMilliseconds
    const minutes = fc.integer({ min: 0, max: 20 * 365 * 24 * 60 })
    fc.assert(
      fc.property(minutes, (minute) => {
        const now = Temporal.Instant.fromEpochMilliseconds(start + minute * 60_000)
        const { day, before } = digestDue(now, PARIS)
        const next = digestDue(now.add({ hours: 24 }), PARIS)
        const wall = before.toZonedDateTimeISO(PARIS)
        expect([wall.hour, wall.minute, wall.toPlainDate().toString()]).toEqual([7, 0, day])
        expect(Temporal.Instant.compare(before, now)).toBeLessThanOrEqual(0)
        expect(Temporal.PlainDate.from(day).until(next.day).days).toBeGreaterThanOrEqual(0)
        expect(Temporal.PlainDate.from(day).until(next.day).days).toBeLessThanOrEqual(2)
      }),
      { numRuns: 300, seed: 7 },
    )
  })
})
