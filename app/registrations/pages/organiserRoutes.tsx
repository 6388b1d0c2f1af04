import { z } from 'zod'
import {
  type OpenMapEvent,
  organiserOf,
  type ParticipantRole,
  participantRoles,
  recordPeople,
  removeParticipant,
} from '../../events/index.ts'
import { loadEvent, organiserPage, slugParams } from '../../events/pages/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { isoDate, optionalText, text, ticked, wholeNumber } from '../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed, untouched } from '../../platform/http/formState.ts'
import { many, optional, pageNumber } from '../../platform/http/input.ts'
import { file, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import { today } from '../../platform/kernel/dates.ts'
import { writeCsv, writeXlsx, XLSX_TYPE } from '../../platform/tables/write.ts'
import { type Question, questionKinds, type RegistrationCall, type RoleOpening } from '../domain/call.ts'
import { pageOf, searched } from '../domain/filter.ts'
import { registrationStates } from '../domain/registration.ts'
import { findCall, questionsOf, rolesOf } from '../store/calls.ts'
import { filesOfEvent } from '../store/files.ts'
import { registrationsOf } from '../store/registrations.ts'
import { abandonedBodies } from '../usecases/abandonedBodies.ts'
import { cancelRegistration } from '../usecases/changeRegistration.ts'
import { arrangeQuestion, editCall, editQuestion, questionMoves } from '../usecases/editCall.ts'
import { exportRegistrations } from '../usecases/exportRegistrations.ts'
import { o } from './organiserMessages.ts'
import { inscriptionsPath, ListPage, SettingsPage } from './organiserViews.tsx'
import { QuestionPage, QuestionsPage } from './questionsView.tsx'

const at = '/rencontres/:slug/organisation/inscriptions'
const organiser = { policy: organiserOf(), params: slugParams, load: loadEvent } as const
const one = slugParams.extend({ id: z.uuid() })

const limit = optional(wholeNumber(1, 100_000))
const limits = Object.fromEntries(
  participantRoles.flatMap((role) => [
    [`places-${role}`, limit],
    [`perBody-${role}`, limit],
  ]),
) as Record<`${'places' | 'perBody'}-${ParticipantRole}`, typeof limit>

const settingsForm = z.strictObject({
  opensOn: isoDate('Donnez la date d’ouverture.'),
  closesOn: isoDate('Donnez la date de fermeture.'),
  places: limit,
  offerHours: wholeNumber(1, 336),
  introduction: optionalText(600),
  roles: many(z.enum(participantRoles, 'Choisissez parmi les rôles proposés.')),
  ...limits,
})

const questionForm = z.strictObject({
  label: text(300, 'Écrivez la question.'),
  kind: z.enum(questionKinds, 'Choisissez un type de réponse.'),
  options: optionalText(3000),
  hint: optionalText(300),
  roles: many(z.enum(participantRoles, 'Choisissez parmi les rôles proposés.')),
  required: ticked,
})

/** The settings as their form shows them; before the first time, what suits most days. */
const settingsValues = (
  event: OpenMapEvent,
  call: RegistrationCall | null,
  roles: readonly RoleOpening[],
  now: string,
): Typed['values'] => {
  const text = (value: number | null): string => (value === null ? '' : String(value))
  if (call === null)
    return {
      opensOn: now < event.day ? now : event.day,
      closesOn: event.day,
      places: text(event.capacity),
      offerHours: '48',
      roles: participantRoles.join(','),
    }
  return {
    opensOn: call.opensOn,
    closesOn: call.closesOn,
    places: text(call.places),
    offerHours: String(call.offerHours),
    introduction: call.introduction ?? '',
    roles: roles.map(({ role }) => role).join(','),
    ...Object.fromEntries(
      roles.flatMap(({ role, places, perBody }) => [
        [`places-${role}`, text(places)],
        [`perBody-${role}`, text(perBody)],
      ]),
    ),
  }
}

const settingsPage = async (ctx: Ctx, event: OpenMapEvent, keys: FormKeys, typed?: Typed) => {
  const shown =
    typed ??
    ({
      errors: {},
      values: settingsValues(
        event,
        await findCall(ctx.db, ctx.scope, event.id),
        await rolesOf(ctx.db, ctx.scope, event.id),
        today(ctx.clock, event.zone).toString(),
      ),
    } satisfies Typed)
  return organiserPage(
    event,
    o.settings,
    <SettingsPage event={event} keys={keys} typed={shown} />,
    typed === undefined ? {} : { status: 422 },
  )
}

const questionsPage = async (ctx: Ctx, event: OpenMapEvent, keys: FormKeys, typed: Typed = untouched) =>
  organiserPage(
    event,
    o.form,
    <QuestionsPage
      event={event}
      keys={keys}
      questions={await questionsOf(ctx.db, ctx.scope, event.id)}
      typed={typed}
    />,
    typed === untouched ? {} : { status: 422 },
  )

const questionPage = async (
  ctx: Ctx,
  event: OpenMapEvent,
  keys: FormKeys,
  question: Question,
  typed?: Typed,
) => {
  const files = question.kind === 'file' ? await filesOfEvent(ctx.db, ctx.scope, event.id) : []
  const given = files.filter(({ questionId }) => questionId === question.id).length
  const { label, hint, options, roles, required } = question
  const values = { label, hint: hint ?? '', options: options.join('\n'), roles: roles.join(',') }
  const present = { errors: {}, values: { ...values, ...(required ? { required: 'on' } : {}) } }
  return organiserPage(
    event,
    o.edit,
    <QuestionPage event={event} keys={keys} question={question} given={given} typed={typed ?? present} />,
    typed === undefined ? {} : { status: 422 },
  )
}

/** The question that the address names, within the event. */
const oneQuestion = {
  policy: organiserOf(),
  params: one,
  load: async (request: {
    readonly ctx: Ctx
    readonly params: { readonly slug: string; readonly id: string }
  }) => {
    const found = await loadEvent(request)
    if (found === null) return null
    const all = await questionsOf(request.ctx.db, request.ctx.scope, found.event.id)
    const question = all.find(({ id }) => id === request.params.id)
    return question === undefined ? null : { ...found, question }
  },
} as const

const movedWords = {
  up: o.moved,
  down: o.moved,
  away: o.removed,
  'away-with-files': o.files.erased,
} as const

/** Values of a form as text, lists joined: what its page shows again. */
const textsOf = (form: Readonly<Record<string, unknown>>): Typed['values'] =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      value === undefined || value === false
        ? []
        : [[name, Array.isArray(value) ? value.join(',') : String(value)]],
    ),
  )

