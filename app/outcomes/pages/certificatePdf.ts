import type { OpenMapEvent } from '../../events/index.ts'
import { AUTHOR } from '../../events/pages/index.ts'
import { makePdf } from '../../platform/documents/pdf.ts'
import { formatDate, formatFullDate, formatTime } from '../../platform/i18n/format.ts'
import { localOf, type Temporal } from '../../platform/kernel/dates.ts'
import type { Certificates } from '../usecases/readCertificates.ts'
import { p } from './messages.ts'

const place = ({ venue }: OpenMapEvent): string =>
  [venue.name, venue.address, venue.city].filter((part) => part !== null).join(', ')

/** One page for each person whose arrival was noted. */
export const certificatePdf = (
  { event, organiser, hours, people }: Certificates,
  now: Temporal.Instant,
): Promise<Uint8Array> => {
  const c = p.certificateOf
  return makePdf(
    {
      title: `${c.title} – ${event.title}`,
      author: AUTHOR,
      footer: c.footer(formatDate(localOf(now, event.zone))),
      created: now,
      textSize: 12,
    },
    (doc) => {
      people.forEach(({ name, body, at }, index) => {
        if (index > 0) doc.pageBreak()
        doc.heading(1, c.title)
        doc.paragraph(c.text(name ?? c.nameless(body), event.title, formatFullDate(event.day)))
        doc.keyValue([
          ...(name === null ? [] : [{ label: c.person, value: name }]),
          { label: c.body, value: body },
          { label: c.event, value: event.title },
          { label: c.day, value: formatFullDate(event.day) },
          ...(place(event) === '' ? [] : [{ label: c.place, value: place(event) }]),
          { label: c.arrival, value: formatTime(localOf(at, event.zone)) },
          {
            label: c.hours,
            value: hours === null ? c.hoursUnknown : c.span(formatTime(hours.from), formatTime(hours.to)),
          },
          ...(organiser === null ? [] : [{ label: c.organiser, value: organiser }]),
        ])
      })
    },
  )
}
