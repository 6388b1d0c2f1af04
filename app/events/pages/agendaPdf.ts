import type { PdfDocument } from '../../platform/documents/pdf.ts'
import { makePdf } from '../../platform/documents/pdf.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { localOf, type Temporal } from '../../platform/kernel/dates.ts'
import type { Agenda } from '../usecases/getAgenda.ts'
import { o } from './organiserMessages.ts'
import { type AgendaView, presentAgenda } from './presentAgenda.ts'
import { p } from './publicMessages.ts'

export const AUTHOR = 'OpenMap ESS'

/** Read standing, in a noisy room: larger than running text, and still one page up to about twenty lines. */
const LARGE = 14
const SMALLER = 11
const LINES_IN_LARGE = 16

/** `Imprimé le 3 décembre 2026 à 8 h 05. Version 2 du plan…` */
export const footerOf = (
  view: Pick<AgendaView, 'eventTitle' | 'versionText'>,
  now: Temporal.Instant,
  zone: string,
): string => `${view.eventTitle}. ${view.versionText} ${o.prints.printed(formatDateTime(localOf(now, zone)))}`

/** The sheet of one participant inside a document; the heading level is the caller's. */
export const drawSheet = (doc: PdfDocument, view: AgendaView, level: 1 | 2): void => {
  doc.heading(level, view.name)
  doc.paragraph(`${view.eventTitle}, ${view.when}`, 'strong')
  if (view.where !== '') doc.paragraph([view.where, view.access].filter((part) => part !== null).join('. '))
  if (view.count === 0) {
    doc.paragraph(view.published ? p.agenda.noMeeting : p.agenda.none)
    return
  }
  doc.table({
    caption: `${p.agenda.caption(view.name)} (${view.countText})`,
    rowHeader: true,
    columns: [
      { header: p.agenda.hour, width: 3 },
      { header: p.agenda.what, width: 6 },
      { header: p.agenda.table, width: 2 },
    ],
    rows: view.lines.map(({ hour, what, table }) => [hour, what, table]),
  })
  if (view.zoneText !== null) doc.paragraph(view.zoneText, 'quiet')
}

/** One A4 page in large type for one participant. */
export const agendaPdf = (agenda: Agenda, now: Temporal.Instant): Promise<Uint8Array> => {
  const view = presentAgenda(agenda)
  return makePdf(
    {
      title: `${p.agenda.titleOf(view.name)} – ${view.eventTitle}`,
      author: AUTHOR,
      footer: footerOf(view, now, agenda.event.zone),
      created: now,
      textSize: view.lines.length > LINES_IN_LARGE ? SMALLER : LARGE,
    },
    (doc) => drawSheet(doc, view, 1),
  )
}
