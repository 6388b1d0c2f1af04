import type { Board, BoardChange, BoardMeeting, BoardWarning } from '../domain/board.ts'
import { way } from '../domain/board.ts'

/** What an organiser holds: a meeting, or a wish that has none. */
export type Held = {
  readonly id: string | null
  readonly buyer: number
  readonly supplier: number
  /** Slot by slot, what stands in the way. */
  readonly ways: Uint8Array
}

/** Which way the rows of the grid go. */
export type Rows = 'party' | 'table'

/** Where somebody points: a row, a slot, and which of the meetings there. */
export type Spot = { readonly row: number; readonly slot: number; readonly rank: number }

/** What dropping here would do. `same` = where it is; `none` = this row is not one of its own. */
export type Proposal =
  | { readonly kind: 'none' }
  | { readonly kind: 'same' }
  | {
      readonly kind: 'move'
      readonly to: Omit<BoardMeeting, 'id' | 'pinned'>
      readonly change: BoardChange
      readonly warnings: readonly BoardWarning[]
    }
  | {
      readonly kind: 'swap'
      readonly other: BoardMeeting
      readonly change: BoardChange
      readonly warnings: readonly BoardWarning[]
    }

export const take = (board: Board, held: Pick<Held, 'id' | 'buyer' | 'supplier'>): Held => ({
  ...held,
  ways: board.targets(held.buyer, held.supplier, held.id),
})

/** The look of a cell for what is held; null where it cannot be dropped. Only numbers found at pick-up are read. */
export const lookOf = (
  board: Board,
  held: Held,
  rows: Rows,
  row: number,
  slot: number,
): 'free' | 'swap' | 'warn' | null => {
  const ways = held.ways[slot] ?? 0
  const present = held.id === null ? undefined : board.meeting(held.id)
  if (present?.slot === slot && (rows === 'party' || present.table === row)) return null
  if (rows === 'table') {
    if (board.seatedAt(row, slot).some((id) => id !== held.id)) return held.id === null ? 'warn' : 'swap'
    return (ways & ~way.tablesFull) === 0 ? 'free' : 'warn'
  }
  if (row !== held.buyer && row !== held.supplier) return null
  const ownBusy = row === held.buyer ? way.buyerBusy : way.supplierBusy
  if ((ways & ownBusy) !== 0 && held.id !== null) return 'swap'
  return ways === 0 ? 'free' : 'warn'
}

/** What dropping what is held on a spot would change, and what would be wrong with it. */
export const propose = (board: Board, held: Held, rows: Rows, { row, slot, rank }: Spot): Proposal => {
  const present = held.id === null ? undefined : board.meeting(held.id)
  if (held.id !== null && present === undefined) return { kind: 'none' }
  if (rows === 'party' && row !== held.buyer && row !== held.supplier) return { kind: 'none' }
  const table = rows === 'table' ? row : board.tableFor({ ...held, table: present?.table ?? null }, slot)
  if (present?.slot === slot && (rows === 'party' || present.table === row)) return { kind: 'same' }
  const there = (rows === 'table' ? board.seatedAt(row, slot) : board.at(row, slot)).filter(
    (id) => id !== held.id,
  )
  const seats = rows === 'table' ? 1 : (board.day.parties[row]?.seats ?? 1)
  const otherId = there[Math.min(rank, there.length - 1)]
  if (present !== undefined && otherId !== undefined && there.length >= seats) {
    const change = board.swap(present.id, otherId)
    const other = board.meeting(otherId)
    if (change !== null && other !== undefined)
      return { kind: 'swap', other, change, warnings: board.verdict(change) }
  }
  const to = { buyer: held.buyer, supplier: held.supplier, slot, table }
  const change: BoardChange = {
    from: held.id === null ? [] : [held.id],
    to: [{ ...to, id: held.id ?? 'wish', pinned: present?.pinned ?? false }],
  }
  return { kind: 'move', to, change, warnings: board.verdict(change) }
}
