import { badgeAddress, type OpenMapEvent, roleNames, showCode } from '../../events/index.ts'
import { AUTHOR } from '../../events/pages/index.ts'
import type { PdfCard } from '../../platform/documents/cards.ts'
import { makePdf } from '../../platform/documents/pdf.ts'
import { formatFullDate } from '../../platform/i18n/format.ts'
import type { Temporal } from '../../platform/kernel/dates.ts'
import type { Expected } from '../store/people.ts'
import { w } from './messages.ts'

type Coded = Expected & { readonly code: string }

export const isCoded = (person: Expected): person is Coded => person.code !== null

const badgeOf = (event: OpenMapEvent, publicUrl: string, { name, body, role, code }: Coded): PdfCard => ({
  title: { text: name ?? body, size: 24, tone: 'strong' },
  lines: [
    ...(name === null ? [] : [{ text: body, size: 17 }]),
    { text: roleNames[role], size: 14, tone: 'strong' as const },
    { text: `${event.title}, ${formatFullDate(event.day)}`, size: 10, tone: 'quiet' as const },
    { text: showCode(code), size: 11 },
  ],
  square: {
    text: badgeAddress(publicUrl, event.slug, code),
    alt: w.prints.squareAlt(name ?? body, showCode(code)),
  },
})

/** Badges to wear, four A6 on each A4 page, in the order of the door: by role, then by body. */
export const badgesPdf = (
  event: OpenMapEvent,
  people: readonly Coded[],
  { publicUrl, now }: { readonly publicUrl: string; readonly now: Temporal.Instant },
): Promise<Uint8Array> =>
  makePdf(
    { title: `${w.prints.badgesTitle} – ${event.title}`, author: AUTHOR, footer: null, created: now },
    (doc) => doc.cards({ perPage: 4, cards: people.map((one) => badgeOf(event, publicUrl, one)) }),
  )
