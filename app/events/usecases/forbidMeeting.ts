import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { Forbid } from '../domain/forbid.ts'
import { sideOf } from '../domain/participant.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { forbidsOf, insertForbid, removeForbid } from '../store/forbids.ts'
import { recordOfEvent } from '../store/journal.ts'
import { participantsOf } from '../store/participants.ts'
import { slotsOf } from '../store/plan.ts'

const placeOf = ({ buyerId, supplierId, slotId }: Forbid) => ({ buyerId, supplierId, slotId })

/** Keeps a pair apart in one slot, or all day: the next computations obey, drafts and what is published only warn. */
export const forbidMeeting = async (
  ctx: Ctx,
  input: { readonly event: OpenMapEvent } & Omit<Forbid, 'id'>,
): Promise<Result<Forbid, Refused>> => {
  const { event, buyerId, supplierId, slotId } = input
  const participants = await participantsOf(ctx.db, ctx.scope, event.id)
  const isSide = (id: string, side: 'buyer' | 'supplier'): boolean =>
    participants.some((one) => one.id === id && sideOf(one.role) === side)
  for (const [id, side] of [
    [buyerId, 'buyer'],
    [supplierId, 'supplier'],
  ] as const)
    if (!isSide(id, side))
      return refuse({ code: 'unknown-participant', field: side, sentence: t.refusals.unknownParticipant })
  const slots = await slotsOf(ctx.db, ctx.scope, event.id)
  if (slotId !== null && !slots.some(({ id, active }) => id === slotId && active))
    return refuse({ code: 'unknown-slot', field: 'slot', sentence: t.refusals.slotOutsideEvent(slotId) })
  const forbid: Forbid = { id: newId(), buyerId, supplierId, slotId }
  if (!(await insertForbid(ctx, event.id, forbid)))
    return refuse({ code: 'forbid-known', field: 'slot', sentence: t.refusals.forbidKnown })
  await recordOfEvent(ctx, event, { action: 'meeting.forbidden', after: placeOf(forbid) })
  return ok(forbid)
}

/** Takes back what was forbidden. */
export const allowMeeting = async (
  ctx: Ctx,
  { event, forbidId }: { readonly event: OpenMapEvent; readonly forbidId: string },
): Promise<Result<Forbid, Refused>> => {
  const forbid = (await forbidsOf(ctx.db, ctx.scope, event.id)).find(({ id }) => id === forbidId)
  if (forbid === undefined || !(await removeForbid(ctx, event.id, forbidId)))
    return refuse({ code: 'unknown-forbid', field: 'forbid', sentence: t.refusals.unknownForbid })
  await recordOfEvent(ctx, event, { action: 'meeting.allowed', before: placeOf(forbid) })
  return ok(forbid)
}
