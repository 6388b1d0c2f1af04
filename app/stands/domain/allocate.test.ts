import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate, type Demand } from './allocate.ts'
import { type Equipment, equipment, freeNumbers, freePlaces, missingFor } from './stand.ts'

const stand = (number: number, ...offered: Equipment[]) => ({ id: `s${number}`, number, equipment: offered })
const wants = (participantId: string, ...needs: Equipment[]): Demand => ({ participantId, needs })

describe('allocate', () => {
  it('keeps electricity for whoever asked for it, though they came last', () => {
    const { given, left } = allocate(
      [wants('a'), wants('b', 'electricity')],
      [stand(1, 'electricity'), stand(2)],
    )
    expect(Object.fromEntries(given)).toEqual({ a: 's2', b: 's1' })
    expect(left).toEqual([])
  })

  it('moves somebody already served so that one more can be', () => {
    const { given } = allocate(
      [wants('a', 'table'), wants('b', 'table', 'grille')],
      [stand(1, 'table', 'grille'), stand(2, 'table', 'chairs', 'electricity')],
    )
    expect(Object.fromEntries(given)).toEqual({ a: 's2', b: 's1' })
  })

  it('gives nothing rather than a stand that lacks something', () => {
    const { given, left } = allocate([wants('a', 'electricity')], [stand(1, 'table')])
    expect(given.size).toBe(0)
    expect(left).toEqual(['a'])
  })

  const some = fc.subarray([...equipment])
  const demands = fc
    .array(some, { maxLength: 5 })
    .map((all) => all.map((needs, n) => wants(`p${n}`, ...needs)))
  const stands = fc
    .array(some, { maxLength: 5 })
    .map((all) => all.map((offered, n) => stand(n + 1, ...offered)))

  /** The most that any way of giving could serve, tried one by one. */
  const most = (those: readonly Demand[], free: ReturnType<typeof stand>[]): number => {
    const [first, ...rest] = those
    if (first === undefined) return 0
    return Math.max(
      most(rest, free),
      ...free
        .filter((one) => missingFor(one, first.needs).length === 0)
        .map(
          (one) =>
            1 +
            most(
              rest,
              free.filter(({ id }) => id !== one.id),
            ),
        ),
    )
  }

  it('serves as many as any way could, each with all they need, no stand twice, in the order of demands', () => {
    fc.assert(
      fc.property(demands, stands, (those, free) => {
        const { given, left } = allocate(those, free)
        expect(given.size).toBe(most(those, free))
        expect(new Set(given.values()).size).toBe(given.size)
        expect(given.size + left.length).toBe(those.length)
        for (const { participantId, needs } of those) {
          const found = free.find(({ id }) => id === given.get(participantId))
          if (found !== undefined) expect(missingFor(found, needs)).toEqual([])
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('the plan', () => {
  it('fills free places row by row, and takes the smallest free numbers', () => {
    expect(freePlaces([{ x: 2, y: 1 }], 3, 2)).toEqual([
      { x: 1, y: 1 },
      { x: 1, y: 2 },
      { x: 2, y: 2 },
    ])
    expect(freeNumbers([1, 3], 3)).toEqual([2, 4, 5])
  })

  it('has no more than twenty rows', () => {
    expect(freePlaces([], 50, 2)).toHaveLength(40)
  })
})
