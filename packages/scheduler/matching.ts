import { at } from './arrays.ts'
import { FlowNetwork } from './flow.ts'
import { isForbidden } from './model.ts'
import { type Random, shuffle } from './rng.ts'
import type { Timetable } from './timetable.ts'

/**
 * Refills one slot exactly, all other slots standing: the heaviest set of pairs among the requests that are not
 * held and those held in this slot, at most K of them, no representative twice. It is a maximum-weight bipartite
 * matching with a cap on its size, guarantees first, so the result is never lighter than before. Ties follow the order drawn from `random`.
 */
export function refillSlot(timetable: Timetable, slot: number, random: Random): void {
  const { model } = timetable
  const candidates: number[] = []
  for (let lane = 0; lane < at(model.laneStart, model.buyers); lane++) {
    const meeting = timetable.meetingAt(lane, slot)
    if (meeting >= 0) timetable.remove(meeting)
  }
  for (let position = 0; position < timetable.waitingCount; position++) {
    const request = timetable.waitingRequest(position)
    const buyer = at(model.buyerOf, request)
    const supplier = at(model.supplierOf, request)
    if (timetable.idleLane(buyer, slot) < 0 || timetable.idleLane(supplier, slot) < 0) continue
    if (isForbidden(model, request, slot)) continue
    if (timetable.hasRoom(buyer) && timetable.hasRoom(supplier)) candidates.push(request)
  }
  shuffle(candidates, random)
  for (const request of heaviestMatching(timetable, candidates, slot)) timetable.place(request, slot)
}

function heaviestMatching(timetable: Timetable, candidates: readonly number[], slot: number): number[] {
  const { model } = timetable
  const nodeOf = new Map<number, number>()
  const node = (party: number): number => {
    const known = nodeOf.get(party)
    if (known !== undefined) return known
    nodeOf.set(party, nodeOf.size)
    return nodeOf.size - 1
  }
  for (const request of candidates) node(at(model.buyerOf, request))
  const buyers = nodeOf.size
  for (const request of candidates) node(at(model.supplierOf, request))
  const source = nodeOf.size
  const sink = source + 1
  const network = new FlowNetwork(sink + 1)
  const edges = candidates.map((request) =>
    network.addEdge(
      node(at(model.buyerOf, request)),
      node(at(model.supplierOf, request)),
      1,
      -at(model.weight, request),
    ),
  )
  for (const [party, vertex] of nodeOf) {
    const room = Math.min(
      at(model.room, party * model.slots + slot),
      at(model.cap, party) - at(timetable.degree, party),
    )
    const guaranteed = Math.min(room, Math.max(0, at(model.least, party) - at(timetable.degree, party)))
    for (const { places, cost } of [
      { places: guaranteed, cost: -model.bonus },
      { places: room - guaranteed, cost: 0 },
    ]) {
      if (places === 0) continue
      if (vertex < buyers) network.addEdge(source, vertex, places, cost)
      else network.addEdge(vertex, sink, places, cost)
    }
  }
  network.minimise(source, sink, at(model.tables, slot), [source, ...Array(source).keys(), sink])
  return candidates.filter((_, index) => network.flowOf(edges[index] ?? 0) > 0)
}
