import type { OpenMapEvent } from '../../events/index.ts'
import { AUTHOR, presentSummary } from '../../events/pages/index.ts'
import { makePdf } from '../../platform/documents/pdf.ts'
import type { Temporal } from '../../platform/kernel/dates.ts'
import type { ReportPieces } from '../usecases/readReport.ts'
import type { ReportView } from './present.ts'
import { r } from './reportMessages.ts'

/** Room that the first bars of a section take, in points: its title stays with them. */
const A_PICTURE = 240

/** The report on paper: the same figures and the same bars as the page. */
export const reportPdf = (
  event: OpenMapEvent,
  { view, pieces }: { readonly view: ReportView; readonly pieces: ReportPieces },
  now: Temporal.Instant,
): Promise<Uint8Array> =>
  makePdf(
    {
      title: `${r.title} – ${event.title}`,
      author: AUTHOR,
      footer: `${event.title}. ${view.asOf}`,
      created: now,
    },
    (doc) => {
      doc.heading(1, `${r.title}\u00a0: ${event.title}`)
      const { when, where } = presentSummary(event)
      doc.paragraph([when, where].filter((part) => part !== null).join(', '), 'strong')
      doc.paragraph(view.asOf, 'quiet')
      for (const { title, blocks } of view.sections) {
        doc.heading(2, title, blocks.some(({ kind }) => kind === 'bars') ? A_PICTURE : undefined)
        for (const block of blocks)
          if (block.kind === 'bars') doc.bars(block)
          else doc.paragraph(block.text)
      }
      if (pieces.talks.length > 0) {
        doc.heading(2, r.talks)
        doc.list(pieces.talks.map(({ title, speaker, url }) => `${title} (${speaker})\u00a0: ${url}`))
      }
      if (pieces.testimonies.length > 0) {
        doc.heading(2, r.testimonies)
        for (const { quote, job, body } of pieces.testimonies) {
          doc.paragraph(`«\u00a0${quote}\u00a0»`)
          doc.paragraph(r.said(job, body), 'quiet')
        }
      }
      doc.heading(2, r.method)
      doc.list(Object.values(r.methodLines))
    },
  )
