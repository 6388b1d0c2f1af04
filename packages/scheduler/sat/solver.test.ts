import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SatisfiabilitySolver } from './solver.ts'
import { countInUnary } from './totalizer.ts'

const VARIABLES = 7
const literal = fc.integer({ min: 0, max: 2 * VARIABLES - 1 })
const clauses = fc.array(fc.array(literal, { minLength: 1, maxLength: 3 }), { maxLength: 22 })
const counters = fc.array(
  fc.record({
    literals: fc.uniqueArray(literal, { minLength: 1, maxLength: 6 }),
    costs: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 6, maxLength: 6 }),
    limit: fc.integer({ min: 0, max: 6 }),
  }),
  { maxLength: 4 },
)
type Clauses = readonly (readonly number[])[]
type Counters = readonly { literals: number[]; costs: number[]; limit: number }[]

function holds(model: number, clauseList: Clauses, counterList: Counters): boolean {
  const isTrue = (value: number): boolean => ((model >> (value >> 1)) & 1) === 1 - (value & 1)
  return (
    clauseList.every((clause) => clause.some(isTrue)) &&
    counterList.every(
      ({ literals, costs, limit }) =>
        literals.reduce((sum, value, index) => sum + (isTrue(value) ? (costs[index] ?? 0) : 0), 0) <= limit,
    )
  )
}

describe('SatisfiabilitySolver', () => {
  it('agrees with the truth table, and its models are models', () => {
    fc.assert(
      fc.property(clauses, counters, fc.boolean(), (clauseList, counterList, countersFirst) => {
        const solver = new SatisfiabilitySolver()
        for (let variable = 0; variable < VARIABLES; variable++) solver.newVariable()
        const addCounters = (): void => {
          for (const { literals, costs, limit } of counterList) solver.addAtMost(literals, limit, costs)
        }
        if (countersFirst) addCounters()
        for (const clause of clauseList) solver.addClause(clause)
        if (!countersFirst) addCounters()
        const models = [...Array(2 ** VARIABLES).keys()].filter((model) =>
          holds(model, clauseList, counterList),
        )
        const verdict = solver.solve(10_000, () => false)
        expect(verdict).toBe(models.length > 0 ? 'satisfiable' : 'unsatisfiable')
        if (verdict !== 'satisfiable') return
        const found = [...Array(VARIABLES).keys()].reduce(
          (bits, variable) => bits | (solver.isTrue(variable) ? 1 << variable : 0),
          0,
        )
        expect(models).toContain(found)
      }),
      { numRuns: 3000 },
    )
  })

  it('takes assumptions for the time of a question, and names those that exclude each other', () => {
    const assumed = fc.uniqueArray(literal, { maxLength: 5 })
    fc.assert(
      fc.property(
        clauses,
        counters,
        fc.array(assumed, { maxLength: 4 }),
        (clauseList, counterList, questions) => {
          const solver = new SatisfiabilitySolver()
          for (let variable = 0; variable < VARIABLES; variable++) solver.newVariable()
          for (const clause of clauseList) solver.addClause(clause)
          for (const { literals, costs, limit } of counterList) solver.addAtMost(literals, limit, costs)
          const models = [...Array(2 ** VARIABLES).keys()].filter((model) =>
            holds(model, clauseList, counterList),
          )
          const meet = (wanted: readonly number[]): boolean =>
            models.some((model) => wanted.every((value) => ((model >> (value >> 1)) & 1) === 1 - (value & 1)))
          for (const question of questions) {
            const verdict = solver.solve(10_000, () => false, question)
            expect(verdict).toBe(meet(question) ? 'satisfiable' : 'unsatisfiable')
            if (verdict === 'satisfiable') {
              for (const value of question) expect(solver.isTrue(value >> 1)).toBe((value & 1) === 0)
              continue
            }
            expect(question).toEqual(expect.arrayContaining([...solver.core]))
            expect(meet(solver.core)).toBe(false)
          }
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('counts in unary exactly, as far as it is asked to', () => {
    const size = fc.integer({ min: 0, max: 7 })
    fc.assert(
      fc.property(size, fc.integer({ min: 0, max: 8 }), fc.nat(127), (length, most, chosen) => {
        const solver = new SatisfiabilitySolver()
        const literals = Array.from({ length }, () => 2 * solver.newVariable())
        const counted = countInUnary(solver, literals, most)
        const wanted = literals.map((value, place) => value ^ (((chosen >> place) & 1) === 1 ? 0 : 1))
        expect(solver.solve(1000, () => false, wanted)).toBe('satisfiable')
        const trueOnes = wanted.filter((value) => (value & 1) === 0).length
        expect(counted.length).toBe(Math.min(length, most))
        expect(counted.map((value) => solver.isTrue(value >> 1))).toEqual(
          counted.map((_, place) => place < trueOnes),
        )
      }),
      { numRuns: 500 },
    )
  })

  it('refutes the pigeonholes of 6 pigeons in 5 holes', () => {
    const solver = new SatisfiabilitySolver()
    const holes = Array.from({ length: 6 }, () => Array.from({ length: 5 }, () => 2 * solver.newVariable()))
    for (const pigeon of holes) solver.addClause(pigeon)
    for (let hole = 0; hole < 5; hole++) {
      solver.addAtMost(
        holes.map((pigeon) => pigeon[hole] ?? 0),
        1,
      )
    }
    expect(solver.solve(100_000, () => false)).toBe('unsatisfiable')
  })

  it('can be tightened between two answers, until nothing is left', () => {
    const solver = new SatisfiabilitySolver()
    const literals = Array.from({ length: 12 }, () => 2 * solver.newVariable(true))
    solver.addClause(literals)
    for (let limit = 11; limit >= 1; limit--) {
      solver.addAtMost(literals, limit)
      expect(solver.solve(1000, () => false)).toBe('satisfiable')
      expect(literals.filter((value) => solver.isTrue(value >> 1)).length).toBeLessThanOrEqual(limit)
    }
    solver.addAtMost(literals, 0)
    expect(solver.solve(1000, () => false)).toBe('unsatisfiable')
  })

  it('stops when told', () => {
    const solver = new SatisfiabilitySolver()
    solver.newVariable()
    expect(solver.solve(0, () => true)).toBe('satisfiable')
  })
})
