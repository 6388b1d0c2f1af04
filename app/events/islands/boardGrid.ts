import type { Board } from '../domain/board.ts'
import { chipOf, filler, gap, header, type Say, span, stretch } from './boardCells.ts'
import { type Held, lookOf, type Rows, type Spot } from './boardHand.ts'
import type { BoardData } from './boardProtocol.ts'

const ROW_HEIGHT = 60
const CHIP_HEIGHT = 48
/** Rows drawn above and below what is seen, columns drawn left and right of it. */
const MARGIN = 3

/**
 * The table of the board. Only the cells in sight are in the page, whatever the size of the day; every cell keeps its place
 * in attributes, so that one listener serves them all.
 */
export class BoardGrid {
  readonly table: HTMLTableElement
  private readonly scroller: HTMLElement
  readonly data: BoardData
  readonly say: Say
  private readonly body: HTMLTableSectionElement
  private readonly above: HTMLTableRowElement
  private readonly below: HTMLTableRowElement
  private readonly drawn = new Map<number, HTMLTableRowElement>()
  board: Board
  rows: Rows = 'party'
  held: Held | null = null
  active: Spot = { row: 0, slot: 0, rank: 0 }
  private heights: number[] = []
  private tops: number[] = []
  private columns = { first: 0, last: -1 }

  constructor(scroller: HTMLElement, data: BoardData, board: Board, say: Say) {
    this.scroller = scroller
    this.data = data
    this.board = board
    this.say = say
    this.table = document.createElement('table')
    this.table.className = 'time-grid board-grid'
    this.table.setAttribute('role', 'grid')
    this.body = document.createElement('tbody')
    this.above = gap()
    this.below = gap()
    this.body.append(this.above, this.below)
    scroller.replaceChildren(this.table)
    let asked = false
    scroller.addEventListener('scroll', () => {
      if (asked) return
      asked = true
      requestAnimationFrame(() => {
        asked = false
        this.draw()
      })
    })
    new ResizeObserver(() => this.draw()).observe(scroller)
  }

  get rowCount(): number {
    return this.rows === 'party' ? this.data.parties.length : this.data.tables.length
  }

  /** Meetings of a cell, in the order in which they are drawn. */
  idsAt({ row, slot }: Pick<Spot, 'row' | 'slot'>): readonly string[] {
    return this.rows === 'party' ? this.board.at(row, slot) : this.board.seatedAt(row, slot)
  }

  /** Draws everything again: other rows, or a plan that somebody else changed. */
  reset(rows: Rows = this.rows): void {
    this.rows = rows
    const { row, slot } = this.active
    this.active = { row: Math.min(row, this.rowCount - 1), slot, rank: 0 }
    const { table, data, say } = this
    table.setAttribute('aria-label', say(rows === 'party' ? 'gridParty' : 'gridTable'))
    // A width for each column: the browser lays out the row that changed, not the whole table.
    table.style.width = `${12 + data.slots.length * 10.5}rem`
    table.setAttribute('aria-rowcount', String(this.rowCount + 1))
    table.setAttribute('aria-colcount', String(data.slots.length + 1))
    const head = document.createElement('thead')
    const line = head.insertRow()
    line.setAttribute('aria-rowindex', '1')
    const corner = header('col', say(rows === 'party' ? 'cornerParty' : 'cornerTable'))
    corner.className = 'time-corner'
    line.append(corner, ...data.slots.map(({ label, span }) => header('col', label, span)))
    table.replaceChildren(head, this.body)
    for (const drawn of this.drawn.values()) drawn.remove()
    this.drawn.clear()
    this.heights = Array.from({ length: this.rowCount }, (_, row) => this.heightOf(row))
    this.stack()
    this.draw()
  }

  private heightOf(row: number): number {
    let most = 1
    for (let slot = 0; slot < this.data.slots.length; slot += 1)
      most = Math.max(most, this.idsAt({ row, slot }).length)
    return ROW_HEIGHT + (most - 1) * CHIP_HEIGHT
  }

  /** Where each row begins. */
  private stack(): void {
    let top = 0
    this.tops = [0]
    for (const height of this.heights) {
      top += height
      this.tops.push(top)
    }
  }

