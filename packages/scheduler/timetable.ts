import { at } from './arrays.ts'
import type { Model } from './model.ts'

/**
 * The timetable under construction. Every change goes through place and remove and is written to a journal,
 * so that a move that turns out badly is undone exactly.
 */
export class Timetable {
  readonly model: Model
  /** grid[lane * slots + slot] = request held there, or -1. */
  readonly grid: Int32Array
  /** Lanes of each request, while it is held. */
  readonly buyerLane: Int32Array
  readonly supplierLane: Int32Array
  /** Slot of each request, or -1. */
  readonly slotOf: Int32Array
  /** Meetings in each slot. */
  readonly load: Int32Array
  /** Meetings of each party. */
  readonly degree: Int32Array
  /** Weight of the meetings held, and the bonus of each guaranteed one among them. */
  value = 0
  held = 0
  /** Requests not held, in no particular order, and the place of each in that list. */
  private readonly waiting: Int32Array
  private readonly waitingAt: Int32Array
  private readonly journal: number[] = []

  constructor(model: Model) {
    this.model = model
    this.grid = new Int32Array(model.lanes * model.slots).fill(-1)
    this.buyerLane = Int32Array.from(model.buyerOf, (party) => at(model.laneStart, party))
    this.supplierLane = Int32Array.from(model.supplierOf, (party) => at(model.laneStart, party))
    this.slotOf = new Int32Array(model.requests).fill(-1)
    this.load = new Int32Array(model.slots)
    this.degree = new Int32Array(model.parties)
    this.waiting = Int32Array.from({ length: model.requests }, (_, request) => request)
    this.waitingAt = this.waiting.slice()
  }

  get waitingCount(): number {
    return this.model.requests - this.held
  }

  waitingRequest(position: number): number {
    return at(this.waiting, position)
  }

  meetingAt(lane: number, slot: number): number {
    return at(this.grid, lane * this.model.slots + slot)
  }

  isIdle(lane: number, slot: number): boolean {
    const cell = lane * this.model.slots + slot
    return at(this.grid, cell) < 0 && at(this.model.free, cell) === 1
  }

  /** A lane of the party that is idle in the slot, or -1. */
  idleLane(party: number, slot: number): number {
    const { laneStart } = this.model
    const end = at(laneStart, party + 1)
    for (let lane = at(laneStart, party); lane < end; lane++) if (this.isIdle(lane, slot)) return lane
    return -1
  }

  /** Meetings of a party in a slot, or in the whole day. */
  meetingsOf(party: number, slot = -1): number[] {
    const { laneStart, slots } = this.model
    const found: number[] = []
    const [first, end] = slot < 0 ? [0, slots] : [slot, slot + 1]
    for (let column = first; column < end; column++) {
      for (let lane = at(laneStart, party); lane < at(laneStart, party + 1); lane++) {
        const meeting = this.meetingAt(lane, column)
        if (meeting >= 0) found.push(meeting)
      }
    }
    return found
  }

  isBusy(party: number, slot: number): boolean {
    const { laneStart, busy, slots } = this.model
    if (at(busy, party * slots + slot) > 0) return true
    const end = at(laneStart, party + 1)
    for (let lane = at(laneStart, party); lane < end; lane++) if (this.meetingAt(lane, slot) >= 0) return true
    return false
  }

  hasRoom(party: number): boolean {
    return at(this.degree, party) < at(this.model.cap, party)
  }

  /** Both parties must have an idle lane in the slot; the caps are the caller's business. */
  place(request: number, slot: number): void {
    const { model } = this
    const lane = this.idleLane(at(model.buyerOf, request), slot)
    this.placeOn(request, slot, lane, this.idleLane(at(model.supplierOf, request), slot))
  }

  placeOn(request: number, slot: number, buyerLane: number, supplierLane: number): void {
    this.buyerLane[request] = buyerLane
    this.supplierLane[request] = supplierLane
    this.change(request, slot, request, 1)
    this.slotOf[request] = slot
    this.swapWaiting(request, this.waitingCount)
    this.journal.push(~request)
  }

  remove(request: number): void {
    const slot = at(this.slotOf, request)
    this.change(request, slot, -1, -1)
    this.slotOf[request] = -1
    this.swapWaiting(request, this.waitingCount - 1)
    this.journal.push(at(this.buyerLane, request), at(this.supplierLane, request), request, slot)
  }

  private change(request: number, slot: number, content: number, step: number): void {
    const { model } = this
    this.grid[at(this.buyerLane, request) * model.slots + slot] = content
    this.grid[at(this.supplierLane, request) * model.slots + slot] = content
    this.load[slot] = at(this.load, slot) + step
    this.value += step * at(model.weight, request)
    this.count(at(model.buyerOf, request), step)
    this.count(at(model.supplierOf, request), step)
    this.held += step
  }

  private count(party: number, step: number): void {
    const before = at(this.degree, party)
    this.degree[party] = before + step
    if (Math.min(before, before + step) < at(this.model.least, party)) this.value += step * this.model.bonus
  }

  private swapWaiting(request: number, target: number): void {
    const position = at(this.waitingAt, request)
    const other = at(this.waiting, target)
    this.waiting[target] = request
    this.waiting[position] = other
    this.waitingAt[request] = target
    this.waitingAt[other] = position
  }

  /** Forgets the past: what follows can be undone down to here. */
  mark(): number {
    return this.journal.length
  }

  clearJournal(): void {
    this.journal.length = 0
  }

  undoTo(mark: number): void {
    while (this.journal.length > mark) {
      const entry = this.journal.pop() as number
      if (entry < 0) {
        this.remove(~entry)
        this.journal.length -= 4
      } else {
        const request = this.journal.pop() as number
        const supplierLane = this.journal.pop() as number
        this.placeOn(request, entry, this.journal.pop() as number, supplierLane)
        this.journal.length -= 1
      }
    }
  }

  /** Puts back a timetable that `slotOf.slice()` remembered. */
  restore(slots: Int32Array): void {
    for (let request = 0; request < slots.length; request++) {
      if (at(this.slotOf, request) >= 0 && at(this.slotOf, request) !== at(slots, request))
        this.remove(request)
    }
    for (let request = 0; request < slots.length; request++) {
      if (at(this.slotOf, request) < 0 && at(slots, request) >= 0) this.place(request, at(slots, request))
    }
    this.clearJournal()
  }
}
