import { type Sheet, writeXlsx } from '../../platform/tables/write.ts'
import { t } from '../messages.ts'
import { o } from './organiserMessages.ts'
import { namesOf, type TimetableSource, unmetLines } from './presentTimetable.ts'
import { tt } from './timetableMessages.ts'

/** The sheets of the workbook: meetings, the same by participant and by table, unmet wishes, participants. */
export const sheetsOf = (source: TimetableSource): readonly Sheet[] => {
  const names = namesOf(source)
  const starts = new Map(source.allSlots.map(({ id, startsAt, endsAt }) => [id, { startsAt, endsAt }]))
  const clock = (local: string | undefined): string => (local ?? '').slice(11, 16)
  const placed = [...source.meetings]
    .sort(
      (one, other) =>
        (starts.get(one.slotId)?.startsAt ?? '').localeCompare(starts.get(other.slotId)?.startsAt ?? '') ||
        names.table(one.tableId) - names.table(other.tableId),
    )
    .map((meeting) => ({
      ...meeting,
      start: clock(starts.get(meeting.slotId)?.startsAt),
      end: clock(starts.get(meeting.slotId)?.endsAt),
      number: names.table(meeting.tableId),
      buyer: names.party(meeting.buyerId),
      supplier: names.party(meeting.supplierId),
    }))
  const parties = source.day.participants.filter(({ role }) => role === 'buyer' || role === 'supplier')
  const c = o.prints
  return [
    {
      name: c.sheetMeetings,
      columns: [c.start, c.end, tt.table, c.buyer, c.structure, tt.weight, tt.movePin],
      rows: placed.map((one) => [
        one.start,
        one.end,
        one.number,
        one.buyer,
        one.supplier,
        one.weight,
        one.pinned ? c.yes : '',
      ]),
    },
    {
      name: c.sheetByParticipant,
      columns: [tt.participant, o.participants.role, c.start, c.end, tt.table, c.with],
      rows: parties.flatMap(({ id, displayName, role }) =>
        placed
          .filter(({ buyerId, supplierId }) => buyerId === id || supplierId === id)
          .map((one) => [
            displayName,
            t.roles[role],
            one.start,
            one.end,
            one.number,
            one.buyerId === id ? one.supplier : one.buyer,
          ]),
      ),
    },
    {
      name: c.sheetByTable,
      columns: [tt.table, c.start, c.end, c.buyer, c.structure],
      rows: [...placed]
        .sort((one, other) => one.number - other.number || one.start.localeCompare(other.start))
        .map((one) => [one.number, one.start, one.end, one.buyer, one.supplier]),
    },
    {
      name: c.sheetUnmet,
      columns: [tt.pair, tt.weight, tt.reason],
      rows: unmetLines(source).map(({ pair, weight, reason }) => [pair, weight, reason]),
    },
    {
      name: c.sheetParticipants,
      columns: [
        o.participants.name,
        o.participants.role,
        o.participants.quota,
        c.meetings,
        o.participants.representative,
        o.participants.contact,
      ],
      rows: source.day.participants.map(({ id, displayName, role, quota, representatives }) => [
        displayName,
        t.roles[role],
        quota,
        placed.filter(({ buyerId, supplierId }) => buyerId === id || supplierId === id).length,
        representatives.flatMap(({ name }) => name ?? []).join(', '),
        representatives.flatMap(({ email }) => email ?? []).join(', '),
      ]),
    },
  ]
}

export const workbook = (source: TimetableSource): Promise<Uint8Array> => writeXlsx(sheetsOf(source))
