import { z } from 'zod'
import { type OpenMapEvent, organiserOf } from '../../events/index.ts'
import { loadEvent, organiserPage, slugParams, type WithEvent } from '../../events/pages/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { optionalText, wholeNumber } from '../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed, untouched } from '../../platform/http/formState.ts'
import { file, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import { writeXlsx, XLSX_TYPE } from '../../platform/tables/write.ts'
import { MOST_NUMBER, MOST_PLACES, type Stand } from '../domain/stand.ts'
import { equipmentText } from '../domain/words.ts'
import { standsOf } from '../store/stands.ts'
import { decideRequest } from '../usecases/askForStand.ts'
import { allocateStands, assignStand, releaseStand } from '../usecases/assignStands.ts'
import { addStands, editStand, moveStand, removeStand } from '../usecases/defineStands.ts'
import { exportStands } from '../usecases/exportStands.ts'
import { type Exhibitor, readStands } from '../usecases/readStands.ts'
import { equipmentField } from './fields.ts'
import { o } from './messages.ts'
import { standsPath } from './paths.ts'
import { RequestPage } from './requestView.tsx'
import { StandsPage } from './standsView.tsx'
import { StandPage } from './standView.tsx'

const at = '/rencontres/:slug/organisation/stands'
const policy = organiserOf()
const ofEvent = { policy, params: slugParams, load: loadEvent } as const
const nothing = z.strictObject({})
const oneParams = slugParams.extend({ id: z.uuid() })
const place = z.coerce.string().regex(/^([1-9]|1\d|20)-([1-9]|1\d|20)$/, 'Choisissez une place du plan.')

const addForm = z.strictObject({
  count: wholeNumber(1, 100),
  perRow: wholeNumber(1, MOST_PLACES),
  equipment: equipmentField,
})

const standForm = z.strictObject({
  number: wholeNumber(1, MOST_NUMBER),
  x: wholeNumber(1, MOST_PLACES),
  y: wholeNumber(1, MOST_PLACES),
  label: optionalText(100),
  equipment: equipmentField,
})

const giveForm = z.strictObject({
  participant: z.uuid(o.give.participantMissing),
  stand: z.uuid(o.give.standMissing),
})

const standsPage = async (ctx: Ctx, event: OpenMapEvent, keys: FormKeys, typed: Typed = untouched) => {
  const view = { ...(await readStands(ctx, event)), keys, typed }
  return organiserPage(event, o.title, <StandsPage view={view} />, typed === untouched ? {} : { status: 422 })
}

/** The page again, with what was typed. */
const invalid = (
  {
    ctx,
    resource: { event },
    formKeys,
  }: { readonly ctx: Ctx; readonly resource: WithEvent; readonly formKeys: FormKeys },
  found: Parameters<typeof invalidForm>[0],
) => standsPage(ctx, event, formKeys, invalidForm(found))

type OneStand = WithEvent & { readonly stand: Stand }
type Asked = { readonly ctx: Ctx; readonly params: { readonly slug: string; readonly id: string } }

const loadStand = async (request: Asked): Promise<OneStand | null> => {
  const found = await loadEvent(request)
  if (found === null) return null
  const { ctx, params } = request
  const stand = (await standsOf(ctx.db, ctx.scope, found.event.id)).find((one) => one.id === params.id)
  return stand === undefined ? null : { ...found, stand }
}

const ofStand = { policy, params: oneParams, load: loadStand } as const

const valuesOf = ({ number, x, y, label, equipment }: Stand): Typed['values'] => ({
  number: String(number),
  x: String(x),
  y: String(y),
  label: label ?? '',
  equipment: equipment.join('\n'),
})

const standPage = async (ctx: Ctx, { event, stand }: OneStand, keys: FormKeys, refused?: Typed) => {
  const typed = refused ?? { errors: {}, values: valuesOf(stand) }
  return organiserPage(
    event,
    o.one.title(stand.number),
    <StandPage {...(await readStands(ctx, event))} stand={stand} keys={keys} typed={typed} />,
    refused === undefined ? {} : { status: 422 },
  )
}

const planRoutes: readonly Route[] = [
  route({
    ...ofEvent,
    method: 'GET',
    path: at,
    handle: ({ ctx, resource: { event }, formKeys }) => standsPage(ctx, event, formKeys),
  }),
  route({
    ...ofEvent,
    method: 'POST',
    path: at,
    form: addForm,
    handle: async ({ ctx, resource: { event }, formKeys, form }) => {
      const added = await addStands(ctx, { event, ...form, equipment: [...new Set(form.equipment)] })
      if (added.ok) return redirect(`${standsPath(event)}#plan`, { flash: o.plan.added(added.value) })
      const { count, perRow, equipment } = form
      const values = { count: String(count), perRow: String(perRow), equipment: equipment.join('\n') }
      return standsPage(ctx, event, formKeys, refusedForm(added.refusal, values))
    },
    invalid,
  }),
  route({
    ...ofEvent,
    method: 'GET',
    path: `${at}/export.xlsx`,
    handle: async ({ ctx, resource: { event } }) => {
      const { stands, requests } = await exportStands(ctx, { event })
      return file({
        name: `${o.fileName(event.slug)}.xlsx`,
        mediaType: XLSX_TYPE,
        body: await writeXlsx([stands, requests]),
      })
    },
  }),
]

const givingRoutes: readonly Route[] = [
  route({
    ...ofEvent,
    method: 'POST',
    path: `${at}/attribution`,
    form: nothing,
    handle: async ({ ctx, services, resource: { event } }) => {
      const done = await allocateStands(ctx, { event, site: services })
      return redirect(standsPath(event), {
        flash: done.ok ? o.give.autoDone(done.value.given, done.value.left) : done.refusal.sentence,
      })
    },
  }),
  route({
    ...ofEvent,
    method: 'POST',
    path: `${at}/exposants`,
    form: giveForm,
    handle: async ({ ctx, services, resource: { event }, formKeys, form }) => {
      const { participant, stand } = form
      const input = { event, site: services, participantId: participant, standId: stand }
      const given = await assignStand(ctx, input)
      if (!given.ok) return standsPage(ctx, event, formKeys, refusedForm(given.refusal, form))
      const { number } = given.value.stand
      const missing = equipmentText(given.value.missing)
      return redirect(standsPath(event), {
        flash: missing === '' ? o.give.done(number) : o.give.lacking(number, missing),
      })
    },
    invalid,
  }),
]

type OneRequest = WithEvent & { readonly exhibitor: Exhibitor }

const loadRequest = async (request: Asked): Promise<OneRequest | null> => {
  const found = await loadEvent(request)
  if (found === null) return null
  const { exhibitors } = await readStands(request.ctx, found.event)
  const exhibitor = exhibitors.find((one) => one.request?.id === request.params.id)
  return exhibitor === undefined ? null : { ...found, exhibitor }
}

const ofRequest = { policy, params: oneParams, load: loadRequest } as const

const requestPage = ({ event, exhibitor }: OneRequest, keys: FormKeys, typed: Typed = untouched) => {
  const { request } = exhibitor
  if (request === null) return redirect(standsPath(event))
  return organiserPage(
    event,
    o.request.title,
    <RequestPage event={event} exhibitor={exhibitor} request={request} keys={keys} typed={typed} />,
    typed === untouched ? {} : { status: 422 },
  )
}

const requestRoutes: readonly Route[] = [
  route({
    ...ofRequest,
    method: 'GET',
    path: `${at}/demandes/:id`,
    handle: ({ resource, formKeys }) => requestPage(resource, formKeys),
  }),
  route({
    ...ofRequest,
    method: 'POST',
    path: `${at}/demandes/:id`,
    form: z.strictObject({ decision: z.enum(['accept', 'refuse']), reason: optionalText(1000) }),
    handle: async ({ ctx, services, params, resource, formKeys, form }) => {
      const { event } = resource
      const accepted = form.decision === 'accept'
      const reason = form.reason ?? null
      const input = { event, site: services, requestId: params.id, accepted, reason }
      const decided = await decideRequest(ctx, input)
      return decided.ok
        ? redirect(standsPath(event), { flash: accepted ? o.request.accepted : o.request.refused })
        : requestPage(resource, formKeys, refusedForm(decided.refusal, { reason: reason ?? '' }))
    },
    invalid: ({ resource, formKeys }, invalid) => requestPage(resource, formKeys, invalidForm(invalid)),
  }),
]

const standRoutes: readonly Route[] = [
  route({
    ...ofStand,
    method: 'GET',
    path: `${at}/:id`,
    handle: ({ ctx, resource, formKeys }) => standPage(ctx, resource, formKeys),
  }),
  route({
    ...ofStand,
    method: 'POST',
    path: `${at}/:id`,
    form: standForm,
    handle: async ({ ctx, resource, formKeys, form: { label = null, equipment, ...numbers } }) => {
      const { event, stand } = resource
      const form = { ...numbers, label, equipment: [...new Set(equipment)] }
      const saved = await editStand(ctx, { event, standId: stand.id, form })
      return saved.ok
        ? redirect(standsPath(event), { flash: o.one.saved })
        : standPage(ctx, resource, formKeys, refusedForm(saved.refusal, valuesOf({ ...stand, ...form })))
    },
    invalid: ({ ctx, resource, formKeys }, invalid) =>
      standPage(ctx, resource, formKeys, invalidForm(invalid)),
  }),
  route({
    ...ofStand,
    method: 'POST',
    path: `${at}/:id/place`,
    form: z.strictObject({ place }),
    handle: async ({ ctx, resource: { event, stand }, form }) => {
      const [x = 1, y = 1] = form.place.split('-').map(Number)
      const moved = await moveStand(ctx, { event, standId: stand.id, place: { x, y } })
      return redirect(standsPath(event, `/${stand.id}#deplacer`), {
        flash: moved.ok ? o.one.moved(stand.number) : moved.refusal.sentence,
      })
    },
  }),
  route({
    ...ofStand,
    method: 'POST',
    path: `${at}/:id/liberation`,
    form: nothing,
    handle: async ({ ctx, services, resource: { event, stand } }) => {
      const done = await releaseStand(ctx, { event, site: services, standId: stand.id })
      return redirect(standsPath(event), {
        flash: done.ok ? o.one.released(stand.number) : done.refusal.sentence,
      })
    },
  }),
  route({
    ...ofStand,
    method: 'POST',
    path: `${at}/:id/retrait`,
    form: nothing,
    handle: async ({ ctx, resource: { event, stand } }) => {
      const done = await removeStand(ctx, { event, standId: stand.id })
      return redirect(standsPath(event), {
        flash: done.ok ? o.one.removed(stand.number) : done.refusal.sentence,
      })
    },
  }),
]

/** Pages of whoever organises. What is named comes before `:id`, which would take its place. */
export const organiserRoutes: readonly Route[] = [
  ...planRoutes,
  ...givingRoutes,
  ...requestRoutes,
  ...standRoutes,
]
