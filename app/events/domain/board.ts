import type { WarningCode } from './warnings.ts'

/** A day as numbers: parties, slots and tables are known by their place in these lists. */
export type BoardDay = {
  /** `active` = of the present plan. */
  readonly slots: readonly { readonly active: boolean }[]
  readonly tables: readonly { readonly active: boolean }[]
  readonly parties: readonly { readonly seats: number; readonly quota: number | null }[]
  /** Party and slot. */
  readonly closed: readonly (readonly [number, number])[]
  /** Buyer and supplier that one of the two refuses. */
  readonly refused: readonly (readonly [number, number])[]
  /** Buyer, supplier, slot; -1 = all day. */
  readonly forbids: readonly (readonly [number, number, number])[]
}

export type BoardMeeting = {
  readonly id: string
  readonly buyer: number
  readonly supplier: number
  readonly slot: number
  readonly table: number
  readonly pinned: boolean
}

/** Something to know of a place; the party is the one concerned, or null. */
export type BoardWarning = { readonly code: WarningCode; readonly party: number | null }

/** What stands in the way of one meeting, by slot: bits of `way`. */
export const way = {
  buyerBusy: 1,
  supplierBusy: 2,
  buyerClosed: 4,
  supplierClosed: 8,
  forbidden: 16,
  tablesFull: 32,
  outside: 64,
} as const

/** What goes and what comes. */
export type BoardChange = { readonly from: readonly string[]; readonly to: readonly BoardMeeting[] }

const BITS = 32
const ALL_DAY = -1

/**
 * A timetable that is changed by hand, held so that the question « what if this meeting were there? » costs nothing: one
 * count for each party or table and slot, and one set of bits over the slots for each thing that closes them.
 */
export class Board {
  readonly day: BoardDay
  private readonly slotCount: number
  private readonly words: number
  private readonly tableCount: number
  private readonly busy: Uint16Array
  private readonly tableBusy: Uint16Array
  private readonly degree: Uint16Array
  /** Bits of the slots in which a party holds as many meetings as it can. */
  private readonly full: Uint32Array
  private readonly closed: Uint32Array
  private readonly usedTables: Uint16Array
  private readonly tables: number
  private readonly inactive: Uint32Array
  private readonly refused: Set<number>
  private readonly apart: Map<number, Uint32Array>
  private readonly held = new Map<string, BoardMeeting>()
  private readonly cells = new Map<number, string[]>()
  private readonly seats = new Map<number, string[]>()

  constructor(day: BoardDay, meetings: Iterable<BoardMeeting> = []) {
    this.day = day
    const parties = day.parties.length
    this.slotCount = day.slots.length
    this.tableCount = day.tables.length
    this.words = Math.ceil(this.slotCount / BITS)
    this.busy = new Uint16Array(parties * this.slotCount)
    this.tableBusy = new Uint16Array(this.tableCount * this.slotCount)
    this.degree = new Uint16Array(parties)
    this.full = new Uint32Array(parties * this.words)
    this.closed = new Uint32Array(parties * this.words)
    this.usedTables = new Uint16Array(this.slotCount)
    this.tables = day.tables.filter(({ active }) => active).length
    this.inactive = new Uint32Array(this.words)
    day.slots.forEach(({ active }, slot) => {
      if (!active) this.mark(this.inactive, 0, slot)
    })
    for (const [party, slot] of day.closed) this.mark(this.closed, party, slot)
    this.refused = new Set(day.refused.map(([buyer, supplier]) => this.pair(buyer, supplier)))
    this.apart = new Map()
    for (const [buyer, supplier, slot] of day.forbids) this.forbid(buyer, supplier, slot)
    for (const meeting of meetings) this.place(meeting)
  }

  private pair(buyer: number, supplier: number): number {
    return buyer * this.day.parties.length + supplier
  }

  private mark(bits: Uint32Array, row: number, slot: number): void {
    const word = row * this.words + (slot >>> 5)
    bits[word] = (bits[word] ?? 0) | (1 << (slot & 31))
  }

  private unmark(bits: Uint32Array, row: number, slot: number): void {
    const word = row * this.words + (slot >>> 5)
    bits[word] = (bits[word] ?? 0) & ~(1 << (slot & 31))
  }

