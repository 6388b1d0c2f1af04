import type { Site } from '../../accounts/index.ts'
import {
  findEventById,
  lockEvent,
  meetingsOf,
  type OpenMapEvent,
  participantAddress,
  participantsOf,
  publishedVersion,
  recordOfEvent,
  slotsOf,
} from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { cannotCancel } from '../domain/cancellation.ts'
import type { Refused } from '../domain/refusals.ts'
import type { MeetingRequest } from '../domain/request.ts'
import { mailRequest } from '../mails/mailRequest.ts'
import { t } from '../messages.ts'
import { removeBooking } from '../store/grid.ts'
import { lockRequest, markCancelled } from '../store/requests.ts'
import { rulesOf } from '../store/rules.ts'

/** `told` = whoever did not cancel has an address to which the news goes. */
export type Cancelled = { readonly request: MeetingRequest; readonly told: boolean }

type Input = {
  readonly event: OpenMapEvent
  /** The accepted request that made the meeting. */
  readonly requestId: string
  /** The party that cancels; null = the organiser. The caller proved who it is. */
  readonly participantId: string | null
  /** What those who are told may read. */
  readonly word: string | null
}

/**
 * A party, or the organiser, takes back a meeting that the parties made themselves: slot, table and people are free again, the other is told and
 * either may ask anew. What was already said of the pair stays.
 */
export const cancelMeeting = (ctx: Ctx, site: Site, input: Input): Promise<Result<Cancelled, Refused>> =>
  asSystem(ctx, () => cancel(ctx, site, input))

const cancel = async (ctx: Ctx, site: Site, input: Input): Promise<Result<Cancelled, Refused>> => {
  const { requestId, participantId, word } = input
  // The event first: no timetable is published meanwhile, and whoever books waits for nothing that we wait for.
  await lockEvent(ctx, input.event.id)
  const event = await findEventById(ctx.db, ctx.scope, input.event.id)
  const request = await lockRequest(ctx, requestId)
  if (
    event === null ||
    request === null ||
    request.eventId !== event.id ||
    (participantId !== null && request.fromId !== participantId && request.toId !== participantId)
  )
    return refuse({ code: 'unknown-meeting', sentence: t.refusals.unknownMeeting })
  if (request.state === 'cancelled')
    return refuse({ code: 'meeting-cancelled', sentence: t.refusals.meetingCancelled })
  if (request.state !== 'accepted')
    return refuse({ code: 'unknown-meeting', sentence: t.refusals.unknownMeeting })
  const version = await publishedVersion(ctx, event.id)
  const meeting = (version === null ? [] : await meetingsOf(ctx.db, ctx.scope, version)).find(
    ({ id }) => id === request.meetingId,
  )
  const slot = (await slotsOf(ctx.db, ctx.scope, event.id)).find(({ id }) => id === meeting?.slotId)
  const { mode } = await rulesOf(ctx.db, ctx.scope, event.id)
  const why = cannotCancel(
    event,
    mode,
    { startsAt: slot?.startsAt, booked: meeting !== undefined },
    ctx.clock.now(),
  )
  if (why !== null || meeting === undefined)
    return refuse({ code: why ?? 'unknown-meeting', sentence: t.cannotCancel[why ?? 'held-by-organiser'] })
  await removeBooking(ctx, meeting.id)
  await markCancelled(ctx, request.id, { participantId, word })
  const { buyerId, supplierId, slotId, tableId } = meeting
  await recordOfEvent(ctx, event, {
    action: 'meeting.cancelled',
    before: { meetingId: meeting.id, buyerId, supplierId, slotId, tableId },
    after: { requestId: request.id, cancelledBy: participantId },
  })
  const cancelled: MeetingRequest = {
    ...request,
    state: 'cancelled',
    reason: word,
    meetingId: null,
    cancelledBy: participantId,
  }
  const people = await participantsOf(ctx.db, ctx.scope, event.id)
  const from = people.find(({ id }) => id === request.fromId)
  const to = people.find(({ id }) => id === request.toId)
  if (from === undefined || to === undefined) return ok({ request: cancelled, told: false })
  await mailRequest(ctx, { site, event, request: cancelled, kind: 'cancelled', from, to })
  const others = [from, to].filter(({ id }) => id !== participantId)
  return ok({ request: cancelled, told: others.every((one) => participantAddress(one) !== null) })
}
