import type { AgendasOfDay, OpenMapEvent } from '../../events/index.ts'
import { AUTHOR, spanOf } from '../../events/pages/index.ts'
import { makePdf } from '../../platform/documents/pdf.ts'
import type { Temporal } from '../../platform/kernel/dates.ts'
import { w } from './messages.ts'

type Held = {
  readonly startsAt: string
  readonly endsAt: string
  readonly buyer: string
  readonly supplier: string
}

/** Meetings of the published timetable by table, in the order of numbers, then of hours. */
export const meetingsByTable = (
  day: AgendasOfDay,
): readonly { readonly number: number; readonly meetings: readonly Held[] }[] => {
  const byTable = new Map<number, Held[]>()
  for (const participant of day.participants.filter(({ role }) => role === 'buyer')) {
    const { lines, others, tables } = day.agendaOf(participant)
    for (const line of lines) {
      if (line.kind !== 'meeting') continue
      const number = tables.get(line.tableId)?.number ?? 0
      const held = {
        startsAt: line.startsAt,
        endsAt: line.endsAt,
        buyer: participant.displayName,
        supplier: others.get(line.otherId)?.displayName ?? '',
      }
      byTable.set(number, [...(byTable.get(number) ?? []), held])
    }
  }
  return [...byTable]
    .sort(([one], [other]) => one - other)
    .map(([number, meetings]) => ({
      number,
      meetings: meetings.sort((one, other) => (one.startsAt < other.startsAt ? -1 : 1)),
    }))
}

/** Cards to fold on the tables, two A5 on each A4 page: number, who receives there, meetings of the day. */
export const cardsPdf = (
  event: OpenMapEvent,
  day: AgendasOfDay,
  now: Temporal.Instant,
): Promise<Uint8Array> =>
  makePdf(
    { title: `${w.prints.cardsTitle} – ${event.title}`, author: AUTHOR, footer: null, created: now },
    (doc) =>
      doc.cards({
        perPage: 2,
        cards: meetingsByTable(day).map(({ number, meetings }) => ({
          title: { text: w.prints.table(number), size: 52, tone: 'strong' },
          lines: [
            {
              text: w.prints.hosts([...new Set(meetings.map(({ buyer }) => buyer))].join(', ')),
              size: 18,
              tone: 'strong',
            },
            ...meetings.map((one) => ({
              text: w.prints.meeting(spanOf(one), one.buyer, one.supplier),
              size: meetings.length > 10 ? 11 : 14,
            })),
          ],
        })),
      }),
  )
