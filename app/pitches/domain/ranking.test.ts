import { describe, expect, it } from 'vitest'
import { type Assessment, type Candidate, meanOf, rank } from './ranking.ts'

const criteria = [
  { id: 'c1', label: 'Besoin', weight: 3 },
  { id: 'c2', label: 'Effet', weight: 1 },
]

const candidate = (number: number, given: Partial<Candidate> = {}): Candidate => ({
  id: `a${number}`,
  number,
  sector: 'nettoyage',
  department: '93',
  firstTimer: false,
  submittedAt: new Date(Date.UTC(2026, 0, 1, 0, number)),
  ...given,
})

const said = (
  applicationId: string,
  personId: string,
  scores: readonly [number, number],
  state: Assessment['state'] = 'complete',
): Assessment => ({
  applicationId,
  personId,
  state,
  scores: state === 'conflict' ? {} : { c1: scores[0], c2: scores[1] },
  comment: null,
})

const call = { criteria, tieRule: 'main-criterion' as const }
const ranksOf = (ranked: ReturnType<typeof rank>) =>
  ranked.map(({ candidate: { id }, rank: place }) => [id, place])

describe('rank', () => {
  it('takes the weighted mean of the members who scored, without drafts and conflicts', () => {
    const [one] = rank(
      call,
      [candidate(1)],
      [
        said('a1', 'p', [5, 1]),
        said('a1', 'q', [3, 3]),
        said('a1', 'r', [0, 0], 'draft'),
        said('a1', 's', [0, 0], 'conflict'),
      ],
    )
    // (3×5 + 1×1) / 4 = 4, and 3: 3.5 in the middle.
    expect(one?.mean === null || one === undefined ? null : meanOf(one.mean)).toBe(3.5)
    expect(one).toMatchObject({ votes: 2, conflicts: 1, byCriterion: { c1: 4, c2: 2 }, rank: 1 })
  })

  it('gives equal scores the same rank, and the next one counts them all', () => {
    const ranked = rank(
      call,
      [candidate(1), candidate(2), candidate(3), candidate(4)],
      [said('a1', 'p', [2, 2]), said('a2', 'p', [4, 4]), said('a3', 'p', [4, 4]), said('a4', 'p', [1, 1])],
    )
    expect(ranksOf(ranked)).toEqual([
      ['a2', 1],
      ['a3', 1],
      ['a1', 3],
      ['a4', 4],
    ])
    expect(ranked.map(({ tied }) => tied)).toEqual([true, true, false, false])
  })

  it('sees a tie between different numbers of members exactly', () => {
    // 10/3 by three members and by six: no rounding tells them apart.
    const three = ['p', 'q', 'r'].map((who, index) => said('a1', who, index === 0 ? [4, 4] : [3, 3]))
    const six = [...'pqrstu'].map((who, index) => said('a2', who, index < 2 ? [4, 4] : [3, 3]))
    expect(ranksOf(rank(call, [candidate(1), candidate(2)], [...three, ...six]))).toEqual([
      ['a1', 1],
      ['a2', 1],
    ])
  })

  it('puts last, without a rank, what nobody scored', () => {
    const ranked = rank(call, [candidate(1), candidate(2)], [said('a2', 'p', [0, 0])])
    expect(ranksOf(ranked)).toEqual([
      ['a2', 1],
      ['a1', null],
    ])
  })

  it.each([
    ['main-criterion', ['a3', 'a1', 'a2']],
    ['first-timer', ['a2', 'a1', 'a3']],
    ['earliest', ['a1', 'a2', 'a3']],
  ] as const)('orders a tie by the stated rule: %s', (tieRule, order) => {
    // 4×3 + 0 = 3×3 + 3: the same sums, by other criteria.
    const ranked = rank(
      { criteria, tieRule },
      [candidate(1), candidate(2, { firstTimer: true }), candidate(3)],
      [said('a1', 'p', [3, 3]), said('a2', 'p', [3, 3]), said('a3', 'p', [4, 0])],
    )
    expect(ranked.map(({ candidate: { id } }) => id)).toEqual(order)
    expect(ranked.map(({ rank: place }) => place)).toEqual([1, 1, 1])
  })
})
