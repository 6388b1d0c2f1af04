import { z } from 'zod'
import type { OpenMapEvent } from '../../events/index.ts'
import { organiserOf } from '../../events/index.ts'
import { loadEvent, organiserPage, slugParams, type WithEvent } from '../../events/pages/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import {
  clock,
  emailField,
  id,
  isoDate,
  optionalText,
  text,
  wholeNumber,
} from '../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed, untouched } from '../../platform/http/formState.ts'
import { many, optional } from '../../platform/http/input.ts'
import { redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../platform/http/route.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import type { Outcome } from '../domain/application.ts'
import { phaseOf } from '../domain/call.ts'
import { chosenOf, countApplications } from '../store/applications.ts'
import { callOf } from '../store/calls.ts'
import { halfDaysOf, takenPlaces } from '../store/halfDays.ts'
import { jurorsOf } from '../store/jury.ts'
import { invitedAddresses } from '../store/juryInvitations.ts'
import { decideSelection } from '../usecases/decideSelection.ts'
import { readDeliberation } from '../usecases/deliberate.ts'
import { addHalfDay, removeHalfDay } from '../usecases/halfDays.ts'
import { withdrawInvitation } from '../usecases/inviteJuror.ts'
import { designateJuror, remindJury, removeJuror } from '../usecases/manageJury.ts'
import { movePitch, publishPitches } from '../usecases/publishPitches.ts'
import { saveCall } from '../usecases/saveCall.ts'
import { sendAnswers } from '../usecases/sendAnswers.ts'
import { callForm, contentOf, formOf, typedOf, usual } from './callForm.ts'
import { CallEditPage } from './callView.tsx'
import { ofApplication } from './loading.ts'
import { oneRoutes } from './oneRoutes.tsx'
import { o } from './organiserMessages.ts'
import { pitchesPath } from './paths.ts'
import { NoCallPage, PitchesPage } from './pitchesView.tsx'

const pitchesPage = async (ctx: Ctx, event: OpenMapEvent, keys: FormKeys, typed: Typed = untouched) => {
  const call = await callOf(ctx.db, ctx.scope, event.id)
  if (call === null) return organiserPage(event, o.title, <NoCallPage event={event} />)
  const taken = await takenPlaces(ctx.db, ctx.scope, event.id)
  const view = {
    event,
    call,
    phase: phaseOf(call, localOf(ctx.clock.now(), event.zone)),
    counts: await countApplications(ctx.db, ctx.scope, event.id),
    jurors: await jurorsOf(ctx, event.id),
    invited: await invitedAddresses(ctx.db, ctx.scope, event.id),
    deliberation: await readDeliberation(ctx, { event, call }),
    chosen: await chosenOf(ctx.db, ctx.scope, event.id),
    halfDays: (await halfDaysOf(ctx.db, ctx.scope, event.id)).map((day) => ({
      ...day,
      taken: taken.get(day.id)?.length ?? 0,
    })),
    keys,
    typed,
  }
  return organiserPage(
    event,
    o.title,
    <PitchesPage view={view} />,
    typed === untouched ? {} : { status: 422 },
  )
}

const callPage = async (
  ctx: Ctx,
  event: OpenMapEvent,
  keys: FormKeys,
  services: Services,
  refused?: Typed,
) => {
  const call = await callOf(ctx.db, ctx.scope, event.id)
  const typed = refused ?? { errors: {}, values: call === null ? usual : formOf(call) }
  return organiserPage(
    event,
    o.call.editTitle,
    <CallEditPage event={event} keys={keys} typed={typed} departments={services.territory.departments} />,
    refused === undefined ? {} : { status: 422 },
  )
}

const at = '/rencontres/:slug/organisation/candidatures'
const ofEvent = { policy: organiserOf(), params: slugParams, load: loadEvent } as const

/** The page again, with what was typed. */
const invalid = (
  {
    ctx,
    resource: { event },
    formKeys,
  }: { readonly ctx: Ctx; readonly resource: WithEvent; readonly formKeys: FormKeys },
  found: Parameters<typeof invalidForm>[0],
) => pitchesPage(ctx, event, formKeys, invalidForm(found))

const hour = clock('Écrivez l’heure comme 09:00.')
const nothing = z.strictObject({})

const halfDayForm = z.strictObject({
  day: isoDate('Donnez le jour.'),
  halfStart: hour,
  halfEnd: hour,
  place: text(200, 'Donnez le lieu.'),
  capacity: wholeNumber(1, 100),
})

const publicationForm = z.strictObject({ start: optional(hour), end: optional(hour) })

const decisionForm = z.strictObject({
  chosen: many(id),
  substitute: many(id),
  deviation: optionalText(2000),
})

const callRoutes: readonly Route[] = [
  route({
    ...ofEvent,
    method: 'GET',
    path: at,
    handle: ({ ctx, resource: { event }, formKeys }) => pitchesPage(ctx, event, formKeys),
  }),
  route({
    ...ofEvent,
    method: 'GET',
    path: `${at}/appel`,
    handle: ({ ctx, services, resource: { event }, formKeys }) => callPage(ctx, event, formKeys, services),
  }),
  route({
    ...ofEvent,
    method: 'POST',
    path: `${at}/appel`,
    form: callForm,
    handle: async ({ ctx, services, resource: { event }, formKeys, form }) => {
      const content = contentOf(form)
      const saved = content.ok ? await saveCall(ctx, { event, content: content.value }) : content
      return saved.ok
        ? redirect(pitchesPath(event), { flash: o.call.saved })
        : callPage(ctx, event, formKeys, services, refusedForm(saved.refusal, typedOf(form)))
    },
    invalid: ({ ctx, services, resource: { event }, formKeys }, invalid) =>
      callPage(ctx, event, formKeys, services, invalidForm(invalid)),
  }),
]

const juryRoutes: readonly Route[] = [
  route({
    ...ofEvent,
    method: 'POST',
    path: `${at}/jury`,
    form: z.strictObject({ email: emailField }),
    handle: async ({ ctx, services, resource: { event }, formKeys, form }) => {
      const done = await designateJuror(ctx, { event, email: form.email, site: services })
      return done.ok
        ? redirect(`${pitchesPath(event)}#jury`, { flash: o.jury[done.value] })
        : pitchesPage(ctx, event, formKeys, refusedForm(done.refusal, form))
    },
    invalid,
  }),
  route({
    ...ofEvent,
    method: 'POST',
    path: `${at}/jury/invitations/retrait`,
    form: z.strictObject({ email: emailField }),
    handle: async ({ ctx, resource: { event }, form }) => {
      const done = await withdrawInvitation(ctx, { event, email: form.email })
      return redirect(`${pitchesPath(event)}#jury`, {
        flash: done.ok ? o.jury.withdrawn : done.refusal.sentence,
      })
    },
  }),
  route({
    ...ofEvent,
    method: 'POST',
    path: `${at}/jury/relance`,
    form: nothing,
    handle: async ({ ctx, services, resource: { event } }) => {
      const told = await remindJury(ctx, { event, site: services })
      return redirect(`${pitchesPath(event)}#jury`, {
        flash: told.ok ? o.jury.reminded(told.value) : told.refusal.sentence,
      })
    },
  }),
  route({
    method: 'POST',
    path: `${at}/jury/:person/retrait`,
    ...ofEvent,
    params: slugParams.extend({ person: z.uuid() }),
    form: nothing,
    handle: async ({ ctx, params, resource: { event } }) => {
      const done = await removeJuror(ctx, { event, personId: params.person })
      return redirect(`${pitchesPath(event)}#jury`, {
        flash: done.ok ? o.jury.removed : done.refusal.sentence,
      })
    },
  }),
]

const decisionRoutes: readonly Route[] = [
  route({
    ...ofEvent,
    method: 'POST',
    path: `${at}/decision`,
    form: decisionForm,
    handle: async ({ ctx, resource: { event }, formKeys, form }) => {
      const { chosen, substitute, deviation = '' } = form
      const outcomes = new Map<string, Outcome>([
        ...substitute.map((one): [string, Outcome] => [one, 'substitute']),
        ...chosen.map((one): [string, Outcome] => [one, 'chosen']),
      ])
      const decided = await decideSelection(ctx, { event, outcomes, deviation })
      const typed = { chosen: chosen.join('\n'), substitute: substitute.join('\n'), deviation }
      return decided.ok
        ? redirect(`${pitchesPath(event)}#decision`, { flash: o.ranking.decided })
        : pitchesPage(ctx, event, formKeys, refusedForm(decided.refusal, typed))
    },
    invalid,
  }),
  route({
    ...ofEvent,
    method: 'POST',
    path: `${at}/reponses`,
    form: nothing,
    handle: async ({ ctx, services, resource: { event } }) => {
      const sent = await sendAnswers(ctx, { event, site: services })
      return redirect(pitchesPath(event), {
        flash: sent.ok ? o.answers.sent(sent.value) : sent.refusal.sentence,
      })
    },
  }),
  route({
    ...ofEvent,
    method: 'POST',
    path: `${at}/publication`,
    form: publicationForm,
    handle: async ({ ctx, resource: { event }, formKeys, form }) => {
      const hours = { start: form.start ?? null, end: form.end ?? null }
      const published = await publishPitches(ctx, { event, hours })
      if (published.ok)
        return redirect(`${pitchesPath(event)}#ordre`, { flash: o.order.published(published.value) })
      const typed = { start: form.start ?? '', end: form.end ?? '' }
      return pitchesPage(ctx, event, formKeys, refusedForm(published.refusal, typed))
    },
    invalid,
  }),
  route({
    ...ofApplication,
    method: 'POST',
    path: `${at}/:id/ordre`,
    form: z.strictObject({ sens: z.enum(['up', 'down']) }),
    handle: async ({ ctx, resource: { event, application }, form }) => {
      const by = form.sens === 'up' ? -1 : 1
      const done = await movePitch(ctx, { event, applicationId: application.id, by })
      return redirect(`${pitchesPath(event)}#ordre`, {
        flash: done.ok ? o.order.moved : done.refusal.sentence,
      })
    },
  }),
]

const halfDayRoutes: readonly Route[] = [
  route({
    ...ofEvent,
    method: 'POST',
    path: `${at}/demi-journees`,
    form: halfDayForm,
    handle: async ({ ctx, resource: { event }, formKeys, form }) => {
      const { day, halfStart, halfEnd, place, capacity } = form
      const added = await addHalfDay(ctx, {
        event,
        day: { startsAt: `${day}T${halfStart}:00`, endsAt: `${day}T${halfEnd}:00`, place, capacity },
      })
      return added.ok
        ? redirect(`${pitchesPath(event)}#preparation`, { flash: o.halfDays.added })
        : pitchesPage(
            ctx,
            event,
            formKeys,
            refusedForm(added.refusal, { ...form, capacity: String(capacity) }),
          )
    },
    invalid,
  }),
  route({
    method: 'POST',
    path: `${at}/demi-journees/:halfDay/retrait`,
    ...ofEvent,
    params: slugParams.extend({ halfDay: z.uuid() }),
    form: nothing,
    handle: async ({ ctx, params, resource: { event } }) => {
      const done = await removeHalfDay(ctx, { event, halfDayId: params.halfDay })
      return redirect(`${pitchesPath(event)}#preparation`, {
        flash: done.ok ? o.halfDays.removed : done.refusal.sentence,
      })
    },
  }),
]

/** Pages of whoever organises. What is named comes before `:id`, which would take its place. */
export const organiserRoutes: readonly Route[] = [
  ...callRoutes,
  ...juryRoutes,
  ...decisionRoutes,
  ...halfDayRoutes,
  ...oneRoutes,
]
