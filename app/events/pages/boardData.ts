import { createHash } from 'node:crypto'
import { boardOf, type IndexedBoard } from '../domain/boardOf.ts'
import type { TimetableMeeting } from '../domain/timetable.ts'
import { meetingsAsked } from '../domain/toProblem.ts'
import type { BoardAnswer, BoardData, BoardState, ToldForbid, ToldMeeting } from '../islands/boardProtocol.ts'
import { t } from '../messages.ts'
import type { BoardChanged } from '../usecases/changeBoard.ts'
import type { BoardRead } from '../usecases/readBoard.ts'
import { hourOf, spanOf } from './presentEvents.ts'
import { tt } from './timetableMessages.ts'

const indexOf = ({ day, meetings, allSlots, allTables }: BoardRead): IndexedBoard =>
  boardOf(day, meetings, { slots: allSlots, tables: allTables })

const toldOf = (index: IndexedBoard, meetings: readonly TimetableMeeting[]): readonly ToldMeeting[] =>
  meetings.flatMap((meeting): ToldMeeting[] => {
    const found = index.meetingOf(meeting)
    return found === null
      ? []
      : [[found.id, found.buyer, found.supplier, found.slot, found.table, found.pinned]]
  })

const shapeOf = ({ partyIds, slotIds, tableIds }: IndexedBoard): string =>
  createHash('sha256')
    .update([partyIds, slotIds, tableIds].map((ids) => ids.join()).join(';'))
    .digest('base64url')
    .slice(0, 16)

const stateOf = (read: BoardRead, index: IndexedBoard): BoardState => {
  const party = new Map(index.partyIds.map((id, place) => [id, place]))
  const slot = new Map(index.slotIds.map((id, place) => [id, place]))
  const words = ({ kind }: { readonly kind: keyof typeof tt.steps.kinds }): string => tt.steps.kinds[kind]
  return {
    stamp: read.stamp,
    shape: shapeOf(index),
    meetings: toldOf(index, read.meetings),
    forbids: read.day.forbids.flatMap(({ id, buyerId, supplierId, slotId }): ToldForbid[] => {
      const found = [party.get(buyerId), party.get(supplierId), slotId === null ? -1 : slot.get(slotId)]
      const [buyer, supplier, where] = found
      return buyer === undefined || supplier === undefined || where === undefined
        ? []
        : [[id, buyer, supplier, where]]
    }),
    undo: read.steps.undo === null ? null : words(read.steps.undo),
    redo: read.steps.redo === null ? null : words(read.steps.redo),
  }
}

export const boardState = (read: BoardRead): BoardState => stateOf(read, indexOf(read))

/** A version as its board is first told. */
export const boardData = (read: BoardRead): BoardData => {
  const index = indexOf(read)
  const party = new Map(index.partyIds.map((id, place) => [id, place]))
  const byId = new Map(read.day.participants.map((one) => [one.id, one]))
  const slots = new Map(read.allSlots.map((slot) => [slot.id, slot]))
  const tables = new Map(read.allTables.map((table) => [table.id, table.number]))
  return {
    day: index.day,
    parties: index.partyIds.flatMap((id) => {
      const one = byId.get(id)
      return one === undefined ? [] : [{ id, name: one.displayName, role: t.roles[one.role] }]
    }),
    slots: index.slotIds.flatMap((id) => {
      const slot = slots.get(id)
      return slot === undefined ? [] : [{ id, label: hourOf(slot.startsAt), span: spanOf(slot) }]
    }),
    tables: index.tableIds.map((id) => ({ id, label: tt.tableNumber(tables.get(id) ?? 0) })),
    asked: meetingsAsked(read.day).flatMap(({ buyerId, supplierId }): [number, number][] => {
      const [buyer, supplier] = [party.get(buyerId), party.get(supplierId)]
      return buyer === undefined || supplier === undefined ? [] : [[buyer, supplier]]
    }),
    state: stateOf(read, index),
  }
}

/** What whoever made a gesture is told. */
export const boardAnswer = ({ upToDate, after, change, warnings }: BoardChanged): BoardAnswer => {
  const index = indexOf(after)
  const state = stateOf(after, index)
  const names = new Map(after.day.participants.map((one) => [one.id, one.displayName]))
  return {
    upToDate,
    state: { ...state, meetings: upToDate ? null : state.meetings },
    gone: (change?.from ?? []).map(({ id }) => id),
    came: toldOf(index, change?.to ?? []),
    warnings: [
      ...new Set(
        warnings.map(({ code, participantId }) => t.warnings[code](names.get(participantId ?? '') ?? '')),
      ),
    ],
  }
}
