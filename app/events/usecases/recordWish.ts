import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { sideOf } from '../domain/participant.ts'
import type { Refused } from '../domain/refusals.ts'
import type { WishLevel } from '../domain/wish.ts'
import { t } from '../messages.ts'
import { findEventById } from '../store/events.ts'
import { recordOfEvent } from '../store/journal.ts'
import { participantsOf } from '../store/participants.ts'
import { removeWish, saveWishes, wishesOf } from '../store/wishes.ts'

/** Writes what one participant says of another; null takes the word back. */
export const recordWish = async (
  ctx: Ctx,
  input: {
    readonly eventId: string
    readonly fromId: string
    readonly toId: string
    readonly level: WishLevel | null
  },
): Promise<Result<null, Refused>> => {
  const event = await findEventById(ctx.db, ctx.scope, input.eventId)
  if (event === null) return refuse({ code: 'unknown-event', sentence: t.refusals.unknownEvent })
  const participants = await participantsOf(ctx.db, ctx.scope, input.eventId)
  const from = participants.find(({ id }) => id === input.fromId)
  const to = participants.find(({ id }) => id === input.toId)
  const unknown = { code: 'unknown-participant', sentence: t.refusals.unknownParticipant } as const
  if (from === undefined) return refuse({ ...unknown, field: 'from' })
  if (to === undefined) return refuse({ ...unknown, field: 'to' })
  if (sideOf(from.role) === null || sideOf(to.role) === null) {
    const field = sideOf(from.role) === null ? 'from' : 'to'
    return refuse({ code: 'wish-no-side', field, sentence: t.refusals.wishNoSide })
  }
  if (from.role === to.role)
    return refuse({ code: 'wish-same-side', field: 'to', sentence: t.refusals.wishSameSide })
  const said = (await wishesOf(ctx.db, ctx.scope, event.id)).find(
    ({ fromId, toId }) => fromId === from.id && toId === to.id,
  )
  if (input.level === null) await removeWish(ctx, from.id, to.id)
  else await saveWishes(ctx, input.eventId, [{ fromId: from.id, toId: to.id, level: input.level }])
  const pair = { fromId: from.id, toId: to.id }
  await recordOfEvent(ctx, event, {
    action: 'wish.recorded',
    before: { ...pair, level: said?.level ?? null },
    after: { ...pair, level: input.level },
  })
  return ok(null)
}
