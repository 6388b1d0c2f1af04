import type { Party, SelectionProblem } from './problem.ts'
import { type Random, seededRandom } from './rng.ts'

/** Random days for the tests: small enough for brute force, or of the size that is asked. */
export interface DaySize {
  readonly buyers: number
  readonly suppliers: number
  readonly slots: number
  /** Share of the slots in which a party is free. */
  readonly availability: number
  readonly requests: number
  readonly heaviest: number
}

export function randomDay(seed: number, size: DaySize): SelectionProblem {
  const random = seededRandom(seed)
  const party = (): Party => {
    const free = Array.from({ length: size.slots }, () => random.unit() < size.availability)
    return random.below(3) === 0 ? { free, quota: 1 + random.below(size.slots) } : { free }
  }
  const buyers = Array.from({ length: size.buyers }, party)
  const suppliers = Array.from({ length: size.suppliers }, party)
  const requests = randomPairs(random, size).map((pair) => ({
    ...pair,
    weight: 1 + random.below(size.heaviest),
  }))
  const tables = random.below(2) === 0 ? 1 + random.below(size.buyers) : mixedTables(random, size)
  const vetoes = requests.filter(() => random.below(12) === 0).map(({ a, b }) => ({ a, b }))
  return { slots: size.slots, tables, buyers, suppliers, requests, vetoes }
}

function mixedTables(random: Random, size: DaySize): number[] {
  return Array.from({ length: size.slots }, (_, slot) => (slot === 0 ? 1 : random.below(size.buyers + 1)))
}

function randomPairs(random: Random, size: DaySize): { a: number; b: number }[] {
  const pairs = new Map<number, { a: number; b: number }>()
  const wanted = Math.min(size.requests, size.buyers * size.suppliers)
  while (pairs.size < wanted) {
    const a = random.below(size.buyers)
    const b = random.below(size.suppliers)
    pairs.set(a * size.suppliers + b, { a, b })
  }
  return [...pairs.values()]
}

/** The day of the demonstration: 10 buyers, 27 suppliers, 8 slots, 10 tables, everyone free, weights 1. */
export function seedDay(): SelectionProblem {
  const free = Array<boolean>(8).fill(true)
  // Nine buyers ask for ten structures, the last one for seven: 9 × 8 + 7 = 79 meetings at most.
  const requests = [...Array(10).keys()].flatMap((a) =>
    Array.from({ length: a < 9 ? 10 : 7 }, (_, rank) => ({ a, b: (3 * a + 2 * rank) % 27, weight: 1 })),
  )
  const parties = (count: number): Party[] => Array.from({ length: count }, () => ({ free }))
  return { slots: 8, tables: 10, buyers: parties(10), suppliers: parties(27), requests }
}

/** Optimum by trying everything; only for a few requests and slots. */
export function bruteForce(problem: SelectionProblem): number {
  const vetoed = new Set(problem.vetoes?.map((pair) => `${pair.a}-${pair.b}`))
  const pins = new Map(problem.pins?.map((pin) => [`${pin.a}-${pin.b}`, pin.slot]))
  const used = new Set<string>()
  const held = new Map<string, number>()
  const tables = (slot: number): number =>
    typeof problem.tables === 'number' ? problem.tables : (problem.tables[slot] ?? 0)
  const count = (thing: string): number => held.get(thing) ?? 0
  const explore = (index: number): number => {
    const request = problem.requests[index]
    if (request === undefined) return 0
    const { a, b, weight } = request
    const pinned = pins.get(`${a}-${b}`)
    let best = pinned === undefined ? explore(index + 1) : Number.NEGATIVE_INFINITY
    if (vetoed.has(`${a}-${b}`)) return best
    const [buyer, supplier] = [problem.buyers[a], problem.suppliers[b]]
    const quotaLeft =
      count(`a${a}`) < (buyer?.quota ?? problem.slots) && count(`b${b}`) < (supplier?.quota ?? problem.slots)
    for (let slot = 0; slot < problem.slots && quotaLeft; slot++) {
      if (pinned !== undefined && pinned !== slot) continue
      if (!buyer?.free[slot] || !supplier?.free[slot] || count(`t${slot}`) >= tables(slot)) continue
      const cells = [`a${a}/${slot}`, `b${b}/${slot}`]
      if (cells.some((cell) => used.has(cell))) continue
      const totals = [`a${a}`, `b${b}`, `t${slot}`]
      for (const cell of cells) used.add(cell)
      for (const total of totals) held.set(total, count(total) + 1)
      best = Math.max(best, weight + explore(index + 1))
      for (const cell of cells) used.delete(cell)
      for (const total of totals) held.set(total, count(total) - 1)
    }
    return best
  }
  return explore(0)
}
