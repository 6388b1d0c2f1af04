import type { BoardGrid } from './boardGrid.ts'
import type { Spot } from './boardHand.ts'

export type PointerActions = {
  /** A meeting is dragged from here. @returns false where it cannot be */
  readonly grab: (id: string, spot: Spot) => boolean
  /** What is held is over this spot; null = over nothing. */
  readonly over: (spot: Spot | null) => void
  readonly drop: (spot: Spot | null) => void
  /** A click or a tap, which moved nothing. */
  readonly act: (spot: Spot) => void
}

/** Pixels before a press becomes a drag. */
const THRESHOLD = 6
/** Pixels from an edge within which the grid scrolls by itself. */
const EDGE = 40

/**
 * Drags by pointer: mouse, pen, and finger on the grip of a meeting (elsewhere the finger scrolls). A press that does not
 * move is a click: it takes, and the next one drops.
 */
export const listenToPointer = (scroller: HTMLElement, grid: BoardGrid, actions: PointerActions): void => {
  let pressed: { readonly id: string; readonly spot: Spot; readonly x: number; readonly y: number } | null =
    null
  let dragging = false
  let justDragged = false
  let last: Element | null = null

  const under = (event: PointerEvent): Spot | null =>
    grid.spotOf(document.elementFromPoint(event.clientX, event.clientY))

  scroller.addEventListener('pointerdown', (event) => {
    justDragged = false
    const target = event.target as Element
    const chip = target.closest<HTMLElement>('[data-meeting]')
    const spot = grid.spotOf(target)
    if (chip === null || spot === null || event.button !== 0) return
    if (event.pointerType === 'touch' && target.closest('.board-grip') === null) return
    pressed = { id: chip.dataset.meeting ?? '', spot, x: event.clientX, y: event.clientY }
  })
  scroller.addEventListener('pointermove', (event) => {
    if (pressed === null) return
    if (!dragging) {
      if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < THRESHOLD) return
      if (!actions.grab(pressed.id, pressed.spot)) {
        pressed = null
        return
      }
      dragging = true
      scroller.setPointerCapture(event.pointerId)
      scroller.classList.add('is-dragging')
    }
    event.preventDefault()
    const box = scroller.getBoundingClientRect()
    if (event.clientY > box.bottom - EDGE) scroller.scrollTop += EDGE / 2
    else if (event.clientY < box.top + EDGE) scroller.scrollTop -= EDGE / 2
    if (event.clientX > box.right - EDGE) scroller.scrollLeft += EDGE / 2
    else if (event.clientX < box.left + EDGE) scroller.scrollLeft -= EDGE / 2
    const element = document.elementFromPoint(event.clientX, event.clientY)?.closest('td') ?? null
    if (element === last) return
    last = element
    actions.over(grid.spotOf(element))
  })
  const end = (event: PointerEvent, dropped: boolean): void => {
    pressed = null
    last = null
    if (!dragging) return
    dragging = false
    justDragged = true
    scroller.classList.remove('is-dragging')
    actions.drop(dropped ? under(event) : null)
  }
  scroller.addEventListener('pointerup', (event) => end(event, true))
  scroller.addEventListener('pointercancel', (event) => end(event, false))
  scroller.addEventListener('click', (event) => {
    if (justDragged) {
      justDragged = false
      return
    }
    const spot = grid.spotOf(event.target)
    if (spot !== null) actions.act(spot)
  })
}