  private has(bits: Uint32Array, row: number, slot: number): boolean {
    return ((bits[row * this.words + (slot >>> 5)] ?? 0) & (1 << (slot & 31))) !== 0
  }

  /** Keeps a pair apart in a slot, or all day (-1). */
  forbid(buyer: number, supplier: number, slot: number): void {
    const key = this.pair(buyer, supplier)
    const bits = this.apart.get(key) ?? new Uint32Array(this.words)
    if (slot === ALL_DAY) bits.fill(0xffff_ffff)
    else this.mark(bits, 0, slot)
    this.apart.set(key, bits)
  }

  get meetings(): Iterable<BoardMeeting> {
    return this.held.values()
  }

  get count(): number {
    return this.held.size
  }

  meeting(id: string): BoardMeeting | undefined {
    return this.held.get(id)
  }

  /** Meetings of a party in a slot. */
  at(party: number, slot: number): readonly string[] {
    return this.cells.get(party * this.slotCount + slot) ?? []
  }

  /** Meetings at a table in a slot. */
  seatedAt(table: number, slot: number): readonly string[] {
    return this.seats.get(table * this.slotCount + slot) ?? []
  }

  isClosed(party: number, slot: number): boolean {
    return this.has(this.closed, party, slot)
  }

  private countParty(party: number, slot: number, step: number): void {
    const cell = party * this.slotCount + slot
    const count = (this.busy[cell] ?? 0) + step
    this.busy[cell] = count
    this.degree[party] = (this.degree[party] ?? 0) + step
    if (count >= (this.day.parties[party]?.seats ?? 1)) this.mark(this.full, party, slot)
    else this.unmark(this.full, party, slot)
  }

  private countTable(table: number, slot: number, step: number): void {
    const cell = table * this.slotCount + slot
    const before = this.tableBusy[cell] ?? 0
    this.tableBusy[cell] = before + step
    if (this.day.tables[table]?.active !== true) return
    if (before === 0 || before + step === 0) this.usedTables[slot] = (this.usedTables[slot] ?? 0) + step
  }

  place(meeting: BoardMeeting): void {
    const { id, buyer, supplier, slot, table } = meeting
    this.held.set(id, meeting)
    this.countParty(buyer, slot, 1)
    this.countParty(supplier, slot, 1)
    this.countTable(table, slot, 1)
    for (const party of [buyer, supplier]) add(this.cells, party * this.slotCount + slot, id)
    add(this.seats, table * this.slotCount + slot, id)
  }

  take(id: string): BoardMeeting | undefined {
    const meeting = this.held.get(id)
    if (meeting === undefined) return undefined
    const { buyer, supplier, slot, table } = meeting
    this.held.delete(id)
    this.countParty(buyer, slot, -1)
    this.countParty(supplier, slot, -1)
    this.countTable(table, slot, -1)
    for (const party of [buyer, supplier]) drop(this.cells, party * this.slotCount + slot, id)
    drop(this.seats, table * this.slotCount + slot, id)
    return meeting
  }

  apply({ from, to }: BoardChange): void {
    for (const id of from) this.take(id)
    for (const meeting of to) this.place(meeting)
  }

  /** What would be wrong with one more meeting here, as things stand. */
  private warningsAt({ buyer, supplier, slot, table }: Omit<BoardMeeting, 'id' | 'pinned'>): BoardWarning[] {
    const found: BoardWarning[] = []
    const warn = (code: WarningCode, party: number | null, holds: boolean): void => {
      if (holds) found.push({ code, party })
    }
    const outside = this.has(this.inactive, 0, slot) || this.day.tables[table]?.active !== true
    warn('outside-plan', null, outside)
    warn('buyer-clash', buyer, this.has(this.full, buyer, slot))
    warn('supplier-clash', supplier, this.has(this.full, supplier, slot))
    warn('table-clash', null, (this.tableBusy[table * this.slotCount + slot] ?? 0) > 0)
    for (const party of [buyer, supplier]) warn('unavailable', party, this.has(this.closed, party, slot))
    for (const party of [buyer, supplier]) {
      const quota = this.day.parties[party]?.quota ?? null
      warn('over-quota', party, quota !== null && (this.degree[party] ?? 0) + 1 > quota)
    }
    const apart = this.apart.get(this.pair(buyer, supplier))
    warn('forbidden', null, apart !== undefined && this.has(apart, 0, slot))
    warn('refused', null, this.refused.has(this.pair(buyer, supplier)))
    return found
  }

