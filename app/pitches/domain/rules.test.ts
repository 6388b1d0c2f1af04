import { describe, expect, it } from 'vitest'
import { Temporal } from '../../platform/kernel/dates.ts'
import type { Outcome } from './application.ts'
import { type Application, mayEdit, maySubmit, mayWithdraw, problemsOf } from './application.ts'
import { type Call, type CallContent, judgeCall, mayChange, phaseOf } from './call.ts'
import { judgeDecision, moved } from './decision.ts'
import type { Ranked } from './ranking.ts'
import { judgeScores } from './score.ts'

const content: CallContent = {
  opensAt: '2026-11-01T09:00:00',
  closesAt: '2026-11-20T18:00:00',
  juryUntil: '2026-11-27',
  presentation: 'Un appel.',
  places: 1,
  substitutes: 1,
  blind: false,
  tieRule: 'earliest',
  eligibility: [{ id: 'e1', text: 'Êtes-vous de l’ESS ?', expected: true, sentence: 'Réservé à l’ESS.' }],
  questions: [{ id: 'q1', text: 'Que montrez-vous ?', length: 'short' }],
  criteria: [
    { id: 'c1', label: 'Besoin', weight: 2 },
    { id: 'c2', label: 'Effet', weight: 1 },
  ],
  quotas: [],
}
const call: Call = {
  ...content,
  id: 'call',
  eventId: 'event',
  decidedAt: null,
  deviation: null,
  answeredAt: null,
  publishedAt: null,
  programmeItemId: null,
}
const application: Application = {
  id: 'a',
  eventId: 'event',
  number: 1,
  state: 'draft',
  personId: null,
  submittedAt: null,
  outcome: null,
  position: null,
  reason: null,
  halfDayId: null,
  structure: 'Structure',
  siret: null,
  sector: 'nettoyage',
  department: '93',
  firstTimer: false,
  contactName: 'Direction',
  contactEmail: 'a@essai.invalid',
  eligibility: { e1: true },
  answers: { q1: 'Une offre.' },
}
const at = (text: string) => Temporal.PlainDateTime.from(text)
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code

describe('the call', () => {
  it.each([
    ['2026-11-01T08:59:59', 'coming'],
    ['2026-11-01T09:00', 'open'],
    ['2026-11-20T18:00', 'open'],
    ['2026-11-20T18:00:01', 'closed'],
  ])('at %s is %s', (now, phase) => {
    expect(phaseOf(call, at(now))).toBe(phase)
  })

  it.each([
    ['closes before it opens', { closesAt: '2026-10-30T09:00:00' }, 'closesOn'],
    ['closes after the day', { closesAt: '2026-12-04T09:00:00', juryUntil: '2026-12-04' }, 'closesOn'],
    ['whose jury ends before it closes', { juryUntil: '2026-11-19' }, 'juryUntil'],
    ['whose jury ends after the day', { juryUntil: '2026-12-04' }, 'juryUntil'],
    ['without a word', { presentation: ' ' }, 'presentation'],
    ['without a criterion', { criteria: [] }, 'criterion1'],
  ])('%s is refused beside its field', (_, change, field) => {
    expect(judgeCall({ ...content, ...change }, '2026-12-03')).toMatchObject({ refusal: { field } })
  })

  it('keeps its questions and criteria once somebody applied, and moves its dates', () => {
    const later = { ...content, closesAt: '2026-11-22T18:00:00' }
    expect(mayChange(call, later, 3).ok).toBe(true)
    const other = { ...content, criteria: content.criteria.slice(0, 1) }
    expect(codeOf(mayChange(call, other, 1))).toBe('call-frozen')
    expect(mayChange(call, other, 0).ok).toBe(true)
    expect(codeOf(mayChange({ ...call, decidedAt: new Date() }, later, 0))).toBe('call-frozen')
  })
})

