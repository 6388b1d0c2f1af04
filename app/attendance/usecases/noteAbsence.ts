import { type OpenMapEvent, recordOfEvent, slotsOf } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { Absence } from '../domain/absence.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { absencesAt, dropAbsence, saveAbsence } from '../store/absences.ts'
import { expectedAt } from '../store/people.ts'

/** `absent` all day; late until the slot of this identifier; or there after all. */
export type Said = { readonly state: 'absent' | 'here' } | { readonly state: 'late'; readonly slotId: string }

/** Notes that a participant, with all who represent them, is absent, late, or there after all. */
export const noteAbsence = async (
  ctx: Ctx,
  input: { readonly event: OpenMapEvent; readonly participantId: string; readonly said: Said },
): Promise<Result<{ readonly body: string }, Refused>> => {
  const { event, participantId, said } = input
  const people = await expectedAt(ctx.db, ctx.scope, event.id)
  const body = people.find((one) => one.participantId === participantId)?.body
  if (body === undefined)
    return refuse({ code: 'unknown-participant', sentence: t.refusals.unknownParticipant })
  const untilSlotId = said.state === 'late' ? said.slotId : null
  if (untilSlotId !== null) {
    const slots = await slotsOf(ctx.db, ctx.scope, event.id)
    if (!slots.some(({ id, active }) => active && id === untilSlotId))
      return refuse({ code: 'unknown-slot', field: 'state', sentence: t.refusals.unknownSlot })
  }
  if (said.state === 'here') await dropAbsence(ctx, participantId)
  else await saveAbsence(ctx, event.id, { participantId, untilSlotId })
  await recordOfEvent(ctx, event, {
    action: said.state === 'here' ? 'absence.withdrawn' : 'absence.noted',
    after: { participantId, slotId: untilSlotId },
  })
  await ctx.emit({
    type: 'AbsenceNoted',
    payload: { eventId: event.id, participantId, state: said.state, untilSlotId },
  })
  return ok({ body })
}

/** Participants who are absent, or late until a slot: what a replanning starts from. */
export const absencesOf = (ctx: Ctx, eventId: string): Promise<readonly Absence[]> =>
  absencesAt(ctx.db, ctx.scope, eventId)
