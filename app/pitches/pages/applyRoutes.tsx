import { z } from 'zod'
import { findEventById, listEvents, type OpenMapEvent } from '../../events/index.ts'
import { crumbsOf, slugParams } from '../../events/pages/index.ts'
import { anyone, type Policy } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { id, ticked } from '../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed, untouched } from '../../platform/http/formState.ts'
import { json, page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../platform/http/route.ts'
import { formatTime } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import { problemsOf } from '../domain/application.ts'
import { type Call, phaseOf } from '../domain/call.ts'
import { applicantOf } from '../domain/policy.ts'
import { applicationsOf } from '../store/applications.ts'
import { callsSeen } from '../store/calls.ts'
import { saveApplication, submitApplication, withdrawApplication } from '../usecases/changeApplication.ts'
import { chooseHalfDay, halfDaysLeft } from '../usecases/halfDays.ts'
import { startApplication } from '../usecases/startApplication.ts'
import {
  answersOf,
  applicationForm,
  typedOf,
  unfinishedAnswers,
  unfinishedForm,
  valuesOf,
} from './applyForm.ts'
import { CallPage } from './applyView.tsx'
import { isOpen, loadApplication, loadMaybeCall, oneParams, type WithApplication } from './loading.ts'
import { p } from './messages.ts'
import { CheckPage, MinePage } from './mineView.tsx'
import { callPath, minePath } from './paths.ts'
import { halfDayText } from './words.ts'

/** Another day whose call is open now, for whoever comes too late. */
const nextCall = async (ctx: Ctx, event: OpenMapEvent) => {
  const events = await listEvents(ctx.db, ctx.scope, ['published'])
  for (const call of await callsSeen(ctx.db, ctx.scope)) {
    const other = events.find(({ id: known }) => known === call.eventId && known !== event.id)
    if (other !== undefined && isOpen(ctx, other, call)) return { title: other.title, href: callPath(other) }
  }
  return null
}

/** The application of this reader to this event, if they have one: their rights show no other. */
const ownOf = async (ctx: Ctx, event: OpenMapEvent): Promise<string | null> => {
  const { actor } = ctx
  if (actor.kind !== 'person' && actor.kind !== 'participant') return null
  const own = (await applicationsOf(ctx.db, ctx.scope, event.id)).find((one) =>
    actor.kind === 'person' ? one.personId === actor.personId : one.id === actor.participantId,
  )
  return own === undefined || own.state === 'withdrawn' ? null : minePath(event, own.id)
}

type Shown = { readonly event: OpenMapEvent; readonly call: Call | null }

const callPage = async (
  ctx: Ctx,
  { event, call }: Shown,
  keys: FormKeys,
  services: Services,
  typed: Typed = untouched,
  status?: { readonly status: number; readonly retryAfter?: number },
) => {
  const phase = call === null ? 'closed' : phaseOf(call, localOf(ctx.clock.now(), event.zone))
  return page({
    title: `${p.apply.title} – ${event.title}`,
    description: p.apply.lead(event.title),
    indexed: phase === 'open',
    breadcrumb: crumbsOf(event, { label: p.apply.short }),
    ...(status ?? (typed === untouched ? {} : { status: 422 })),
    body: (
      <CallPage
        event={event}
        call={call}
        phase={phase}
        keys={keys}
        typed={typed}
        departments={services.territory.departments}
        mine={await ownOf(ctx, event)}
        next={phase === 'closed' ? await nextCall(ctx, event) : null}
      />
    ),
  })
}

const minePage = async (
  ctx: Ctx,
  { event, call, application }: WithApplication,
  keys: FormKeys,
  services: Services,
  refused?: Typed,
) => {
  const halfDays = application.outcome === 'chosen' ? await halfDaysLeft(ctx, event, application.id) : []
  return page({
    title: `${p.mine.title(application.number)} – ${event.title}`,
    indexed: false,
    breadcrumb: crumbsOf(
      event,
      { label: p.apply.short, href: callPath(event) },
      { label: p.mine.title(application.number) },
    ),
    ...(refused === undefined ? {} : { status: 422 }),
    body: (
      <MinePage
        event={event}
        call={call}
        application={application}
        keys={keys}
        typed={refused ?? { errors: {}, values: valuesOf(application) }}
        departments={services.territory.departments}
        open={isOpen(ctx, event, call)}
        halfDays={halfDays}
      />
    ),
  })
}

const checkPage = ({ event, call, application }: WithApplication, keys: FormKeys, typed: Typed = untouched) =>
  page({
    title: `${p.mine.checkTitle} – ${event.title}`,
    indexed: false,
    breadcrumb: crumbsOf(
      event,
      { label: p.mine.title(application.number), href: minePath(event, application.id) },
      { label: p.mine.checkTitle },
    ),
    ...(typed === untouched ? {} : { status: 422 }),
    body: (
      <CheckPage
        event={event}
        call={call}
        application={application}
        keys={keys}
        typed={typed}
        problems={problemsOf(call, application)}
      />
    ),
  })

/** Whoever came by a link, whatever it opens. */
const byLink = (): Policy => ({
  name: 'holder of a link',
  decide: (actor) =>
    actor.kind === 'participant' ? { allowed: true } : { allowed: false, reason: 'participant' },
})

const at = '/rencontres/:slug/candidature'

export const applyRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: anyone(),
    params: slugParams,
    load: loadMaybeCall,
    handle: ({ ctx, services, resource, formKeys }) => callPage(ctx, resource, formKeys, services),
  }),
  route({
    method: 'POST',
    path: at,
    policy: anyone(),
    params: slugParams,
    form: applicationForm,
    load: loadMaybeCall,
    handle: async ({ ctx, actor, services, caller, resource, formKeys, form }) => {
      const { event } = resource
      const answers = answersOf(form)
      if (!answers.ok)
        return callPage(ctx, resource, formKeys, services, refusedForm(answers.refusal, typedOf(form)))
      const wait =
        (await services.identity.attempt('applyPerAddress', caller.address)) ??
        (await services.identity.attempt('applyPerEmail', form.contactEmail))
      if (wait !== null) {
        const typed = { errors: { structure: p.apply.wait }, values: typedOf(form) }
        return callPage(ctx, resource, formKeys, services, typed, { status: 429, retryAfter: wait })
      }
      const started = await startApplication(ctx, { event, answers: answers.value, site: services })
      if (!started.ok)
        return callPage(ctx, resource, formKeys, services, refusedForm(started.refusal, typedOf(form)))
      const { application, link } = started.value
      // A link takes the place of the session: whoever holds another one comes back by the mail.
      const elsewhere = actor.kind === 'participant' || actor.kind === 'half'
      if (elsewhere) return redirect(callPath(event), { flash: p.apply.startedElsewhere(form.contactEmail) })
      return redirect(minePath(event, application.id, form.suite === 'verifier' ? '/envoi' : ''), {
        flash: p.apply.started(form.contactEmail),
        ...(actor.kind === 'visitor' ? { session: { link: link.id, seconds: link.seconds } } : {}),
      })
    },
    invalid: ({ ctx, services, resource, formKeys }, invalid) =>
      callPage(ctx, resource, formKeys, services, invalidForm(invalid)),
  }),
  route({
    method: 'GET',
    path: '/ma-candidature',
    policy: byLink(),
    handle: async ({ ctx, actor }) => {
      if (actor.kind !== 'participant') return redirect('/rencontres')
      const event = await findEventById(ctx.db, ctx.scope, actor.eventId)
      return redirect(event === null ? '/rencontres' : minePath(event, actor.participantId))
    },
  }),
  route({
    method: 'GET',
    path: `${at}/:id`,
    policy: applicantOf(),
    params: oneParams,
    load: loadApplication,
    handle: ({ ctx, services, resource, formKeys }) => minePage(ctx, resource, formKeys, services),
  }),
  route({
    method: 'POST',
    path: `${at}/:id`,
    policy: applicantOf(),
    params: oneParams,
    form: applicationForm,
    load: loadApplication,
    handle: async ({ ctx, services, resource, formKeys, form }) => {
      const { event, application } = resource
      const answers = answersOf(form)
      const saved = answers.ok
        ? await saveApplication(ctx, { event, applicationId: application.id, answers: answers.value })
        : answers
      if (!saved.ok)
        return minePage(ctx, resource, formKeys, services, refusedForm(saved.refusal, typedOf(form)))
      return redirect(minePath(event, application.id, form.suite === 'verifier' ? '/envoi' : ''), {
        flash: p.apply.saved,
      })
    },
    invalid: ({ ctx, services, resource, formKeys }, invalid) =>
      minePage(ctx, resource, formKeys, services, invalidForm(invalid)),
  }),
  route({
    method: 'POST',
    path: `${at}/:id/brouillon`,
    policy: applicantOf(),
    keyless: 'writes the same draft over itself: what was sent last is what stays',
    params: oneParams,
    form: unfinishedForm,
    load: loadApplication,
    handle: async ({ ctx, resource: { event, application }, form }) => {
      const unfinished = unfinishedAnswers(form, application)
      if (unfinished === null) return json({}, { status: 422 })
      const { answers, problem } = unfinished
      const input = { event, applicationId: application.id, answers, byItself: true } as const
      const saved = await saveApplication(ctx, input)
      if (!saved.ok) return json({ said: saved.refusal.sentence }, { status: 422 })
      const hour = formatTime(localOf(ctx.clock.now(), event.zone))
      return json({ said: problem === null ? p.apply.savedAt(hour) : p.apply.savedBut(hour, problem) })
    },
  }),
  route({
    method: 'GET',
    path: `${at}/:id/envoi`,
    policy: applicantOf(),
    params: oneParams,
    load: loadApplication,
    handle: ({ resource, formKeys }) =>
      resource.application.state === 'draft'
        ? checkPage(resource, formKeys)
        : redirect(minePath(resource.event, resource.application.id)),
  }),
  route({
    method: 'POST',
    path: `${at}/:id/envoi`,
    policy: applicantOf(),
    params: oneParams,
    form: z.strictObject({ consent: ticked }),
    load: loadApplication,
    handle: async ({ ctx, services, resource, formKeys, form }) => {
      const { event, application } = resource
      const { consent } = form
      const sent = await submitApplication(ctx, {
        event,
        applicationId: application.id,
        consent,
        site: services,
      })
      return sent.ok
        ? redirect(minePath(event, application.id), { flash: p.mine.sent })
        : checkPage(resource, formKeys, refusedForm(sent.refusal, {}))
    },
  }),
  route({
    method: 'POST',
    path: `${at}/:id/retrait`,
    policy: applicantOf(),
    params: oneParams,
    form: z.strictObject({}),
    load: loadApplication,
    handle: async ({ ctx, resource: { event, application } }) => {
      const withdrawn = await withdrawApplication(ctx, { event, applicationId: application.id })
      return redirect(minePath(event, application.id), {
        flash: withdrawn.ok ? p.mine.withdrawDone : withdrawn.refusal.sentence,
      })
    },
  }),
  route({
    method: 'POST',
    path: `${at}/:id/preparation`,
    policy: applicantOf(),
    params: oneParams,
    form: z.strictObject({ halfDay: id }),
    load: loadApplication,
    handle: async ({ ctx, services, resource, formKeys, form }) => {
      const { event, application } = resource
      const { halfDay } = form
      const input = { event, applicationId: application.id, halfDayId: halfDay }
      const chosen = await chooseHalfDay(ctx, input)
      return chosen.ok
        ? redirect(minePath(event, application.id), {
            flash: p.mine.halfDayChosen(halfDayText(chosen.value)),
          })
        : minePage(ctx, resource, formKeys, services, refusedForm(chosen.refusal, { halfDay }))
    },
    invalid: ({ ctx, services, resource, formKeys }, invalid) =>
      minePage(ctx, resource, formKeys, services, invalidForm(invalid)),
  }),
]
