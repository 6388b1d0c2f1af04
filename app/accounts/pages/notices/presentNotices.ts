import { formatFullDate, formatTime } from '../../../platform/i18n/format.ts'
import { localOf } from '../../../platform/kernel/dates.ts'
import type { Paged } from '../../../platform/kernel/pagination.ts'
import { type Notice, noticesPath, type Topic, topicKeys, topicWords } from '../../domain/notice.ts'
import type { NoticeCount } from '../../store/notices.ts'
import { n } from './messages.ts'

/** Words of the address for the topics. */
export const topicSlugs = {
  security: 'securite',
  rights: 'droits',
  day: 'jour',
  body: 'organisme',
  membership: 'equipe',
  event: 'rencontres',
  record: 'fiches',
  search: 'recherches',
  administration: 'administration',
  news: 'nouveautes',
} as const satisfies { readonly [T in Topic]: string }

export type TopicSlug = (typeof topicSlugs)[Topic]

export const topicSlugList = Object.values(topicSlugs)

export const topicOfSlug = (slug: TopicSlug | undefined): Topic | null =>
  topicKeys.find((topic) => topicSlugs[topic] === slug) ?? null

/** What the list shows: the state that its address holds. */
export type NoticeView = { readonly topic: Topic | null; readonly archived: boolean; readonly page: number }

/** The same state as hidden fields of a form, so that a button leads back to the list that it was pressed on. */
export const viewFields = ({ topic, archived, page }: NoticeView) => ({
  ...(topic === null ? {} : { sujet: topicSlugs[topic] }),
  ...(archived ? { vue: 'archivees' } : {}),
  ...(page > 1 ? { page: String(page) } : {}),
})

/** @param archivedNow the notice that was just put away: the page offers to take it back */
export const noticesHref = (view: NoticeView, archivedNow?: string): string => {
  const query = new URLSearchParams({
    ...viewFields(view),
    ...(archivedNow === undefined ? {} : { archivee: archivedNow }),
  })
  return query.size === 0 ? noticesPath : `${noticesPath}?${query}`
}

export type NoticeRow = Pick<Notice, 'id' | 'title' | 'text' | 'href' | 'read' | 'archived'> & {
  readonly topicLabel: string
  readonly iso: string
  readonly time: string
}

export type NoticeDay = { readonly iso: string; readonly label: string; readonly rows: readonly NoticeRow[] }

/** Those not read yet, then the others; each by day. */
export type NoticeGroup = { readonly title: string; readonly days: readonly NoticeDay[] }

const rowOf = (notice: Notice, zone: string): NoticeRow => ({
  id: notice.id,
  title: notice.title,
  text: notice.text,
  href: notice.href,
  read: notice.read,
  archived: notice.archived,
  topicLabel: topicWords[notice.topic].label,
  iso: notice.createdAt.toISOString(),
  time: formatTime(localOf(notice.createdAt, zone)),
})

const byDay = (notices: readonly Notice[], zone: string): NoticeDay[] => {
  const dayOf = (notice: Notice): string => localOf(notice.createdAt, zone).toPlainDate().toString()
  const days = Map.groupBy(notices, dayOf)
  return [...days].map(([iso, rows]) => ({
    iso,
    label: formatFullDate(iso),
    rows: rows.map((notice) => rowOf(notice, zone)),
  }))
}

export const presentGroups = ({ items }: Paged<Notice>, archived: boolean, zone: string): NoticeGroup[] => {
  const groups = archived
    ? [{ title: n.archived, notices: items }]
    : [
        { title: n.unread, notices: items.filter(({ read }) => !read) },
        { title: n.read, notices: items.filter(({ read }) => read) },
      ]
  return groups.flatMap(({ title, notices }) =>
    notices.length === 0 ? [] : [{ title, days: byDay(notices, zone) }],
  )
}

/** Topics to choose among, with how many notices each holds; those without any are left out. */
export const presentTopics = (counts: readonly NoticeCount[]) =>
  topicKeys.flatMap((topic) => {
    const all = counts.find((count) => count.topic === topic)?.all ?? 0
    return all === 0 ? [] : [{ topic, value: topicSlugs[topic], label: topicWords[topic].label, count: all }]
  })