export const organiserRoutes: readonly Route[] = [
  route({
    ...organiser,
    method: 'GET',
    path: at,
    logsReading: true,
    query: z.strictObject({
      etat: optional(z.enum(registrationStates)),
      role: optional(z.enum(participantRoles)),
      q: optionalText(100),
      page: pageNumber,
    }),
    handle: async ({ ctx, resource: { event }, formKeys, query }) => {
      const all = await registrationsOf(ctx.db, ctx.scope, event.id)
      const filter = {
        state: query.etat ?? null,
        role: query.role ?? null,
        words: query.q ?? '',
        page: query.page,
      }
      const found = searched(all, filter)
      const shown = pageOf(found, filter)
      await recordPeople(ctx, event, shown.items, 'registrations')
      return organiserPage(
        event,
        o.title,
        <ListPage
          event={event}
          keys={formKeys}
          call={await findCall(ctx.db, ctx.scope, event.id)}
          all={all}
          found={found}
          shown={shown}
          filter={filter}
          abandoned={await abandonedBodies(ctx, event)}
          asked={(await questionsOf(ctx.db, ctx.scope, event.id)).filter(({ kind }) => kind === 'file')}
          files={await filesOfEvent(ctx.db, ctx.scope, event.id)}
        />,
        { wide: true },
      )
    },
  }),
  ...(['csv', 'xlsx'] as const).map((shape) =>
    route({
      ...organiser,
      method: 'GET',
      path: `${at}/export.${shape}`,
      logsReading: true,
      handle: async ({ ctx, resource: { event } }) => {
        const { columns, rows } = await exportRegistrations(ctx, { event })
        const name = `inscriptions-${event.slug}.${shape}`
        return shape === 'csv'
          ? file({ name, mediaType: 'text/csv', body: writeCsv(columns, rows) })
          : file({
              name,
              mediaType: XLSX_TYPE,
              body: await writeXlsx([{ name: o.title, columns, rows }]),
            })
      },
    }),
  ),
  route({
    ...organiser,
    method: 'POST',
    path: `${at}/organismes/:id/retrait`,
    params: slugParams.extend({ id: z.uuid() }),
    form: z.strictObject({}),
    handle: async ({ ctx, params, resource: { event } }) => {
      const bodies = await abandonedBodies(ctx, event)
      const known = bodies.some(({ id }) => id === params.id)
      const done = known ? await removeParticipant(ctx, { event, participantId: params.id }) : null
      const flash =
        done === null
          ? o.abandoned.unknown
          : done.ok
            ? o.abandoned.removed(done.value)
            : done.refusal.sentence
      return redirect(inscriptionsPath(event), { flash })
    },
  }),
  route({
    ...organiser,
    method: 'GET',
    path: `${at}/ouverture`,
    handle: ({ ctx, resource: { event }, formKeys }) => settingsPage(ctx, event, formKeys),
  }),
  route({
    ...organiser,
    method: 'POST',
    path: `${at}/ouverture`,
    form: settingsForm,
    handle: async ({ ctx, services, resource: { event }, form, formKeys }) => {
      const saved = await editCall(ctx, services, {
        event,
        form: {
          opensOn: form.opensOn,
          closesOn: form.closesOn,
          places: form.places ?? null,
          offerHours: form.offerHours,
          introduction: form.introduction ?? null,
          roles: form.roles.map((role) => ({
            role,
            places: form[`places-${role}`] ?? null,
            perBody: form[`perBody-${role}`] ?? null,
          })),
        },
      })
      if (!saved.ok) return settingsPage(ctx, event, formKeys, refusedForm(saved.refusal, textsOf(form)))
      const { offered } = saved.value
      return redirect(inscriptionsPath(event), { flash: offered === 0 ? o.saved : o.savedOffered(offered) })
    },
    invalid: ({ ctx, resource: { event }, formKeys }, invalid) =>
      settingsPage(ctx, event, formKeys, invalidForm(invalid)),
  }),
  route({
    ...organiser,
    method: 'GET',
    path: `${at}/questions`,
    handle: ({ ctx, resource: { event }, formKeys }) => questionsPage(ctx, event, formKeys),
  }),
  route({
    ...organiser,
    method: 'POST',
    path: `${at}/questions`,
    form: questionForm,
    handle: async ({ ctx, resource: { event }, form, formKeys }) => {
      const saved = await editQuestion(ctx, {
        event,
        id: null,
        form: { ...form, hint: form.hint ?? null, options: (form.options ?? '').split('\n') },
      })
      if (!saved.ok) return questionsPage(ctx, event, formKeys, refusedForm(saved.refusal, textsOf(form)))
      return redirect(inscriptionsPath(event, 'form'), { flash: o.added })
    },
    invalid: ({ ctx, resource: { event }, formKeys }, invalid) =>
      questionsPage(ctx, event, formKeys, invalidForm(invalid)),
  }),
  route({
    ...oneQuestion,
    method: 'GET',
    path: `${at}/questions/:id`,
    handle: ({ ctx, resource: { event, question }, formKeys }) =>
      questionPage(ctx, event, formKeys, question),
  }),
  route({
    ...oneQuestion,
    method: 'POST',
    path: `${at}/questions/:id/modification`,
    form: questionForm.omit({ kind: true }),
    handle: async ({ ctx, resource: { event, question }, form, formKeys }) => {
      const { hint, options, ...rest } = form
      const saved = await editQuestion(ctx, {
        event,
        id: question.id,
        form: { ...rest, kind: question.kind, hint: hint ?? null, options: (options ?? '').split('\n') },
      })
      if (!saved.ok)
        return questionPage(ctx, event, formKeys, question, refusedForm(saved.refusal, textsOf(form)))
      return redirect(inscriptionsPath(event, 'form'), { flash: o.edited })
    },
    invalid: ({ ctx, resource: { event, question }, formKeys }, invalid) =>
      questionPage(ctx, event, formKeys, question, invalidForm(invalid)),
  }),
  route({
    ...organiser,
    method: 'POST',
    path: `${at}/questions/:id`,
    params: one,
    form: z.strictObject({ to: z.enum(questionMoves) }),
    handle: async ({ ctx, resource: { event }, params, form: { to } }) => {
      const done = await arrangeQuestion(ctx, { event, id: params.id, to })
      const flash = done.ok ? movedWords[to] : done.refusal.sentence
      return redirect(inscriptionsPath(event, 'form'), { flash })
    },
  }),
  route({
    ...organiser,
    method: 'POST',
    path: `${at}/:id/annulation`,
    params: one,
    form: z.strictObject({}),
    handle: async ({ ctx, services, resource: { event }, params }) => {
      const done = await cancelRegistration(ctx, services, { event, registrationId: params.id })
      const flash = done.ok ? o.cancelled(done.value.name ?? '') : done.refusal.sentence
      return redirect(inscriptionsPath(event), { flash })
    },
  }),
]
