import { describe, expect, it } from 'vitest'
import { exact } from './exact.ts'
import {
  type DatedValue,
  defaults,
  essDurationFits,
  merge,
  obligationsOf,
  type PurchaseQuestion,
  type ReservationQuestion,
  reachesShare,
  reachesTarget,
  reservationsFor,
  spaserIsDue,
  type Timelines,
} from './index.ts'

const override = (key: string, value: string, from: string, to: string | null = null): Timelines => ({
  [key]: [{ value, from, to, article: null, source: 'essai', verified: 'official' } satisfies DatedValue],
})

describe('exact', () => {
  it('reads decimals as they are written, and nothing else', () => {
    expect([215999.99, '12.02', '-3', 1e21, 1e-7].map((amount) => exact(amount))).toEqual([
      { over: 21599999n, under: 100n },
      { over: 1202n, under: 100n },
      { over: -3n, under: 1n },
      { over: 10n ** 21n, under: 1n },
      { over: 1n, under: 10n ** 7n },
    ])
    expect(['', 'x', '1,5', Number.NaN, Number.POSITIVE_INFINITY].map((amount) => exact(amount))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
  })
})

describe('obligations of a purchase', () => {
  const commune: PurchaseQuestion = {
    buyer: 'other',
    purchase: 'services',
    need: '216000.00',
    day: '2026-09-01',
  }
  const of = (question: Partial<PurchaseQuestion>, parameters: Timelines = defaults) => {
    const answered = obligationsOf({ ...commune, ...question }, parameters)
    if (!answered.ok) return answered.error.code
    const { procedure, social, environmentalCondition, environmentalCriterion } = answered.value
    return [procedure, social, environmentalCondition, environmentalCriterion]
  }
  const optOutsOf = (question: Partial<PurchaseQuestion>) => {
    const answered = obligationsOf({ ...commune, ...question }, defaults)
    return answered.ok ? answered.value.optOuts : answered.error.code
  }

  it('vector 18: a commune, services, on the threshold and one cent below', () => {
    expect(of({})).toEqual(['formal', true, true, true])
    expect(of({ need: 215999.99 })).toEqual(['adapted', false, true, true])
  })

  it('begin on the day of the climate law', () => {
    expect(of({ day: '2026-08-21' })).toEqual(['formal', false, false, false])
    expect(of({ day: '2026-08-22' })).toEqual(['formal', true, true, true])
    const sooner = merge(defaults, override('climate.entry-day', '2026-08-21', '2020-01-01'))
    expect(of({ day: '2026-08-21' }, sooner)).toEqual(['formal', true, true, true])
  })

  it('follow the threshold of the buyer, the purchase and the day', () => {
    expect([
      of({ buyer: 'central', need: 140000 }),
      of({ buyer: 'central', need: 139999 }),
      of({ buyer: 'entity', need: 432000 }),
      of({ buyer: 'entity', need: 431999 }),
      of({ purchase: 'works', need: 5403999.99 }),
      of({ purchase: 'works', need: 5404000 }),
      of({ purchase: 'concession', buyer: 'central', need: 5404000 }),
      of({ need: 216000, day: '2025-12-31' }),
      of({ need: 221000, day: '2025-12-31' }),
    ]).toEqual([
      ['formal', true, true, true],
      ['adapted', false, true, true],
      ['formal', true, true, true],
      ['adapted', false, true, true],
      ['adapted', false, true, true],
      ['formal', true, true, true],
      ['formal', true, true, true],
      ['adapted', false, false, false],
      ['formal', false, false, false],
    ])
  })

  it('leave defence to its own threshold, without an obligation', () => {
    expect(of({ buyer: 'central', defence: true, need: 432000 })).toEqual(['formal', false, false, false])
    expect(of({ buyer: 'central', defence: true, need: 431999 })).toEqual(['adapted', false, false, false])
  })

  it('offer the motives of an opt-out, the short works only under six months', () => {
    const three = ['immediately-available', 'no-sufficient-link', 'restricts-competition']
    const works = { purchase: 'works', need: 6_000_000 } as const
    expect([
      optOutsOf({}),
      optOutsOf({ months: 3 }),
      optOutsOf({ ...works, months: 5 }),
      optOutsOf({ ...works, months: 6 }),
      optOutsOf(works),
      optOutsOf({ need: 1000 }),
    ]).toEqual([three, three, [...three, 'short-works'], three, three, []])
  })

  it('name what prevents an answer', () => {
    expect([of({ day: '2028-01-01' }), of({ day: 'hier' }), of({ need: 'cher' }), of({ need: -1 })]).toEqual([
      'no-value',
      'bad-day',
      'bad-amount',
      'bad-amount',
    ])
  })

  it('show the values that decided', () => {
    const answered = obligationsOf({ ...commune, purchase: 'works', need: 6e6, months: 5 }, defaults)
    expect(answered.ok && answered.value.applied.map(({ key, value }) => [key, value])).toEqual([
      ['formal-threshold.works', '5404000'],
      ['climate.entry-day', '2026-08-22'],
      ['climate.short-works', '6'],
    ])
  })
})

describe('SPASER and national targets', () => {
  const due = (purchases: number | string, day: string) => {
    const answered = spaserIsDue({ purchases, day }, defaults)
    return answered.ok ? answered.value.due : answered.error.code
  }
  it('vector 21: strictly above, by year', () => {
    expect([
      due('50000000.00', '2026-06-01'),
      due('50000000.01', '2026-06-01'),
      due(80_000_000, '2022-06-01'),
      due(80_000_000, '2023-06-01'),
      due('beaucoup', '2023-06-01'),
    ]).toEqual([false, true, false, true, 'bad-amount'])
  })

  const met = (count: number, total: number, day = '2024-06-01') => {
    const answered = reachesTarget({ count, total, day, key: 'national-target.social' }, defaults)
    return answered.ok ? answered.value.reached : answered.error.code
  }
  it('vector 26: met at equality, on exact numbers', () => {
    expect([met(299, 1000), met(300, 1000), met(0, 0), met(3, 2), met(1.5, 10), met(-1, 10)]).toEqual([
      false,
      true,
      false,
      'bad-count',
      'bad-count',
      'bad-count',
    ])
    expect(met(300, 1000, '2026-06-01')).toBe('no-value')
  })
})

describe('reservations', () => {
  const day = '2026-11-24'
  const always = { from: null, to: null }
  const of = (question: Partial<ReservationQuestion>, parameters: Timelines = defaults) => {
    const answered = reservationsFor({ day, kinds: [], ...question }, parameters)
    return answered.ok
      ? answered.value.map(({ article, verdict, reasons }) => [
          article,
          verdict,
          ...reasons.map(({ code }) => code),
        ])
      : answered.error.code
  }
  const held = (...kinds: ReservationQuestion['kinds'][number]['kind'][]) =>
    kinds.map((kind) => ({ kind, ...always }))

  it('vector 22: half of the workers is enough, nine of nineteen are not; 36 months, not 37', () => {
    const share = (count: number, total: number) => {
      const question = { count, total, day, key: 'reservation.disadvantaged-share' }
      const answered = reachesShare(question, defaults)
      return answered.ok && answered.value.reached
    }
    expect([share(10, 20), share(9, 19), share(0, 0)]).toEqual([true, false, false])
    const fits = (months: number) => essDurationFits({ months, day }, defaults)
    expect([fits(36), fits(37)]).toEqual([
      { ok: true, value: true },
      { ok: true, value: false },
    ])
    const insertion = (disadvantaged: number, total: number) =>
      of({ kinds: held('EI'), workers: { total, disabled: 0, disadvantaged } })
    expect(insertion(10, 20)).toEqual([
      ['L2113-13', 'yes', 'kind', 'share-reached'],
      ['L2113-14', 'yes', 'kind', 'share-reached'],
    ])
    expect(insertion(9, 19)).toEqual([
      ['L2113-13', 'no', 'kind', 'share-too-low'],
      ['L2113-14', 'no', 'kind', 'share-too-low'],
    ])
  })

  it('follow the kinds of the structure', () => {
    const articles = (...kinds: Parameters<typeof held>) => of({ kinds: held(...kinds) })
    expect(articles('EA')).toEqual([
      ['L2113-12', 'yes', 'kind'],
      ['L2113-14', 'yes', 'kind'],
    ])
    expect(articles('EATT')).toEqual([
      ['L2113-12', 'to-confirm', 'kind-to-verify'],
      ['L2113-14', 'to-confirm', 'kind-to-verify'],
    ])
    expect(articles('ACI', 'EITI')).toEqual([
      ['L2113-13', 'yes', 'kind'],
      ['L2113-14', 'yes', 'kind'],
    ])
    expect(articles('SEP')).toEqual([['L2113-13-1', 'to-confirm', 'kind-to-verify']])
    expect(articles('GEIQ')).toEqual([])
    expect(articles()).toEqual([])
  })

  it('let workers prove what no kind says', () => {
    const workers = { total: 10, disabled: 3, disadvantaged: 2 }
    expect(of({ kinds: held('RQ'), workers })).toEqual([['L2113-14', 'yes', 'share-reached']])
    expect(of({ workers: { total: 10, disabled: 5, disadvantaged: 0 } })).toEqual([
      ['L2113-12', 'yes', 'share-reached'],
      ['L2113-14', 'yes', 'share-reached'],
    ])
    expect(of({ workers: { total: 10, disabled: 1, disadvantaged: 1 } })).toEqual([])
    expect(of({ workers: { total: 1, disabled: 2, disadvantaged: 0 } })).toBe('bad-count')
  })

  it('hold on a day: an agreement that is over, or not yet begun, opens nothing', () => {
    const kinds = [{ kind: 'ESAT', from: '2025-01-01', to: '2026-11-23' }] as const
    expect(of({ kinds })).toEqual([
      ['L2113-12', 'no', 'kind-not-valid'],
      ['L2113-14', 'no', 'kind-not-valid'],
    ])
    expect(of({ kinds, day: '2026-11-23' })).toEqual([
      ['L2113-12', 'yes', 'kind'],
      ['L2113-14', 'yes', 'kind'],
    ])
    expect(of({ kinds, day: 'hier' })).toBe('bad-day')
  })

  it('were separate before the law that allowed both at once', () => {
    expect(of({ kinds: held('EA'), day: '2020-11-30' })).toEqual([
      ['L2113-12', 'yes', 'kind'],
      ['L2113-14', 'no', 'not-in-force'],
    ])
  })

  it('ask more of firms of the social economy', () => {
    const kinds = held('SCIC')
    const contract = { months: 36, listedService: true, lastAward: '2023-11-24' }
    const ess = (change: Partial<NonNullable<ReservationQuestion['contract']>>) =>
      of({ kinds, contract: { ...contract, ...change } })
    expect(of({ kinds })).toEqual([
      ['L2113-15', 'to-confirm', 'kind', 'service-unknown', 'duration-unknown', 'last-award-unknown'],
    ])
    expect([ess({}), ess({ lastAward: null })]).toEqual([
      [['L2113-15', 'yes', 'kind']],
      [['L2113-15', 'yes', 'kind']],
    ])
    expect(ess({ lastAward: 'jadis' })).toBe('bad-day')
    expect(ess({ months: 37 })).toEqual([['L2113-15', 'no', 'kind', 'too-long']])
    expect(ess({ listedService: false })).toEqual([['L2113-15', 'no', 'kind', 'service-not-listed']])
    expect(ess({ lastAward: '2023-11-25' })).toEqual([['L2113-15', 'no', 'kind', 'awarded-lately']])
    expect(of({ kinds: held('ESUS'), contract })).toEqual([['L2113-15', 'to-confirm', 'kind-to-verify']])
  })

  it('follow a parameter that an administrator dated', () => {
    const stricter = merge(defaults, override('reservation.disabled-share', '55', '2027-01-01'))
    const workers = { total: 20, disabled: 10, disadvantaged: 0 }
    const on = (when: string) => of({ kinds: held('EA'), workers, day: when }, stricter)
    expect([on('2026-12-31'), on('2027-01-01')]).toEqual([
      [
        ['L2113-12', 'yes', 'kind', 'share-reached'],
        ['L2113-14', 'yes', 'kind', 'share-reached'],
      ],
      [
        ['L2113-12', 'no', 'kind', 'share-too-low'],
        ['L2113-14', 'yes', 'kind', 'share-reached'],
      ],
    ])
  })
})