describe('an application', () => {
  const open = at('2026-11-10T12:00')
  it('is sent whole, in time, with consent', () => {
    expect(maySubmit(call, application, open, true).ok).toBe(true)
    expect(codeOf(maySubmit(call, application, open, false))).toBe('consent-missing')
    expect(codeOf(maySubmit(call, application, at('2026-11-20T18:01'), true))).toBe('too-late')
    expect(codeOf(maySubmit(call, application, at('2026-10-01T18:01'), true))).toBe('not-open')
  })

  it('says what it lacks, field by field', () => {
    const empty = { ...application, sector: null, firstTimer: null, answers: {}, eligibility: {} }
    expect(problemsOf(call, empty).map(({ field }) => field)).toEqual(['sector', 'firstTimer', 'e1', 'q1'])
    expect(problemsOf(call, { ...application, eligibility: { e1: false } })).toEqual([
      { field: 'e1', sentence: 'Réservé à l’ESS.' },
    ])
    expect(problemsOf(call, { ...application, answers: { q1: 'x'.repeat(301) } })).toHaveLength(1)
  })

  it('is edited as a draft only, and withdrawn until its answer', () => {
    expect(mayEdit(call, application, open).ok).toBe(true)
    expect(codeOf(mayEdit(call, { state: 'submitted' }, open))).toBe('not-draft')
    expect(codeOf(mayEdit(call, { state: 'withdrawn' }, open))).toBe('not-draft')
    expect(mayWithdraw(call, { ...application, state: 'submitted' }).ok).toBe(true)
    expect(codeOf(mayWithdraw({ ...call, answeredAt: new Date() }, application))).toBe('already-answered')
    expect(codeOf(mayWithdraw(call, { ...application, state: 'withdrawn' }))).toBe('not-submitted')
  })
})

describe('scores', () => {
  it.each([
    ['above the scale', { c1: 6, c2: 1 }, 'score-invalid'],
    ['below the scale', { c1: -1, c2: 1 }, 'score-invalid'],
    ['not whole', { c1: 2.5, c2: 1 }, 'score-invalid'],
    ['of an unknown criterion', { c1: 1, c2: 1, c9: 1 }, 'score-invalid'],
    ['missing', { c1: 1, c2: null }, 'score-missing'],
    ['at both ends', { c1: 0, c2: 5 }, 'ok'],
  ])('%s', (_, typed, expected) => {
    expect(codeOf(judgeScores(call.criteria, typed, true))).toBe(expected)
  })

  it('may be missing in a draft', () => {
    expect(judgeScores(call.criteria, { c1: 3, c2: null }, false)).toEqual({ ok: true, value: { c1: 3 } })
  })
})

describe('the decision', () => {
  const ranked = ['a', 'b', 'c'].map(
    (id, index) =>
      ({ candidate: { id, number: index + 1 }, mean: { sum: 3 - index, count: 1 } }) as unknown as Ranked,
  )
  const proposal = {
    feasible: true,
    chosen: ['a'],
    substitutes: ['b'],
    reasons: new Map(),
  } as const
  const source = { ranked, proposal, places: 1 }
  const given = (outcomes: Record<string, Outcome>) => new Map(Object.entries(outcomes))

  it('follows the proposal without a reason, and numbers each side', () => {
    expect(judgeDecision(source, given({ a: 'chosen', b: 'substitute' }), 'bruit')).toEqual({
      ok: true,
      value: {
        choices: [
          { id: 'a', outcome: 'chosen', position: 1 },
          { id: 'b', outcome: 'substitute', position: 1 },
          { id: 'c', outcome: 'declined', position: null },
        ],
        deviation: null,
      },
    })
  })

  it('deviates with a reason, which is kept', () => {
    const other = given({ c: 'chosen' })
    expect(codeOf(judgeDecision(source, other, ' '))).toBe('reason-missing')
    expect(judgeDecision(source, other, ' Équilibre. ')).toMatchObject({
      value: { deviation: 'Équilibre.' },
    })
    const impossible = { ...source, proposal: { feasible: false, blocking: [], alone: false } as const }
    expect(codeOf(judgeDecision(impossible, given({ a: 'chosen' }), ''))).toBe('reason-missing')
  })

  it('chooses somebody, and no more than there are places', () => {
    expect(codeOf(judgeDecision(source, given({}), 'x'))).toBe('too-many-chosen')
    expect(codeOf(judgeDecision(source, given({ a: 'chosen', b: 'chosen' }), 'x'))).toBe('too-many-chosen')
  })

  it('moves one by a place, and nobody beyond the ends', () => {
    expect(moved(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b'])
    expect(moved(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c'])
    expect(moved(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c'])
  })
})