  /** What a change would leave to check; the timetable stays as it is. */
  verdict({ from, to }: BoardChange): readonly BoardWarning[] {
    const gone = from.flatMap((id) => this.take(id) ?? [])
    const found = new Map<string, BoardWarning>()
    for (const meeting of to) {
      for (const warning of this.warningsAt(meeting)) found.set(`${warning.code}/${warning.party}`, warning)
      this.place(meeting)
    }
    for (const { id } of to) this.take(id)
    for (const meeting of gone) this.place(meeting)
    return [...found.values()]
  }

  /**
   * What stands in the way of a meeting of this pair, slot by slot, found once when it is picked up.
   *
   * @param moving the meeting itself where it stands already: it does not stand in its own way
   */
  targets(buyer: number, supplier: number, moving: string | null): Uint8Array {
    const taken = moving === null ? undefined : this.take(moving)
    const found = new Uint8Array(this.slotCount)
    const apart = this.apart.get(this.pair(buyer, supplier))
    const spread = (bits: Uint32Array, row: number, mark: number): void => {
      for (let word = 0; word < this.words; word += 1) {
        let left = bits[row * this.words + word] ?? 0
        while (left !== 0) {
          const slot = word * BITS + (31 - Math.clz32(left & -left))
          if (slot < this.slotCount) found[slot] = (found[slot] ?? 0) | mark
          left &= left - 1
        }
      }
    }
    spread(this.full, buyer, way.buyerBusy)
    spread(this.full, supplier, way.supplierBusy)
    spread(this.closed, buyer, way.buyerClosed)
    spread(this.closed, supplier, way.supplierClosed)
    if (apart !== undefined) spread(apart, 0, way.forbidden)
    spread(this.inactive, 0, way.outside)
    for (let slot = 0; slot < this.slotCount; slot += 1)
      if ((this.usedTables[slot] ?? 0) >= this.tables) found[slot] = (found[slot] ?? 0) | way.tablesFull
    if (taken !== undefined) this.place(taken)
    return found
  }

  /** The table for a meeting that changes slot: its own, else where one of its parties sits before or after, else any. */
  tableFor(
    meeting: Pick<BoardMeeting, 'buyer' | 'supplier'> & { readonly table: number | null },
    slot: number,
  ): number {
    const isFree = (table: number): boolean =>
      this.day.tables[table]?.active === true && (this.tableBusy[table * this.slotCount + slot] ?? 0) === 0
    if (meeting.table !== null && isFree(meeting.table)) return meeting.table
    for (const near of [slot - 1, slot + 1])
      for (const id of near < 0 || near >= this.slotCount ? [] : this.at(meeting.buyer, near)) {
        const table = this.held.get(id)?.table ?? -1
        if (isFree(table)) return table
      }
    for (let table = 0; table < this.tableCount; table += 1) if (isFree(table)) return table
    return (
      meeting.table ??
      Math.max(
        0,
        this.day.tables.findIndex(({ active }) => active),
      )
    )
  }

  /** Two meetings that take each other's place; null where one of them is gone. */
  swap(oneId: string, otherId: string): BoardChange | null {
    const [one, other] = [this.held.get(oneId), this.held.get(otherId)]
    if (one === undefined || other === undefined) return null
    const place = ({ slot, table }: BoardMeeting) => ({ slot, table })
    return {
      from: [oneId, otherId],
      to: [
        { ...one, ...place(other) },
        { ...other, ...place(one) },
      ],
    }
  }
}

const add = (map: Map<number, string[]>, key: number, id: string): void => {
  const known = map.get(key)
  // Sorted: asking a question takes a meeting out and puts it back, which must not change the order of a cell.
  map.set(key, known === undefined ? [id] : [...known, id].sort())
}

const drop = (map: Map<number, string[]>, key: number, id: string): void => {
  const left = (map.get(key) ?? []).filter((one) => one !== id)
  if (left.length === 0) map.delete(key)
  else map.set(key, left)
}
