import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isContradiction, type ProblemErrorCode, validateProblem } from './index.ts'

const free = [true, true]
const base = {
  slots: 2,
  tables: 1,
  buyers: [{ free }, { free }],
  suppliers: [{ free }, { free: [true, false] }],
  requests: [
    { a: 0, b: 0, weight: 1 },
    { a: 1, b: 0, weight: 1 },
    { a: 0, b: 1, weight: 2 },
  ],
}
const pin = { a: 0, b: 0, slot: 0 }

function codes(problem: unknown): ProblemErrorCode[] {
  const result = validateProblem(problem)
  return result.ok ? [] : [...new Set(result.errors.map((error) => error.code))]
}

describe('validateProblem', () => {
  it('accepts a sound problem and returns it', () => {
    const result = validateProblem(base)
    expect(result.ok && result.value).toBe(base)
  })

  const faults: readonly [ProblemErrorCode, string, unknown][] = [
    ['not-an-object', '', null],
    ['missing-field', 'buyers', { ...base, buyers: undefined }],
    ['missing-field', 'pins', { ...base, pins: 3 }],
    ['slots-invalid', 'slots', { ...base, slots: 0 }],
    ['slots-invalid', 'slots', { ...base, slots: 2.5 }],
    ['tables-invalid', 'tables', { ...base, tables: 0 }],
    ['tables-invalid', 'tables', { ...base, tables: [0, 0] }],
    ['tables-invalid', 'tables[1]', { ...base, tables: [1, -1] }],
    ['tables-invalid', 'tables', { ...base, tables: [1] }],
    ['availability-invalid', 'buyers[1].free', { ...base, buyers: [{ free }, { free: [true] }] }],
    ['quota-invalid', 'buyers[0].quota', { ...base, buyers: [{ free, quota: 0 }, { free }] }],
    ['quota-invalid', 'buyers[0].quota', { ...base, buyers: [{ free, quota: -1 }, { free }] }],
    [
      'representatives-invalid',
      'buyers[1].representatives',
      { ...base, buyers: [{ free }, { free, representatives: 0 }] },
    ],
    ['least-invalid', 'buyers[0].least', { ...base, buyers: [{ free, least: -1 }, { free }] }],
    ['least-over-quota', 'buyers[0].least', { ...base, buyers: [{ free, quota: 1, least: 2 }, { free }] }],
    [
      'too-large',
      'requests',
      {
        ...base,
        slots: 1,
        buyers: [{ free: [true], least: 1 }],
        suppliers: Array.from({ length: 501 }, () => ({ free: [true] })),
        requests: Array.from({ length: 501 }, (_, b) => ({ a: 0, b, weight: 1_000_000 })),
      },
    ],
    ['missing-field', 'forbids', { ...base, forbids: 3 }],
    ['unknown-party', 'forbids[0].b', { ...base, forbids: [{ a: 0, b: 9, slot: 0 }] }],
    ['slot-out-of-range', 'forbids[0].slot', { ...base, forbids: [{ a: 0, b: 0, slot: 2 }] }],
    ['pin-forbidden', 'pins[0].slot', { ...base, pins: [pin], forbids: [pin] }],
    ['weight-invalid', 'requests[0].weight', { ...base, requests: [{ a: 0, b: 0, weight: 0 }] }],
    ['weight-invalid', 'requests[0].weight', { ...base, requests: [{ a: 0, b: 0, weight: -3 }] }],
    ['weight-invalid', 'requests[0].weight', { ...base, requests: [{ a: 0, b: 0, weight: Number.NaN }] }],
    ['unknown-party', 'requests[0].b', { ...base, requests: [{ a: 0, b: 2, weight: 1 }] }],
    ['unknown-party', 'vetoes[0].a', { ...base, vetoes: [{ a: -1, b: 0 }] }],
    [
      'duplicate-request',
      'requests[3]',
      { ...base, requests: [...base.requests, { a: 0, b: 0, weight: 1 }] },
    ],
    ['slot-out-of-range', 'pins[0].slot', { ...base, pins: [{ ...pin, slot: 2 }] }],
    ['table-out-of-range', 'pins[0].table', { ...base, pins: [{ ...pin, table: 1 }] }],
    ['pin-without-request', 'pins[0]', { ...base, pins: [{ a: 1, b: 1, slot: 0 }] }],
    ['pin-not-free', 'pins[0].slot', { ...base, pins: [{ a: 0, b: 1, slot: 1 }] }],
    ['pin-vetoed', 'pins[0]', { ...base, pins: [pin], vetoes: [{ a: 0, b: 0 }] }],
    ['pin-duplicate', 'pins[1]', { ...base, pins: [pin, { ...pin, slot: 1 }] }],
    ['pin-party-clash', 'pins[1].slot', { ...base, tables: 2, pins: [pin, { a: 1, b: 0, slot: 0 }] }],
    ['pin-too-many-tables', 'pins[1].slot', { ...base, pins: [pin, { a: 1, b: 0, slot: 0 }] }],
    [
      'pin-table-clash',
      'pins[1].table',
      {
        ...base,
        pins: [
          { ...pin, table: 0 },
          { a: 1, b: 0, slot: 0, table: 0 },
        ],
      },
    ],
    [
      'pin-over-quota',
      'pins[1]',
      { ...base, suppliers: [{ free, quota: 1 }, { free }], pins: [pin, { a: 1, b: 0, slot: 1 }] },
    ],
  ]
  it.each(faults)('names %s at %s', (code, field, problem) => {
    const result = validateProblem(problem)
    const errors = result.ok ? [] : result.errors
    expect(errors.filter((error) => error.code === code).map((error) => error.field)).toEqual([field])
    expect(errors.every((error) => error.message.length > 10)).toBe(true)
  })

  it('lets a party be pinned as often in a slot as it has representatives', () => {
    const suppliers = [{ free, representatives: 2 }, { free }]
    expect(codes({ ...base, tables: 2, suppliers, pins: [pin, { a: 1, b: 0, slot: 0 }] })).toEqual([])
  })

  it('tells contradictions, which prove that no timetable exists, from errors of form', () => {
    const contradictory = validateProblem({ ...base, pins: [{ a: 0, b: 1, slot: 1 }] })
    const malformed = validateProblem({ ...base, slots: 0 })
    expect(!contradictory.ok && contradictory.errors.every(isContradiction)).toBe(true)
    expect(!malformed.ok && malformed.errors.some(isContradiction)).toBe(false)
  })

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (anything, other) => {
        validateProblem(anything)
        validateProblem({ ...base, requests: [anything, other] })
        validateProblem({ ...base, pins: [anything], vetoes: [other], tables: anything })
        validateProblem({
          ...base,
          forbids: [anything, other],
          suppliers: [{ free, least: anything, representatives: other }],
        })
        expect(codes({ ...base, buyers: [anything, other] })).toBeInstanceOf(Array)
      }),
    )
  })
})
