import { at, type Rows, rowsByTwoKeys } from './arrays.ts'
import { tablesOfSlot, type ValidProblem } from './problem.ts'

/**
 * What is left to decide once the pins stand: flat tables of integers. Parties are numbered buyers first, then
 * suppliers. A pinned meeting is not in the model: its slot is not free any more, and its quota and table are used.
 */
export interface Model {
  readonly slots: number
  readonly buyers: number
  readonly parties: number
  readonly requests: number
  readonly buyerOf: Int32Array
  /** Party number (not supplier index) of the supplier of each request. */
  readonly supplierOf: Int32Array
  readonly weight: Int32Array
  /** Index of each request in the problem. */
  readonly source: Int32Array
  /** free[party * slots + slot] = 1 where a meeting may be put. */
  readonly free: Int32Array
  readonly freeSlots: Rows
  /** busy[party * slots + slot] = 1 where a pinned meeting stands. */
  readonly busy: Int32Array
  /** Meetings that each party may still have: min(quota, free slots) once the pins are taken off. */
  readonly cap: Int32Array
  readonly tables: Int32Array
  readonly requestsOf: Rows
  readonly pinnedWeight: number
  readonly pinnedCount: number
}

/** Lists the positions of the ones of each row of a grid. */
function onesOfRows(grid: Int32Array, rows: number, columns: number): Rows {
  const start = new Int32Array(rows + 1)
  const items: number[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (at(grid, row * columns + column) === 1) items.push(column)
    }
    start[row + 1] = items.length
  }
  return { start, items: Int32Array.from(items) }
}

/** Key of a pair, unique within a problem. */
export function keyOfPair(problem: ValidProblem, pair: { readonly a: number; readonly b: number }): number {
  return pair.a * problem.suppliers.length + pair.b
}

/** Builds the model; requests that can never be met (veto, no common slot) are left out of it. */
export function buildModel(problem: ValidProblem): Model {
  const { slots } = problem
  const buyers = problem.buyers.length
  const all = [...problem.buyers, ...problem.suppliers]
  const free = new Int32Array(all.length * slots)
  const busy = new Int32Array(all.length * slots)
  const cap = new Int32Array(all.length)
  all.forEach((party, index) => {
    party.free.forEach((isFree, slot) => {
      free[index * slots + slot] = isFree ? 1 : 0
    })
    cap[index] = Math.min(party.quota ?? slots, slots)
  })
  const tables = Int32Array.from({ length: slots }, (_, slot) =>
    Math.min(tablesOfSlot(problem.tables, slot), problem.requests.length),
  )
  const settled = new Set<number>()
  for (const veto of problem.vetoes ?? []) settled.add(keyOfPair(problem, veto))
  for (const pin of problem.pins ?? []) {
    settled.add(keyOfPair(problem, pin))
    tables[pin.slot] = at(tables, pin.slot) - 1
    for (const party of [pin.a, buyers + pin.b]) {
      free[party * slots + pin.slot] = 0
      busy[party * slots + pin.slot] = 1
      cap[party] = at(cap, party) - 1
    }
  }
  const freeSlots = onesOfRows(free, all.length, slots)
  for (let party = 0; party < all.length; party++) {
    const open = at(freeSlots.start, party + 1) - at(freeSlots.start, party)
    cap[party] = Math.min(at(cap, party), open)
  }
  const source: number[] = []
  problem.requests.forEach((request, index) => {
    const supplier = buyers + request.b
    if (settled.has(keyOfPair(problem, request))) return
    if (at(cap, request.a) === 0 || at(cap, supplier) === 0) return
    for (let slot = 0; slot < slots; slot++) {
      const open = at(free, request.a * slots + slot) === 1 && at(free, supplier * slots + slot) === 1
      if (open && at(tables, slot) > 0) {
        source.push(index)
        return
      }
    }
  })
  const request = (index: number) => problem.requests[index] ?? { a: 0, b: 0, weight: 0 }
  const buyerOf = Int32Array.from(source, (index) => request(index).a)
  const supplierOf = Int32Array.from(source, (index) => buyers + request(index).b)
  const pinned = new Set((problem.pins ?? []).map((pin) => keyOfPair(problem, pin)))
  let pinnedWeight = 0
  for (const wish of problem.requests) {
    if (pinned.has(keyOfPair(problem, wish))) pinnedWeight += wish.weight
  }
  return {
    slots,
    buyers,
    parties: all.length,
    requests: source.length,
    buyerOf,
    supplierOf,
    weight: Int32Array.from(source, (index) => request(index).weight),
    source: Int32Array.from(source),
    free,
    freeSlots,
    busy,
    cap,
    tables,
    requestsOf: rowsByTwoKeys(all.length, buyerOf, supplierOf),
    pinnedWeight,
    pinnedCount: problem.pins?.length ?? 0,
  }
}

/** True where both parties of a request may meet in the slot. */
export function isOpen(model: Model, request: number, slot: number): boolean {
  return (
    at(model.free, at(model.buyerOf, request) * model.slots + slot) === 1 &&
    at(model.free, at(model.supplierOf, request) * model.slots + slot) === 1 &&
    at(model.tables, slot) > 0
  )
}
