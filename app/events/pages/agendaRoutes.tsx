import { z } from 'zod'
import type { Ctx } from '../../platform/database/context.ts'
import { file, page, type Reply, redirect } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { anyParticipant, organiserOf, participantOf } from '../domain/policy.ts'
import { findEventById } from '../store/events.ts'
import { type Agenda, getAgenda } from '../usecases/getAgenda.ts'
import { agendaIcs } from './agendaIcs.ts'
import { agendaPdf } from './agendaPdf.ts'
import { AgendaPage } from './agendaView.tsx'
import { organiserPath } from './frame.tsx'
import { organiserPage } from './organiserShared.ts'
import { ParticipantTabs, participantTabs } from './participantFrame.tsx'
import { presentAgenda } from './presentAgenda.ts'
import { eventPath } from './presentEvents.ts'
import { p } from './publicMessages.ts'
import { crumbsOf, loadEvent, slugParams, type WithEvent } from './shared.ts'

type Shape = 'page' | 'ics' | 'pdf'
const shapes = ['page', 'ics', 'pdf'] as const

/** The agenda of a participant of this event, or null: an address of another event finds nobody. */
const agendaFor = async (ctx: Ctx, { event }: WithEvent, participantId: string): Promise<Agenda | null> => {
  const found = await getAgenda(ctx, { event, participantId })
  return found.ok ? found.value : null
}

const fileOf = async (ctx: Ctx, agenda: Agenda, shape: 'ics' | 'pdf', url: string): Promise<Reply> => {
  const name = `${p.agenda.fileName(agenda.event.slug)}.${shape}`
  const now = ctx.clock.now()
  return shape === 'pdf'
    ? file({ name, mediaType: 'application/pdf', body: await agendaPdf(agenda, now) })
    : file({ name, mediaType: 'text/calendar', body: agendaIcs(agenda, url, now) })
}

const ending = (shape: Shape): string => (shape === 'page' ? '' : `.${shape}`)

/** The participant's own pages: `mon-agenda`, `mon-agenda.ics`, `mon-agenda.pdf`. */
const mine = (shape: Shape): Route =>
  route({
    method: 'GET',
    path: `/rencontres/:slug/mon-agenda${ending(shape)}`,
    policy: participantOf(),
    // Five hundred people refresh it all day.
    ...(shape === 'page' ? { steady: 'browser' as const } : {}),
    params: slugParams,
    load: loadEvent,
    handle: async ({ ctx, actor, services, resource }) => {
      const participantId = actor.kind === 'participant' ? actor.participantId : ''
      const agenda = await agendaFor(ctx, resource, participantId)
      if (agenda === null) return redirect(eventPath(resource.event))
      const base = eventPath(resource.event, '/mon-agenda')
      if (shape !== 'page') return fileOf(ctx, agenda, shape, `${services.publicUrl}${base}`)
      return page({
        title: `${p.agenda.title} – ${resource.event.title}`,
        indexed: false,
        breadcrumb: crumbsOf(resource.event, { label: p.agenda.title }),
        body: (
          <AgendaPage
            view={presentAgenda(agenda)}
            base={base}
            meetingBase={eventPath(resource.event, '/rendez-vous/')}
            tabs={
              <ParticipantTabs
                event={resource.event}
                tab="agenda"
                tabs={participantTabs(resource.event, ctx.clock, {
                  role: agenda.participant.role,
                  registered: actor.kind === 'participant' && Boolean(actor.registrationId),
                })}
              />
            }
          />
        ),
      })
    },
  })

const loadAgenda = async (request: {
  readonly ctx: Ctx
  readonly params: { readonly slug: string; readonly id: string }
}): Promise<(WithEvent & { readonly agenda: Agenda }) | null> => {
  const found = await loadEvent(request)
  if (found === null) return null
  const agenda = await agendaFor(request.ctx, found, request.params.id)
  return agenda === null ? null : { ...found, agenda }
}

/** The same, of anybody, for the organiser. */
const anyones = (shape: Shape): Route =>
  route({
    method: 'GET',
    path: `/rencontres/:slug/organisation/participants/:id/agenda${ending(shape)}`,
    policy: organiserOf(),
    params: slugParams.extend({ id: z.uuid() }),
    load: loadAgenda,
    handle: async ({ ctx, services, resource: { event, agenda } }) => {
      const base = organiserPath(event, 'participants', `/${agenda.participant.id}/agenda`)
      if (shape !== 'page') {
        return fileOf(ctx, agenda, shape, `${services.publicUrl}${eventPath(event, '/mon-agenda')}`)
      }
      const view = presentAgenda(agenda)
      return organiserPage(event, p.agenda.titleOf(view.name), <AgendaPage view={view} base={base} ofOther />)
    },
  })

export const agendaRoutes: readonly Route[] = [
  ...shapes.map(mine),
  ...shapes.map(anyones),
  route({
    method: 'GET',
    path: '/mon-agenda',
    policy: anyParticipant(),
    handle: async ({ ctx, actor }) => {
      const event =
        actor.kind === 'participant' ? await findEventById(ctx.db, ctx.scope, actor.eventId) : null
      if (event === null) return redirect('/rencontres')
      const registered = actor.kind === 'participant' && actor.registrationId
      return redirect(eventPath(event, registered ? '/mon-inscription' : '/mon-agenda'))
    },
  }),
]
