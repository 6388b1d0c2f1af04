import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkAnswer,
  checkSessions,
  type SessionMeeting,
  type SessionsProblem,
  sessionsAnswer,
  solveSessions,
} from '../index.ts'
import { seededRandom } from '../rng.ts'
import { countBreaks } from './checkSessions.ts'
import { readDzn } from './dzn.ts'

function randomSessions(seed: number): SessionsProblem {
  const random = seededRandom(seed)
  const [parties, slots] = [3 + random.below(3), 3 + random.below(3)]
  const meetings = Array.from({ length: 3 + random.below(4) }, (_, index): SessionMeeting => {
    const p1 = random.below(parties)
    return {
      p1,
      p2: (p1 + 1 + random.below(parties - 1)) % parties,
      half: (['either', 'either', 'morning', 'afternoon'] as const)[random.below(4)] ?? 'either',
      fixed: random.below(6) === 0 ? random.below(slots) : null,
      after: index > 0 && random.below(4) === 0 ? [random.below(index)] : [],
    }
  })
  const forbidden = Array.from({ length: parties }, () =>
    random.below(3) === 0 ? [random.below(slots)] : [],
  )
  return {
    parties,
    slots,
    morningSlots: 1 + random.below(slots),
    tables: 1 + random.below(3),
    meetings,
    forbidden,
  }
}

/** Fewest breaks by trying every assignment, judged by the checker; null where nothing is valid. */
function bruteForce(problem: SessionsProblem, fairness: number): number | null {
  let best: number | null = null
  const slots: number[] = []
  const explore = (): void => {
    if (slots.length < problem.meetings.length) {
      for (let slot = 0; slot < problem.slots; slot++) {
        slots.push(slot)
        explore()
        slots.pop()
      }
      return
    }
    const objective = countBreaks(problem, slots).reduce((sum, value) => sum + value, 0)
    if (best !== null && objective >= best) return
    const used = new Map<number, number>()
    const meetings = slots.map((slot) => {
      const table = used.get(slot) ?? 0
      used.set(slot, table + 1)
      return { slot, table }
    })
    if (checkSessions(problem, { status: 'feasible', objective, bound: 0, meetings }, fairness).length === 0)
      best = objective
  }
  explore()
  return best
}

describe('solveSessions', () => {
  it('finds the fewest breaks, or proves that nothing is valid, as brute force does', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 2 }), (seed, fairness) => {
        const problem = randomSessions(seed)
        const solution = solveSessions(problem, { seed: 1, steps: 100_000, fairness })
        expect(checkSessions(problem, solution, fairness)).toEqual([])
        const expected = bruteForce(problem, fairness)
        expect([solution.status, solution.objective]).toEqual([
          expected === null ? 'infeasible' : 'optimal',
          expected,
        ])
      }),
      { numRuns: 150 },
    )
  })

  it('says unknown, not infeasible, when it has no time', () => {
    const problem = readDzn(
      'nBusiness=2;nMeetings=1;nTables=1;nTotalSlots=2;nMorningSlots=2;requested=[|1,2,3|];',
    )
    if (!problem.ok) throw new Error('refused')
    expect(['unknown', 'optimal']).toContain(
      solveSessions(problem.value, { seed: 1, steps: 0, shouldStop: () => true }).status,
    )
  })
})

const text = `% two half-days
nBusiness = 3; nMeetings = 3; nTables = 2; nTotalSlots = 4; nMorningSlots = 2;
requested = [|1, 2,3, |1, 3,2, |2, 3,3, |];
meetingsxBusiness = [{1,2,3},{1,2,4},{1,3,4}]; nMeetingsBusiness = [2,2,2];
forbidden = [{0}, {0,4}, {}]; fixed = [2,0,0]; precedences = [{},{1},{1}];`

