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

/** The same with several representatives, guarantees and forbidden slots. */
export function richDay(seed: number, size: DaySize): SelectionProblem {
  const day = randomDay(seed, size)
  const random = seededRandom(seed + 1)
  const enrich = (party: Party): Party => ({
    ...party,
    ...(random.below(3) === 0 ? { representatives: 1 + random.below(3) } : {}),
    ...(random.below(3) === 0 ? { least: random.below(1 + Math.min(3, party.quota ?? 3)) } : {}),
  })
  const forbids = day.requests.flatMap(({ a, b }) =>
    random.below(3) === 0 ? [{ a, b, slot: random.below(size.slots) }] : [],
  )
  return { ...day, buyers: day.buyers.map(enrich), suppliers: day.suppliers.map(enrich), forbids }
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

/** Guaranteed meetings missing, then weight, of the best timetable. */
export interface Best {
  readonly missing: number
  readonly weight: number
}

/** Calls `visit` with every timetable (slot of each request, or -1); only for a few requests and slots. */
export function eachTimetable(problem: SelectionProblem, visit: (slots: readonly number[]) => void): void {
  const banned = new Set([
    ...(problem.vetoes ?? []).map((pair) => `${pair.a}-${pair.b}`),
    ...(problem.forbids ?? []).map((row) => `${row.a}-${row.b}/${row.slot}`),
  ])
  const pins = new Map(problem.pins?.map((pin) => [`${pin.a}-${pin.b}`, pin.slot]))
  const held = new Map<string, number>()
  const count = (thing: string): number => held.get(thing) ?? 0
  const tables = (slot: number): number =>
    typeof problem.tables === 'number' ? problem.tables : (problem.tables[slot] ?? 0)
  const slots: number[] = []
  const explore = (index: number): void => {
    const request = problem.requests[index]
    if (request === undefined) {
      visit(slots)
      return
    }
    const { a, b } = request
    const pinned = pins.get(`${a}-${b}`)
    if (pinned === undefined) {
      slots[index] = -1
      explore(index + 1)
    }
    const [buyer, supplier] = [problem.buyers[a], problem.suppliers[b]]
    for (let slot = 0; slot < problem.slots; slot++) {
      if ((pinned ?? slot) !== slot || !buyer?.free[slot] || !supplier?.free[slot]) continue
      if (banned.has(`${a}-${b}`) || banned.has(`${a}-${b}/${slot}`)) continue
      const limits: readonly [string, number][] = [
        [`a${a}`, buyer.quota ?? 99],
        [`b${b}`, supplier.quota ?? 99],
        [`t${slot}`, tables(slot)],
        [`a${a}/${slot}`, buyer.representatives ?? 1],
        [`b${b}/${slot}`, supplier.representatives ?? 1],
      ]
      if (limits.some(([thing, most]) => count(thing) >= most)) continue
      for (const [thing] of limits) held.set(thing, count(thing) + 1)
      slots[index] = slot
      explore(index + 1)
      for (const [thing] of limits) held.set(thing, count(thing) - 1)
    }
  }
  explore(0)
}

/** Optimum by trying everything. */
export function bruteForce(problem: SelectionProblem): Best {
  let best: Best = { missing: Number.POSITIVE_INFINITY, weight: Number.NEGATIVE_INFINITY }
  eachTimetable(problem, (slots) => {
    const weight = problem.requests.reduce((sum, request, index) => {
      return (slots[index] ?? -1) < 0 ? sum : sum + request.weight
    }, 0)
    const missing = missingOf(problem, slots)
    if (missing < best.missing || (missing === best.missing && weight > best.weight))
      best = { missing, weight }
  })
  return best
}

export function missingOf(problem: SelectionProblem, slots: readonly number[]): number {
  const heldBy = (side: 'a' | 'b', party: number): number =>
    problem.requests.filter((request, index) => request[side] === party && (slots[index] ?? -1) >= 0).length
  const shortOf = (side: 'a' | 'b', parties: readonly Party[]): number =>
    parties.reduce((sum, { least = 0 }, index) => sum + Math.max(0, least - heldBy(side, index)), 0)
  return shortOf('a', problem.buyers) + shortOf('b', problem.suppliers)
}
