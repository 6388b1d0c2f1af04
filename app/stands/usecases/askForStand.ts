import type { Site } from '../../accounts/index.ts'
import { lockEvent, type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { today } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { Refused } from '../domain/refusals.ts'
import { type RequestState, wantsStand } from '../domain/stand.ts'
import { mailStand } from '../mails/mailStand.ts'
import { t } from '../messages.ts'
import { markRequest, type RequestForm, requestsOf, writeRequest } from '../store/requests.ts'
import { freeStandOf } from '../store/stands.ts'
import { readStands } from './readStands.ts'

type Own = { readonly event: OpenMapEvent; readonly participantId: string }

/** Stands are asked for until the day before. */
export const takesRequests = (ctx: Ctx, event: OpenMapEvent): boolean =>
  event.status === 'published' && today(ctx.clock, event.zone).toString() < event.day

const closed = refuse<Refused>({ code: 'requests-closed', sentence: t.refusals.requestsClosed })

/** Asks for a stand, or says again what is needed there; the caller proved who the participant is. */
export const askForStand = (
  ctx: Ctx,
  { event, participantId, form }: Own & { readonly form: RequestForm },
): Promise<Result<null, Refused>> =>
  asSystem(ctx, async () => {
    if (!takesRequests(ctx, event)) return closed
    await lockEvent(ctx, event.id)
    const before = (await requestsOf(ctx.db, ctx.scope, event.id)).find(
      (request) => request.participantId === participantId,
    )
    // What was accepted stays so; what was refused or withdrawn is looked at again.
    const state: RequestState = before?.state === 'accepted' ? 'accepted' : 'waiting'
    await writeRequest(ctx, event.id, { ...form, id: before?.id ?? newId(), participantId, state })
    await recordOfEvent(ctx, event, {
      action: 'stand-request.sent',
      after: { participantId, needs: form.needs.join(', '), listed: form.listed },
    })
    return ok(null)
  })

/** Gives up the request, and the stand with it. */
export const withdrawRequest = (ctx: Ctx, { event, participantId }: Own): Promise<Result<null, Refused>> =>
  asSystem(ctx, async () => {
    if (!takesRequests(ctx, event)) return closed
    await lockEvent(ctx, event.id)
    const request = (await requestsOf(ctx.db, ctx.scope, event.id)).find(
      (one) => one.participantId === participantId,
    )
    if (request === undefined || !wantsStand(request))
      return refuse({ code: 'not-asked', sentence: t.refusals.notAsked })
    await freeStandOf(ctx, event.id, participantId)
    await markRequest(ctx, request.id, { state: 'withdrawn', reason: null })
    await recordOfEvent(ctx, event, { action: 'stand-request.withdrawn', before: { participantId } })
    return ok(null)
  })

/** The organiser's word on a request; a refusal takes back the stand, and its reason goes by mail. */
export const decideRequest = async (
  ctx: Ctx,
  input: {
    readonly event: OpenMapEvent
    readonly site: Site
    readonly requestId: string
    readonly accepted: boolean
    readonly reason: string | null
  },
): Promise<Result<null, Refused>> => {
  const { event, site, requestId, accepted, reason } = input
  await lockEvent(ctx, event.id)
  const { exhibitors } = await readStands(ctx, event)
  const found = exhibitors.find(({ request }) => request?.id === requestId)
  if (found === undefined || found.request?.state === 'withdrawn')
    return refuse({ code: 'unknown-request', sentence: t.refusals.unknownRequest })
  const { participant, stand } = found
  if (accepted) {
    await markRequest(ctx, requestId, { state: 'accepted', reason: null })
    await recordOfEvent(ctx, event, {
      action: 'stand-request.accepted',
      after: { participantId: participant.id },
    })
    return ok(null)
  }
  if (reason === null)
    return refuse({ code: 'reason-missing', field: 'reason', sentence: t.refusals.reasonMissing })
  if (stand !== null) await freeStandOf(ctx, event.id, participant.id)
  await markRequest(ctx, requestId, { state: 'refused', reason })
  await mailStand(ctx, { site, event, participant, kind: 'refused', stand: null, missing: [], reason })
  await recordOfEvent(ctx, event, {
    action: 'stand-request.refused',
    after: { participantId: participant.id, released: stand?.number ?? null },
  })
  return ok(null)
}
