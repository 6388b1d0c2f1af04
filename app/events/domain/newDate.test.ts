import fc from 'fast-check'
import { expect, it } from 'vitest'
import { instantOf } from '../../platform/kernel/dates.ts'
import { daysBetween, shifted, shiftedRow } from './newDate.ts'

it('keeps the hour of the wall clock across a change of the clock', () => {
  // Summer time ends in the night of 24 to 25 October 2026, and begins in that of 27 to 28 March 2027.
  const days = daysBetween('2026-10-22', '2026-10-29')
  const moved = shifted('2026-10-22T09:00:00', days)
  expect(moved).toBe('2026-10-29T09:00:00')
  const hours = instantOf('2026-10-22T09:00:00', 'Europe/Paris').until(instantOf(moved, 'Europe/Paris'))
  expect(hours.total('hours')).toBe(7 * 24 + 1)
  expect(shifted('2027-03-27T23:30:00', 1)).toBe('2027-03-28T23:30:00')
})

it('comes back to where it was', () => {
  const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(day, day, fc.integer({ min: 0, max: 23 }), (one, other, hour) => {
      const [from, to] = [one.toISOString().slice(0, 10), other.toISOString().slice(0, 10)]
      const local = `${from}T${String(hour).padStart(2, '0')}:15:00`
      expect(shifted(local, daysBetween(from, to)).slice(0, 10)).toBe(to)
      expect(shifted(shifted(local, daysBetween(from, to)), daysBetween(to, from))).toBe(local)
    }),
  )
})

it('leaves what has no hour without one', () =>
  expect(shiftedRow({ startsAt: null, endsAt: null }, 3)).toEqual({ startsAt: null, endsAt: null }))
