import { at, type Rows, rowsByTwoKeys } from './arrays.ts'
import { type Party, tablesOfSlot, type ValidProblem } from './problem.ts'

/**
 * What is left to decide once the pins stand: flat tables of integers. Parties are numbered buyers first, then
 * suppliers; the representatives of a party are its lanes, numbered in the same order: where everyone has one, lane and
 * party are the same number. A pinned meeting is not in the model: its lane is not free any more, and its quota and
 * table are used.
 */
export interface Model {
  readonly slots: number
  readonly buyers: number
  readonly parties: number
  readonly requests: number
  readonly lanes: number
  /** The lanes of party p are laneStart[p] … laneStart[p + 1] - 1. */
  readonly laneStart: Int32Array
  readonly buyerOf: Int32Array
  /** Party number (not supplier index) of the supplier of each request. */
  readonly supplierOf: Int32Array
  readonly weight: Int32Array
  /** Index of each request in the problem. */
  readonly source: Int32Array
  /** free[lane * slots + slot] = 1 where a meeting may be put. */
  readonly free: Int32Array
  /** room[party * slots + slot] = its free lanes there. */
  readonly room: Int32Array
  /** Slots where each party has room. */
  readonly freeSlots: Rows
  /** busy[party * slots + slot] = pinned meetings that stand there. */
  readonly busy: Int32Array
  /** Meetings that each party may still have: min(quota, room of the day) once the pins are taken off. */
  readonly cap: Int32Array
  /** Meetings that each party must still have for its guarantee, once the pins are taken off. */
  readonly least: Int32Array
  /**
   * What one guaranteed meeting adds to the value of a timetable: more than all weights together, so that guarantees
   * come first; 0 where nothing is guaranteed, and value is weight.
   */
  readonly bonus: number
  /** forbidden[request * slots + slot] = 1 where the pair must not meet; null where no slot is forbidden. */
  readonly forbidden: Int32Array | null
  readonly tables: Int32Array
  readonly requestsOf: Rows
  readonly pinnedWeight: number
  readonly pinnedCount: number
}

