import { anyone } from '../../platform/access/policy.ts'
import { file, page } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { today } from '../../platform/kernel/dates.ts'
import { mayCreateEvents, organises } from '../domain/policy.ts'
import { listEvents, partnersOf, programmeOf } from '../store/events.ts'
import { actionsOf, type EventContribution } from '../usecases/contribution.ts'
import { programmeIcs } from './agendaIcs.ts'
import { EventListPage, EventPage, ProgrammePage } from './eventViews.tsx'
import { eventPath, presentList, presentSummary } from './presentEvents.ts'
import { p } from './publicMessages.ts'
import { crumbsOf, loadVisibleEvent, slugParams } from './shared.ts'

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
    handle: async ({ ctx, actor, services }) => {
      const events = await listEvents(ctx.db, ctx.scope, ['draft', 'published', 'held'])
      const view = presentList(events, today(ctx.clock, services.territory.zone).toString())
      return page({
        title: p.list.title,
        description: p.list.lead,
        breadcrumb: [{ label: p.list.title }],
        body: <EventListPage view={view} organiser={mayCreateEvents(actor)} />,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/rencontres/:slug',
    policy: anyone(),
    steady: 'memory',
    params: slugParams,
    load: loadVisibleEvent,
    handle: async ({ ctx, actor, resource: { event } }) => {
      const programme = await programmeOf(ctx.db, ctx.scope, event.id)
      const partners = await partnersOf(ctx.db, ctx.scope, event.id)
      const actions = await actionsOf(contributions, ctx, event)
      return page({
        title: event.title,
        description: [presentSummary(event).when, event.theme].filter((part) => part !== null).join(' – '),
        indexed: event.status !== 'draft',
        breadcrumb: [{ label: p.list.title, href: '/rencontres' }, { label: event.title }],
        alternates: [
          { type: 'text/calendar', href: eventPath(event, '/agenda.ics'), title: p.event.calendar },
        ],
        body: (
          <EventPage
            event={event}
            programme={programme}
            partners={partners}
            actions={actions}
            organiser={organises(actor, event)}
            results={event.status === 'held'}
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
