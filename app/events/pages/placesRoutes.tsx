import { z } from 'zod'
import type { Ctx } from '../../platform/database/context.ts'
import { clock, id, ticked, wholeNumber } from '../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed } from '../../platform/http/formState.ts'
import { many, optional } from '../../platform/http/input.ts'
import { redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { type PlanForm, planFormOf } from '../domain/plan.ts'
import { organiserOf } from '../domain/policy.ts'
import { meetingDayOf } from '../store/day.ts'
import { slotsOf } from '../store/plan.ts'
import { recordAvailability } from '../usecases/recordAvailability.ts'
import { type BrokenMeeting, updateEventPlan } from '../usecases/updateEventPlan.ts'
import { organiserPath } from './frame.tsx'
import { o } from './organiserMessages.ts'
import { organiserPage } from './organiserShared.ts'
import { PlacesPage } from './placesView.tsx'
import { spanOf } from './presentEvents.ts'
import { loadEvent, slugParams } from './shared.ts'

const planForm = z.strictObject({
  start: clock('Écrivez l’heure comme 09:00.'),
  minutes: wholeNumber(5, 240),
  gap: wholeNumber(0, 120),
  count: wholeNumber(0, 200),
  pauseAfter: wholeNumber(0, 200),
  pauseMinutes: wholeNumber(0, 480),
  tables: wholeNumber(0, 1000),
  confirmed: ticked,
})

/** What the form holds before anything has been saved: an ordinary half-day. */
const usual: Omit<PlanForm, 'day'> = {
  start: '09:00',
  minutes: 20,
  gap: 5,
  count: 8,
  pauseAfter: 4,
  pauseMinutes: 15,
  tables: 10,
}

const valuesOf = (form: Omit<PlanForm, 'day'>): Typed['values'] =>
  Object.fromEntries(Object.entries(form).map(([name, value]) => [name, String(value)]))

const placesPage = async (
  ctx: Ctx,
  event: OpenMapEvent,
  keys: FormKeys,
  shown: {
    readonly plan?: Typed
    readonly broken?: readonly BrokenMeeting[]
    readonly chosen?: string | undefined
    readonly availabilityError?: string
  } = {},
) => {
  const day = await meetingDayOf(ctx.db, ctx.scope, event)
  const hours = new Map((await slotsOf(ctx.db, ctx.scope, event.id)).map((slot) => [slot.id, spanOf(slot)]))
  const view = {
    event,
    keys,
    day,
    plan: shown.plan ?? {
      errors: {},
      values: valuesOf(planFormOf(event.day, day.slots, day.tables) ?? usual),
    },
    broken: shown.broken ?? [],
    chosen: day.participants.find((one) => one.id === shown.chosen) ?? null,
    availabilityError: shown.availabilityError,
    slotName: (slotId: string) => hours.get(slotId) ?? '',
  }
  const refused = shown.plan !== undefined || shown.availabilityError !== undefined
  return organiserPage(event, o.places.title, <PlacesPage view={view} />, refused ? { status: 422 } : {})
}

const at = '/rencontres/:slug/organisation/lieux'

export const placesRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: organiserOf(),
    params: slugParams,
    query: z.strictObject({ participant: optional(id) }),
    load: loadEvent,
    handle: ({ ctx, resource: { event }, formKeys, query }) =>
      placesPage(ctx, event, formKeys, { chosen: query.participant }),
  }),
  route({
    method: 'POST',
    path: at,
    policy: organiserOf(),
    params: slugParams,
    form: planForm,
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, formKeys, form: { confirmed, ...form } }) => {
      const saved = await updateEventPlan(ctx, { eventId: event.id, form, confirmed })
      if (saved.ok) return redirect(organiserPath(event, 'places'), { flash: o.places.done })
      const broken = saved.refusal.broken ?? []
      return placesPage(ctx, event, formKeys, { plan: refusedForm(saved.refusal, valuesOf(form)), broken })
    },
    invalid: ({ ctx, resource: { event }, formKeys }, invalid) =>
      placesPage(ctx, event, formKeys, { plan: invalidForm(invalid) }),
  }),
  route({
    method: 'POST',
    path: `${at}/disponibilites`,
    policy: organiserOf(),
    params: slugParams,
    form: z.strictObject({ participant: id, slot: many(id) }),
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, formKeys, form: { participant, slot } }) => {
      const input = { eventId: event.id, participantId: participant, unavailableSlotIds: slot }
      const saved = await recordAvailability(ctx, input)
      if (!saved.ok) {
        return placesPage(ctx, event, formKeys, {
          chosen: participant,
          availabilityError: saved.refusal.sentence,
        })
      }
      const day = await meetingDayOf(ctx.db, ctx.scope, event)
      const name = day.participants.find((one) => one.id === participant)?.displayName ?? ''
      return redirect(organiserPath(event, 'places', `?participant=${participant}#disponibilites`), {
        flash: o.places.closedDone(name),
      })
    },
    invalid: ({ ctx, resource: { event }, formKeys }, { problems, typed }) =>
      placesPage(ctx, event, formKeys, {
        chosen: typed.participant,
        availabilityError: problems[0]?.sentence ?? '',
      }),
  }),
]