/** Lists the positions of the entries above 0 of each row of a grid. */
function filledOfRows(grid: Int32Array, rows: number, columns: number): Rows {
  const start = new Int32Array(rows + 1)
  const items: number[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (at(grid, row * columns + column) > 0) items.push(column)
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
  const parties = [...problem.buyers, ...problem.suppliers]
  const tables = Int32Array.from({ length: slots }, (_, slot) =>
    Math.min(tablesOfSlot(problem.tables, slot), problem.requests.length + (problem.pins?.length ?? 0)),
  )
  const pinned = new Set((problem.pins ?? []).map((pin) => keyOfPair(problem, pin)))
  for (const pin of problem.pins ?? []) tables[pin.slot] = at(tables, pin.slot) - 1
  const occupancy = occupancyOf(problem, parties)
  const { cap, room } = occupancy
  const closed = new Set((problem.forbids ?? []).map((row) => keyOfPair(problem, row) * slots + row.slot))
  const vetoed = new Set((problem.vetoes ?? []).map((veto) => keyOfPair(problem, veto)))
  const source: number[] = []
  problem.requests.forEach((request, index) => {
    const key = keyOfPair(problem, request)
    const supplier = buyers + request.b
    if (pinned.has(key) || vetoed.has(key) || at(cap, request.a) === 0 || at(cap, supplier) === 0) return
    for (let slot = 0; slot < slots; slot++) {
      const open = at(room, request.a * slots + slot) > 0 && at(room, supplier * slots + slot) > 0
      if (open && at(tables, slot) > 0 && !closed.has(key * slots + slot)) {
        source.push(index)
        return
      }
    }
  })
  const request = (index: number) => problem.requests[index] ?? { a: 0, b: 0, weight: 0 }
  const buyerOf = Int32Array.from(source, (index) => request(index).a)
  const supplierOf = Int32Array.from(source, (index) => buyers + request(index).b)
  let pinnedWeight = 0
  for (const wish of problem.requests) {
    if (pinned.has(keyOfPair(problem, wish))) pinnedWeight += wish.weight
  }
  const weight = Int32Array.from(source, (index) => request(index).weight)
  const guaranteed = occupancy.least.some((least) => least > 0)
  return {
    ...occupancy,
    slots,
    buyers,
    parties: parties.length,
    requests: source.length,
    buyerOf,
    supplierOf,
    weight,
    source: Int32Array.from(source),
    freeSlots: filledOfRows(room, parties.length, slots),
    tables,
    bonus: guaranteed ? 1 + weight.reduce((sum, one) => sum + one, 0) : 0,
    forbidden:
      closed.size === 0
        ? null
        : Int32Array.from({ length: source.length * slots }, (_, cell) => {
            const pair = keyOfPair(problem, request(source[Math.floor(cell / slots)] ?? 0))
            return closed.has(pair * slots + (cell % slots)) ? 1 : 0
          }),
    requestsOf: rowsByTwoKeys(parties.length, buyerOf, supplierOf),
    pinnedWeight,
    pinnedCount: problem.pins?.length ?? 0,
  }
}

type Occupancy = Pick<Model, 'lanes' | 'laneStart' | 'free' | 'room' | 'busy' | 'cap' | 'least'>

/** Who is free where, and for how many meetings, once the pins are taken off. */
function occupancyOf(problem: ValidProblem, parties: readonly Party[]): Occupancy {
  const { slots } = problem
  const laneStart = new Int32Array(parties.length + 1)
  parties.forEach((party, index) => {
    laneStart[index + 1] = at(laneStart, index) + (party.representatives ?? 1)
  })
  const lanes = at(laneStart, parties.length)
  const busy = new Int32Array(parties.length * slots)
  const pinned = new Int32Array(parties.length)
  for (const pin of problem.pins ?? []) {
    for (const party of [pin.a, problem.buyers.length + pin.b]) {
      busy[party * slots + pin.slot] = at(busy, party * slots + pin.slot) + 1
      pinned[party] = at(pinned, party) + 1
    }
  }
  const free = new Int32Array(lanes * slots)
  const room = new Int32Array(parties.length * slots)
  const cap = new Int32Array(parties.length)
  const least = new Int32Array(parties.length)
  parties.forEach((party, index) => {
    const ownLanes = party.representatives ?? 1
    let open = 0
    party.free.forEach((isFree, slot) => {
      const taken = at(busy, index * slots + slot)
      // Pinned meetings take the first lanes.
      for (let lane = taken; lane < ownLanes && isFree; lane++) {
        free[(at(laneStart, index) + lane) * slots + slot] = 1
        open++
      }
      room[index * slots + slot] = isFree ? Math.max(0, ownLanes - taken) : 0
    })
    const left = Math.min(party.quota ?? open + at(pinned, index), slots * ownLanes) - at(pinned, index)
    cap[index] = Math.max(0, Math.min(left, open))
    least[index] = Math.min(Math.max(0, (party.least ?? 0) - at(pinned, index)), slots * ownLanes)
  })
  return { lanes, laneStart, free, room, busy, cap, least }
}

/** True where both parties of a request may meet in the slot. */
export function isOpen(model: Model, request: number, slot: number): boolean {
  return (
    at(model.room, at(model.buyerOf, request) * model.slots + slot) > 0 &&
    at(model.room, at(model.supplierOf, request) * model.slots + slot) > 0 &&
    at(model.tables, slot) > 0 &&
    !isForbidden(model, request, slot)
  )
}

/** True where the slot is closed to this very pair. */
export function isForbidden(model: Model, request: number, slot: number): boolean {
  return model.forbidden !== null && at(model.forbidden, request * model.slots + slot) === 1
}
