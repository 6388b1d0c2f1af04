import { z } from 'zod'
import type { Ctx } from '../../platform/database/context.ts'
import { wholeNumber } from '../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed, untouched } from '../../platform/http/formState.ts'
import { optional } from '../../platform/http/input.ts'
import { redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { delegations, type Participant, sideOf } from '../domain/participant.ts'
import { quotaOf } from '../domain/pins.ts'
import { organiserOf } from '../domain/policy.ts'
import { participantsOf } from '../store/participants.ts'
import { limitParticipant } from '../usecases/limitParticipant.ts'
import { organiserPath } from './frame.tsx'
import { LimitsPage, lt } from './limitsView.tsx'
import { organiserPage } from './organiserShared.ts'
import { loadEvent, slugParams, type WithEvent } from './shared.ts'

const at = '/rencontres/:slug/organisation/participants/:id/limites'

type WithParty = WithEvent & { readonly participant: Participant }

/** The buyer or structure that the address names. */
const loadParty = async (request: {
  readonly ctx: Ctx
  readonly params: { readonly slug: string; readonly id: string }
}): Promise<WithParty | null> => {
  const found = await loadEvent(request)
  if (found === null) return null
  const all = await participantsOf(request.ctx.db, request.ctx.scope, found.event.id)
  const participant = all.find(({ id, role }) => id === request.params.id && sideOf(role) !== null)
  return participant === undefined ? null : { ...found, participant }
}

const limitsPage = (
  event: OpenMapEvent,
  keys: FormKeys,
  participant: Participant,
  typed: Typed = untouched,
) =>
  organiserPage(
    event,
    lt.title(participant.displayName),
    <LimitsPage
      event={event}
      keys={keys}
      participant={participant}
      usual={quotaOf(event, { ...participant, quota: null })}
      typed={typed}
    />,
    typed === untouched ? {} : { status: 422 },
  )

const organiser = {
  policy: organiserOf(),
  params: slugParams.extend({ id: z.uuid() }),
  load: loadParty,
} as const

/** How many meetings one participant may have, must have, and may hold at once. */
export const limitsRoutes: readonly Route[] = [
  route({
    ...organiser,
    method: 'GET',
    path: at,
    handle: ({ resource: { event, participant }, formKeys }) => limitsPage(event, formKeys, participant),
  }),
  route({
    ...organiser,
    method: 'POST',
    path: at,
    form: z.strictObject({
      quota: optional(wholeNumber(1, 100)),
      least: optional(wholeNumber(1, 100)),
      delegation: z.enum(delegations, 'Choisissez une délégation.'),
    }),
    handle: async ({ ctx, resource: { event, participant }, formKeys, form }) => {
      const { quota = null, least = null, delegation } = form
      const done = await limitParticipant(ctx, {
        event,
        participantId: participant.id,
        limits: { quota, least, delegation },
      })
      if (done.ok)
        return redirect(organiserPath(event, 'participants'), { flash: lt.saved(participant.displayName) })
      const values = { quota: String(quota ?? ''), least: String(least ?? ''), delegation }
      return limitsPage(event, formKeys, participant, refusedForm(done.refusal, values))
    },
    invalid: ({ resource: { event, participant }, formKeys }, invalid) =>
      limitsPage(event, formKeys, participant, invalidForm(invalid)),
  }),
]
