import { z } from 'zod'
import { findBodyRecord, findPerson } from '../../../accounts/index.ts'
import { administrator } from '../../../platform/access/policy.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { optional } from '../../../platform/http/input.ts'
import { file, json } from '../../../platform/http/reply.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { formatDate } from '../../../platform/i18n/format.ts'
import { instantOf, Temporal, toDate } from '../../../platform/kernel/dates.ts'
import { writeCsv } from '../../../platform/tables/write.ts'
import { addresses } from '../../domain/addresses.ts'
import { t } from '../../messages.ts'
import { type JournalEntry, type JournalFilter, readJournal } from '../../store/journal.ts'
import { recordPeopleRead } from '../../usecases/recordPeopleRead.ts'
import { addressOf } from '../address.ts'
import { administrationPage } from '../frame.tsx'
import { JournalPage, type JournalView } from './journalView.tsx'
import { j } from './messages.ts'
import { n } from './names.ts'
import { actionLabel, presentEntry, subjectKindLabel } from './presentJournal.ts'

const at = addresses.journal
const PAGE_SIZE = 40
/** Entries of one exported file. */
const EXPORT_SIZE = 10_000

const filters = {
  personne: optional(z.uuid()),
  organisme: optional(z.uuid()),
  action: optional(z.string().max(80)),
  sorte: optional(z.string().max(40)),
  objet: optional(z.string().max(80)),
  du: optional(z.iso.date()),
  au: optional(z.iso.date()),
}
const exportQuery = z.strictObject(filters)
const pageQuery = z.strictObject({ ...filters, avant: optional(z.uuid()) })
type Query = z.output<typeof exportQuery>

/** Whole days of the territory, both included. */
const filterOf = (query: Query, zone: string): JournalFilter => ({
  personId: query.personne ?? null,
  organisationId: query.organisme ?? null,
  action: query.action ?? null,
  subjectKind: query.sorte ?? null,
  subjectId: query.objet ?? null,
  from: query.du === undefined ? null : toDate(instantOf(`${query.du}T00:00:00`, zone)),
  until:
    query.au === undefined
      ? null
      : toDate(instantOf(`${Temporal.PlainDate.from(query.au).add({ days: 1 })}T00:00:00`, zone)),
})

/** Each filter in force, with the page that it would be without it. */
const activeFilters = async (ctx: Ctx, query: Query): Promise<JournalView['active']> => {
  const active: { label: string; href: string }[] = []
  const add = (label: string, ...names: readonly (keyof Query)[]): void => {
    const without = Object.fromEntries(names.map((name) => [name, undefined]))
    active.push({ label, href: addressOf(at, query, without) })
  }
  if (query.personne !== undefined) {
    const person = await findPerson(ctx.db, query.personne)
    add(j.person(person === null ? query.personne : person.name || person.email), 'personne')
  }
  if (query.organisme !== undefined) {
    const body = await findBodyRecord(ctx.db, ctx.scope, query.organisme)
    add(j.body(body?.name ?? query.organisme), 'organisme')
  }
  if (query.action !== undefined) add(j.actionFilter(actionLabel(query.action)), 'action')
  if (query.sorte !== undefined || query.objet !== undefined)
    add(
      j.subject([subjectKindLabel(query.sorte ?? ''), query.objet ?? ''].join(' ').trim()),
      'sorte',
      'objet',
    )
  if (query.du !== undefined) add(j.fromFilter(formatDate(query.du)), 'du')
  if (query.au !== undefined) add(j.toFilter(formatDate(query.au)), 'au')
  return active
}

const actionOptions = (): JournalView['actions'] =>
  Object.entries(n.actions)
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => one.label.localeCompare(other.label, 'fr'))

const readAll = (ctx: Ctx, query: Query, zone: string) =>
  readJournal(ctx.db, ctx.scope, filterOf(query, zone), { size: EXPORT_SIZE })

/** People whom these entries name: those who acted, and those to whom it was done. */
const recordRead = (ctx: Ctx, entries: readonly JournalEntry[], purpose?: 'export'): Promise<void> =>
  recordPeopleRead(ctx, {
    record: { kind: 'people', id: ctx.scope.territoryId },
    people: entries.flatMap(({ personId, subjectKind, subjectId, subjectName }) => [
      personId,
      subjectKind === 'person' && subjectName !== null ? subjectId : null,
    ]),
    ...(purpose === undefined ? {} : { purpose }),
  })

const jsonText = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

const csvRow = (entry: JournalEntry) => [
  entry.at.toISOString(),
  entry.actor,
  entry.personName,
  entry.action,
  actionLabel(entry.action),
  subjectKindLabel(entry.subjectKind),
  entry.subjectId,
  entry.subjectName,
  entry.organisationId,
  entry.organisationName,
  jsonText(entry.before),
  jsonText(entry.after),
]

export const journalRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: administrator(),
    query: pageQuery,
    logsReading: true,
    handle: async ({ ctx, services, query: { avant, ...query } }) => {
      const { zone } = services.territory
      const wrong = query.du !== undefined && query.au !== undefined && query.au < query.du
      const read = wrong
        ? { entries: [], more: false }
        : await readJournal(ctx.db, ctx.scope, filterOf(query, zone), { size: PAGE_SIZE, before: avant })
      const last = read.entries.at(-1)
      const { action, du, au, ...kept } = query
      const view: JournalView = {
        entries: read.entries.map((entry) => presentEntry(entry, zone)),
        olderHref: read.more && last !== undefined ? addressOf(at, query, { avant: last.id }) : null,
        newestHref: avant === undefined ? null : addressOf(at, query),
        active: await activeFilters(ctx, query),
        csvHref: addressOf(`${at}.csv`, query),
        jsonHref: addressOf(`${at}.json`, query),
        exportLimit: EXPORT_SIZE,
        typed: { action: action ?? '', from: du ?? '', to: au ?? '' },
        kept,
        actions: actionOptions(),
        error: wrong ? j.wrongOrder : undefined,
      }
      await recordRead(ctx, read.entries)
      return administrationPage(t.menu.journal, <JournalPage view={view} />, [], wrong ? 422 : 200)
    },
  }),
  route({
    method: 'GET',
    path: `${at}.csv`,
    policy: administrator(),
    query: exportQuery,
    logsReading: true,
    handle: async ({ ctx, services, query }) => {
      const { entries } = await readAll(ctx, query, services.territory.zone)
      await recordRead(ctx, entries, 'export')
      const body = writeCsv(Object.values(j.columns), entries.map(csvRow))
      return file({ name: `${j.fileName}.csv`, mediaType: 'text/csv', body })
    },
  }),
  route({
    method: 'GET',
    path: `${at}.json`,
    policy: administrator(),
    query: exportQuery,
    logsReading: true,
    handle: async ({ ctx, services, query }) => {
      const { entries, more } = await readAll(ctx, query, services.territory.zone)
      await recordRead(ctx, entries, 'export')
      return json({ entries, more })
    },
  }),
]
