import { describe, expect, it } from 'vitest'
import { Temporal } from '../../platform/kernel/dates.ts'
import { isTimeToTell } from './eve.ts'

describe('the message of the eve', () => {
  it.each([
    ['2026-12-02T08:59:59', false],
    ['2026-12-02T09:00:00', true],
    ['2026-12-02T19:59:59', true],
    ['2026-12-02T20:00:00', false],
    ['2026-12-01T12:00:00', false],
    ['2026-12-03T09:00:00', false],
  ])('at %s: %s', (now, told) => {
    expect(isTimeToTell('2026-12-03', Temporal.PlainDateTime.from(now))).toBe(told)
  })
  it('knows the end of a year', () => {
    expect(isTimeToTell('2027-01-01', Temporal.PlainDateTime.from('2026-12-31T10:00:00'))).toBe(true)
  })
})
