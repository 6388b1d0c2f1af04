import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { findEventById } from '../store/events.ts'
import { recordOfEvent } from '../store/journal.ts'
import { participantsOf } from '../store/participants.ts'
import { replaceUnavailability, slotsOf } from '../store/plan.ts'

/** Replaces what one participant says of the slots: those named are closed, all the others open. */
export const recordAvailability = async (
  ctx: Ctx,
  input: {
    readonly eventId: string
    readonly participantId: string
    readonly unavailableSlotIds: readonly string[]
  },
): Promise<Result<null, Refused>> => {
  const event = await findEventById(ctx.db, ctx.scope, input.eventId)
  if (event === null) return refuse({ code: 'unknown-event', sentence: t.refusals.unknownEvent })
  const participants = await participantsOf(ctx.db, ctx.scope, input.eventId)
  if (!participants.some(({ id }) => id === input.participantId)) {
    return refuse({
      code: 'unknown-participant',
      field: 'participant',
      sentence: t.refusals.unknownParticipant,
    })
  }
  const known = new Set(
    (await slotsOf(ctx.db, ctx.scope, input.eventId)).filter(({ active }) => active).map(({ id }) => id),
  )
  const stranger = input.unavailableSlotIds.find((id) => !known.has(id))
  if (stranger !== undefined) {
    return refuse({
      code: 'slot-outside-event',
      field: 'slot',
      sentence: t.refusals.slotOutsideEvent(stranger),
    })
  }
  const rows = [...new Set(input.unavailableSlotIds)].map((slotId) => ({
    participantId: input.participantId,
    slotId,
  }))
  await replaceUnavailability(ctx, input.eventId, [input.participantId], rows)
  await recordOfEvent(ctx, event, {
    action: 'availability.recorded',
    after: { participantId: input.participantId, unavailable: rows.length },
  })
  return ok(null)
}