describe('readDzn', () => {
  it('counts from 0, takes 0 as nothing, and believes requested', () => {
    const result = readDzn(text)
    expect(result.ok && result.value).toEqual({
      parties: 3,
      slots: 4,
      morningSlots: 2,
      tables: 2,
      meetings: [
        { p1: 0, p2: 1, half: 'either', fixed: 1, after: [] },
        { p1: 0, p2: 2, half: 'afternoon', fixed: null, after: [0] },
        { p1: 1, p2: 2, half: 'either', fixed: null, after: [0] },
      ],
      forbidden: [[], [3], []],
    })
  })

  const faults: readonly [string, string, string][] = [
    ['syntax', 'requested[2]', text.replace('|1, 3,2', '|1, 3')],
    ['syntax', 'requested[2]', text.replace('1, 3,2', '1, 3,7')],
    ['syntax', 'nMeetings', text.replace('nMeetings = 3', 'nMeetings = many')],
    ['syntax', 'fixed', text.replace('[2,0,0]', '[2,0]')],
    ['syntax', 'requested', text.replace(/requested[^;]*;/, '')],
    ['unknown-party', 'meetings[0].p2', text.replace('|1, 2,3', '|1, 9,3')],
    ['unknown-party', 'meetings[0].p2', text.replace('|1, 2,3', '|1, 1,3')],
    ['slot-out-of-range', 'meetings[0].fixed', text.replace('[2,0,0]', '[9,0,0]')],
    ['slot-out-of-range', 'meetings[1].after', text.replace('{},{1},{1}', '{},{8},{1}')],
    ['slot-out-of-range', 'forbidden[1]', text.replace('{0,4}', '{0,5}')],
    ['slots-invalid', 'slots', text.replace('nTotalSlots = 4', 'nTotalSlots = 0')],
    ['tables-invalid', 'tables', text.replace('nTables = 2', 'nTables = 0')],
  ]
  it.each(faults)('refuses with %s at %s', (code, field, content) => {
    const result = readDzn(content)
    expect(result.ok ? [] : result.errors.map((error) => [error.code, error.field])).toContainEqual([
      code,
      field,
    ])
  })

  it('never throws on a damaged file', () => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(40), fc.string(), (start, length, noise) => {
        readDzn(text.slice(0, start) + noise + text.slice(start + length))
      }),
      { numRuns: 500 },
    )
  })
})

describe('infeasible files', () => {
  const proofs: readonly [string, string, RegExp][] = [
    ['a fixed slot outside the half-day', text.replace('|1, 2,3', '|1, 2,2'), /no slot left/],
    ['a cycle of precedences', text.replace('{},{1},{1}', '{},{3},{2}'), /precedences/i],
    ['more meetings than free slots', text.replace('[{0},', '[{1,2,3},'), /only 1 free slots/],
    [
      'two fixed meetings in clash',
      text.replace('[2,0,0]', '[3,3,0]').replace('{},{1},{1}', '{},{},{}'),
      /cannot all have a slot/,
    ],
  ]
  it.each(proofs)('are refuted in words: %s', (_, content, words) => {
    const problem = readDzn(content)
    if (!problem.ok) throw new Error(problem.errors[0]?.message)
    const solution = solveSessions(problem.value, { seed: 1, steps: 10_000 })
    expect(solution.status).toBe('infeasible')
    expect(solution.proof).toMatch(words)
  })
})

