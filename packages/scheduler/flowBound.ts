import { at, realAt } from './arrays.ts'
import { FlowNetwork } from './flow.ts'
import type { Model } from './model.ts'

/** What is made as great as can be: the weight and the bonuses of guarantees, the weight alone, the number of meetings. */
export type Measure = 'value' | 'weight' | 'count'

/** Upper bound U1 and the selection that reaches it. Weights and counts leave the pinned meetings out. */
export interface FlowBound {
  readonly bound: number
  /** Requests of the selection, by model index. */
  readonly selected: readonly number[]
  /**
   * For each request left out of the selection, at least how much weight is lost where it is forced in (the reduced
   * cost); for a selected one, at most 0.
   */
  readonly loss: Float64Array
  /**
   * What one more meeting of each party would be worth (dual prices; 0 where the cap does not bind). Below 0, down to
   * -bonus, where the guarantee of the party makes it take meetings that it would not have otherwise.
   */
  readonly priceOfParty: Float64Array
  /** The same for one more place in the day, and the number of places. */
  readonly priceOfPlace: number
  readonly places: number
}

/**
 * Bound U1 (meeting-scheduling.md §4): the best set of requests when only the number of meetings of each party
 * (min(quota, free slots)) and of the day (sum over the slots of the meetings that fit) are kept, and slots are
 * forgotten. It is a b-matching, so a whole-number minimum-cost flow. With full availability and the same number
 * of tables in every slot it is the optimum: König gives the slots, de Werra balances the tables.
 *
 * A guarantee is a first part of the cap that earns a bonus for each meeting: the reward being concave, it stays a flow.
 */
export function flowBound(model: Model, measure: Measure): FlowBound {
  const source = model.parties
  const sink = source + 1
  const network = new FlowNetwork(model.parties + 2)
  for (let party = 0; party < model.parties; party++) {
    const cap = at(model.cap, party)
    const guaranteed = measure === 'value' ? Math.min(at(model.least, party), cap) : 0
    const addCap = (places: number, cost: number): void => {
      if (party < model.buyers) network.addEdge(source, party, places, cost)
      else network.addEdge(party, sink, places, cost)
    }
    if (guaranteed > 0) addCap(guaranteed, -model.bonus)
    addCap(cap - guaranteed, 0)
  }
  const worth = (request: number): number => (measure === 'count' ? 1 : at(model.weight, request))
  const edges = Array.from({ length: model.requests }, (_, request) => {
    return network.addEdge(at(model.buyerOf, request), at(model.supplierOf, request), 1, -worth(request))
  })
  const order = [source, ...Array(model.parties).keys(), sink]
  const places = placesOfDay(model)
  const { cost } = network.minimise(source, sink, places, order)
  const selected: number[] = []
  edges.forEach((edge, request) => {
    if (network.flowOf(edge) > 0) selected.push(request)
  })
  const potential = (node: number): number => network.potential[node] ?? 0
  // A party that no flow passes may have a potential beyond its neighbours': its cap is worth nothing, not less. One that
  // nobody asks for has no potential at all.
  const priceOfParty = Float64Array.from({ length: model.parties }, (_, party) => {
    const floor = measure === 'value' && at(model.least, party) > 0 ? -model.bonus : 0
    if (at(model.requestsOf.start, party) === at(model.requestsOf.start, party + 1)) return floor
    return Math.max(
      floor,
      party < model.buyers ? potential(party) - potential(source) : potential(sink) - potential(party),
    )
  })
  const priceOfPlace = potential(source) - potential(sink)
  const loss = Float64Array.from({ length: model.requests }, (_, request) => {
    const buyer = realAt(priceOfParty, at(model.buyerOf, request))
    const supplier = realAt(priceOfParty, at(model.supplierOf, request))
    return buyer + supplier + priceOfPlace - worth(request)
  })
  return { bound: -cost, selected, loss, priceOfParty, priceOfPlace, places }
}

/** Meetings that the day can hold: in each slot no more than its tables, its free buyers, its free suppliers. */
function placesOfDay(model: Model): number {
  let places = 0
  for (let slot = 0; slot < model.slots; slot++) {
    let buyers = 0
    let suppliers = 0
    for (let party = 0; party < model.parties; party++) {
      const open = at(model.room, party * model.slots + slot)
      if (party < model.buyers) buyers += open
      else suppliers += open
    }
    places += Math.min(at(model.tables, slot), buyers, suppliers)
  }
  return places
}
