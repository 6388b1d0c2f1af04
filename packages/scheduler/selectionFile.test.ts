import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkAnswer,
  contradictionAnswer,
  indexProblem,
  indexPublished,
  readProblemFile,
  readSelection,
  selectionAnswer,
  solve,
  validateProblem,
  writeSelection,
} from './index.ts'
import { randomDay, richDay } from './testDays.ts'

const file = {
  B: 2,
  S: 2,
  T: 2,
  K: 1,
  sq: 1,
  bA: [
    [1, 1],
    [1, 0],
  ],
  sA: [
    [1, 1],
    [1, 1],
  ],
  req: [
    { b: 0, s: 0, w: 3 },
    { b: 1, s: 1, w: 2 },
  ],
}

describe('selection files', () => {
  it('are read with quotas for all or for each, and several numbers of tables', () => {
    const one = readSelection(JSON.stringify(file))
    const each = readSelection(JSON.stringify({ ...file, K: [1, 2], sq: [null, 4], bq: [2, null] }))
    expect(one.ok && one.value.suppliers.map((party) => party.quota)).toEqual([1, 1])
    expect(each.ok && each.value.suppliers.map((party) => party.quota)).toEqual([undefined, 4])
    expect(each.ok && each.value.buyers.map((party) => party.quota)).toEqual([2, undefined])
    expect(each.ok && each.value.tables).toEqual([1, 2])
  })

  it.each([
    ['plain', randomDay],
    ['rich', richDay],
  ])('of %s days come back equal after writing', (_, draw) => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const size = { buyers: 3, suppliers: 4, slots: 4, availability: 0.7, requests: 8, heaviest: 9 }
        const valid = validateProblem(draw(seed, size))
        if (!valid.ok) throw new Error('the generator made a wrong day')
        const back = readSelection(JSON.stringify(writeSelection(valid.value)))
        const { vetoes = [], forbids = [], ...rest } = valid.value
        expect(back.ok && back.value).toEqual({
          ...rest,
          ...(vetoes.length > 0 ? { vetoes } : {}),
          ...(forbids.length > 0 ? { forbids } : {}),
        })
      }),
    )
  })

  const faults: readonly [string, string, unknown][] = [
    ['syntax', '', 'not json'],
    ['syntax', 'B', { ...file, B: 3 }],
    ['missing-field', 'req', { ...file, req: undefined }],
    ['slots-invalid', 'T', { ...file, T: 0 }],
    ['tables-invalid', 'K', { ...file, K: 0 }],
    ['quota-invalid', 'sq[0]', { ...file, sq: [-1, 1] }],
    ['syntax', 'sq', { ...file, sq: [1] }],
    ['syntax', 'bl', { ...file, bl: [1] }],
    ['least-invalid', 'sl[1]', { ...file, sl: [0, 0.5] }],
    ['representatives-invalid', 'br[0]', { ...file, br: 101 }],
    ['slot-out-of-range', 'forbids[0].slot', { ...file, forbids: [{ b: 0, s: 0, slot: 5 }] }],
    ['availability-invalid', 'bA[1]', { ...file, bA: [[1, 1], [2]] }],
    ['unknown-party', 'req[0].s', { ...file, req: [{ b: 0, s: 7, w: 1 }] }],
    ['weight-invalid', 'req[0].w', { ...file, req: [{ b: 0, s: 0, w: 0 }] }],
  ]
  it.each(faults)('are refused with %s at "%s"', (code, field, content) => {
    const result = readSelection(typeof content === 'string' ? content : JSON.stringify(content))
    expect(result.ok ? null : result.errors[0]).toMatchObject({ code, field })
  })

  it('answer infeasible, with the proof, where the pins contradict the rest', () => {
    const pinned = readSelection(JSON.stringify({ ...file, pins: [{ b: 1, s: 1, slot: 1 }] }))
    const malformed = readSelection(JSON.stringify({ ...file, T: 0 }))
    expect(pinned.ok ? null : contradictionAnswer(pinned.errors, 1)).toMatchObject({ status: 'infeasible' })
    expect(malformed.ok ? null : contradictionAnswer(malformed.errors, 1)).toBeNull()
  })
})

