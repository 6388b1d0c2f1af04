import { at } from './arrays.ts'
import type { Model } from './model.ts'

/**
 * The timetable under construction. Every change goes through place and remove and is written to a journal,
 * so that a move that turns out badly is undone exactly.
 */
export class Timetable {
  readonly model: Model
  /** grid[party * slots + slot] = request held there, or -1. */
  readonly grid: Int32Array
  /** Slot of each request, or -1. */
  readonly slotOf: Int32Array
  /** Meetings in each slot. */
  readonly load: Int32Array
  /** Meetings of each party. */
  readonly degree: Int32Array
  weight = 0
  held = 0
  /** Requests not held, in no particular order, and the place of each in that list. */
  private readonly waiting: Int32Array
  private readonly waitingAt: Int32Array
  private readonly journal: number[] = []

  constructor(model: Model) {
    this.model = model
    this.grid = new Int32Array(model.parties * model.slots).fill(-1)
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

  meetingAt(party: number, slot: number): number {
    return at(this.grid, party * this.model.slots + slot)
  }

  isIdle(party: number, slot: number): boolean {
    const cell = party * this.model.slots + slot
    return at(this.grid, cell) < 0 && at(this.model.free, cell) === 1
  }

  hasRoom(party: number): boolean {
    return at(this.degree, party) < at(this.model.cap, party)
  }

  /** Both parties must be idle in the slot; the caps are the caller's business. */
  place(request: number, slot: number): void {
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
    this.journal.push(request, slot)
  }

  private change(request: number, slot: number, content: number, step: number): void {
    const { model } = this
    const buyer = at(model.buyerOf, request)
    const supplier = at(model.supplierOf, request)
    this.grid[buyer * model.slots + slot] = content
    this.grid[supplier * model.slots + slot] = content
    this.load[slot] = at(this.load, slot) + step
    this.degree[buyer] = at(this.degree, buyer) + step
    this.degree[supplier] = at(this.degree, supplier) + step
    this.weight += step * at(model.weight, request)
    this.held += step
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
        this.journal.length -= 2
      } else {
        const request = this.journal.pop() as number
        this.place(request, entry)
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
