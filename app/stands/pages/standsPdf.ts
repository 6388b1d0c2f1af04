import { AUTHOR } from '../../events/pages/index.ts'
import { makePdf } from '../../platform/documents/pdf.ts'
import { formatDateTime, formatFullDate } from '../../platform/i18n/format.ts'
import { localOf, type Temporal } from '../../platform/kernel/dates.ts'
import { equipmentText } from '../domain/words.ts'
import type { StandsView } from '../usecases/readStands.ts'
import { o, p } from './messages.ts'

const d = o.pdf

/** What is put up on the day: the plan, the list, then one card to stand on each stand. */
export const standsPdf = (
  { event, stands, exhibitors }: StandsView,
  now: Temporal.Instant,
): Promise<Uint8Array> => {
  const holders = new Map(
    exhibitors.flatMap(({ stand, participant }) =>
      stand === null ? [] : [[stand.id, participant.displayName]],
    ),
  )
  return makePdf(
    {
      title: `${d.title} – ${event.title}`,
      author: AUTHOR,
      footer: d.printed(event.title, formatDateTime(localOf(now, event.zone))),
      created: now,
      textSize: 12,
    },
    (doc) => {
      doc.heading(1, d.title)
      doc.paragraph(`${event.title}, ${formatFullDate(event.day)}`, 'strong')
      doc.heading(2, d.plan)
      doc.plan({
        alt: d.planAlt,
        places: stands.map(({ id, x, y, number }) => ({
          x,
          y,
          text: String(number),
          filled: holders.has(id),
        })),
      })
      doc.heading(2, d.list)
      doc.table({
        caption: d.caption,
        rowHeader: true,
        columns: [
          { header: o.plan.number, width: 1 },
          { header: o.plan.holder, width: 4 },
          { header: o.plan.where, width: 3 },
          { header: o.plan.equipment, width: 3 },
        ],
        rows: stands.map(({ id, number, label, x, y, equipment }) => [
          String(number),
          holders.get(id) ?? o.plan.free,
          label ?? p.exhibitors.placed(x, y),
          equipmentText(equipment),
        ]),
      })
      doc.cards({
        perPage: 2,
        cards: stands.map(({ id, number, label, equipment }) => ({
          title: { text: d.card(number), size: 52, tone: 'strong' },
          lines: [
            { text: holders.get(id) ?? d.free, size: 30, tone: 'strong' as const },
            ...(label === null ? [] : [{ text: label, size: 16 }]),
            { text: equipmentText(equipment), size: 14, tone: 'quiet' as const },
            { text: event.title, size: 14 },
          ].filter(({ text }) => text !== ''),
        })),
      })
    },
  )
}
