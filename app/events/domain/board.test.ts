import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boardDays, gestures } from '../../../test/builders/boardDays.ts'
import { Board, type BoardChange, way } from './board.ts'
import { boardOf, type IndexedBoard } from './boardOf.ts'
import { type Replacement, replaced } from './step.ts'
import type { TimetableMeeting } from './timetable.ts'
import type { MeetingDay } from './toProblem.ts'
import { warningsOfChange } from './warnings.ts'

const retired = [{ id: 't9', number: 9, label: null, active: false }]
/** Every slot and table that a random meeting may use. */
const indexed = (day: MeetingDay, meetings: readonly TimetableMeeting[]) =>
  boardOf(day, meetings, {
    slots: day.slots,
    tables: [
      ...day.tables,
      ...Array.from({ length: 4 }, (_, n) => ({
        ...retired[0],
        id: `t${n}`,
        number: n + 1,
        label: null,
        active: false,
      })).filter(({ id }) => !day.tables.some((table) => table.id === id)),
    ],
  })

const toBoard = (index: IndexedBoard, { from, to }: Replacement): BoardChange => ({
  from: from.map(({ id }) => id),
  to: to.flatMap((meeting) => index.meetingOf(meeting) ?? []),
})

/** The change that a gesture asks for, with the rules of the use cases. */
const changeOf = (
  day: MeetingDay,
  meetings: readonly TimetableMeeting[],
  gesture: { kind: string; meeting: number; other: number; slot: number; table: number },
): Replacement | null => {
  const one = meetings[gesture.meeting % Math.max(1, meetings.length)]
  const other = meetings[gesture.other % Math.max(1, meetings.length)]
  if (one === undefined || other === undefined) return null
  if (gesture.kind === 'remove') return { from: [one], to: [] }
  if (gesture.kind === 'swap') {
    if (one === other) return null
    const place = ({ slotId, tableId }: TimetableMeeting) => ({ slotId, tableId })
    return {
      from: [one, other],
      to: [
        { ...one, ...place(other) },
        { ...other, ...place(one) },
      ],
    }
  }
  const slotId = day.slots[gesture.slot % day.slots.length]?.id ?? ''
  const tableId = day.tables[gesture.table % day.tables.length]?.id ?? ''
  return { from: [one], to: [{ ...one, slotId, tableId }] }
}

const named = (index: IndexedBoard) => (warning: { code: string; party: number | null }) =>
  `${warning.code}/${warning.party === null ? null : index.partyIds[warning.party]}`

describe('the board', () => {
  it('warns of exactly what the change of a draft warns of, whatever was done before', () => {
    fc.assert(
      fc.property(boardDays, gestures, (start, all) => {
        const index = indexed(start.day, start.meetings)
        const board = new Board(
          index.day,
          start.meetings.flatMap((meeting) => index.meetingOf(meeting) ?? []),
        )
        let present: readonly TimetableMeeting[] = start.meetings
        for (const gesture of all) {
          const change = changeOf(start.day, present, gesture)
          if (change === null) continue
          const said = new Set(
            warningsOfChange(present, start.day, change).map((one) => `${one.code}/${one.participantId}`),
          )
          expect(new Set(board.verdict(toBoard(index, change)).map(named(index)))).toEqual(said)
          board.apply(toBoard(index, change))
          present = replaced(present, change)
          expect([...board.meetings].map(({ id }) => id).sort()).toEqual(present.map(({ id }) => id).sort())
        }
      }),
      { numRuns: 500 },
    )
  })

  it('finds at once, for every slot, what a verdict finds one slot after the other', () => {
    fc.assert(
      fc.property(boardDays, fc.nat(20), (start, chosen) => {
        const index = indexed(start.day, start.meetings)
        const placed = start.meetings.flatMap((meeting) => index.meetingOf(meeting) ?? [])
        const board = new Board(index.day, placed)
        const meeting = placed[chosen % Math.max(1, placed.length)]
        if (meeting === undefined) return
        const targets = board.targets(meeting.buyer, meeting.supplier, meeting.id)
        targets.forEach((bits, slot) => {
          const to = { ...meeting, slot, table: board.tableFor(meeting, slot) }
          const codes = new Set(
            board.verdict({ from: [meeting.id], to: [to] }).map(({ code, party }) => `${code}/${party}`),
          )
          const expected: readonly [number, string][] = [
            [way.buyerBusy, `buyer-clash/${meeting.buyer}`],
            [way.supplierBusy, `supplier-clash/${meeting.supplier}`],
            [way.buyerClosed, `unavailable/${meeting.buyer}`],
            [way.supplierClosed, `unavailable/${meeting.supplier}`],
            [way.forbidden, 'forbidden/null'],
          ]
          for (const [bit, code] of expected)
            expect([slot, code, (bits & bit) !== 0]).toEqual([slot, code, codes.has(code)])
        })
      }),
      { numRuns: 300 },
    )
  })

  it('chooses a free table, and says where none is left', () => {
    fc.assert(
      fc.property(boardDays, fc.nat(60), (start, chosen) => {
        const index = indexed(start.day, start.meetings)
        const board = new Board(
          index.day,
          start.meetings.flatMap((meeting) => index.meetingOf(meeting) ?? []),
        )
        const slot = chosen % index.day.slots.length
        const table = board.tableFor(
          { buyer: 0, supplier: start.day.participants.length - 1, table: null },
          slot,
        )
        const full = (board.targets(0, start.day.participants.length - 1, null)[slot] ?? 0) & way.tablesFull
        expect(board.seatedAt(table, slot).length === 0).toBe(full === 0)
      }),
      { numRuns: 300 },
    )
  })
})
