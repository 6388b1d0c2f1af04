import { describe, expect, it } from 'vitest'
import { defaults } from '../../../packages/rules/index.ts'
import { type EligibilityQuestion, eligibilityOf } from './eligibility.ts'
import type { Kind } from './kinds.ts'
import type { Structure } from './structure.ts'

const DAY = '2026-11-26'
const asked: EligibilityQuestion = {
  day: DAY,
  listedService: null,
  months: null,
  lastAward: null,
  workers: null,
}

type Held = { kind: Kind; sourceDate?: string | null; basis?: object }
const structure = (kinds: readonly Held[], more: object = {}): Structure =>
  ({
    kinds: kinds.map((one) => ({ source: 'essai', sourceDate: '2026-10-01', ...one })),
    ...more,
  }) as unknown as Structure

const answer = (held: Structure, question: Partial<EligibilityQuestion> = {}) => {
  const found = eligibilityOf(held, { ...asked, ...question }, defaults)
  if (!found.ok) throw new Error(found.error.message)
  return Object.fromEntries(
    found.value.answers.map(({ article, verdict, missing }) => [article, [verdict, ...missing].join(' ')]),
  )
}
const until = (validTo: string) => ({ number: 'C-1', validFrom: '2025-01-01', validTo })

describe('eligibility of a structure', () => {
  it('says yes only to what is dated', () => {
    expect(answer(structure([{ kind: 'EI', basis: until('2027-12-31') }]))).toEqual({
      'L2113-12': 'no',
      'L2113-13': 'yes',
      'L2113-14': 'yes',
      'L2113-15': 'no',
      'L3113-1': 'to-confirm article-to-verify',
    })
  })

  it('asks for the agreement when the record gives no date of validity', () => {
    expect(answer(structure([{ kind: 'EA' }]))['L2113-12']).toBe('to-confirm validity-unknown')
    expect(answer(structure([{ kind: 'EA', sourceDate: '2020-01-01' }]))['L2113-12']).toBe(
      'to-confirm validity-unknown evidence-old',
    )
  })

  it('judges the day of the contract, not that of the question', () => {
    const held = structure([{ kind: 'ACI', basis: until('2026-12-31') }])
    expect(answer(held)['L2113-13']).toBe('yes')
    expect(answer(held, { day: '2027-01-01' })['L2113-13']).toBe('no')
    expect(answer(held, { day: '2024-12-31' })['L2113-13']).toBe('no')
  })

  // Vector 22.
  it('lets the share of the workers decide: half is enough, less is not', () => {
    const held = structure([{ kind: 'RQ' }])
    const workers = (disadvantaged: number, total: number) => ({
      workers: { total, disabled: 0, disadvantaged },
    })
    expect(answer(held)['L2113-13']).toBe('to-confirm share-unknown')
    expect(answer(held, workers(10, 20))['L2113-13']).toBe('yes')
    expect(answer(held, workers(9, 19))['L2113-13']).toBe('no')
  })

  // Vector 22.
  it('reserves to the social economy what is listed, for 36 months at most, not twice in a row', () => {
    const held = structure([{ kind: 'ASSO' }])
    const whole = { listedService: true, months: 36, lastAward: 'never' } as const
    expect(answer(held)['L2113-15']).toBe('to-confirm service-unknown duration-unknown last-award-unknown')
    expect(answer(held, whole)['L2113-15']).toBe('yes')
    expect(answer(held, { ...whole, months: 37 })['L2113-15']).toBe('no')
    expect(answer(held, { ...whole, listedService: false })['L2113-15']).toBe('no')
    expect(answer(held, { ...whole, lastAward: '2025-01-01' })['L2113-15']).toBe('no')
  })

  it('knows no article for a kind that none names, and none at all for a closed firm', () => {
    expect(new Set(Object.values(answer(structure([{ kind: 'ESUS' }]), { listedService: false })))).toEqual(
      new Set(['no']),
    )
    const closed = structure([{ kind: 'EI', basis: until('2027-12-31') }], { closedOn: '2026-01-01' })
    expect(new Set(Object.values(answer(closed)))).toEqual(new Set(['no']))
  })

  it('gives the values of the law that the buyer must write', () => {
    const found = eligibilityOf(structure([{ kind: 'EA' }]), asked, defaults)
    const values = found.ok
      ? found.value.answers.map(({ conditions }) => conditions.map(({ value }) => value))
      : []
    expect(values).toEqual([['50'], ['50'], ['50'], ['36', '36'], ['50']])
  })
})
