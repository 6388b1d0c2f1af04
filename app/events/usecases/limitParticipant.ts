import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { Delegation, Participant } from '../domain/participant.ts'
import { contradictionOf } from '../domain/pins.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { meetingDayOf } from '../store/day.ts'
import { lockEvent } from '../store/events.ts'
import { recordOfEvent } from '../store/journal.ts'
import { updateLimits } from '../store/participants.ts'
import { meetingsOf, versionsOf } from '../store/timetables.ts'
import { saying } from './proposeTimetable.ts'

export type Limits = Pick<Participant, 'quota' | 'least' | 'delegation'>

/**
 * How many meetings a participant may have, must have, and may hold at once. Refused, with its name and the remedy, where
 * the newest draft pins more meetings than the quota, or where the guarantee is above it.
 */
export const limitParticipant = async (
  ctx: Ctx,
  input: {
    readonly event: OpenMapEvent
    readonly participantId: string
    /** What is left out stays. */
    readonly limits: Partial<Limits>
  },
): Promise<Result<Participant, Refused>> => {
  const { event, participantId, limits } = input
  await lockEvent(ctx, event.id)
  const day = await meetingDayOf(ctx.db, ctx.scope, event)
  const present = day.participants.find(({ id }) => id === participantId)
  if (present === undefined)
    return refuse({
      code: 'unknown-participant',
      field: 'participant',
      sentence: t.refusals.unknownParticipant,
    })
  const after: Participant = { ...present, ...limits }
  const draft = (await versionsOf(ctx.db, ctx.scope, event.id)).find(({ state }) => state !== 'replaced')
  const pins =
    draft === undefined
      ? []
      : (await meetingsOf(ctx.db, ctx.scope, draft.id)).filter(
          ({ pinned, buyerId, supplierId }) => pinned && [buyerId, supplierId].includes(participantId),
        )
  const against = contradictionOf({ ...day, participants: [after], forbids: [] }, pins)
  if (against !== null) return refuse(saying(against, day))
  await updateLimits(ctx, after)
  const told = ({ quota, least, delegation }: Limits) => ({ participantId, quota, least, delegation })
  await recordOfEvent(ctx, event, {
    action: 'participant.limits',
    before: told(present),
    after: told(after),
  })
  return ok(after)
}

/** One representative attends every meeting of a participant, or they share them. */
export const chooseDelegation = (
  ctx: Ctx,
  input: { readonly event: OpenMapEvent; readonly participantId: string; readonly delegation: Delegation },
): Promise<Result<Participant, Refused>> => {
  const { event, participantId, delegation } = input
  return limitParticipant(ctx, { event, participantId, limits: { delegation } })
}
