import { type OpenMapEvent, participantRoles, roleNamesMany } from '../../events/index.ts'
import { AUTHOR } from '../../events/pages/index.ts'
import { makePdf } from '../../platform/documents/pdf.ts'
import { formatDateTime, formatFullDate } from '../../platform/i18n/format.ts'
import { localOf, type Temporal } from '../../platform/kernel/dates.ts'
import type { Expected } from '../store/people.ts'
import { w } from './messages.ts'

const inOrder = new Intl.Collator('fr')

/** What people sign as they come, when batteries are flat: by role, in alphabetical order. */
export const sheetPdf = (
  event: OpenMapEvent,
  people: readonly Expected[],
  now: Temporal.Instant,
): Promise<Uint8Array> =>
  makePdf(
    {
      title: `${w.prints.sheetTitle} – ${event.title}`,
      author: AUTHOR,
      footer: w.prints.printed(event.title, formatDateTime(localOf(now, event.zone))),
      created: now,
      textSize: 12,
    },
    (doc) => {
      doc.heading(1, w.prints.sheetTitle)
      doc.paragraph(`${event.title}, ${formatFullDate(event.day)}`, 'strong')
      for (const role of participantRoles) {
        const those = people
          .filter((one) => one.role === role)
          .sort(
            (one, other) =>
              inOrder.compare(one.body, other.body) || inOrder.compare(one.name ?? '', other.name ?? ''),
          )
        if (those.length === 0) continue
        doc.heading(2, roleNamesMany[role])
        doc.table({
          caption: w.prints.sheetCaption(roleNamesMany[role], those.length),
          rowHeader: true,
          columns: [
            { header: w.prints.body, width: 4 },
            { header: w.prints.person, width: 3 },
            { header: w.prints.hour, width: 1.4 },
            { header: w.prints.signature, width: 3 },
          ],
          rows: those.map(({ body, name }) => [body, name ?? '', '', '']),
        })
      }
    },
  )
