import { anyone } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { file, page } from '../../platform/http/reply.ts'
import { type Route, route, type Services } from '../../platform/http/route.ts'
import { today } from '../../platform/kernel/dates.ts'
import { eventStatuses, type OpenMapEvent, type ProgrammeItem, type Slot } from '../domain/event.ts'
import { mayCreateEvents, organises } from '../domain/policy.ts'
import { listEvents, programmeOf } from '../store/events.ts'
import type { EventContribution } from '../usecases/contribution.ts'
import { type PublicDay, placeOf, readPublicDay } from '../usecases/publicDay.ts'
import { daysIcs, programmeIcs } from './agendaIcs.ts'
import { CARD, cardPng } from './cardPng.ts'
import { EventPage } from './eventView.tsx'
import { jsonLdOf } from './jsonLd.ts'
import { EventListPage } from './listView.tsx'
import { eventPath, presentSummary } from './presentEvents.ts'
import { type Listed, listQuery, narrowed, presentChoices, presentList } from './presentList.ts'
import { ProgrammePage } from './programmeTable.tsx'
import { p } from './publicMessages.ts'
import { rssOf } from './rss.ts'
import { crumbsOf, loadVisibleEvent, slugParams, type WithEvent } from './shared.ts'

type WithDay = WithEvent & { readonly day: PublicDay }

/** All that the public pages of a day show to whoever asks. */
const loadDay =
  (contributions: readonly EventContribution[]) =>
  async (request: {
    readonly ctx: Ctx
    readonly services: Services
    readonly params: { readonly slug: string }
  }): Promise<WithDay | null> => {
    const found = await loadVisibleEvent(request)
    if (found === null) return null
    const { departments } = request.services.territory
    return { ...found, day: await readPublicDay(request.ctx, contributions, found.event, departments) }
  }

/** Every event that this reader sees. */
const readList = async (ctx: Ctx, { territory }: Services): Promise<readonly Listed[]> => {
  const listed: Listed[] = []
  for (const event of await listEvents(ctx.db, ctx.scope, eventStatuses)) {
    const place = await placeOf(ctx, event, territory.departments)
    listed.push({ event, department: place?.department ?? null })
  }
  return listed
}

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
    steady: 'memory',
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
    steady: 'memory',
    query: listQuery,
    handle: async ({ ctx, actor, services, query }) => {
      const listed = await readList(ctx, services)
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
    steady: 'memory',
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
    steady: 'memory',
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
    steady: 'memory',
    params: slugParams,
    load: loadVisibleEvent,
    handle: ({ resource: { event } }) =>
      file({
        name: `${event.slug}.png`,
        mediaType: 'image/png',
        body: cardPng(event),
        inline: true,
        publicSeconds: 600,
      }),
  }),
  route({
    method: 'GET',
    path: '/rencontres/:slug',
    policy: anyone(),
    steady: 'memory',
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
    steady: 'memory',
    params: slugParams,
    load: loadVisibleEvent,
    handle: async ({ ctx, resource: { event } }) =>
      page({
        title: `${p.programme.title} – ${event.title}`,
        description: p.programme.lead(event.title),
        indexed: event.status !== 'draft',
        breadcrumb: crumbsOf(event, { label: p.programme.title }),
        body: <ProgrammePage event={event} programme={await programmeOf(ctx.db, ctx.scope, event.id)} />,
      }),
  }),
]
