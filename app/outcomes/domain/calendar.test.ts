import { describe, expect, it } from 'vitest'
import { dueDays, dueStep, lateStepAt, takesAnswers } from './calendar.ts'

const DAY = '2026-01-15'

describe('the calendar of what follows a day', () => {
  it.each([
    ['2026-01-21', null],
    ['2026-01-22', 'day-7'],
    ['2026-02-21', 'day-7'],
    // A month late, a first mail would only surprise.
    ['2026-02-22', null],
    ['2026-04-14', null],
    ['2026-04-15', 'day-90'],
    ['2026-06-14', 'day-90'],
    ['2026-06-15', null],
  ] as const)('on %s the mail due is %s', (today, step) => {
    expect(dueStep(DAY, today)).toBe(step)
  })

  it('looks no further than the days for which something may be due', () => {
    for (const today of ['2026-01-22', '2026-06-14']) {
      const [oldest, latest] = dueDays(today)
      expect([today, oldest <= DAY && DAY <= latest]).toEqual([today, true])
    }
    for (const today of ['2026-01-21', '2026-06-15']) {
      const [oldest, latest] = dueDays(today)
      expect([today, oldest <= DAY && DAY <= latest]).toEqual([today, false])
    }
  })

  it('files a late answer under the first step until the second begins', () => {
    expect(['2026-01-16', '2026-04-14', '2026-04-15'].map((today) => lateStepAt(DAY, today))).toEqual([
      'day-7',
      'day-7',
      'day-90',
    ])
  })

  it('takes answers from the morning of the day, for a year', () => {
    expect(
      ['2026-01-14', '2026-01-15', '2027-01-15', '2027-01-16'].map((today) => takesAnswers(DAY, today)),
    ).toEqual([false, true, true, false])
  })
})
