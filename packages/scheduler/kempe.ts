import { at } from './arrays.ts'
import { isForbidden, isOpen } from './model.ts'
import type { Timetable } from './timetable.ts'

/**
 * Insertion by Kempe chains: the constructive proof of König's theorem on edge colouring, with lists (availability)
 * and class sizes (tables). The graph being bipartite, the chain that starts at the supplier arrives at buyers by
 * the colour that the new meeting's buyer lacks, so it never comes back to that buyer.
 */
export class KempeChains {
  private readonly timetable: Timetable
  /** Meetings of the chain last walked. */
  private readonly chain: number[] = []
  /** Rotates the order in which slots are tried, so that repeated attempts explore differently. */
  offset = 0

  constructor(timetable: Timetable) {
    this.timetable = timetable
  }

  /**
   * Tries to hold one more request without dropping any. Returns false, and leaves everything as it was, where no
   * single chain makes room.
   */
  insert(request: number): boolean {
    const { timetable } = this
    const { model } = timetable
    const buyer = at(model.buyerOf, request)
    const supplier = at(model.supplierOf, request)
    if (!timetable.hasRoom(buyer) || !timetable.hasRoom(supplier)) return false
    return (
      this.insertWithin(request, buyer, supplier, false) || this.insertWithin(request, buyer, supplier, true)
    )
  }

  /** With `overflow`, a full slot may take the meeting, then must hand another over to a slot with a free table. */
  private insertWithin(request: number, buyer: number, supplier: number, overflow: boolean): boolean {
    const { timetable } = this
    const { freeSlots } = timetable.model
    const firstOfBuyer = at(freeSlots.start, buyer)
    const countOfBuyer = at(freeSlots.start, buyer + 1) - firstOfBuyer
    const firstOfSupplier = at(freeSlots.start, supplier)
    const countOfSupplier = at(freeSlots.start, supplier + 1) - firstOfSupplier
    if (this.insertDirectly(request, overflow)) return true
    for (let i = 0; i < countOfBuyer; i++) {
      const slot = at(freeSlots.items, firstOfBuyer + ((i + this.offset) % countOfBuyer))
      if (timetable.idleLane(buyer, slot) < 0 || !isOpen(timetable.model, request, slot)) continue
      for (let j = 0; j < countOfSupplier; j++) {
        const other = at(freeSlots.items, firstOfSupplier + ((j + this.offset) % countOfSupplier))
        if (other === slot) continue
        if (this.insertByChains(request, supplier, slot, other, overflow)) return true
      }
    }
    return false
  }

  private insertDirectly(request: number, overflow: boolean): boolean {
    const { timetable } = this
    const { model } = timetable
    const buyer = at(model.buyerOf, request)
    const supplier = at(model.supplierOf, request)
    let chosen = -1
    let mostRoom = overflow ? Number.NEGATIVE_INFINITY : 0
    for (let step = 0; step < model.slots; step++) {
      const slot = (step + this.offset) % model.slots
      if (timetable.idleLane(buyer, slot) < 0 || timetable.idleLane(supplier, slot) < 0) continue
      if (isForbidden(model, request, slot)) continue
      const room = at(model.tables, slot) - at(timetable.load, slot)
      // The emptiest slot first: tables stay balanced, in the manner of de Werra.
      if (room > mostRoom) {
        mostRoom = room
        chosen = slot
      }
    }
    if (chosen < 0) return false
    const mark = timetable.mark()
    timetable.place(request, chosen)
    if (mostRoom > 0 || this.relieve(chosen)) return true
    timetable.undoTo(mark)
    return false
  }

  /** Tries the chain of each lane of the supplier that is idle in the other slot. */
  private insertByChains(
    request: number,
    supplier: number,
    slot: number,
    other: number,
    overflow: boolean,
  ): boolean {
    const { timetable } = this
    const { laneStart } = timetable.model
    const end = at(laneStart, supplier + 1)
    for (let lane = at(laneStart, supplier); lane < end; lane++) {
      if (!timetable.isIdle(lane, other)) continue
      if (this.insertByChain(request, lane, slot, other, overflow)) return true
    }
    return false
  }

