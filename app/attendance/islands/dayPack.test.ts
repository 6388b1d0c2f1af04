import { describe, expect, it } from 'vitest'
import { localMinute, placeOf } from './dayPack.ts'

const span = (starts: string, ends: string) => ({
  starts: `2028-03-09T${starts}:00`,
  ends: `2028-03-09T${ends}:00`,
})
const day = [span('09:00', '09:20'), span('09:30', '09:50'), span('09:30', '10:30'), span('11:00', '11:20')]
const at = (hour: string) => placeOf(day, `2028-03-09T${hour}`)

describe('the lines of a day', () => {
  it('are marked as going on, from their start and until their end', () => {
    expect(at('09:00')).toEqual(['now', 'next', 'next', null])
    expect(at('09:20')).toEqual([null, 'next', 'next', null])
    expect(at('09:30')).toEqual([null, 'now', 'now', 'next'])
  })
  it('are all behind in the evening, and none goes on the day before', () => {
    expect(at('18:00')).toEqual([null, null, null, null])
    expect(placeOf(day, '2028-03-08T09:10')).toEqual(['next', null, null, null])
  })
})

describe('the clock of the place', () => {
  it('is that of the event, wherever the telephone comes from', () => {
    const noon = Date.UTC(2028, 2, 9, 12)
    expect([localMinute(noon, 'Europe/Paris'), localMinute(noon, 'Indian/Reunion')]).toEqual([
      '2028-03-09T13:00',
      '2028-03-09T16:00',
    ])
    // The hour that comes twice in October is the same text twice.
    expect(localMinute(Date.UTC(2028, 9, 29, 0, 30), 'Europe/Paris')).toBe('2028-10-29T02:30')
    expect(localMinute(Date.UTC(2028, 9, 29, 1, 30), 'Europe/Paris')).toBe('2028-10-29T02:30')
  })
})
