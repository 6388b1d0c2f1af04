import { at } from './arrays.ts'
import type { KempeChains } from './kempe.ts'
import { isOpen } from './model.ts'
import type { Timetable } from './timetable.ts'
import { lightestVictims, type Spare } from './victims.ts'

/**
 * Brings the timetable to rest: no unmet request can be held any more by dropping lighter meetings in one slot, nobody
 * falling below a guarantee. The reasons given for unmet wishes rely on it. Each change raises the value, so it ends.
 */
export function settle(timetable: Timetable, chains: KempeChains): void {
  const { model } = timetable
  let changed = true
  while (changed) {
    changed = false
    for (let request = 0; request < model.requests; request++) {
      if (at(timetable.slotOf, request) >= 0) continue
      if (chains.insert(request) || replaceLighter(timetable, request)) changed = true
    }
  }
  timetable.clearJournal()
}

interface Standing {
  readonly request: number
  readonly a: number
  readonly b: number
  readonly weight: number
}

function replaceLighter(timetable: Timetable, request: number): boolean {
  const { model } = timetable
  const buyer = at(model.buyerOf, request)
  const supplier = at(model.supplierOf, request)
  const seen = (meetings: readonly number[]): Standing[] =>
    meetings.map((held) => ({
      request: held,
      a: at(model.buyerOf, held),
      b: at(model.supplierOf, held),
      weight: at(model.weight, held),
    }))
  const spare: Spare = (_, party) => {
    const least = at(model.least, party)
    return least === 0 ? Number.POSITIVE_INFINITY : at(timetable.degree, party) - least
  }
  for (let slot = 0; slot < model.slots; slot++) {
    if (!isOpen(model, request, slot)) continue
    let full = at(timetable.load, slot) >= at(model.tables, slot)
    const shortOf = (party: number): Standing[] | null => {
      if (timetable.idleLane(party, slot) < 0) {
        full = false
        return seen(timetable.meetingsOf(party, slot))
      }
      return timetable.hasRoom(party) ? null : seen(timetable.meetingsOf(party))
    }
    const ofBuyer = shortOf(buyer)
    const ofSupplier = shortOf(supplier)
    const ofSlot = full ? seen(meetingsOfSlot(timetable, slot)) : null
    const victims = lightestVictims({ a: buyer, b: supplier }, { ofBuyer, ofSupplier, ofSlot }, spare)
    if (victims === null) continue
    const lost = victims.reduce((sum, victim) => sum + victim.weight, 0)
    if (lost >= at(model.weight, request)) continue
    for (const victim of victims) timetable.remove(victim.request)
    timetable.place(request, slot)
    return true
  }
  return false
}

function meetingsOfSlot(timetable: Timetable, slot: number): number[] {
  const buyers = [...Array(timetable.model.buyers).keys()]
  return buyers.flatMap((buyer) => timetable.meetingsOf(buyer, slot))
}
