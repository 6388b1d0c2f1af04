import { at, realAt } from './arrays.ts'
import type { KempeChains } from './kempe.ts'
import { isForbidden } from './model.ts'
import type { Random } from './rng.ts'
import type { Timetable } from './timetable.ts'

/**
 * How many temperatures a request may lose under the prices of the flow bound before it is rarely tried:
 * measured, 2 closes the gap of mid16 and big16 to a half of what 1 or 4 do in the same time.
 */
const FOCUS = 2

/**
 * One step of the local search: force a waiting request into a slot, drop what stands in its way, and reinsert what
 * was dropped by Kempe chains. Accepted when the weight does not fall, or by chance exp(change / temperature).
 */
export class Ejections {
  private readonly timetable: Timetable
  private readonly chains: KempeChains
  private readonly random: Random
  private readonly loss: Float64Array
  private readonly ejected: number[] = []

  constructor(timetable: Timetable, chains: KempeChains, random: Random, loss: Float64Array) {
    this.timetable = timetable
    this.chains = chains
    this.random = random
    this.loss = loss
  }

  step(temperature: number): void {
    const { timetable, random } = this
    if (timetable.waitingCount === 0) return
    const request = timetable.waitingRequest(random.below(timetable.waitingCount))
    if (random.unit() > Math.exp(-realAt(this.loss, request) / (FOCUS * temperature))) return
    const slot = this.drawSlot(request)
    if (slot < 0) return
    const before = timetable.value
    const mark = timetable.mark()
    this.chains.offset = random.below(timetable.model.slots)
    if (!this.force(request, slot)) {
      timetable.undoTo(mark)
      return
    }
    for (const dropped of this.ejected) this.chains.insert(dropped)
    const change = timetable.value - before
    if (change >= 0 || random.unit() < Math.exp(change / temperature)) timetable.clearJournal()
    else timetable.undoTo(mark)
  }

  /** A random slot that is open to both parties, or -1. */
  private drawSlot(request: number): number {
    const { model } = this.timetable
    const buyer = at(model.buyerOf, request)
    const supplier = at(model.supplierOf, request)
    const first = at(model.freeSlots.start, buyer)
    const count = at(model.freeSlots.start, buyer + 1) - first
    for (let attempt = 0; attempt < 4; attempt++) {
      const slot = at(model.freeSlots.items, first + this.random.below(count))
      const open = at(model.room, supplier * model.slots + slot) > 0 && at(model.tables, slot) > 0
      if (open && !isForbidden(model, request, slot)) return slot
    }
    return -1
  }

  /** Holds the request in the slot whatever it costs; the victims are in `ejected`, the first being the heaviest. */
  private force(request: number, slot: number): boolean {
    const { timetable, ejected } = this
    const { model } = timetable
    ejected.length = 0
    const parties = [at(model.buyerOf, request), at(model.supplierOf, request)]
    for (const party of parties) {
      if (timetable.idleLane(party, slot) < 0) this.eject(this.anyOf(party, slot))
      else if (!timetable.hasRoom(party)) this.eject(this.lightestOf(party))
    }
    if (at(timetable.load, slot) >= at(model.tables, slot)) {
      if (!this.chains.relieve(slot)) this.eject(this.anyOfSlot(slot))
      // Making room may have moved another meeting of the two parties into this very slot.
      if (!parties.every((party) => timetable.idleLane(party, slot) >= 0)) return false
    }
    timetable.place(request, slot)
    ejected.sort((one, other) => at(model.weight, other) - at(model.weight, one))
    return true
  }

  private eject(meeting: number): void {
    this.timetable.remove(meeting)
    this.ejected.push(meeting)
  }

  /** A meeting of the party in a slot where none of its representatives is idle. */
  private anyOf(party: number, slot: number): number {
    const { timetable } = this
    const meetings = timetable.meetingsOf(party, slot)
    return meetings[meetings.length === 1 ? 0 : this.random.below(meetings.length)] ?? -1
  }

  private lightestOf(party: number): number {
    const { timetable, random } = this
    const { model } = timetable
    let chosen = -1
    let least = Number.POSITIVE_INFINITY
    for (const meeting of timetable.meetingsOf(party)) {
      const weight = at(model.weight, meeting) + random.unit()
      if (weight < least) {
        least = weight
        chosen = meeting
      }
    }
    return chosen
  }

  private anyOfSlot(slot: number): number {
    const { timetable, random } = this
    const { model } = timetable
    const lanes = at(model.laneStart, model.buyers)
    const first = random.below(lanes)
    for (let step = 0; step < lanes; step++) {
      const meeting = timetable.meetingAt((first + step) % lanes, slot)
      if (meeting >= 0) return meeting
    }
    return -1
  }
}
