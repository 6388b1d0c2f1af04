import type { Board } from '../domain/board.ts'
import type { Held, Rows } from './boardHand.ts'
import type { BoardData } from './boardProtocol.ts'

export type Say = (name: string, values?: Readonly<Record<string, string | number>>) => string

/** What a cell is drawn from. */
type View = {
  readonly data: BoardData
  readonly say: Say
  readonly board: Board
  readonly rows: Rows
  readonly held: Held | null
}

/** The button of a meeting in a row, among so many of its cell. */
export const chipOf = (view: View, id: string, row: number, among: number): HTMLButtonElement => {
  const chip = document.createElement('button')
  const meeting = view.board.meeting(id)
  if (meeting === undefined) return chip
  const { parties, slots, tables } = view.data
  const { buyer, supplier, slot, table, pinned } = meeting
  const name = (party: number): string => parties[party]?.name ?? ''
  const [who, where] =
    view.rows === 'party'
      ? [name(buyer === row ? supplier : buyer), tables[table]?.label ?? '']
      : [name(buyer), name(supplier)]
  const seats = view.rows === 'party' ? (view.board.day.parties[row]?.seats ?? 1) : 1
  const wrong = among > seats || view.board.verdict({ from: [id], to: [meeting] }).length > 0
  const marks = [...(pinned ? [view.say('pinnedMark')] : []), ...(wrong ? [view.say('conflictMark')] : [])]
  chip.type = 'button'
  chip.title = [who, where, ...marks].join(', ')
  chip.dataset.meeting = id
  chip.className = `board-chip${pinned ? ' is-pinned' : ''}${wrong ? ' is-wrong' : ''}`
  chip.setAttribute('aria-pressed', String(view.held?.id === id))
  chip.append(
    part('board-grip', ''),
    part('board-who', who),
    part('board-where', [where, ...marks].join(' · ')),
    part('visually-hidden', ` ${slots[slot]?.label ?? ''}`),
  )
  return chip
}

export const gap = (): HTMLTableRowElement => {
  const line = document.createElement('tr')
  line.className = 'board-gap'
  line.setAttribute('aria-hidden', 'true')
  line.insertCell()
  return line
}

export const stretch = (line: HTMLTableRowElement, height: number): void => {
  line.hidden = height <= 0
  line.style.height = `${height}px`
}

/** Holds the place of the columns that are not drawn. */
export const filler = (): HTMLTableCellElement => {
  const cell = document.createElement('td')
  cell.setAttribute('aria-hidden', 'true')
  return cell
}

export const span = (cell: HTMLTableCellElement, columns: number): void => {
  cell.hidden = columns <= 0
  cell.colSpan = Math.max(1, columns)
}

const part = (name: string, text: string): HTMLElement => {
  const made = document.createElement('span')
  made.className = name
  made.textContent = text
  return made
}

export const header = (scope: 'row' | 'col', text: string, detail?: string): HTMLTableCellElement => {
  const cell = document.createElement('th')
  cell.scope = scope
  cell.append(text)
  if (detail !== undefined) cell.append(part('time-detail', detail))
  return cell
}