  private rowAt(height: number): number {
    let [low, high] = [0, this.rowCount - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.tops[middle] ?? 0) <= height) low = middle
      else high = middle - 1
    }
    return low
  }

  private draw(): void {
    if (this.rowCount === 0) return
    const { scrollTop: top, scrollLeft: left, clientHeight, clientWidth } = this.scroller
    const width = this.headOf(0)?.offsetWidth || 1
    const most = this.data.slots.length - 1
    const columns = {
      first: Math.max(0, Math.min(most, Math.floor(left / width)) - MARGIN),
      last: Math.min(most, Math.ceil((left + clientWidth) / width) + MARGIN),
    }
    const aside = columns.first !== this.columns.first || columns.last !== this.columns.last
    this.columns = columns
    const first = Math.max(0, this.rowAt(top) - MARGIN)
    const last = Math.min(this.rowCount - 1, this.rowAt(top + clientHeight) + MARGIN)
    for (const [row, drawn] of this.drawn)
      if (row < first || row > last) {
        // The keyboard stays in the grid when its row goes out of sight.
        if (drawn.contains(document.activeElement)) this.scroller.focus({ preventScroll: true })
        drawn.remove()
        this.drawn.delete(row)
      }
    let before: Element = this.above
    for (let row = first; row <= last; row += 1) {
      let drawn = this.drawn.get(row)
      if (drawn === undefined) {
        drawn = this.lineOf(row)
        this.drawn.set(row, drawn)
        before.after(drawn)
      } else if (aside) this.fit(drawn, row)
      before = drawn
    }
    stretch(this.above, this.tops[first] ?? 0)
    stretch(this.below, (this.tops[this.rowCount] ?? 0) - (this.tops[last + 1] ?? 0))
  }

  private lineOf(row: number): HTMLTableRowElement {
    const line = document.createElement('tr')
    line.setAttribute('aria-rowindex', String(row + 2))
    line.style.height = `${this.heightOf(row)}px`
    const party = this.data.parties[row]
    line.append(
      this.rows === 'party'
        ? header('row', party?.name ?? '', party?.role)
        : header('row', this.data.tables[row]?.label ?? ''),
    )
    line.append(filler(), filler())
    this.fit(line, row)
    return line
  }

  /** Puts the columns in sight into a line, and takes the others out; what stays is not built again. */
  private fit(line: HTMLTableRowElement, row: number): void {
    const { first, last } = this.columns
    const kept = new Map<number, HTMLTableCellElement>()
    for (const cell of [...line.cells]) {
      if (cell.dataset.slot === undefined) continue
      const slot = Number(cell.dataset.slot)
      if (slot >= first && slot <= last) kept.set(slot, cell)
      else {
        if (cell.contains(document.activeElement)) this.scroller.focus({ preventScroll: true })
        cell.remove()
      }
    }
    const [, left] = line.cells
    const right = line.lastElementChild as HTMLTableCellElement
    if (left === undefined) return
    span(left, first)
    span(right, this.data.slots.length - 1 - last)
    let before: Element = left
    for (let slot = first; slot <= last; slot += 1) {
      const cell = kept.get(slot) ?? this.cellOf(row, slot)
      if (!kept.has(slot)) before.after(cell)
      before = cell
    }
  }

  /** The heading of a slot: all of them are in the page. */
  private headOf(slot: number): HTMLTableCellElement | undefined {
    return this.table.tHead?.rows[0]?.cells[slot + 1]
  }

  private cellOf(row: number, slot: number): HTMLTableCellElement {
    const cell = document.createElement('td')
    cell.dataset.row = String(row)
    cell.dataset.slot = String(slot)
    cell.setAttribute('aria-colindex', String(slot + 2))
    this.fill(cell, row, slot)
    return cell
  }

  private fill(cell: HTMLTableCellElement, row: number, slot: number): void {
    const ids = this.idsAt({ row, slot })
    const closed = this.rows === 'party' && this.board.isClosed(row, slot)
    const look = this.held === null ? null : lookOf(this.board, this.held, this.rows, row, slot)
    cell.className = `board-cell${closed ? ' time-unavailable' : ''}${look === null ? '' : ` board-${look}`}`
    const isActive = row === this.active.row && slot === this.active.slot
    cell.tabIndex = isActive && ids.length === 0 ? 0 : -1
    if (ids.length === 0) {
      const text = document.createElement('span')
      text.className = closed ? 'time-empty' : 'visually-hidden'
      text.textContent = this.say(closed ? 'closed' : 'free')
      cell.replaceChildren(text)
      return
    }
    cell.replaceChildren(
      ...ids.map((id, rank) => {
        const chip = chipOf(this, id, row, ids.length)
        chip.tabIndex = isActive && rank === Math.min(this.active.rank, ids.length - 1) ? 0 : -1
        return chip
      }),
    )
  }

  /** Draws these rows again where they are in sight; only these slots of them, where they are said. */
  refresh(rows: Iterable<number>, slots: ReadonlySet<number> | null = null): void {
    let taller = false
    const inside = this.body.contains(document.activeElement)
    for (const row of new Set(rows)) {
      const height = this.heightOf(row)
      taller ||= height !== this.heights[row]
      this.heights[row] = height
      const line = this.drawn.get(row)
      if (line === undefined) continue
      line.style.height = `${height}px`
      for (const cell of line.cells)
        if (cell.dataset.slot !== undefined && slots?.has(Number(cell.dataset.slot)) !== false)
          this.fill(cell as HTMLTableCellElement, row, Number(cell.dataset.slot))
    }
    if (taller) {
      this.stack()
      this.draw()
    }
    // What is drawn again keeps the keyboard.
    if (inside && !this.body.contains(document.activeElement))
      this.elementAt(this.active)?.focus({ preventScroll: true })
  }

  /** Shows where what is held may go: looks only, nothing is built. */
  paint(): void {
    this.table.classList.toggle('is-holding', this.held !== null)
    for (const [row, line] of this.drawn)
      for (const cell of line.cells) {
        if (cell.dataset.slot === undefined) continue
        const look =
          this.held === null ? null : lookOf(this.board, this.held, this.rows, row, Number(cell.dataset.slot))
        for (const name of ['free', 'swap', 'warn']) cell.classList.toggle(`board-${name}`, name === look)
        for (const chip of cell.querySelectorAll<HTMLElement>('[data-meeting]'))
          chip.setAttribute('aria-pressed', String(chip.dataset.meeting === this.held?.id))
      }
  }

  /** Marks the cell that the pointer is over. */
  point(spot: Spot | null): void {
    this.table.querySelector('.is-over')?.classList.remove('is-over')
    if (spot !== null) this.elementAt(spot)?.closest('td')?.classList.add('is-over')
  }

  /** The element of a spot: its meeting, else the cell itself. */
  elementAt({ row, slot, rank }: Spot): HTMLElement | null {
    const { first, last } = this.columns
    // After the heading and the filler on the left.
    const cell = slot < first || slot > last ? undefined : this.drawn.get(row)?.cells[slot - first + 2]
    if (cell === undefined) return null
    const chips = cell.querySelectorAll<HTMLElement>('[data-meeting]')
    return chips[Math.min(rank, chips.length - 1)] ?? cell
  }

  spotOf(target: EventTarget | null): Spot | null {
    const cell = target instanceof Element ? target.closest<HTMLElement>('td[data-slot]') : null
    if (cell === null || !this.table.contains(cell)) return null
    const chip = (target as Element).closest('[data-meeting]')
    const rank = chip === null ? 0 : [...cell.children].indexOf(chip)
    return { row: Number(cell.dataset.row), slot: Number(cell.dataset.slot), rank: Math.max(0, rank) }
  }

  /** Makes a spot the one that the keyboard is at. */
  moveTo(spot: Spot, focus = true): void {
    const before = this.elementAt(this.active)
    this.active = spot
    this.scrollTo(spot, focus)
    if (before !== null) before.tabIndex = -1
    const element = this.elementAt(spot)
    if (element === null) return
    element.tabIndex = 0
    if (focus) element.focus({ preventScroll: true })
  }

  /** Brings a spot in sight, below the headings and beside them, and draws what comes in sight with it. */
  private scrollTo({ row, slot }: Spot, sideways: boolean): void {
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.scroller
    const [top, bottom] = [this.tops[row] ?? 0, this.tops[row + 1] ?? 0]
    const head = this.table.tHead?.offsetHeight ?? 0
    if (top < scrollTop) this.scroller.scrollTop = top
    else if (bottom + head > scrollTop + clientHeight) this.scroller.scrollTop = bottom + head - clientHeight
    const [corner, column] = [this.headOf(-1), this.headOf(slot)]
    if (sideways && corner !== undefined && column !== undefined) {
      const [left, right] = [column.offsetLeft - corner.offsetWidth, column.offsetLeft + column.offsetWidth]
      if (left < scrollLeft) this.scroller.scrollLeft = left
      else if (right > scrollLeft + clientWidth) this.scroller.scrollLeft = right - clientWidth
    }
    if (this.scroller.scrollTop !== scrollTop || this.scroller.scrollLeft !== scrollLeft) this.draw()
  }
}
