import type { PdfDocument } from '../../platform/documents/pdf.ts'
import { makePdf } from '../../platform/documents/pdf.ts'
import { formatFullDate } from '../../platform/i18n/format.ts'
import type { Temporal } from '../../platform/kernel/dates.ts'
import { proofLine } from '../domain/proofLine.ts'
import type { AgendasOfDay } from '../usecases/getAgenda.ts'
import { AUTHOR, drawSheet, footerOf } from './agendaPdf.ts'
import { o } from './organiserMessages.ts'
import { presentAgenda } from './presentAgenda.ts'
import { spanOf } from './presentEvents.ts'
import { namesOf, type TimetableSource } from './presentTimetable.ts'
import { p } from './publicMessages.ts'
import { tt } from './timetableMessages.ts'

/** Who is at each table, slot by slot: one table of the document for each slot. */
const drawTablePlan = (doc: PdfDocument, source: TimetableSource): void => {
  const names = namesOf(source)
  const used = new Set(source.meetings.map(({ slotId }) => slotId))
  for (const slot of source.allSlots.filter(({ id }) => used.has(id))) {
    const meetings = source.meetings
      .filter(({ slotId }) => slotId === slot.id)
      .sort((one, other) => names.table(one.tableId) - names.table(other.tableId))
    doc.heading(2, spanOf(slot))
    doc.table({
      caption: o.prints.tablesAt(spanOf(slot)),
      rowHeader: true,
      columns: [
        { header: tt.table, width: 1, align: 'left' },
        { header: o.prints.buyer, width: 4 },
        { header: o.prints.structure, width: 4 },
      ],
      rows: meetings.map(({ tableId, buyerId, supplierId }) => [
        String(names.table(tableId)),
        names.party(buyerId),
        names.party(supplierId),
      ]),
    })
  }
}

const settingsOf = (source: TimetableSource, title: string, now: Temporal.Instant) => {
  const { event, version } = source
  return {
    title: `${title} – ${event.title}`,
    author: AUTHOR,
    footer: footerOf(
      { eventTitle: event.title, versionText: o.prints.version(version.number) },
      now,
      event.zone,
    ),
    created: now,
  }
}

/** The plan of the tables, to put up at the entrance. */
export const tablePlanPdf = (source: TimetableSource, now: Temporal.Instant): Promise<Uint8Array> =>
  makePdf({ ...settingsOf(source, o.prints.tablePlan, now), textSize: 12 }, (doc) => {
    doc.heading(1, o.prints.tablePlan)
    doc.paragraph(`${source.event.title}, ${formatFullDate(source.event.day)}`, 'strong')
    drawTablePlan(doc, source)
  })

/** The paper copy of the whole day: quality of the timetable, a sheet for each participant, the tables. */
export const dayPdf = (
  source: TimetableSource,
  day: AgendasOfDay,
  now: Temporal.Instant,
): Promise<Uint8Array> => {
  const { event, version } = source
  return makePdf({ ...settingsOf(source, o.prints.everythingTitle, now), textSize: 12 }, (doc) => {
    doc.heading(1, event.title)
    doc.paragraph(o.prints.everythingTitle, 'strong')
    doc.keyValue([
      { label: p.agenda.when, value: formatFullDate(event.day) },
      {
        label: p.agenda.place,
        value: [event.venue.name, event.venue.address, event.venue.city]
          .filter((part) => part !== null)
          .join(', '),
      },
      { label: tt.version, value: version.name ?? String(version.number) },
      { label: p.results.proof, value: proofLine(version) },
      { label: tt.wishedLabel, value: tt.wished(version.held, version.wished) },
      { label: o.prints.replay, value: tt.replay(version.seed, version.steps) },
    ])
    doc.pageBreak()
    doc.heading(1, o.prints.sheets)
    const parties = day.participants.filter(({ role }) => role === 'buyer' || role === 'supplier')
    parties.forEach((participant, index) => {
      if (index > 0) doc.pageBreak()
      drawSheet(doc, presentAgenda(day.agendaOf(participant)), 2)
    })
    doc.pageBreak()
    doc.heading(1, o.prints.tablePlan)
    drawTablePlan(doc, source)
  })
}
