import type { PersonActor } from '../../../platform/access/actor.ts'
import { type PageReply, page } from '../../../platform/http/reply.ts'
import { formatDate, formatDateTime } from '../../../platform/i18n/format.ts'
import { localOf } from '../../../platform/kernel/dates.ts'
import { w } from './messages.ts'
import { privacyPath } from './paths.ts'

/** The policy has allowed people only. */
export const personOf = (actor: { readonly kind: string }): PersonActor => {
  if (actor.kind !== 'person') throw new Error('policy: person')
  return actor as PersonActor
}

/** A page about one's own data, never listed by search engines. */
export const privacyPage = (
  title: string,
  body: Parameters<typeof page>[0]['body'],
  status = 200,
): PageReply =>
  page({
    title,
    status,
    body,
    indexed: false,
    breadcrumb: [
      { label: w.account, href: '/compte' },
      ...(title === w.title ? [] : [{ label: w.title, href: privacyPath }]),
      { label: title },
    ],
  })

/** Dates as the territory reads them. */
export const datesIn = (zone: string) => ({
  day: (date: Date): string => formatDate(localOf(date, zone)),
  moment: (date: Date): string => formatDateTime(localOf(date, zone)),
})
