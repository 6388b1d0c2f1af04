import { at, realAt } from './arrays.ts'
import { FlowNetwork } from './flow.ts'
import { isOpen, type Model } from './model.ts'

/** Open (request, slot) pairs past which one evaluation of the bound takes too long for what it brings. */
const LARGEST = 1_500
const ROUNDS_WITHOUT_GAIN = 12

/**
 * Upper bound U2 (meeting-scheduling.md §4), the slot LP, reached from above without an LP solver: the constraints
 * "a request at most once" and "a party at most its quota" are priced (Lagrange multipliers, Held and Karp 1971), and
 * what is left is one maximum-weight matching of at most K pairs for each slot, which is integral. Every evaluation
 * is a valid bound, whatever the prices; Polyak's steps bring it down to the LP.
 */
export class SlotBound {
  private readonly model: Model
  /** Prices are multiples of 1 / scale, so that all sums are exact. */
  private readonly scale: number
  private readonly priceOfRequest: Float64Array
  private readonly priceOfParty: Float64Array
  private readonly candidates: readonly (readonly number[])[]
  private theta = 1
  private waiting = 0
  private least = Number.POSITIVE_INFINITY
  readonly isSmall: boolean

  constructor(model: Model, loss: Float64Array) {
    this.model = model
    const heaviest = model.weight.reduce((most, weight) => Math.max(most, weight), 1)
    this.scale = Math.max(1, 2 ** Math.min(10, Math.floor(Math.log2(2 ** 29 / heaviest))))
    // A selected request that the flow bound values above its price is worth having once: that is its first price.
    this.priceOfRequest = Float64Array.from(loss, (value) => Math.max(0, -value) * this.scale)
    this.priceOfParty = new Float64Array(model.parties)
    this.candidates = Array.from({ length: model.slots }, (_, slot) =>
      [...Array(model.requests).keys()].filter((request) => isOpen(model, request, slot)),
    )
    // Guarantees are not in this bound: it is one on the weight.
    this.isSmall = model.bonus === 0 && this.candidates.flat().length <= LARGEST
  }

  /** The bound so far, a whole number since weights are. */
  get bound(): number {
    return Math.floor(this.least / this.scale)
  }

  /** Makes at most `rounds` evaluations; ends when the bound meets `target`, the weight of a known timetable. */
  lower(rounds: number, target: number, shouldStop: () => boolean): void {
    for (let round = 0; round < rounds && this.bound > target && this.theta > 0.001; round++) {
      if (shouldStop()) return
      this.evaluate(target)
    }
  }

  private evaluate(target: number): void {
    const { model } = this
    const times = new Int32Array(model.requests)
    const meetings = new Int32Array(model.parties)
    let value = 0
    for (const price of this.priceOfRequest) value += price
    this.priceOfParty.forEach((price, party) => {
      value += price * at(model.cap, party)
    })
    this.candidates.forEach((requests, slot) => {
      value += this.fillSlot(requests, slot, times)
    })
    times.forEach((count, request) => {
      for (const party of [at(model.buyerOf, request), at(model.supplierOf, request)]) {
        meetings[party] = at(meetings, party) + count
      }
    })
    if (value < this.least) {
      this.least = value
      this.waiting = 0
    } else if (++this.waiting >= ROUNDS_WITHOUT_GAIN) {
      this.theta /= 2
      this.waiting = 0
    }
    this.move(value - target * this.scale, times, meetings)
  }

  /** Polyak's step: prices rise where a constraint is broken, fall (not below 0) where it is slack. */
  private move(excess: number, times: Int32Array, meetings: Int32Array): void {
    const { model } = this
    let norm = 0
    const direction = (price: number, overuse: number): number => (price === 0 && overuse < 0 ? 0 : overuse)
    times.forEach((count, request) => {
      norm += direction(realAt(this.priceOfRequest, request), count - 1) ** 2
    })
    meetings.forEach((count, party) => {
      norm += direction(realAt(this.priceOfParty, party), count - at(model.cap, party)) ** 2
    })
    if (norm === 0) {
      this.theta = 0
      return
    }
    const step = (this.theta * excess) / norm
    const next = (price: number, overuse: number): number => Math.max(0, Math.round(price + step * overuse))
    times.forEach((count, request) => {
      this.priceOfRequest[request] = next(realAt(this.priceOfRequest, request), count - 1)
    })
    meetings.forEach((count, party) => {
      this.priceOfParty[party] = next(realAt(this.priceOfParty, party), count - at(model.cap, party))
    })
  }

  /** The heaviest matching of one slot under the prices; counts its requests in `times`, returns its value. */
  private fillSlot(requests: readonly number[], slot: number, times: Int32Array): number {
    const { model } = this
    const source = model.parties
    const sink = source + 1
    const network = new FlowNetwork(sink + 1)
    const edges = requests.map((request) => {
      const buyer = at(model.buyerOf, request)
      const supplier = at(model.supplierOf, request)
      const prices =
        realAt(this.priceOfRequest, request) +
        realAt(this.priceOfParty, buyer) +
        realAt(this.priceOfParty, supplier)
      const worth = at(model.weight, request) * this.scale - prices
      return worth > 0 ? network.addEdge(buyer, supplier, 1, -worth) : -1
    })
    for (let party = 0; party < model.parties; party++) {
      const room = at(model.room, party * model.slots + slot)
      if (party < model.buyers) network.addEdge(source, party, room, 0)
      else network.addEdge(party, sink, room, 0)
    }
    const { cost } = network.minimise(source, sink, at(model.tables, slot), [
      source,
      ...Array(source).keys(),
      sink,
    ])
    requests.forEach((request, index) => {
      const edge = edges[index] ?? -1
      if (edge >= 0 && network.flowOf(edge) > 0) times[request] = at(times, request) + 1
    })
    return -cost
  }
}
