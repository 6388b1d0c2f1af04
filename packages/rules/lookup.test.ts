import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths, covers, dayAfter, dayBefore, isDay, overlap } from './day.ts'
import { type DatedValue, merge, nextChange, type Timelines, valueAt } from './index.ts'

const row = (value: string, from: string | null, to: string | null): DatedValue => ({
  value,
  from,
  to,
  article: null,
  source: 'essai',
  verified: 'document',
})
const wage: Timelines = {
  wage: [row('11.88', '2025-01-01', '2025-12-31'), row('12.02', '2026-01-01', null)],
  plan: [row('25', null, '2020-12-31'), row('30', '2022-01-01', '2025-12-31')],
  twice: [row('1', null, null), row('2', '2026-01-01', null)],
}
const read = (key: string, day: string) => {
  const found = valueAt(wage, key, day)
  return found.ok ? found.value.value : found.error.code
}

describe('days', () => {
  it('exist, follow each other, and clamp at the end of a month', () => {
    expect(['2026-02-29', '2026-2-1', '0206-01-01', '2026-02-28', 'hier', '2024-02-29'].map(isDay)).toEqual([
      false,
      false,
      false,
      true,
      false,
      true,
    ])
    expect([dayAfter('2024-02-28'), dayAfter('2025-12-31'), dayBefore('2026-01-01')]).toEqual([
      '2024-02-29',
      '2026-01-01',
      '2025-12-31',
    ])
    // Vector 10: the window of 24 months is over on this day, excluded.
    expect([addMonths('2026-03-31', 24), addMonths('2024-02-29', 24), addMonths('2026-03-31', -1)]).toEqual([
      '2028-03-31',
      '2026-02-28',
      '2026-02-28',
    ])
  })

  it('overlap when they share one', () => {
    const span = (from: string | null, to: string | null) => ({ from, to })
    const year = span('2026-01-01', '2026-12-31')
    expect(
      [
        span(null, '2025-12-31'),
        span(null, '2026-01-01'),
        span('2026-12-31', null),
        span('2027-01-01', null),
        span(null, null),
      ].map((other) => [overlap(year, other), overlap(other, year)]),
    ).toEqual([
      [false, false],
      [true, true],
      [true, true],
      [false, false],
      [true, true],
    ])
  })
})

describe('valueAt', () => {
  it('gives the value of the day, both ends included', () => {
    expect(['2025-01-01', '2025-12-31', '2026-01-01', '2199-12-31'].map((day) => read('wage', day))).toEqual([
      '11.88',
      '11.88',
      '12.02',
      '12.02',
    ])
    expect(read('plan', '1950-01-01')).toBe('25')
  })

  it('names what prevents an answer, and never guesses', () => {
    expect([
      read('wage', '2024-12-31'),
      read('plan', '2021-06-01'),
      read('plan', '2026-01-01'),
      read('twice', '2026-01-01'),
      read('twice', '2025-12-31'),
      read('toString', '2026-01-01'),
      read('wage', '2026-02-30'),
      read('wage', 'demain'),
    ]).toEqual(['no-value', 'no-value', 'no-value', 'overlap', '1', 'unknown-key', 'bad-day', 'bad-day'])
    const missing = valueAt(wage, 'wage', '2024-12-31')
    expect(missing).toEqual({
      ok: false,
      error: {
        code: 'no-value',
        key: 'wage',
        day: '2024-12-31',
        message: 'wage has no value on 2024-12-31.',
      },
    })
  })
})

describe('nextChange', () => {
  const after = (key: string, day: string) => {
    const change = nextChange(wage[key] ?? [], day)
    return change === null ? null : [change.on, change.becomes?.value ?? null]
  }
  it('says what comes next: another value, none, or nothing foreseen', () => {
    expect([
      after('wage', '2024-06-01'),
      after('wage', '2025-06-01'),
      after('wage', '2026-06-01'),
      after('plan', '2020-06-01'),
      after('plan', '2021-06-01'),
      after('plan', '2023-06-01'),
      after('plan', '2026-06-01'),
    ]).toEqual([
      ['2025-01-01', '11.88'],
      ['2026-01-01', '12.02'],
      null,
      ['2021-01-01', null],
      ['2022-01-01', '30'],
      ['2026-01-01', null],
      null,
    ])
  })
})

