import { z } from 'zod'
import type { Ctx } from '../../platform/database/context.ts'
import { clock, optionalText, text } from '../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed, untouched } from '../../platform/http/formState.ts'
import { optional } from '../../platform/http/input.ts'
import { redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import { type OpenMapEvent, type ProgrammeItem, programmeKinds } from '../domain/event.ts'
import { organiserOf } from '../domain/policy.ts'
import { type SessionForm, sessionFormOf } from '../domain/programme.ts'
import { programmeOf } from '../store/events.ts'
import { removeSession, saveSession } from '../usecases/editProgramme.ts'
import { updateEvent } from '../usecases/updateEvent.ts'
import { organiserPath } from './frame.tsx'
import { organiserPage } from './organiserShared.ts'
import { g } from './programmeMessages.ts'
import { ProgrammeEditPage, SessionPage } from './programmeView.tsx'
import { loadEvent, slugParams, type WithEvent } from './shared.ts'

const hour = optional(clock('Écrivez l’heure comme 09:00, ou laissez vide.'))
const sessionForm = z.strictObject({
  kind: z.enum(programmeKinds, 'Choisissez un type de séance.'),
  title: text(200, 'Donnez un titre à la séance.'),
  start: hour,
  end: hour,
  room: optionalText(200),
  speakers: optionalText(2000),
  description: optionalText(2000),
})

const formOf = ({ kind, title, ...rest }: z.output<typeof sessionForm>): SessionForm => ({
  kind,
  title,
  start: rest.start ?? null,
  end: rest.end ?? null,
  room: rest.room ?? null,
  speakers: rest.speakers?.replaceAll('\r\n', '\n') ?? null,
  description: rest.description?.replaceAll('\r\n', '\n') ?? null,
})

const valuesOf = (form: SessionForm): Typed['values'] =>
  Object.fromEntries(Object.entries(form).map(([name, value]) => [name, value ?? '']))

const programmePage = async (ctx: Ctx, event: OpenMapEvent, keys: FormKeys, typed: Typed = untouched) => {
  const programme = await programmeOf(ctx.db, ctx.scope, event.id)
  return organiserPage(
    event,
    g.title,
    <ProgrammeEditPage event={event} keys={keys} typed={typed} programme={programme} />,
    typed === untouched ? {} : { status: 422 },
  )
}

type WithSession = WithEvent & { readonly session: ProgrammeItem }

const sessionPage = ({ event, session }: WithSession, keys: FormKeys, refused?: Typed) => {
  const typed = refused ?? { errors: {}, values: valuesOf(sessionFormOf(session)) }
  return organiserPage(
    event,
    g.editTitle,
    <SessionPage event={event} keys={keys} typed={typed} session={session} />,
    refused === undefined ? {} : { status: 422 },
  )
}

/** The session that the address names, within the event. */
const loadSession = async (request: {
  readonly ctx: Ctx
  readonly params: { readonly slug: string; readonly id: string }
}): Promise<WithSession | null> => {
  const found = await loadEvent(request)
  if (found === null) return null
  const programme = await programmeOf(request.ctx.db, request.ctx.scope, found.event.id)
  const session = programme.find(({ id }) => id === request.params.id)
  return session === undefined ? null : { ...found, session }
}

const at = '/rencontres/:slug/organisation/programme'
const oneParams = slugParams.extend({ id: z.uuid() })

export const programmeRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: organiserOf(),
    params: slugParams,
    load: loadEvent,
    handle: ({ ctx, resource: { event }, formKeys }) => programmePage(ctx, event, formKeys),
  }),
  route({
    method: 'POST',
    path: at,
    policy: organiserOf(),
    params: slugParams,
    form: sessionForm,
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, formKeys, form }) => {
      const session = formOf(form)
      const saved = await saveSession(ctx, { eventId: event.id, form: session })
      return saved.ok
        ? redirect(organiserPath(event, 'programme'), { flash: g.added(saved.value.title) })
        : programmePage(ctx, event, formKeys, refusedForm(saved.refusal, valuesOf(session)))
    },
    invalid: ({ ctx, resource: { event }, formKeys }, invalid) =>
      programmePage(ctx, event, formKeys, invalidForm(invalid)),
  }),
  // Before `:id`, which would take its place.
  route({
    method: 'POST',
    path: `${at}/etat`,
    policy: organiserOf(),
    params: slugParams,
    form: z.strictObject({ state: z.enum(['final', 'provisional']) }),
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, form: { state } }) => {
      const programmeFinal = state === 'final'
      await updateEvent(ctx, { eventId: event.id, change: { programmeFinal } })
      return redirect(organiserPath(event, 'programme'), {
        flash: programmeFinal ? g.madeFinal : g.madeProvisional,
      })
    },
  }),
  route({
    method: 'GET',
    path: `${at}/:id`,
    policy: organiserOf(),
    params: oneParams,
    load: loadSession,
    handle: ({ resource, formKeys }) => sessionPage(resource, formKeys),
  }),
  route({
    method: 'POST',
    path: `${at}/:id`,
    policy: organiserOf(),
    params: oneParams,
    form: sessionForm,
    load: loadSession,
    handle: async ({ ctx, resource, formKeys, form }) => {
      const { event, session } = resource
      const wanted = formOf(form)
      const saved = await saveSession(ctx, { eventId: event.id, sessionId: session.id, form: wanted })
      return saved.ok
        ? redirect(organiserPath(event, 'programme'), { flash: g.changed(saved.value.title) })
        : sessionPage(resource, formKeys, refusedForm(saved.refusal, valuesOf(wanted)))
    },
    invalid: ({ resource, formKeys }, invalid) => sessionPage(resource, formKeys, invalidForm(invalid)),
  }),
  route({
    method: 'POST',
    path: `${at}/:id/retrait`,
    policy: organiserOf(),
    params: oneParams,
    form: z.strictObject({}),
    load: loadSession,
    handle: async ({ ctx, resource: { event, session } }) => {
      const removed = await removeSession(ctx, { eventId: event.id, sessionId: session.id })
      return redirect(organiserPath(event, 'programme'), {
        flash: removed.ok ? g.removed(removed.value.title) : removed.refusal.sentence,
      })
    },
  }),
]
