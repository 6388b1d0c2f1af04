import { describe, expect, it } from 'vitest'
import { offersOf, type ReachingActivity } from './offers.ts'

/** The offers that a sector and a département want, any one of which is enough: how the supply of a place is counted. */
const offersWanted = (sector: string | null, department: string | null): string[] =>
  department === null
    ? sector === null
      ? []
      : [`${sector}|*`]
    : [department, 'FR', `?${department}`].map((place) => `${sector ?? '*'}|${place}`)

const green: ReachingActivity = { sector: 'espaces-verts', area: 'departments', reached: ['93'] }
const cleaning: ReachingActivity = { sector: 'nettoyage', area: 'departments', reached: ['75'] }
const meets = (offers: readonly string[], wanted: readonly string[]): boolean =>
  wanted.some((one) => offers.includes(one))

describe('a search is met by one activity', () => {
  const offers = offersOf([green, cleaning], '94')
  it.each([
    ['espaces-verts', '93', true],
    ['nettoyage', '75', true],
    ['espaces-verts', '75', false],
    ['nettoyage', '93', false],
    ['espaces-verts', '94', false],
    ['espaces-verts', null, true],
    [null, '93', true],
    [null, '94', false],
    ['textile', null, false],
    ['unknown', null, false],
  ] as const)('%s in %s: %s', (sector, department, met) => {
    expect(meets(offers, offersWanted(sector, department))).toBe(met)
  })
})

describe('areas', () => {
  it('the whole country serves every département', () => {
    const offers = offersOf([{ sector: 'numerique', area: 'country', reached: [] }], '13')
    expect([
      meets(offers, offersWanted('numerique', '93')),
      meets(offers, offersWanted('textile', '93')),
    ]).toEqual([true, false])
  })
  it('an unknown area falls back on the address, to be checked', () => {
    expect(offersOf([{ sector: 'textile', area: 'unknown', reached: [] }], '93')).toEqual([
      'textile|*',
      'textile|?93',
      '*|?93',
    ])
  })
  it('no activity at all is the unknown sector, at its address', () => {
    const offers = offersOf([], '93')
    expect(
      [offersWanted('unknown', null), offersWanted('unknown', '93'), offersWanted(null, '93')].map((wanted) =>
        meets(offers, wanted),
      ),
    ).toEqual([true, true, true])
  })
  it('asks for nothing when the search asks for nothing', () => {
    expect(offersWanted(null, null)).toEqual([])
  })
})
