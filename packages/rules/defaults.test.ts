import { describe, expect, it } from 'vitest'
import { overlap } from './day.ts'
import {
  type DatedValue,
  defaults,
  definitions,
  isDay,
  isParameterKey,
  type ParameterKey,
  parameterKeys,
  readValue,
  themes,
  valueAt,
} from './index.ts'

const rowsOf = (key: ParameterKey): readonly DatedValue[] => defaults[key]
const value = (key: ParameterKey, day: string) => {
  const found = valueAt(defaults, key, day)
  return found.ok ? found.value.value : found.error.code
}

describe('the values delivered', () => {
  it.each(parameterKeys)('%s reads as its kind, on days that exist, never twice', (key) => {
    const rows = rowsOf(key)
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) {
      expect(readValue(definitions[key], row.value)).toEqual({ ok: true, value: row.value })
      expect([row.from, row.to].filter((day) => day !== null).every(isDay)).toBe(true)
      expect(row.from === null || row.to === null || row.from <= row.to).toBe(true)
      expect(row.source).not.toBe('')
      expect(rows.filter((other) => overlap(row, other)).length).toBe(1)
    }
    expect(Object.hasOwn(themes, definitions[key].theme)).toBe(true)
  })

  it('are those of the reference document', () => {
    // [key, day, value]
    expect(
      (
        [
          ['formal-threshold.central', '2025-12-31'],
          ['formal-threshold.central', '2026-01-01'],
          ['formal-threshold.other', '2025-12-31'],
          ['formal-threshold.other', '2026-01-01'],
          ['formal-threshold.entity', '2025-12-31'],
          ['formal-threshold.entity', '2027-12-31'],
          ['formal-threshold.works', '2024-01-01'],
          ['formal-threshold.works', '2026-01-01'],
          ['formal-threshold.concession', '2026-01-01'],
          ['formal-threshold.other', '2023-12-31'],
          ['formal-threshold.other', '2028-01-01'],
          ['publicity-exemption.supplies-services', '2026-03-31'],
          ['publicity-exemption.supplies-services', '2026-04-01'],
          ['spaser.minimum', '2022-12-31'],
          ['spaser.minimum', '2023-01-01'],
          ['national-target.social', '2020-12-31'],
          ['national-target.social', '2021-07-01'],
          ['national-target.social', '2022-01-01'],
          ['national-target.environmental', '2025-12-31'],
          ['national-target.environmental', '2026-01-01'],
          ['sme.minimum-share', '2024-12-31'],
          ['sme.minimum-share', '2025-01-01'],
          ['minimum-wage.hourly', '2025-12-31'],
          ['minimum-wage.hourly', '2026-01-01'],
          ['oeth.deduction', '2019-12-31'],
          ['oeth.deduction', '2020-01-01'],
          ['climate.entry-day', '2026-11-24'],
        ] as const
      ).map(([key, day]) => value(key, day)),
    ).toEqual([
      '143000',
      '140000',
      '221000',
      '216000',
      '443000',
      '432000',
      '5538000',
      '5404000',
      '5404000',
      'no-value',
      'no-value',
      '40000',
      '60000',
      '100000000',
      '50000000',
      '25',
      'no-value',
      '30',
      '100',
      'no-value',
      '10',
      '20',
      '11.88',
      '12.02',
      'no-value',
      '30',
      '2026-08-22',
    ])
  })

  it('say which are hypotheses, and claim an official reading for one only', () => {
    const of = (wanted: string) =>
      parameterKeys.filter((key) => rowsOf(key).some(({ verified }) => verified === wanted))
    expect(of('official')).toEqual(['open-data.minimum'])
    expect(of('to-verify').filter((key) => !key.startsWith('labour.'))).toEqual([
      'notice.social-services',
      'open-data.delay',
      'climate.short-works',
      'reservation.combined-share',
      'reservation.ess-rest',
      'national-target.environmental',
      'hours.renewal-works',
      'hours.renewal-management',
      'hours.full-time',
      'hours.full-time-aci',
      'hours.full-time-ei',
      'hours.full-time-etti',
      'hours.full-time-ai',
      'counting.months',
      'eligibility.unemployed-months',
      'exit.lasting-months',
      'minimum-wage.hourly',
      'oeth.coefficient-small',
      'oeth.coefficient-medium',
      'retention.ceiling',
      'retention.hours-works',
      'retention.hours-other',
    ])
  })

  it('know their keys', () => {
    expect([isParameterKey('spaser.minimum'), isParameterKey('toString'), isParameterKey('')]).toEqual([
      true,
      false,
      false,
    ])
  })
})

describe('readValue', () => {
  const typed = (key: ParameterKey, text: string) => {
    const read = readValue(definitions[key], text)
    return read.ok ? read.value : read.error.code
  }

  it('reads what people type: comma, spaces, unit', () => {
    expect([
      typed('minimum-wage.hourly', '12,02'),
      typed('minimum-wage.hourly', ' 12.020 €/h '),
      typed('minimum-wage.hourly', '12,5 €'),
      typed('formal-threshold.works', '5 404 000'),
      typed('formal-threshold.works', '5\u202f404\u00a0000,00 € HT'),
      typed('formal-threshold.works', '005404000 euros'),
      typed('reservation.disabled-share', '50 %'),
      typed('reservation.disabled-share', '33,3333'),
      typed('climate.short-works', '6 mois'),
      typed('climate.entry-day', '22/08/2026'),
      typed('climate.entry-day', '2026-08-22'),
      typed('oeth.coefficient-large', '600'),
      typed('reservation.disabled-share', '0'),
      typed('reservation.disabled-share', '100'),
    ]).toEqual([
      '12.02',
      'too-precise',
      '12.5',
      '5404000',
      '5404000',
      '5404000',
      '50',
      '33.3333',
      '6',
      '2026-08-22',
      '2026-08-22',
      '600',
      '0',
      '100',
    ])
  })

  it('names what is wrong', () => {
    expect([
      typed('minimum-wage.hourly', ''),
      typed('minimum-wage.hourly', '   '),
      typed('minimum-wage.hourly', 'douze'),
      typed('minimum-wage.hourly', '12,02,1'),
      typed('minimum-wage.hourly', '1e3'),
      typed('minimum-wage.hourly', '12 mois'),
      typed('minimum-wage.hourly', '-12'),
      typed('reservation.disabled-share', '100,0001'),
      typed('reservation.disabled-share', '50 €'),
      typed('climate.short-works', '6,5'),
      typed('climate.short-works', '1201'),
      typed('climate.entry-day', '31/02/2026'),
      typed('climate.entry-day', '2026'),
      typed('formal-threshold.works', '9'.repeat(40)),
    ]).toEqual([
      'empty',
      'empty',
      'not-a-number',
      'not-a-number',
      'wrong-unit',
      'wrong-unit',
      'out-of-bounds',
      'out-of-bounds',
      'wrong-unit',
      'not-whole',
      'out-of-bounds',
      'not-a-date',
      'not-a-date',
      'out-of-bounds',
    ])
  })
})