const FIRST = Date.UTC(2024, 11, 1)
const DAYS = 120
const dayOf = (index: number): string => new Date(FIRST + index * 86_400_000).toISOString().slice(0, 10)
const days = Array.from({ length: DAYS + 2 }, (_, index) => dayOf(index - 1))

/** Rows that never overlap: cuts of the calendar, some kept, the first and last without limit when they say so. */
const timeline = (mark: string, bounded: boolean) =>
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 0, max: DAYS }), { minLength: 0, maxLength: 8 }),
      fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
    )
    .map(([cuts, kept]): DatedValue[] => {
      const starts = [...cuts].sort((a, b) => a - b)
      const pieces: DatedValue[] = [-1, ...starts].map((start, index) => {
        const next = starts[index]
        return row(
          `${mark}${index}`,
          start === -1 ? null : dayOf(start),
          next === undefined ? null : dayBefore(dayOf(next)),
        )
      })
      return pieces.filter(
        (piece, index) =>
          kept[index] === true &&
          (piece.from === null || piece.to === null || piece.from <= piece.to) &&
          !(bounded && piece.from === null),
      )
    })

const at = (rows: readonly DatedValue[], day: string): string | null =>
  rows.find((piece) => covers(piece, day))?.value ?? null
const laid = (under: readonly DatedValue[], over: readonly DatedValue[]): readonly DatedValue[] =>
  merge({ k: under }, { k: over }).k ?? []

describe('merge', () => {
  it('leaves a default alone, and gives a new key its rows', () => {
    expect(merge({ a: [row('1', null, null)] }, {})).toEqual({ a: [row('1', null, null)] })
    expect(merge({}, { b: [row('2', '2026-01-01', null)] })).toEqual({ b: [row('2', '2026-01-01', null)] })
  })

  it('cuts a default exactly around an override', () => {
    expect(laid([row('30', null, null)], [row('35', '2026-03-01', '2026-03-31')])).toEqual([
      row('30', null, '2026-02-28'),
      row('35', '2026-03-01', '2026-03-31'),
      row('30', '2026-04-01', null),
    ])
    expect(laid([row('30', '2026-01-01', '2026-06-30')], [row('35', '2026-01-01', null)])).toEqual([
      row('35', '2026-01-01', null),
    ])
  })

  it('gives on each day the override where there is one, else the default: no gap, no overlap', () => {
    fc.assert(
      fc.property(timeline('d', false), timeline('o', true), (defaults, overrides) => {
        const merged = laid(defaults, overrides)
        for (const day of days) {
          expect(at(merged, day)).toBe(at(overrides, day) ?? at(defaults, day))
          expect(merged.filter((piece) => covers(piece, day)).length).toBeLessThanOrEqual(1)
        }
        expect(merged.every(({ from, to }) => from === null || to === null || from <= to)).toBe(true)
      }),
      { numRuns: 300, seed: 20261 },
    )
  })

  it('is associative, and lays twice as once', () => {
    fc.assert(
      fc.property(timeline('a', false), timeline('b', false), timeline('c', false), (a, b, c) => {
        expect(laid(a, laid(b, c))).toEqual(laid(laid(a, b), c))
        expect(laid(laid(a, b), b)).toEqual(laid(a, b))
      }),
      { numRuns: 300, seed: 20262 },
    )
  })

  it('hides no overlap of the overrides: the lookup says it', () => {
    const merged = merge(
      { k: [row('30', null, null)] },
      { k: [row('35', '2026-01-01', null), row('40', '2026-06-01', null)] },
    )
    expect([valueAt(merged, 'k', '2026-05-31'), valueAt(merged, 'k', '2026-06-01')]).toMatchObject([
      { ok: true, value: { value: '35' } },
      { ok: false, error: { code: 'overlap' } },
    ])
  })
})
