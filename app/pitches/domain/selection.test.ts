import { describe, expect, it } from 'vitest'
import { checkQuotas, type Quota } from './quota.ts'
import type { Ranked } from './ranking.ts'
import { propose } from './selection.ts'

const ranked = (
  score: number,
  number: number,
  given: Partial<Ranked['candidate']> = {},
  count = 1,
): Ranked => ({
  candidate: {
    id: `a${number}`,
    number,
    submittedAt: new Date(0),
    sector: 'nettoyage',
    department: '93',
    firstTimer: false,
    ...given,
  },
  mean: { sum: score, count },
  votes: count,
  conflicts: 0,
  byCriterion: {},
  rank: null,
  tied: false,
})

const rules = (places: number, quotas: readonly Quota[] = [], substitutes = 0) => ({
  places,
  substitutes,
  quotas,
})

/** Same numbers at each run. */
const randomOf = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * below)
  }
}

const combinations = <T>(items: readonly T[], size: number): T[][] => {
  if (size === 0) return [[]]
  return items.flatMap((one, index) =>
    combinations(items.slice(index + 1), size - 1).map((rest) => [one, ...rest]),
  )
}

const total = (selection: readonly Ranked[]): number =>
  selection.reduce((sum, { mean }) => sum + (mean === null ? 0 : mean.sum / mean.count), 0)

