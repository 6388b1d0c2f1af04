import type { BoardGrid } from './boardGrid.ts'
import type { Spot } from './boardHand.ts'

/** What the keys of the board do. */
export type KeyActions = {
  /** The keyboard arrived on a spot. */
  readonly arrive: (spot: Spot) => void
  /** Takes what is there, or drops what is held. */
  readonly act: (spot: Spot) => void
  readonly cancel: () => boolean
  readonly pin: (spot: Spot) => void
  readonly forbid: (spot: Spot) => void
  readonly remove: (spot: Spot) => void
  /** The same slot on the row of the other participant, or null. */
  readonly across: (spot: Spot) => Spot | null
  readonly travel: (way: 'undo' | 'redo') => void
}

const PAGE = 10

/** The spot that a key leads to, or null where it leads nowhere. */
export const stepFrom = (
  { row, slot, rank }: Spot,
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  size: { readonly rows: number; readonly slots: number; readonly stack: (spot: Spot) => number },
): Spot | null => {
  const at = (r: number, s: number, k = 0): Spot => ({
    row: Math.max(0, Math.min(size.rows - 1, r)),
    slot: Math.max(0, Math.min(size.slots - 1, s)),
    rank: k,
  })
  switch (event.key) {
    case 'ArrowRight':
      return at(row, slot + 1)
    case 'ArrowLeft':
      return at(row, slot - 1)
    // Several meetings of one cell come one after the other.
    case 'ArrowDown':
      return rank + 1 < size.stack({ row, slot, rank }) ? at(row, slot, rank + 1) : at(row + 1, slot)
    case 'ArrowUp': {
      if (rank > 0) return at(row, slot, rank - 1)
      const above = at(row - 1, slot)
      return row === 0 ? above : { ...above, rank: Math.max(0, size.stack(above) - 1) }
    }
    case 'PageDown':
      return at(row + PAGE, slot)
    case 'PageUp':
      return at(row - PAGE, slot)
    case 'Home':
      return event.ctrlKey ? at(0, 0) : at(row, 0)
    case 'End':
      return event.ctrlKey ? at(size.rows - 1, size.slots - 1) : at(row, size.slots - 1)
    default:
      return null
  }
}

/** One listener for the whole grid. Single keys act only while the focus is in it. */
export const listenToKeys = (
  element: HTMLElement,
  scroller: HTMLElement,
  grid: BoardGrid,
  slots: number,
  actions: KeyActions,
): void => {
  element.addEventListener('keydown', (event) => {
    const letter = event.key.toLowerCase()
    if ((event.ctrlKey || event.metaKey) && (letter === 'z' || letter === 'y')) {
      event.preventDefault()
      actions.travel(letter === 'y' || event.shiftKey ? 'redo' : 'undo')
      return
    }
    if (event.key === 'Escape' && actions.cancel()) {
      event.preventDefault()
      return
    }
    if (!scroller.contains(event.target as Node) || event.altKey || event.metaKey) return
    const spot = grid.spotOf(event.target) ?? grid.active
    const next = stepFrom(spot, event, {
      rows: grid.rowCount,
      slots,
      stack: (one) => grid.idsAt(one).length,
    })
    if (next !== null) {
      event.preventDefault()
      grid.moveTo(next)
      actions.arrive(next)
      return
    }
    if (event.ctrlKey) return
    const run = (action: (spot: Spot) => void): void => {
      event.preventDefault()
      action(spot)
    }
    if (event.key === 'Enter' || event.key === ' ') run(actions.act)
    else if (letter === 'p') run(actions.pin)
    else if (letter === 'i') run(actions.forbid)
    else if (event.key === 'Delete') run(actions.remove)
    else if (letter === 'o') {
      const other = actions.across(spot)
      if (other === null) return
      event.preventDefault()
      grid.moveTo(other)
      actions.arrive(other)
    }
  })
}
