import { z } from 'zod'
import { isoDate, optionalText, text, wholeNumber } from '../../platform/http/fields.ts'
import { optional } from '../../platform/http/input.ts'
import { json, page, redirect } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { today } from '../../platform/kernel/dates.ts'
import { eventCreator, organiserOf } from '../domain/policy.ts'
import { meetingDayOf } from '../store/day.ts'
import { versionsOf } from '../store/timetables.ts'
import { type EventContribution, stepsOf } from '../usecases/contribution.ts'
import { createEvent } from '../usecases/createEvent.ts'
import { exportProblem } from '../usecases/exportProblem.ts'
import { type EventChange, updateEvent } from '../usecases/updateEvent.ts'
import { CreatePage, DescriptionPage, descriptionValues, rulesValues } from './createViews.tsx'
import { DashboardPage } from './dashboardView.tsx'
import { organiserPath } from './frame.tsx'
import { o } from './organiserMessages.ts'
import { invalidForm, organiserPage, refusedForm, type Typed, untouched } from './organiserShared.ts'
import { presentDashboard } from './presentDashboard.ts'
import { eventPath } from './presentEvents.ts'
import { p } from './publicMessages.ts'
import { loadEvent, slugParams, type WithEvent } from './shared.ts'

const details = {
  title: text(160, 'Donnez un titre à la rencontre.'),
  theme: optionalText(200),
  seriesRank: optional(wholeNumber(1, 999)),
  description: optionalText(6000),
  venueName: optionalText(200),
  venueAddress: optionalText(300),
  venueCity: optionalText(120),
  venueAccess: optionalText(1000),
  venueAccessibility: optionalText(1000),
  capacity: optional(wholeNumber(1, 100_000)),
  funding: optionalText(400),
}
const createForm = z.strictObject({ ...details, day: isoDate('Donnez la date de la rencontre.') })
const descriptionForm = z.strictObject(details)
const weight = wholeNumber(1, 1000)
const rulesForm = z.strictObject({
  must: weight,
  nice: weight,
  silent: weight,
  buyerQuota: optional(wholeNumber(1, 100)),
  supplierQuota: optional(wholeNumber(1, 100)),
})

/** The description of an event out of its form; what was left empty is unknown. */
const changeOf = (form: z.output<typeof descriptionForm>): EventChange => ({
  title: form.title,
  theme: form.theme ?? null,
  seriesRank: form.seriesRank ?? null,
  description: form.description?.replaceAll('\r\n', '\n') ?? null,
  capacity: form.capacity ?? null,
  funding: form.funding ?? null,
  venue: {
    name: form.venueName ?? null,
    address: form.venueAddress ?? null,
    city: form.venueCity ?? null,
    access: form.venueAccess ?? null,
    accessibility: form.venueAccessibility ?? null,
  },
})

const createPage = (keys: Parameters<typeof CreatePage>[0]['keys'], typed: Typed) =>
  page({
    title: o.create.title,
    indexed: false,
    breadcrumb: [{ label: p.list.title, href: '/rencontres' }, { label: o.create.title }],
    body: <CreatePage keys={keys} typed={typed} />,
    ...(typed === untouched ? {} : { status: 422 }),
  })

const descriptionPage = (
  { event }: WithEvent,
  keys: Parameters<typeof CreatePage>[0]['keys'],
  changed: { readonly description?: Typed; readonly rules?: Typed } = {},
) =>
  organiserPage(
    event,
    o.description.title,
    <DescriptionPage
      event={event}
      keys={keys}
      description={changed.description ?? { errors: {}, values: descriptionValues(event) }}
      rules={changed.rules ?? { errors: {}, values: rulesValues(event) }}
    />,
    changed.description === undefined && changed.rules === undefined ? {} : { status: 422 },
  )

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
      const created = await createEvent(ctx, { title: form.title, day: form.day })
      if (!created.ok) return createPage(formKeys, refusedForm(created.refusal, textsOf(form)))
      await updateEvent(ctx, { eventId: created.value.id, change: changeOf(form) })
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
        <DashboardPage event={event} view={view} keys={formKeys} />,
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
    path: `${at}/description`,
    policy: organiserOf(),
    params: slugParams,
    load: loadEvent,
    handle: ({ resource, formKeys }) => descriptionPage(resource, formKeys),
  }),
  route({
    method: 'POST',
    path: `${at}/description`,
    policy: organiserOf(),
    params: slugParams,
    form: descriptionForm,
    load: loadEvent,
    handle: async ({ ctx, resource, form, formKeys }) => {
      const saved = await updateEvent(ctx, { eventId: resource.event.id, change: changeOf(form) })
      return saved.ok
        ? redirect(organiserPath(resource.event, 'description'), { flash: o.description.done })
        : descriptionPage(resource, formKeys, { description: refusedForm(saved.refusal, textsOf(form)) })
    },
    invalid: ({ resource, formKeys }, invalid) =>
      descriptionPage(resource, formKeys, { description: invalidForm(invalid) }),
  }),
  route({
    method: 'POST',
    path: `${at}/description/regles`,
    policy: organiserOf(),
    params: slugParams,
    form: rulesForm,
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, form: { must, nice, silent, buyerQuota, supplierQuota } }) => {
      const change = {
        weights: { must, nice, silent },
        buyerQuota: buyerQuota ?? null,
        supplierQuota: supplierQuota ?? null,
      }
      await updateEvent(ctx, { eventId: event.id, change })
      return redirect(`${organiserPath(event, 'description')}#regles`, { flash: o.description.rulesDone })
    },
    invalid: ({ resource, formKeys }, invalid) =>
      descriptionPage(resource, formKeys, { rules: invalidForm(invalid) }),
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

/** A parsed form as it can be shown again. */
const textsOf = (form: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