describe('propose', () => {
  it('takes the best, and substitutes in the order of the ranking', () => {
    const found = propose(
      [9, 7, 5, 3].map((score, at) => ranked(score, at + 1)),
      rules(2, [], 1),
    )
    expect(found).toMatchObject({ feasible: true, chosen: ['a1', 'a2'], substitutes: ['a3'] })
  })

  it('tells why each of the others is not retained', () => {
    const found = propose(
      [
        ranked(9, 1),
        ranked(8, 2),
        ranked(7, 3, { sector: 'dechets' }),
        ranked(7, 4, { sector: 'dechets' }),
        ranked(1, 5, { sector: 'dechets' }),
        { ...ranked(0, 6), mean: null },
      ],
      rules(2, [{ kind: 'sector', bound: 'most', code: null, count: 1 }]),
    )
    if (!found.feasible) throw new Error('feasible')
    expect(found.chosen).toEqual(['a1', 'a3'])
    expect(Object.fromEntries([...found.reasons].map(([id, reason]) => [id, reason.kind]))).toEqual({
      a2: 'quota',
      a4: 'tie',
      a5: 'below',
      a6: 'unscored',
    })
    expect(found.reasons.get('a2')).toMatchObject({
      quotas: [{ kind: 'sector', bound: 'most', code: 'nettoyage', count: 1 }],
    })
  })

  it('names the quotas that no selection meets', () => {
    const impossible: Quota = { kind: 'first-timer', bound: 'least', code: null, count: 2 }
    const easy: Quota = { kind: 'sector', bound: 'most', code: 'nettoyage', count: 5 }
    const one = propose([ranked(3, 1, { firstTimer: true }), ranked(2, 2)], rules(2, [easy, impossible]))
    expect(one).toEqual({ feasible: false, blocking: [impossible], alone: true })
    const other: Quota = { kind: 'department', bound: 'least', code: '75', count: 1 }
    const both = propose([ranked(3, 1), ranked(2, 2)], rules(2, [impossible, other]))
    expect(both).toEqual({ feasible: false, blocking: [impossible, other], alone: false })
  })

  it('takes fewer when fewer were scored', () => {
    expect(propose([ranked(3, 1), { ...ranked(0, 2), mean: null }], rules(6))).toMatchObject({
      chosen: ['a1'],
    })
    expect(propose([], rules(6))).toMatchObject({ feasible: true, chosen: [], substitutes: [] })
  })

  it('adds scores of different numbers of members without rounding', () => {
    // 1/3 + 1/3 + 1/3 against 1: a sum in floating point would depend on the order.
    const found = propose(
      [ranked(1, 1, {}, 3), ranked(2, 2, {}, 6), ranked(4, 3, {}, 12), ranked(8, 4, {}, 24)],
      rules(3),
    )
    expect(found).toMatchObject({ chosen: ['a1', 'a2', 'a3'] })
  })

  it('is the best of all selections, by trying them all', () => {
    let infeasible = 0
    let constrained = 0
    for (let seed = 1; seed <= 400; seed += 1) {
      const random = randomOf(seed)
      const all = Array.from({ length: 4 + random(6) }, (_, at) =>
        ranked(
          random(12),
          at + 1,
          {
            sector: ['nettoyage', 'dechets', 'voirie'][random(3)] ?? null,
            department: ['75', '93'][random(2)] ?? null,
            firstTimer: random(3) === 0,
          },
          1 + random(3),
        ),
      ).sort((a, b) => total([b]) - total([a]))
      const places = 1 + random(4)
      const quotas = (
        [
          { kind: 'sector', bound: 'most', code: null, count: 1 + random(2) },
          { kind: 'department', bound: 'most', code: '93', count: 1 + random(3) },
          { kind: 'department', bound: 'least', code: '75', count: 1 + random(2) },
          { kind: 'first-timer', bound: 'least', code: null, count: 1 + random(2) },
        ] satisfies Quota[]
      ).filter(() => random(2) === 0)
      const allowed = combinations(all, Math.min(places, all.length)).filter((selection) =>
        checkQuotas(
          quotas,
          selection.map(({ candidate }) => candidate),
        ).every(({ met }) => met),
      )
      const found = propose(all, rules(places, quotas))
      expect(found.feasible, `seed ${seed}`).toBe(allowed.length > 0)
      if (!found.feasible) {
        infeasible += 1
        continue
      }
      const chosen = all.filter(({ candidate }) => found.chosen.includes(candidate.id))
      expect(allowed, `seed ${seed}`).toContainEqual(chosen)
      expect(total(chosen), `seed ${seed}`).toBeCloseTo(Math.max(...allowed.map(total)), 9)
      if (total(chosen) < total(all.slice(0, chosen.length)) - 1e-9) constrained += 1
      // Whoever is said to be kept out by a quota would break it, whichever lower one they replaced.
      for (const [id, reason] of found.reasons) {
        const one = all.find(({ candidate }) => candidate.id === id)
        if (one === undefined || reason.kind !== 'quota') continue
        for (const other of chosen.filter((kept) => total([kept]) < total([one]))) {
          const swapped = [...chosen.filter((kept) => kept !== other), one]
          expect(allowed.some((set) => set.every((member) => swapped.includes(member)))).toBe(false)
        }
      }
    }
    // The cases are not all easy ones.
    expect(infeasible).toBeGreaterThan(20)
    expect(constrained).toBeGreaterThan(20)
  })

  it('chooses among two hundred with quotas of every kind', () => {
    const random = randomOf(7)
    const sectors = Array.from({ length: 15 }, (_, at) => `s${at}`)
    const all = Array.from({ length: 200 }, (_, at) =>
      ranked(400 - at - random(2), at + 1, {
        sector: sectors[random(15)] ?? null,
        department: String(91 + random(5)),
        firstTimer: random(4) === 0,
      }),
    ).sort((a, b) => total([b]) - total([a]))
    const quotas: Quota[] = [
      { kind: 'sector', bound: 'most', code: null, count: 1 },
      { kind: 'department', bound: 'most', code: null, count: 2 },
      { kind: 'first-timer', bound: 'least', code: null, count: 3 },
    ]
    const found = propose(all, rules(6, quotas, 2))
    if (!found.feasible) throw new Error('feasible')
    const chosen = all.filter(({ candidate }) => found.chosen.includes(candidate.id))
    expect(chosen).toHaveLength(6)
    expect(
      checkQuotas(
        quotas,
        chosen.map(({ candidate }) => candidate),
      ).map(({ met }) => met),
    ).toEqual([true, true, true])
  })
})
