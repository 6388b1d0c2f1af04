import { Board, type BoardMeeting } from '../domain/board.ts'
import type { BoardGesture } from '../domain/gesture.ts'
import { BoardFrame } from './boardFrame.ts'
import { BoardGrid } from './boardGrid.ts'
import { type Held, type Proposal, propose, type Rows, type Spot, take } from './boardHand.ts'
import { listenToKeys } from './boardKeys.ts'
import { listenToPointer } from './boardPointer.ts'
import type { BoardData, BoardState, ToldMeeting } from './boardProtocol.ts'
import { BoardSync, type Pending } from './boardSync.ts'
import { wishTray } from './boardTray.ts'

type Props = {
  readonly data: string
  readonly send: string
  readonly version: string
  readonly csrf: string
  readonly words: Readonly<Record<string, string>>
}

const meetingOf = ([id, buyer, supplier, slot, table, pinned]: ToldMeeting): BoardMeeting => ({
  id,
  buyer,
  supplier,
  slot,
  table,
  pinned,
})

const boardFrom = ({ day }: BoardData, { meetings, forbids }: BoardState): Board =>
  new Board(
    { ...day, forbids: forbids.map(([, buyer, supplier, slot]) => [buyer, supplier, slot]) },
    meetings.map(meetingOf),
  )

