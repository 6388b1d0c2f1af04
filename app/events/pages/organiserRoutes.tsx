import { z } from 'zod'
import { invalidForm, refusedForm, type Typed, untouched } from '../../platform/http/formState.ts'
import { json, page, redirect } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { today } from '../../platform/kernel/dates.ts'
import { eventCreator, organiserOf } from '../domain/policy.ts'
import { meetingDayOf } from '../store/day.ts'
import { versionsOf } from '../store/timetables.ts'
import { type EventContribution, funnelOf, stepsOf } from '../usecases/contribution.ts'
import { createEvent } from '../usecases/createEvent.ts'
import { exportProblem } from '../usecases/exportProblem.ts'
import { updateEvent } from '../usecases/updateEvent.ts'
import { CreatePage } from './createViews.tsx'
import { DashboardPage } from './dashboardView.tsx'
import { changeOf, createForm, positionOf, textsOf } from './eventForm.ts'
import { organiserPath } from './frame.tsx'
import { o } from './organiserMessages.ts'
import { organiserPage } from './organiserShared.ts'
import { presentDashboard } from './presentDashboard.ts'
import { eventPath } from './presentEvents.ts'
import { p } from './publicMessages.ts'
import { loadEvent, slugParams } from './shared.ts'

const createPage = (keys: Parameters<typeof CreatePage>[0]['keys'], typed: Typed) =>
  page({
    title: o.create.title,
    indexed: false,
    breadcrumb: [{ label: p.list.title, href: '/rencontres' }, { label: o.create.title }],
    body: <CreatePage keys={keys} typed={typed} />,
    ...(typed === untouched ? {} : { status: 422 }),
  })

const at = '/rencontres/:slug/organisation'

export const organiserRoutes = (contributions: readonly EventContribution[]): readonly Route[] => [
  route({
    method: 'GET',
    path: '/rencontres/creation',
    policy: eventCreator(),
    handle: ({ formKeys }) => createPage(formKeys, untouched),
  }),
  route({
    method: 'POST',
    path: '/rencontres/creation',
    policy: eventCreator(),
    form: createForm,
    handle: async ({ ctx, form, formKeys }) => {
      const position = positionOf(form.position)
      if (!position.ok) return createPage(formKeys, refusedForm(position.refusal, textsOf(form)))
      const created = await createEvent(ctx, { title: form.title, day: form.day })
      if (!created.ok) return createPage(formKeys, refusedForm(created.refusal, textsOf(form)))
      await updateEvent(ctx, { eventId: created.value.id, change: changeOf(form, position.value) })
      return redirect(organiserPath(created.value, 'places'), { flash: o.create.done(form.title) })
    },
    invalid: ({ formKeys }, invalid) => createPage(formKeys, invalidForm(invalid)),
  }),
  route({
    method: 'GET',
    path: at,
    policy: organiserOf(),
    params: slugParams,
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, formKeys }) => {
      const day = await meetingDayOf(ctx.db, ctx.scope, event)
      const versions = await versionsOf(ctx.db, ctx.scope, event.id)
      const contributed = await stepsOf(contributions, ctx, event)
      const funnel = await funnelOf(contributions, ctx, event)
      const view = presentDashboard({
        event,
        day,
        versions,
        contributed,
        today: today(ctx.clock, event.zone).toString(),
      })
      return organiserPage(
        event,
        o.dashboard.title,
        <DashboardPage event={event} view={view} funnel={funnel} keys={formKeys} />,
        {
          leaf: false,
        },
      )
    },
  }),
  route({
    method: 'POST',
    path: at,
    policy: organiserOf(),
    params: slugParams,
    form: z.strictObject({ status: z.enum(['published', 'held']) }),
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, form: { status } }) => {
      await updateEvent(ctx, { eventId: event.id, change: { status } })
      const flash = status === 'held' ? o.dashboard.closed : o.dashboard.announced
      return redirect(eventPath(event, '/organisation'), { flash })
    },
  }),
  route({
    method: 'GET',
    path: `${at}/probleme.json`,
    policy: organiserOf(),
    params: slugParams,
    load: loadEvent,
    handle: async ({ ctx, resource }) => {
      const problem = await exportProblem(ctx, resource)
      return problem.ok ? json(problem.value) : json(problem.refusal, { status: 409 })
    },
  }),
]
