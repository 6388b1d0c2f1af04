import type { Site } from '../../accounts/index.ts'
import { findEventById, type OpenMapEvent, participantsOf, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { toDate, today } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { Refused } from '../domain/refusals.ts'
import { commonSlots, type MeetingRequest } from '../domain/request.ts'
import { stillOpen } from '../domain/rules.ts'
import { mailRequest, type RequestMail } from '../mails/mailRequest.ts'
import { t } from '../messages.ts'
import { lockParties } from '../store/grid.ts'
import { insertRequest, lateRequests, lockRequest, requestsOf, settleRequest } from '../store/requests.ts'
import { rulesOf } from '../store/rules.ts'
import { bookMeeting } from './bookMeeting.ts'
import { readPair } from './readPair.ts'

type Asked = Result<MeetingRequest, Refused>

const tell = async (
  ctx: Ctx,
  site: Site,
  event: OpenMapEvent,
  request: MeetingRequest,
  kind: RequestMail,
): Promise<void> => {
  const people = await participantsOf(ctx.db, ctx.scope, event.id)
  const of = (id: string) => people.find((one) => one.id === id)
  const [from, to] = [of(request.fromId), of(request.toId)]
  if (from !== undefined && to !== undefined) await mailRequest(ctx, { site, event, request, kind, from, to })
}

/**
 * One party asks another for a meeting, in a slot that both have free. Where the organiser chose so, the slot is taken at
 * once; otherwise the other has some hours to answer.
 */
export const requestMeeting = (
  ctx: Ctx,
  site: Site,
  input: {
    readonly event: OpenMapEvent
    readonly fromId: string
    readonly toId: string
    readonly slotId: string
    readonly message: string | null
  },
): Promise<Asked> => asSystem(ctx, () => ask(ctx, site, input))

const ask = async (ctx: Ctx, site: Site, input: Parameters<typeof requestMeeting>[2]): Promise<Asked> => {
  const { event, fromId, toId, slotId } = input
  const rules = await rulesOf(ctx.db, ctx.scope, event.id)
  if (rules.mode !== 'parties')
    return refuse({ code: 'not-parties-mode', sentence: t.refusals.notPartiesMode })
  if (!stillOpen(rules, event, today(ctx.clock, event.zone).toString()))
    return refuse({ code: 'wishes-closed', sentence: t.refusals.wishesClosed })
  await lockParties(ctx, [fromId, toId])
  const pair = await readPair(ctx, event, fromId, toId)
  if (!pair.ok) return pair
  const { buyer, supplier, slots, tableIds, taken } = pair.value
  const free = commonSlots(slots, tableIds, [buyer, supplier], taken)
  if (!free.includes(slotId))
    return refuse({
      code: 'slot-taken',
      field: 'slot',
      sentence: free.length === 0 ? t.refusals.noCommonSlot : t.refusals.slotTaken,
      freeSlotIds: free,
    })
  const all = await requestsOf(ctx.db, ctx.scope, event.id)
  const waiting = all.filter(({ state }) => state === 'waiting')
  if (
    rules.mostRequests !== null &&
    waiting.filter((one) => one.fromId === fromId).length >= rules.mostRequests
  )
    return refuse({ code: 'too-many-requests', sentence: t.refusals.tooManyRequests(rules.mostRequests) })
  const now = ctx.clock.now()
  const request: MeetingRequest = {
    id: newId(),
    eventId: event.id,
    fromId,
    toId,
    state: 'waiting',
    slotId,
    message: input.message,
    reason: null,
    createdAt: toDate(now),
    expiresAt: toDate(now.add({ hours: rules.requestHours })),
    meetingId: null,
    cancelledBy: null,
  }
  if (!(await insertRequest(ctx, request)))
    return refuse({ code: 'already-asked', sentence: t.refusals.alreadyAsked })
  await recordOfEvent(ctx, event, {
    action: 'request.made',
    after: { requestId: request.id, fromId, toId, slotId },
  })
  if (rules.acceptance === 'automatic') return accept(ctx, site, event, request, slotId)
  await tell(ctx, site, event, request, 'asked')
  return ok(request)
}

const accept = async (
  ctx: Ctx,
  site: Site,
  event: OpenMapEvent,
  request: MeetingRequest,
  slotId: string,
): Promise<Asked> => {
  const booked = await bookMeeting(ctx, { event, oneId: request.fromId, otherId: request.toId, slotId })
  if (!booked.ok) return booked
  const accepted: MeetingRequest = {
    ...request,
    state: 'accepted',
    slotId,
    meetingId: booked.value.meetingId,
  }
  if (!(await settleRequest(ctx, request.id, accepted)))
    return refuse({ code: 'request-over', sentence: t.refusals.requestOver })
  await recordOfEvent(ctx, event, {
    action: 'request.accepted',
    after: { requestId: request.id, meetingId: accepted.meetingId, slotId },
  })
  await tell(ctx, site, event, accepted, 'accepted')
  return ok(accepted)
}

export type Answer =
  | { readonly kind: 'accept'; readonly slotId: string }
  | { readonly kind: 'decline'; readonly reason: string | null }
  | { readonly kind: 'withdraw' }

/** The other accepts or declines; who asked may take the request back, which gives it a request again. */
export const answerRequest = (
  ctx: Ctx,
  site: Site,
  input: {
    readonly event: OpenMapEvent
    readonly requestId: string
    /** Who answers. */
    readonly participantId: string
    readonly answer: Answer
  },
): Promise<Asked> =>
  asSystem(ctx, async () => {
    const { event, participantId, answer } = input
    const request = await lockRequest(ctx, input.requestId)
    const mine = answer.kind === 'withdraw' ? request?.fromId : request?.toId
    if (request === null || request.eventId !== event.id || mine !== participantId)
      return refuse({ code: 'unknown-request', sentence: t.refusals.unknownRequest })
    if (request.state !== 'waiting' || request.expiresAt <= toDate(ctx.clock.now()))
      return refuse({ code: 'request-over', sentence: t.refusals.requestOver })
    if (answer.kind === 'accept') return accept(ctx, site, event, request, answer.slotId)
    const state = answer.kind === 'decline' ? 'declined' : 'withdrawn'
    const reason = answer.kind === 'decline' ? answer.reason : null
    const settled: MeetingRequest = { ...request, state, reason }
    if (!(await settleRequest(ctx, request.id, settled)))
      return refuse({ code: 'request-over', sentence: t.refusals.requestOver })
    await recordOfEvent(ctx, event, {
      action: 'request.closed',
      after: { requestId: request.id, state },
    })
    if (state === 'declined') await tell(ctx, site, event, settled, 'declined')
    return ok(settled)
  })

/** Requests that nobody answered in time are over: who asked may ask again. Run by the clock; twice is once. */
export const expireRequests = async (ctx: Ctx, site: Site): Promise<number> => {
  let expired = 0
  for (const request of await lateRequests(ctx.db, ctx.scope, toDate(ctx.clock.now()))) {
    const event = await findEventById(ctx.db, ctx.scope, request.eventId)
    const over: MeetingRequest = { ...request, state: 'expired' }
    if (event === null || !(await settleRequest(ctx, request.id, over))) continue
    await recordOfEvent(ctx, event, { action: 'request.expired', after: { requestId: request.id } })
    if (event.status !== 'cancelled') await tell(ctx, site, event, over, 'expired')
    expired += 1
  }
  return expired
}
