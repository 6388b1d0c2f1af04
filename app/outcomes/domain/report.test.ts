import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AtOnceAnswer, atOnceOutcomes, type LateAnswer, lateOutcomes } from './answer.ts'
import type { Consequence } from './consequence.ts'
import { FEWEST_ANSWERS, maskReport, type ReportFacts, rateOf, reportOf } from './report.ts'
import { meanOf, recommendationOf, type SatisfactionAnswer } from './satisfaction.ts'

const at = new Date('2026-01-15T12:00:00Z')
const pair = (n: number) => ({ buyerId: `b${n}`, supplierId: `s${n}` })
const atOnce = (n: number, parts: Partial<AtOnceAnswer>): AtOnceAnswer => ({
  ...pair(n),
  side: 'buyer',
  meetingId: `m${n}`,
  answeredAt: at,
  step: 'at-once',
  outcome: 'follow-up',
  otherwise: null,
  note: null,
  ...parts,
})
const late = (n: number, parts: Partial<LateAnswer>): LateAnswer => ({
  ...pair(n),
  side: 'buyer',
  meetingId: `m${n}`,
  answeredAt: at,
  step: 'day-7',
  outcome: 'nothing',
  amountBand: null,
  reference: null,
  note: null,
  ...parts,
})
const opinion = (recommend: number, parts: Partial<SatisfactionAnswer> = {}): SatisfactionAnswer => ({
  respondentId: `r${recommend}`,
  role: 'buyer',
  overall: 4,
  welcome: null,
  programme: null,
  meetings: null,
  recommend,
  comment: null,
  answeredAt: at,
  ...parts,
})
const nothing: ReportFacts = {
  asOf: '2026-01-20T00:00:00Z',
  people: [],
  asked: 0,
  planned: [],
  absent: new Set(),
  unmet: [],
  answers: [],
  consequences: [],
  satisfaction: [],
}

describe('reportOf', () => {
  it('says of each planned meeting that it was held, was not, or that nobody said', () => {
    const { meetings } = reportOf({
      ...nothing,
      asked: 9,
      planned: [1, 2, 3, 4, 5].map(pair),
      absent: new Set(['s4']),
      answers: [
        atOnce(1, { outcome: 'nothing' }),
        atOnce(2, { outcome: 'not-held' }),
        // One says that it was not held, the other what it led to.
        atOnce(3, { outcome: 'not-held' }),
        late(3, { side: 'supplier', outcome: 'need' }),
      ],
    })
    expect(meetings).toEqual({ asked: 9, planned: 5, held: 2, notHeld: 2, unsaid: 1 })
  })

  it('counts people by role, those present only where somebody kept the door', () => {
    const people = [
      { participantId: 'b1', role: 'buyer' as const, present: true },
      { participantId: 'b1', role: 'buyer' as const, present: false },
      { participantId: 'p', role: 'press' as const, present: false },
    ]
    expect(reportOf({ ...nothing, people }).people).toEqual([
      { role: 'buyer', registered: 2, present: 1 },
      { role: 'press', registered: 1, present: 0 },
    ])
    const nobody = people.map((one) => ({ ...one, present: false }))
    expect(reportOf({ ...nothing, people: nobody }).people.map(({ present }) => present)).toEqual([
      null,
      null,
    ])
  })

  it('leaves out what was said of a meeting that is not in the published timetable', () => {
    const report = reportOf({ ...nothing, planned: [pair(1)], answers: [atOnce(2, {})] })
    expect([report.atOnce.answers, report.atOnce.asked]).toEqual([0, 2])
  })

  it('orders the reasons of unmet wishes by how often they came, and leaves out what was withdrawn', () => {
    const followed = (kind: Consequence['kind'], withdrawnAt: Date | null): Consequence => ({
      ...pair(1),
      id: kind,
      meetingId: 'm1',
      kind,
      step: 'day-7',
      amountBand: null,
      reference: null,
      notedAt: at,
      withdrawnAt,
    })
    const report = reportOf({
      ...nothing,
      unmet: ['pinned', 'tables-full', 'tables-full'],
      consequences: [followed('need', null), followed('contract', at)],
    })
    expect(report.unmet).toEqual([
      { code: 'tables-full', count: 2 },
      { code: 'pinned', count: 1 },
    ])
    expect(report.followed?.filter(({ count }) => count > 0)).toEqual([{ code: 'need', count: 1 }])
  })
})

describe('maskReport', () => {
  it('hides whatever fewer than three answered, and nothing else', () => {
    const report = reportOf({
      ...nothing,
      planned: [pair(1), pair(2)],
      answers: [
        atOnce(1, { otherwise: 'no' }),
        atOnce(1, { side: 'supplier', otherwise: 'no' }),
        atOnce(2, {}),
        late(1, {}),
        late(2, {}),
      ],
      satisfaction: [opinion(9), opinion(8)],
    })
    const masked = maskReport(report)
    expect(masked.atOnce).toEqual(report.atOnce)
    expect(masked.otherwise).toEqual({ answers: 2, asked: 4, counts: null })
    expect(masked.day7.counts).toBeNull()
    expect(masked.followed).toBeNull()
    expect(masked.satisfaction).toMatchObject({ answers: 2, means: null, recommendation: null })
    expect(masked.meetings).toEqual(report.meetings)
  })

  it('never shows a breakdown of fewer than three answers, whatever was said', () => {
    const answers = fc.array(
      fc.oneof(
        fc
          .record({ n: fc.nat(3), outcome: fc.constantFrom(...atOnceOutcomes) })
          .map(({ n, outcome }) => atOnce(n, { outcome })),
        fc
          .record({ n: fc.nat(3), outcome: fc.constantFrom(...lateOutcomes) })
          .map(({ n, outcome }) => late(n, { outcome })),
      ),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(answers, (said) => {
        const masked = maskReport(reportOf({ ...nothing, planned: [0, 1, 2, 3].map(pair), answers: said }))
        for (const one of [masked.atOnce, masked.otherwise, masked.day7, masked.day90])
          expect(one.counts === null).toBe(one.answers < FEWEST_ANSWERS)
      }),
    )
  })
})

describe('opinions', () => {
  it('recommend from nine, and would rather not up to six', () => {
    expect(recommendationOf([10, 9, 8, 7, 6, 0])).toEqual({
      promoters: 2,
      passives: 2,
      detractors: 2,
      score: 0,
    })
    expect(recommendationOf([10, 9, 0]).score).toBe(33)
    expect(recommendationOf([0, 0, 9]).score).toBe(-33)
    expect(recommendationOf([]).score).toBe(0)
  })

  it('count in a mean only where they were given', () => {
    expect(meanOf([4, null, 5])).toBe(4.5)
    expect(meanOf([null])).toBeNull()
  })

  it('are a part of those asked, never more than all of them', () => {
    expect(rateOf({ answers: 1, asked: 4 })).toBe(0.25)
    expect(rateOf({ answers: 5, asked: 4 })).toBe(1)
    expect(rateOf({ answers: 0, asked: 0 })).toBeNull()
  })
})
