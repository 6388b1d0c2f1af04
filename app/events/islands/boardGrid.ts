import type { Board } from '../domain/board.ts'
import { type Held, lookOf, type Rows, type Spot } from './boardHand.ts'
import type { BoardData } from './boardProtocol.ts'

type Say = (name: string, values?: Readonly<Record<string, string | number>>) => string

const ROW_HEIGHT = 60
const CHIP_HEIGHT = 48
/** Rows drawn above and below what is seen. */
const MARGIN = 3

/**
 * The table of the board. Only the rows in sight are in the page, whatever the size of the day; every cell keeps its place
 * in attributes, so that one listener serves them all.
 */
export class BoardGrid {
  readonly table: HTMLTableElement
  private readonly scroller: HTMLElement
  private readonly data: BoardData
  private readonly say: Say
  private readonly body: HTMLTableSectionElement
  private readonly above: HTMLTableRowElement
  private readonly below: HTMLTableRowElement
  private readonly drawn = new Map<number, HTMLTableRowElement>()
  board: Board
  rows: Rows = 'party'
  held: Held | null = null
  active: Spot = { row: 0, slot: 0, rank: 0 }
  private tops: number[] = []

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
    this.measure()
    this.draw()
  }

  private heightOf(row: number): number {
    let most = 1
    for (let slot = 0; slot < this.data.slots.length; slot += 1)
      most = Math.max(most, this.idsAt({ row, slot }).length)
    return ROW_HEIGHT + (most - 1) * CHIP_HEIGHT
  }

  private measure(): void {
    let top = 0
    this.tops = [0]
    for (let row = 0; row < this.rowCount; row += 1) {
      top += this.heightOf(row)
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
    const top = this.scroller.scrollTop
    const first = Math.max(0, this.rowAt(top) - MARGIN)
    const last = Math.min(this.rowCount - 1, this.rowAt(top + this.scroller.clientHeight) + MARGIN)
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
      }
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
    for (let slot = 0; slot < this.data.slots.length; slot += 1) line.append(this.cellOf(row, slot))
    return line
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
        const chip = this.chipOf(id, row, ids.length)
        chip.tabIndex = isActive && rank === Math.min(this.active.rank, ids.length - 1) ? 0 : -1
        return chip
      }),
    )
  }

  private chipOf(id: string, row: number, among: number): HTMLButtonElement {
    const chip = document.createElement('button')
    const meeting = this.board.meeting(id)
    if (meeting === undefined) return chip
    const { parties, slots, tables } = this.data
    const { buyer, supplier, slot, table, pinned } = meeting
    const name = (party: number): string => parties[party]?.name ?? ''
    const [who, where] =
      this.rows === 'party'
        ? [name(buyer === row ? supplier : buyer), tables[table]?.label ?? '']
        : [name(buyer), name(supplier)]
    const seats = this.rows === 'party' ? (this.board.day.parties[row]?.seats ?? 1) : 1
    const wrong = among > seats || this.board.verdict({ from: [id], to: [meeting] }).length > 0
    const marks = [...(pinned ? [this.say('pinnedMark')] : []), ...(wrong ? [this.say('conflictMark')] : [])]
    chip.type = 'button'
    chip.title = [who, where, ...marks].join(', ')
    chip.dataset.meeting = id
    chip.className = `board-chip${pinned ? ' is-pinned' : ''}${wrong ? ' is-wrong' : ''}`
    chip.setAttribute('aria-pressed', String(this.held?.id === id))
    chip.append(
      part('board-grip', ''),
      part('board-who', who),
      part('board-where', [where, ...marks].join(' · ')),
      part('visually-hidden', ` ${slots[slot]?.label ?? ''}`),
    )
    return chip
  }

  /** Draws these rows again where they are in sight; only these slots of them, where they are said. */
  refresh(rows: Iterable<number>, slots: ReadonlySet<number> | null = null): void {
    let taller = false
    const inside = this.body.contains(document.activeElement)
    for (const row of new Set(rows)) {
      const height = this.heightOf(row)
      taller ||= height !== (this.tops[row + 1] ?? 0) - (this.tops[row] ?? 0)
      const line = this.drawn.get(row)
      if (line === undefined) continue
      line.style.height = `${height}px`
      for (const cell of line.cells)
        if (cell.dataset.slot !== undefined && slots?.has(Number(cell.dataset.slot)) !== false)
          this.fill(cell as HTMLTableCellElement, row, Number(cell.dataset.slot))
    }
    if (taller) {
      this.measure()
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
    const cell = this.drawn.get(row)?.cells[slot + 1]
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
    const [top, bottom] = [this.tops[spot.row] ?? 0, this.tops[spot.row + 1] ?? 0]
    const head = this.table.tHead?.offsetHeight ?? 0
    const { scrollTop, clientHeight } = this.scroller
    if (top < scrollTop) this.scroller.scrollTop = top
    else if (bottom + head > scrollTop + clientHeight) this.scroller.scrollTop = bottom + head - clientHeight
    if (this.scroller.scrollTop !== scrollTop) this.draw()
    if (before !== null) before.tabIndex = -1
    const element = this.elementAt(spot)
    if (element === null) return
    element.tabIndex = 0
    if (!focus) return
    element.focus({ preventScroll: true })
    const cell = element.closest('td')
    const first = this.drawn.get(spot.row)?.cells[0]
    if (cell === null || first === undefined) return
    const [left, right] = [cell.offsetLeft - first.offsetWidth, cell.offsetLeft + cell.offsetWidth]
    if (left < this.scroller.scrollLeft) this.scroller.scrollLeft = left
    else if (right > this.scroller.scrollLeft + this.scroller.clientWidth)
      this.scroller.scrollLeft = right - this.scroller.clientWidth
  }
}

const gap = (): HTMLTableRowElement => {
  const line = document.createElement('tr')
  line.className = 'board-gap'
  line.setAttribute('aria-hidden', 'true')
  line.insertCell()
  return line
}

const stretch = (line: HTMLTableRowElement, height: number): void => {
  line.hidden = height <= 0
  line.style.height = `${height}px`
}

const part = (name: string, text: string): HTMLElement => {
  const made = document.createElement('span')
  made.className = name
  made.textContent = text
  return made
}

const header = (scope: 'row' | 'col', text: string, detail?: string): HTMLTableCellElement => {
  const cell = document.createElement('th')
  cell.scope = scope
  cell.append(text)
  if (detail !== undefined) cell.append(part('time-detail', detail))
  return cell
}