  private insertByChain(
    request: number,
    supplierLane: number,
    slot: number,
    other: number,
    overflow: boolean,
  ): boolean {
    const { timetable } = this
    const { model } = timetable
    // A lane that a pinned meeting holds in this slot cannot be emptied.
    if (at(model.free, supplierLane * model.slots + slot) === 0) return false
    if (!this.walk(supplierLane, slot, other)) return false
    // An odd chain takes one meeting from `slot` to `other`; the new meeting always goes to `slot`.
    const growing = this.chain.length % 2 === 0 ? slot : other
    const full = at(timetable.load, growing) >= at(model.tables, growing)
    if (full && !overflow) return false
    const mark = timetable.mark()
    this.exchange(slot, other)
    timetable.placeOn(request, slot, timetable.idleLane(at(model.buyerOf, request), slot), supplierLane)
    if (!full || this.relieve(growing)) return true
    timetable.undoTo(mark)
    return false
  }

  /**
   * Collects the chain that starts at a lane with its meeting in `slot`, alternating with `other`. False where the last
   * lane is not free in the slot it would change to (every other lane already uses both), or where a pair may not meet
   * in the slot it would change to.
   */
  walk(start: number, slot: number, other: number): boolean {
    const { timetable, chain } = this
    const { model } = timetable
    chain.length = 0
    let lane = start
    let from = slot
    for (;;) {
      const meeting = timetable.meetingAt(lane, from)
      if (meeting < 0) {
        return chain.length === 0 || at(model.free, lane * model.slots + from) === 1
      }
      chain.push(meeting)
      const buyerLane = at(timetable.buyerLane, meeting)
      lane = buyerLane === lane ? at(timetable.supplierLane, meeting) : buyerLane
      from = from === slot ? other : slot
      if (model.forbidden !== null && isForbidden(model, meeting, from)) return false
      if (lane === start) return true
    }
  }

  /** Exchanges the two slots along the chain last walked. */
  exchange(slot: number, other: number): void {
    const { timetable, chain } = this
    const first = at(timetable.slotOf, chain[0] ?? 0)
    for (const meeting of chain) timetable.remove(meeting)
    let target = first === slot ? other : slot
    for (const meeting of chain) {
      timetable.placeOn(
        meeting,
        target,
        at(timetable.buyerLane, meeting),
        at(timetable.supplierLane, meeting),
      )
      target = target === slot ? other : slot
    }
  }

  /**
   * De Werra's balancing: of two slots, the fuller one has a chain that begins and ends in it; exchanging that
   * chain moves one meeting to the other slot. Returns false where availability forbids every such chain.
   */
  relieve(slot: number): boolean {
    const { timetable } = this
    const { model } = timetable
    for (let step = 0; step < model.slots; step++) {
      const other = (step + this.offset) % model.slots
      if (other === slot || at(timetable.load, other) >= at(model.tables, other)) continue
      const buyerLanes = at(model.laneStart, model.buyers)
      for (let lane = 0; lane < buyerLanes; lane++) {
        const meeting = timetable.meetingAt(lane, slot)
        if (meeting < 0) continue
        if (timetable.isIdle(lane, other) && this.relieveFrom(lane, slot, other)) return true
        const supplierLane = at(timetable.supplierLane, meeting)
        const supplierStarts = timetable.isIdle(supplierLane, other)
        if (supplierStarts && this.relieveFrom(supplierLane, slot, other)) return true
      }
    }
    return false
  }

  private relieveFrom(lane: number, slot: number, other: number): boolean {
    if (!this.walk(lane, slot, other) || this.chain.length % 2 === 0) return false
    this.exchange(slot, other)
    return true
  }

  /** Reads the chain last walked. */
  get meetings(): readonly number[] {
    return this.chain
  }
}
