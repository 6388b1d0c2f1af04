import { z } from 'zod'
import { organiserOf, participantRoles, recordPeople, slotsOf } from '../../events/index.ts'
import {
  loadEvent,
  organiserPage,
  organiserPath,
  slugParams,
  type WithEvent,
} from '../../events/pages/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { optionalText, text } from '../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed, untouched } from '../../platform/http/formState.ts'
import { optional } from '../../platform/http/input.ts'
import { file, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import { XLSX_TYPE } from '../../platform/tables/write.ts'
import type { Absence } from '../domain/absence.ts'
import { absencesAt } from '../store/absences.ts'
import { expectedAt } from '../store/people.ts'
import { noteAbsence, type Said } from '../usecases/noteAbsence.ts'
import { proposeReplan } from '../usecases/proposeReplan.ts'
import { readDoor } from '../usecases/readDoor.ts'
import { registerWalkIn } from '../usecases/registerWalkIn.ts'
import { AbsencePage } from './absenceView.tsx'
import { arrivalsXlsx } from './arrivalsExport.ts'
import { w } from './messages.ts'
import { welcomePath } from './paths.ts'
import { filters, whoIs } from './presentDoor.ts'
import { welcomePage } from './welcomePage.tsx'

const at = '/rencontres/:slug/organisation/accueil'
const oneParams = slugParams.extend({ id: z.uuid() })

const walkInForm = z.strictObject({
  name: text(200, w.walkIn.bodyMissing),
  role: z.enum(participantRoles, w.walkIn.roleMissing),
  representative: optionalText(200),
})

/** `absent`, `ici`, or the slot until which they are late. */
const absenceForm = z.strictObject({
  state: z.union([z.literal('absent'), z.literal('ici'), z.uuid()], w.absence.missing),
})

const saidOf = (state: string): Said =>
  state === 'absent' ? { state } : state === 'ici' ? { state: 'here' } : { state: 'late', slotId: state }

type WithParticipant = WithEvent & {
  readonly participantId: string
  readonly body: string
  readonly absence: Absence | null
}

/** The participant that the address names, within the event. */
const loadParticipant = async (request: {
  readonly ctx: Ctx
  readonly params: { readonly slug: string; readonly id: string }
}): Promise<WithParticipant | null> => {
  const found = await loadEvent(request)
  if (found === null) return null
  const { db, scope } = request.ctx
  const people = await expectedAt(db, scope, found.event.id)
  const one = people.find(({ participantId }) => participantId === request.params.id)
  if (one === undefined) return null
  const absence = (await absencesAt(db, scope, found.event.id)).find(
    ({ participantId }) => participantId === one.participantId,
  )
  return { ...found, participantId: one.participantId, body: one.body, absence: absence ?? null }
}

const absencePage = async (ctx: Ctx, found: WithParticipant, keys: FormKeys, typed: Typed = untouched) => {
  const slots = await slotsOf(ctx.db, ctx.scope, found.event.id)
  return organiserPage(
    found.event,
    w.absence.title(found.body),
    <AbsencePage {...found} keys={keys} slots={slots.filter(({ active }) => active)} typed={typed} />,
    typed === untouched ? {} : { status: 422 },
  )
}

export const welcomeRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: organiserOf(),
    logsReading: true,
    params: slugParams,
    query: z.strictObject({ q: optional(z.string().max(200)), etat: z.enum(filters).default('all') }),
    load: loadEvent,
    handle: ({ ctx, resource: { event }, formKeys, query }) =>
      welcomePage(ctx, event, formKeys, { typed: query.q ?? '', filter: query.etat }),
  }),
  route({
    method: 'GET',
    path: `${at}/arrivees.xlsx`,
    policy: organiserOf(),
    logsReading: true,
    params: slugParams,
    load: loadEvent,
    handle: async ({ ctx, resource: { event } }) => {
      const door = await readDoor(ctx, event)
      await recordPeople(ctx, event, door.people)
      return file({
        name: `${event.slug}-arrivees.xlsx`,
        mediaType: XLSX_TYPE,
        body: await arrivalsXlsx(ctx, door),
      })
    },
  }),
  route({
    method: 'POST',
    path: `${at}/sur-place`,
    policy: organiserOf(),
    params: slugParams,
    form: walkInForm,
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, formKeys, form }) => {
      const { name, ...rest } = form
      const came = await registerWalkIn(ctx, { event, displayName: name, ...rest })
      if (came.ok) return redirect(welcomePath(event), { flash: w.welcome.done(whoIs(came.value.person)) })
      const values = { name, role: form.role, representative: form.representative ?? '' }
      return welcomePage(ctx, event, formKeys, {
        typed: '',
        filter: 'all',
        walkIn: refusedForm(came.refusal, values),
      })
    },
    invalid: ({ ctx, resource: { event }, formKeys }, invalid) =>
      welcomePage(ctx, event, formKeys, { typed: '', filter: 'all', walkIn: invalidForm(invalid) }),
  }),
  route({
    method: 'POST',
    path: `${at}/remplacement`,
    policy: organiserOf(),
    params: slugParams,
    form: z.strictObject({}),
    load: loadEvent,
    handle: async ({ ctx, resource: { event } }) => {
      const proposed = await proposeReplan(ctx, { event })
      if (!proposed.ok) return redirect(welcomePath(event), { flash: proposed.refusal.sentence })
      const { id, name } = proposed.value.version
      return redirect(organiserPath(event, 'timetable', `?version=${id}&vue=differences#plan`), {
        flash: w.replan.done(name ?? ''),
      })
    },
  }),
  route({
    method: 'GET',
    path: `${at}/absence/:id`,
    policy: organiserOf(),
    params: oneParams,
    load: loadParticipant,
    handle: ({ ctx, resource, formKeys }) => absencePage(ctx, resource, formKeys),
  }),
  route({
    method: 'POST',
    path: `${at}/absence/:id`,
    policy: organiserOf(),
    params: oneParams,
    form: absenceForm,
    load: loadParticipant,
    handle: async ({ ctx, resource, formKeys, form: { state } }) => {
      const { event, participantId } = resource
      const noted = await noteAbsence(ctx, { event, participantId, said: saidOf(state) })
      return noted.ok
        ? redirect(welcomePath(event), { flash: w.absence.noted(noted.value.body) })
        : absencePage(ctx, resource, formKeys, refusedForm(noted.refusal, { state }))
    },
    invalid: ({ ctx, resource, formKeys }, invalid) =>
      absencePage(ctx, resource, formKeys, invalidForm(invalid)),
  }),
]