describe('checkSessions', () => {
  const read = readDzn(text)
  const problem = read.ok ? read.value : randomSessions(1)
  const solution = solveSessions(problem, { seed: 1, steps: 10_000 })
  const answer = sessionsAnswer(problem, solution, 0)
  const named = (change: object, fairness = 2, day = problem): string[] => {
    const result = checkAnswer(
      { kind: 'sessions', problem: day },
      JSON.stringify({ ...answer, ...change }),
      fairness,
    )
    return result.ok ? result.value.map((violation) => violation.constraint) : ['refused']
  }
  const moved = (index: number, change: object): object => ({
    meetings: answer.meetings.map((meeting, place) =>
      place === index ? { ...meeting, ...change } : meeting,
    ),
  })

  it('accepts the answer in the numbers of the file', () => {
    expect(answer.meetings[0]).toMatchObject({ a: 1, b: 2, slot: 2 })
    expect(named({})).toEqual([])
    expect(named({ meetings: answer.meetings.toReversed() })).toEqual([])
  })

  it('names each constraint broken', () => {
    expect(named({ meetings: answer.meetings.slice(1) })).toContain('missing-meeting')
    expect(named({ meetings: [...answer.meetings, { a: 1, b: 2, slot: 1, table: 1 }] })).toContain(
      'not-requested',
    )
    expect(named(moved(1, { slot: 9 }))).toContain('slot-range')
    expect(named(moved(1, { slot: 2 }))).toContain('clash')
    expect(named(moved(1, { slot: 1 }))).toContain('half-day')
    expect(named(moved(2, { slot: 4 }))).toContain('forbidden')
    expect(named(moved(0, { slot: 1 }))).toContain('fixed')
    expect(named(moved(2, { slot: 1 }))).toContain('precedence')
    expect(named(moved(1, { table: 3 }))).toContain('table-range')
    expect(named({ objective: 7 })).toContain('objective')
    expect(named({ bound: 5 })).toContain('bound')
    expect(named({ status: 'optimal', bound: -1 })).toContain('status')
    expect(named({ status: 'infeasible' })).toContain('status')
  })

  it('names tables and fairness', () => {
    const meeting = (p1: number, p2: number): SessionMeeting => ({
      p1,
      p2,
      half: 'either',
      fixed: null,
      after: [],
    })
    const day: SessionsProblem = {
      parties: 4,
      slots: 4,
      morningSlots: 4,
      tables: 1,
      meetings: [meeting(0, 1), meeting(2, 3), meeting(0, 2)],
      forbidden: [[], [], [], []],
    }
    const check = (slots: readonly number[], tables: number, fairness: number): string[] => {
      const meetings = slots.map((slot) => ({ slot, table: 0 }))
      const objective = countBreaks(day, slots).reduce((sum, value) => sum + value, 0)
      const problemWithTables = { ...day, tables }
      return checkSessions(
        problemWithTables,
        { status: 'feasible', objective, bound: 0, meetings },
        fairness,
      ).map((violation) => violation.constraint)
    }
    expect(check([0, 0, 1], 1, 2)).toEqual(['tables', 'table-clash'])
    expect(check([0, 0, 1], 2, 2)).toEqual(['table-clash'])
    expect(check([0, 1, 3], 1, 0)).toEqual(['fairness'])
  })
})

const fixtures = '../shared/data/meetings'
describe.skipIf(!existsSync(fixtures))(
  existsSync(fixtures) ? 'published benchmark' : 'skipped: fixtures absent',
  () => {
    const files: readonly [string, string, number | null][] = [
      ['original/tic-12.original.dzn', 'optimal', 0],
      ['fixed/tic-12.fixed020-Forb.dzn', 'optimal', 1],
      ['fixed/tic-12crafc.fixed020-Forb.dzn', 'optimal', 1],
      ['forbidden/tic-12.forb0003.dzn', 'infeasible', null],
      ['fixed/forum-14.fixed040-Forb.dzn', 'infeasible', null],
      ['precedence/forum-13.prec25.dzn', 'infeasible', null],
      ['precedence/ticf-13crafb.prec15.dzn', 'infeasible', null],
    ]
    it.each(files)('%s: %s, %s breaks', (name, status, objective) => {
      const problem = readDzn(readFileSync(`${fixtures}/${name}`, 'utf8'))
      if (!problem.ok) throw new Error(problem.errors[0]?.message)
      const solution = solveSessions(problem.value, { seed: 1, steps: 50_000 })
      expect(checkSessions(problem.value, solution, 2)).toEqual([])
      expect([solution.status, solution.objective]).toEqual([status, objective])
    })

    it('gives a valid timetable for a long day within a few hundred steps', () => {
      const problem = readDzn(readFileSync(`${fixtures}/original/ticf-14crafa.original.dzn`, 'utf8'))
      if (!problem.ok) throw new Error('refused')
      const solution = solveSessions(problem.value, { seed: 1, steps: 1500 })
      expect(solution.status).toBe('feasible')
      expect(checkSessions(problem.value, solution, 2)).toEqual([])
    })
  },
)
