import { anyone } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { file, page } from '../../platform/http/reply.ts'
import { type Route, route, type Services } from '../../platform/http/route.ts'
import { formatFullDate } from '../../platform/i18n/format.ts'
import { today } from '../../platform/kernel/dates.ts'
import { eventStatuses, type OpenMapEvent, type ProgrammeItem, type Slot } from '../domain/event.ts'
import { mayCreateEvents, organises } from '../domain/policy.ts'
import { proofLine } from '../domain/proofLine.ts'
import { listEvents, programmeOf } from '../store/events.ts'
import { meetingsOf, versionsOf } from '../store/timetables.ts'
import type { EventContribution } from '../usecases/contribution.ts'
import {
  keptForVisitors,
  type PublicDay,
  placeOf,
  readPublicDay,
  visitorsDay,
} from '../usecases/publicDay.ts'
import { daysIcs, programmeIcs } from './agendaIcs.ts'
import { CARD, cardPng } from './cardPng.ts'
import { EventPage } from './eventView.tsx'
import { jsonLdOf } from './jsonLd.ts'
import { EventListPage } from './listView.tsx'
import { eventPath, presentFigures, presentResults, presentSummary } from './presentEvents.ts'
import { type Listed, listQuery, narrowed, presentChoices, presentList } from './presentList.ts'
import { ProgrammePage } from './programmeTable.tsx'
import { p } from './publicMessages.ts'
import { ResultsPage, type ResultsView } from './resultsView.tsx'
import { rssOf } from './rss.ts'
import { crumbsOf, loadVisibleEvent, slugParams, type WithEvent } from './shared.ts'

/** Figures of a past day: those stated, and for a fictitious one those of its published timetable. */
const resultsOf = async (ctx: Ctx, event: OpenMapEvent): Promise<ResultsView | null> => {
  if (event.status !== 'held') return null
  const stated = presentFigures(event)
  if (!event.fictitious) return { tiles: stated, proof: null }
  const version = (await versionsOf(ctx.db, ctx.scope, event.id)).find(({ state }) => state === 'published')
  if (version === undefined) return { tiles: stated, proof: null }
  const results = presentResults(await meetingsOf(ctx.db, ctx.scope, version.id))
  const source = {
    source: p.results.timetableSource,
    date: { iso: event.day, text: formatFullDate(event.day) },
  }
  return {
    tiles: [
      ...stated,
      { label: p.results.meetings, value: results.meetings, ...source },
      { label: p.results.perBuyer, value: results.buyers, ...source },
      { label: p.results.perStructure, value: results.structures, ...source },
    ],
    proof: proofLine(version),
  }
}

type WithDay = WithEvent & { readonly day: PublicDay }

/** The public day at this address: kept in memory for visitors, who all see the same; asked for anybody else. */
const loadDay =
  (contributions: readonly EventContribution[]) =>
  async (request: {
    readonly ctx: Ctx
    readonly services: Services
    readonly params: { readonly slug: string }
  }): Promise<WithDay | null> => {
    const { ctx, params } = request
    const { departments } = request.services.territory
    if (ctx.actor.kind === 'visitor') {
      const day = await visitorsDay(ctx, contributions, params.slug, departments)
      return day === null ? null : { event: day.event, day }
    }
    const found = await loadVisibleEvent(request)
    if (found === null) return null
    return { ...found, day: await readPublicDay(ctx, contributions, found.event, departments) }
  }

const readList = async (ctx: Ctx, { territory }: Services): Promise<readonly Listed[]> => {
  const listed: Listed[] = []
  for (const event of await listEvents(ctx.db, ctx.scope, eventStatuses)) {
    const place = await placeOf(ctx, event, territory.departments)
    listed.push({ event, department: place?.department ?? null })
  }
  return listed
}

/** Every event that this reader sees. */
const listedFor = (ctx: Ctx, services: Services): Promise<readonly Listed[]> =>
  ctx.actor.kind === 'visitor'
    ? keptForVisitors(ctx, 'list', () => readList(ctx, services))
    : readList(ctx, services)

/** What a subscriber is told of: days announced and not over, cancelled ones too, so that they leave calendars. */
const comingDays = async (ctx: Ctx, { territory }: Services): Promise<readonly OpenMapEvent[]> => {
  const now = today(ctx.clock, territory.zone).toString()
  const events = await listEvents(ctx.db, ctx.scope, ['published', 'cancelled'])
  return events.filter(({ day }) => day >= now)
}

/** From the first hour of a programme to its last; null where hours are not known. */
const spanOfDay = (programme: readonly ProgrammeItem[]): Pick<Slot, 'startsAt' | 'endsAt'> | null => {
  const startsAt = programme.flatMap((item) => item.startsAt ?? []).sort()[0]
  const endsAt = programme
    .flatMap((item) => item.endsAt ?? item.startsAt ?? [])
    .sort()
    .at(-1)
  return startsAt === undefined || endsAt === undefined ? null : { startsAt, endsAt }
}