/** The board of a draft: what is held, where it may go, and what is on its way to the server. */
export const mount = async (element: HTMLElement, given: unknown): Promise<void> => {
  const { words, ...addresses } = given as Props
  const frame = new BoardFrame(element, words)
  const { say } = frame
  const scroller = frame.part('scroller')
  const sync = new BoardSync(addresses, {
    state: (state) => {
      frame.write('state', say(state.kind, 'count' in state ? { count: state.count } : {}))
      frame.part('state').dataset.state = state.kind
    },
    made: (pending, answer) => {
      const { meetings, ...state } = answer.state
      if (!reshaped(state)) {
        if (meetings !== null) {
          replace({ ...state, meetings })
          frame.tell(say('colleague'))
        } else if (pending.change === null || sync.waiting.length === 0) {
          apply(answer.gone, answer.came.map(meetingOf))
        }
        steps(state)
        if (answer.warnings.length > 0 && pending.change === null) frame.tell(answer.warnings.join(' '))
      }
    },
    refused: (pending, { sentence, state }) => {
      if (state !== null && !reshaped(state)) replace(state)
      conflict(pending, sentence)
    },
    news: (news) => {
      if (reshaped(news.state)) return
      replace(news.state)
      frame.tell(say('colleague'))
    },
  })

  const data = await sync.load().catch((error: unknown) => {
    frame.write('loading', say('failed'))
    throw error
  })
  frame.data = data
  let board = boardFrom(data, data.state)
  const grid = new BoardGrid(scroller, data, board, say)
  const tray = wishTray(frame, data, (held) => hold({ id: null, ...held }))

  /** Slots, tables or participants changed: the page is another one. */
  const reshaped = ({ shape }: Pick<BoardState, 'shape'>): boolean => {
    if (shape === data.state.shape) return false
    location.reload()
    return true
  }

  const rowsOf = ({ buyer, supplier, table }: BoardMeeting): readonly number[] =>
    grid.rows === 'party' ? [buyer, supplier] : [table]

  /** Takes some meetings out and puts others in, and draws their rows again. */
  const apply = (gone: readonly string[], came: readonly BoardMeeting[]): void => {
    const slots = new Set(came.map(({ slot }) => slot))
    const rows = gone.flatMap((id) => {
      const meeting = board.take(id)
      if (meeting === undefined) return []
      slots.add(meeting.slot)
      return rowsOf(meeting)
    })
    for (const meeting of came) {
      if (board.meeting(meeting.id) !== undefined) board.take(meeting.id)
      board.place(meeting)
    }
    // Quotas concern a whole row, but only where a meeting comes or goes.
    const moved = gone.length === came.length
    grid.refresh([...rows, ...came.flatMap(rowsOf)], moved ? slots : null)
    // Wishes change only where a meeting comes or goes; the list waits for the grid to be seen.
    if (!moved) setTimeout(() => tray.refresh(board))
  }

  /** The plan as the server has it, with what is still on its way. */
  const replace = (state: BoardState): void => {
    board = boardFrom(data, state)
    for (const { change } of sync.waiting)
      if (change?.from.every((id) => board.meeting(id) !== undefined)) board.apply(change)
    grid.board = board
    const { held } = grid
    if (held !== null && held.id !== null && board.meeting(held.id) === undefined) release()
    else if (held !== null) grid.held = take(board, held)
    const inside = scroller.contains(document.activeElement)
    grid.reset()
    if (inside) grid.moveTo(grid.active)
    grid.paint()
    tray.refresh(board)
    steps(state)
  }

  const steps = ({ undo, redo }: Pick<BoardState, 'undo' | 'redo'>): void => {
    for (const [name, kind] of [
      ['undo', undo],
      ['redo', redo],
    ] as const) {
      const button = frame.part<HTMLButtonElement>(name)
      button.disabled = kind === null
      const label = button.querySelector('span')
      if (label !== null) label.textContent = kind === null ? say(name) : `${say(name)}\u00a0: ${kind}`
    }
  }

  const chosen = (spot: Spot): BoardMeeting | undefined => {
    const ids = grid.idsAt(spot)
    return board.meeting(ids[Math.min(spot.rank, ids.length - 1)] ?? '')
  }

  const hold = (what: Pick<Held, 'id' | 'buyer' | 'supplier'>): void => {
    grid.held = take(board, what)
    grid.paint()
    const meeting = what.id === null ? undefined : board.meeting(what.id)
    const place =
      meeting === undefined ? {} : { slot: frame.slot(meeting.slot), table: frame.table(meeting.table) }
    const text = say(meeting === undefined ? 'pickedWish' : 'picked', { pair: frame.pair(what), ...place })
    frame.tell(`${text} ${say('how')}`)
    frame.part('held').hidden = false
    for (const name of ['pin', 'forbidHere', 'forbidAll', 'remove'])
      frame.part(name).hidden = meeting === undefined
    const pin = frame.part('pin').querySelector('span')
    if (pin !== null) pin.textContent = say(meeting?.pinned === true ? 'unpin' : 'pin')
  }

  const release = (): void => {
    grid.held = null
    grid.paint()
    frame.part('held').hidden = true
  }

  const cancel = (): boolean => {
    if (grid.held === null) return false
    release()
    frame.tell(say('cancelled'))
    return true
  }

  /** What dropping here would do, in words. */
  const describe = (proposal: Proposal, held: Held, spot: Spot): string => {
    const slot = frame.slot(spot.slot)
    if (proposal.kind === 'none')
      return say('notTarget', { one: frame.party(held.buyer), two: frame.party(held.supplier) })
    if (proposal.kind === 'same') return say('same', { slot })
    const warnings = frame.warnings(proposal.warnings)
    if (proposal.kind === 'swap')
      return say(warnings === '' ? 'swapHere' : 'swapWarn', {
        slot,
        other: frame.pair(proposal.other),
        warnings,
      })
    return say(warnings === '' ? 'ok' : 'warnHere', { slot, table: frame.table(proposal.to.table), warnings })
  }

  const arrive = (spot: Spot): void => {
    if (grid.held !== null) frame.tell(describe(propose(board, grid.held, grid.rows, spot), grid.held, spot))
  }

  const seen = ({ slot, table }: BoardMeeting) => ({
    slotId: data.slots[slot]?.id ?? '',
    tableId: data.tables[table]?.id ?? '',
  })
  const placeOf = ({ slot, table }: Pick<BoardMeeting, 'slot' | 'table'>) => ({
    slot: data.slots[slot]?.id ?? '',
    table: data.tables[table]?.id ?? '',
  })

  const drop = (spot: Spot): void => {
    const { held } = grid
    if (held === null) return
    const proposal = propose(board, held, grid.rows, spot)
    if (proposal.kind === 'none') {
      frame.tell(describe(proposal, held, spot))
      return
    }
    if (proposal.kind === 'same') {
      cancel()
      return
    }
    const before = held.id === null ? undefined : board.meeting(held.id)
    const pair = frame.pair(held)
    const place = proposal.kind === 'swap' ? proposal.other : proposal.to
    const where = { slot: frame.slot(place.slot), table: frame.table(place.table) }
    const text =
      proposal.kind === 'swap'
        ? say('swapped', { pair, other: frame.pair(proposal.other) })
        : say('dropped', { pair, ...where })
    const warnings = frame.warnings(proposal.warnings)
    release()
    if (before === undefined) {
      const ids = {
        buyer: data.parties[held.buyer]?.id ?? '',
        supplier: data.parties[held.supplier]?.id ?? '',
      }
      sync.push({ kind: 'place', ...ids, ...placeOf(place) }, null, text)
    } else if (proposal.kind === 'swap') {
      const { other, change } = proposal
      apply(change.from, change.to)
      const gesture: BoardGesture = {
        kind: 'swap',
        meeting: before.id,
        other: other.id,
        seen: seen(before),
        otherSeen: seen(other),
      }
      sync.push(gesture, change, text)
    } else {
      apply(proposal.change.from, proposal.change.to)
      const gesture = { kind: 'move', meeting: before.id, ...placeOf(place), seen: seen(before) } as const
      sync.push(gesture, proposal.change, text)
    }
    frame.tell(warnings === '' ? text : `${text} ${warnings}`)
    const rank = before === undefined ? 0 : Math.max(0, grid.idsAt(spot).indexOf(before.id))
    grid.moveTo({ ...spot, rank })
  }

  const act = (spot: Spot): void => {
    grid.moveTo(spot)
    const meeting = chosen(spot)
    if (grid.held === null) {
      if (meeting !== undefined) hold(meeting)
    } else if (meeting !== undefined && meeting.id === grid.held.id) cancel()
    else drop(spot)
  }

  /** Does something to a meeting: the one held, else the one under the keyboard. */
  const withMeeting = (run: (meeting: BoardMeeting) => void) => (spot: Spot | null) => {
    const held = grid.held?.id ?? null
    const meeting = held === null ? chosen(spot ?? grid.active) : board.meeting(held)
    if (meeting === undefined) return
    release()
    run(meeting)
    grid.moveTo(grid.active)
  }

  const pin = withMeeting((meeting) => {
    const after = { ...meeting, pinned: !meeting.pinned }
    const text = say(after.pinned ? 'pinned' : 'unpinned', { pair: frame.pair(meeting) })
    apply([meeting.id], [after])
    const gesture = { kind: 'move', meeting: meeting.id, ...placeOf(meeting), seen: seen(meeting) } as const
    sync.push({ ...gesture, pinned: after.pinned }, { from: [meeting.id], to: [after] }, text)
    frame.tell(text)
  })
  const forbid = (all: boolean) =>
    withMeeting((meeting) => {
      const { buyer, supplier } = meeting
      const slot = all ? null : (data.slots[meeting.slot]?.id ?? '')
      const text = say(all ? 'forbiddenAll' : 'forbiddenHere', {
        pair: frame.pair(meeting),
        slot: frame.slot(meeting.slot),
      })
      board.forbid(buyer, supplier, all ? -1 : meeting.slot)
      grid.refresh(rowsOf(meeting))
      const ids = { buyer: data.parties[buyer]?.id ?? '', supplier: data.parties[supplier]?.id ?? '' }
      sync.push({ kind: 'forbid', ...ids, slot }, { from: [], to: [] }, text)
      frame.tell(text)
    })
  const remove = withMeeting((meeting) => {
    const text = say('removed', { pair: frame.pair(meeting) })
    apply([meeting.id], [])
    const change = { from: [meeting.id], to: [] }
    sync.push({ kind: 'remove', meeting: meeting.id, seen: seen(meeting) }, change, text)
    frame.tell(text)
  })
  const travel = (way: 'undo' | 'redo'): void => {
    if (frame.part<HTMLButtonElement>(way).disabled && sync.waiting.length === 0) return
    release()
    sync.push({ kind: way }, null, say(way))
    frame.tell(say(way === 'undo' ? 'undone' : 'redone'))
  }

  /** Somebody else was quicker: what was wanted is not lost, it can be done on the plan as it is now. */
  const conflict = (pending: Pending, sentence: string): void => {
    frame.write('conflictText', say('conflict', { sentence, wanted: pending.wanted }))
    frame.part('conflict').hidden = false
    frame.tell(say('conflict', { sentence, wanted: pending.wanted }))
    const again = frame.part<HTMLButtonElement>('again')
    const renewed = renew(pending.gesture)
    again.hidden = renewed === null
    again.onclick = () => {
      frame.part('conflict').hidden = true
      if (renewed !== null) sync.push(renewed, null, pending.wanted)
    }
  }
  /** The same gesture from where the meetings are now; null where one is gone, or nothing is to be done again. */
  const renew = (gesture: BoardGesture): BoardGesture | null => {
    if (!('meeting' in gesture)) return null
    const meeting = board.meeting(gesture.meeting)
    if (meeting === undefined) return null
    if (gesture.kind !== 'swap') return { ...gesture, seen: seen(meeting) }
    const other = board.meeting(gesture.other)
    return other === undefined ? null : { ...gesture, seen: seen(meeting), otherSeen: seen(other) }
  }

  const show = (rows: Rows): void => {
    for (const name of ['party', 'table'] as const)
      frame.part(`rows-${name}`).setAttribute('aria-pressed', String(name === rows))
    scroller.scrollTop = 0
    grid.active = { row: 0, slot: grid.active.slot, rank: 0 }
    grid.reset(rows)
    grid.paint()
  }

  listenToPointer(scroller, grid, {
    grab: (id, spot) => {
      const meeting = board.meeting(id)
      if (meeting === undefined) return false
      grid.moveTo(spot, false)
      hold(meeting)
      return true
    },
    over: (spot) => {
      grid.point(spot)
      if (spot !== null) arrive(spot)
    },
    drop: (spot) => {
      grid.point(null)
      if (spot === null) cancel()
      else drop(spot)
    },
    act,
  })
  listenToKeys(element, scroller, grid, data.slots.length, {
    arrive,
    act,
    cancel,
    pin,
    forbid: forbid(false),
    remove,
    travel,
    across: (spot) => {
      const pair = grid.held ?? chosen(spot)
      if (pair === undefined || grid.rows !== 'party') return null
      return { row: spot.row === pair.buyer ? pair.supplier : pair.buyer, slot: spot.slot, rank: 0 }
    },
  })
  frame.onClick('undo', () => travel('undo'))
  frame.onClick('redo', () => travel('redo'))
  frame.onClick('pin', () => pin(null))
  frame.onClick('forbidHere', () => forbid(false)(null))
  frame.onClick('forbidAll', () => forbid(true)(null))
  frame.onClick('remove', () => remove(null))
  frame.onClick('cancel', () => {
    cancel()
    grid.moveTo(grid.active)
  })
  frame.onClick('dismiss', () => {
    frame.part('conflict').hidden = true
  })
  for (const rows of ['party', 'table'] as const) frame.onClick(`rows-${rows}`, () => show(rows))

  frame.part('twin').hidden = true
  frame.part('tools').hidden = false
  show('party')
  steps(data.state)
  tray.refresh(board)
  sync.watch()
}
