import { at } from './arrays.ts'
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
      if (
        !timetable.isIdle(buyer, slot) ||
        at(timetable.model.free, supplier * timetable.model.slots + slot) === 0
      )
        continue
      for (let j = 0; j < countOfSupplier; j++) {
        const other = at(freeSlots.items, firstOfSupplier + ((j + this.offset) % countOfSupplier))
        if (other === slot || !timetable.isIdle(supplier, other)) continue
        if (this.insertByChain(request, supplier, slot, other, overflow)) return true
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
      if (!timetable.isIdle(buyer, slot) || !timetable.isIdle(supplier, slot)) continue
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

  private insertByChain(
    request: number,
    supplier: number,
    slot: number,
    other: number,
    overflow: boolean,
  ): boolean {
    const { timetable } = this
    const { model } = timetable
    if (!this.walk(supplier, slot, other)) return false
    // An odd chain takes one meeting from `slot` to `other`; the new meeting always goes to `slot`.
    const growing = this.chain.length % 2 === 0 ? slot : other
    const full = at(timetable.load, growing) >= at(model.tables, growing)
    if (full && !overflow) return false
    const mark = timetable.mark()
    this.exchange(slot, other)
    timetable.place(request, slot)
    if (!full || this.relieve(growing)) return true
    timetable.undoTo(mark)
    return false
  }

  /**
   * Collects the chain that starts at a party with its meeting in `slot`, alternating with `other`. False where the
   * last party is not free in the slot it would change to (every other party already uses both).
   */
  walk(start: number, slot: number, other: number): boolean {
    const { timetable, chain } = this
    const { model } = timetable
    chain.length = 0
    let party = start
    let from = slot
    for (;;) {
      const meeting = timetable.meetingAt(party, from)
      if (meeting < 0) {
        return chain.length === 0 || at(model.free, party * model.slots + from) === 1
      }
      chain.push(meeting)
      party =
        at(model.buyerOf, meeting) === party ? at(model.supplierOf, meeting) : at(model.buyerOf, meeting)
      from = from === slot ? other : slot
      if (party === start) return true
    }
  }

  /** Exchanges the two slots along the chain last walked. */
  exchange(slot: number, other: number): void {
    const { timetable, chain } = this
    const first = at(timetable.slotOf, chain[0] ?? 0)
    for (const meeting of chain) timetable.remove(meeting)
    let target = first === slot ? other : slot
    for (const meeting of chain) {
      timetable.place(meeting, target)
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
      for (let buyer = 0; buyer < model.buyers; buyer++) {
        const meeting = timetable.meetingAt(buyer, slot)
        if (meeting < 0) continue
        if (timetable.isIdle(buyer, other) && this.relieveFrom(buyer, slot, other)) return true
        const supplier = at(model.supplierOf, meeting)
        const supplierStarts = timetable.isIdle(supplier, other)
        if (supplierStarts && this.relieveFrom(supplier, slot, other)) return true
      }
    }
    return false
  }

  private relieveFrom(party: number, slot: number, other: number): boolean {
    if (!this.walk(party, slot, other) || this.chain.length % 2 === 0) return false
    this.exchange(slot, other)
    return true
  }

  /** Reads the chain last walked. */
  get meetings(): readonly number[] {
    return this.chain
  }
}