describe('answers', () => {
  it('are checked against the file, and refused when they are not answers', () => {
    const problem = readProblemFile(JSON.stringify(file), 'day.json')
    if (!problem.ok || problem.value.kind !== 'selection') throw new Error('refused')
    const answer = selectionAnswer(solve(problem.value.problem, { seed: 1, steps: 1000 }), 0.1)
    expect(answer.objective).toBe(5)
    expect(checkAnswer(problem.value, JSON.stringify(answer))).toEqual({ ok: true, value: [] })
    const wrong = checkAnswer(problem.value, JSON.stringify({ ...answer, objective: 6, bound: 6 }))
    expect(wrong.ok && wrong.value.map((violation) => violation.constraint)).toEqual(['objective'])
    for (const text of ['', '[]', '{"status":"great"}', '{"status":"optimal","meetings":[3]}']) {
      expect(checkAnswer(problem.value, text).ok).toBe(false)
    }
  })
})

describe('indexProblem', () => {
  const free = [true, true]
  const named = {
    slots: 2,
    tables: 1,
    buyers: [
      { id: 'y', free },
      { id: 'x', free },
    ],
    suppliers: [{ id: 's', free }],
    requests: [
      { buyer: 'y', supplier: 's', weight: 2 },
      { buyer: 'x', supplier: 's', weight: 1 },
    ],
  }

  it('does not depend on the order of the rows', () => {
    const other = { ...named, buyers: named.buyers.toReversed(), requests: named.requests.toReversed() }
    expect(indexProblem(named)).toEqual(indexProblem(other))
    const result = indexProblem(named)
    expect(result.ok && result.value.buyerIds).toEqual(['x', 'y'])
    expect(result.ok && result.value.problem.requests[0]).toEqual({ a: 0, b: 0, weight: 1 })
  })

  it('carries representatives, guarantees and forbidden slots', () => {
    const [first, second] = named.buyers
    const rich = indexProblem({
      ...named,
      buyers: [{ id: 'y', free, representatives: 2, least: 1 }, second ?? { id: 'x', free }],
      forbids: [{ buyer: 'y', supplier: 's', slot: 1 }],
    })
    expect(rich.ok && rich.value.problem.buyers[1]).toEqual({
      free: first?.free,
      representatives: 2,
      least: 1,
    })
    expect(rich.ok && rich.value.problem.forbids).toEqual([{ a: 1, b: 0, slot: 1 }])
  })

  it('gives a published timetable in the indices of today, -1 for a party that has left', () => {
    const today = indexProblem(named)
    if (!today.ok) throw new Error('refused')
    const published = [
      { buyer: 'y', supplier: 's', slot: 0, table: 0, weight: 2 },
      { buyer: 'z', supplier: 's', slot: 1, table: -1 },
    ]
    expect(indexPublished(today.value, published)).toEqual([
      { a: 1, b: 0, slot: 0, table: 0, weight: 2 },
      { a: -1, b: 0, slot: 1, table: -1 },
    ])
  })

  it('names unknown and repeated identifiers', () => {
    const unknown = indexProblem({ ...named, vetoes: [{ buyer: 'z', supplier: 's' }] })
    expect(unknown.ok ? null : unknown.errors[0]).toMatchObject({
      code: 'unknown-party',
      field: 'vetoes[0].buyer',
      value: 'z',
    })
    const twice = indexProblem({ ...named, suppliers: [...named.suppliers, ...named.suppliers] })
    expect(twice.ok ? null : twice.errors[0]).toMatchObject({ code: 'duplicate-party', value: 's' })
  })
})

const fixtures = '../shared/data/meetings/selection'
describe.skipIf(!existsSync(fixtures))(
  existsSync(fixtures) ? 'reference cases' : 'skipped: fixtures absent',
  () => {
    const optima = [
      ['seed8', 1123],
      ['seed', 1437],
      ['mid8', 11440],
    ] as const
    it.each(optima)('%s is proved optimal at %i', (name, optimum) => {
      const problem = readSelection(readFileSync(`${fixtures}/${name}.json`, 'utf8'))
      if (!problem.ok) throw new Error('refused')
      expect(solve(problem.value, { seed: 1, steps: 1_000_000 })).toMatchObject({
        status: 'optimal',
        objective: optimum,
      })
    })
  },
)