const FEEDS = [
  { type: 'application/rss+xml', href: '/rencontres.rss', title: p.list.feed },
  { type: 'text/calendar', href: '/rencontres.ics', title: p.list.feed },
] as const

export const publicRoutes = (contributions: readonly EventContribution[]): readonly Route[] => [
  route({
    method: 'GET',
    path: '/rencontres/:slug/agenda.ics',
    policy: anyone(),
    params: slugParams,
    load: loadVisibleEvent,
    handle: async ({ ctx, services, resource: { event } }) => {
      const programme = await programmeOf(ctx.db, ctx.scope, event.id)
      const body = programmeIcs(event, programme, `${services.publicUrl}${eventPath(event)}`, ctx.clock.now())
      return file({ name: `${event.slug}.ics`, mediaType: 'text/calendar', body })
    },
  }),
  route({
    method: 'GET',
    path: '/rencontres',
    policy: anyone(),
    query: listQuery,
    handle: async ({ ctx, actor, services, query }) => {
      const listed = await listedFor(ctx, services)
      const view = presentList(narrowed(listed, query), today(ctx.clock, services.territory.zone).toString())
      return page({
        title: p.list.title,
        description: p.list.lead,
        breadcrumb: [{ label: p.list.title }],
        canonical: '/rencontres',
        alternates: FEEDS,
        body: (
          <EventListPage
            view={{ ...view, query, choices: presentChoices(listed) }}
            organiser={mayCreateEvents(actor)}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/rencontres.rss',
    policy: anyone(),
    handle: async ({ ctx, services }) =>
      file({
        name: 'rencontres.rss',
        mediaType: 'application/rss+xml',
        body: rssOf(await comingDays(ctx, services), services.publicUrl),
        inline: true,
      }),
  }),
  route({
    method: 'GET',
    path: '/rencontres.ics',
    policy: anyone(),
    handle: async ({ ctx, services }) => {
      const days = []
      for (const event of await comingDays(ctx, services))
        days.push({ event, span: spanOfDay(await programmeOf(ctx.db, ctx.scope, event.id)) })
      const calendar = { name: p.list.feed, zone: services.territory.zone }
      const urlOf = (event: OpenMapEvent): string => `${services.publicUrl}${eventPath(event)}`
      const body = daysIcs(days, calendar, urlOf, ctx.clock.now())
      return file({ name: 'rencontres.ics', mediaType: 'text/calendar', body })
    },
  }),
  route({
    method: 'GET',
    path: '/rencontres/:slug/carte.png',
    policy: anyone(),
    params: slugParams,
    load: loadVisibleEvent,
    handle: async ({ ctx, resource: { event } }) =>
      file({
        name: `${event.slug}.png`,
        mediaType: 'image/png',
        body: await keptForVisitors(ctx, `card:${event.id}`, async () => cardPng(event)),
        inline: true,
        publicSeconds: 600,
      }),
  }),
  route({
    method: 'GET',
    path: '/rencontres/:slug',
    policy: anyone(),
    params: slugParams,
    load: loadDay(contributions),
    handle: ({ actor, services, resource: { day } }) => {
      const { event } = day
      const { when, where } = presentSummary(event)
      const url = `${services.publicUrl}${eventPath(event)}`
      return page({
        title: event.title,
        description: [event.title, when, where].filter((part) => part !== null).join(', '),
        indexed: event.status !== 'draft',
        breadcrumb: [{ label: p.list.title, href: '/rencontres' }, { label: event.title }],
        alternates: FEEDS,
        social: { url, image: { url: `${url}/carte.png`, ...CARD } },
        linkedData: jsonLdOf(day, services.publicUrl),
        body: (
          <EventPage
            day={day}
            organiser={organises(actor, event)}
            departments={services.territory.departments}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/rencontres/:slug/programme',
    policy: anyone(),
    params: slugParams,
    load: loadDay(contributions),
    handle: ({ resource: { day } }) =>
      page({
        title: `${p.programme.title} – ${day.event.title}`,
        description: p.programme.lead(day.event.title),
        indexed: day.event.status !== 'draft',
        breadcrumb: crumbsOf(day.event, { label: p.programme.title }),
        body: <ProgrammePage event={day.event} programme={day.programme} />,
      }),
  }),
  route({
    method: 'GET',
    path: '/rencontres/:slug/bilan',
    policy: anyone(),
    params: slugParams,
    load: loadVisibleEvent,
    handle: async ({ ctx, resource: { event } }) =>
      page({
        title: `${p.results.title} – ${event.title}`,
        description: p.results.lead(event.title),
        indexed: event.status === 'held',
        breadcrumb: crumbsOf(event, { label: p.results.title }),
        body: <ResultsPage event={event} view={await resultsOf(ctx, event)} />,
      }),
  }),
]
