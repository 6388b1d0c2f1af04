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

/** What one participant says of another; null takes the word back. */
type Said = { readonly toId: string; readonly level: WishLevel | null }

/**
 * Writes what one participant says of others: all of it, or nothing. What it does not mention stays.
 *
 * @returns how many words changed
 */
export const recordWishes = async (
  ctx: Ctx,
  input: { readonly eventId: string; readonly fromId: string; readonly said: readonly Said[] },
): Promise<Result<number, Refused>> => {
  const event = await findEventById(ctx.db, ctx.scope, input.eventId)
  if (event === null) return refuse({ code: 'unknown-event', sentence: t.refusals.unknownEvent })
  const participants = new Map(
    (await participantsOf(ctx.db, ctx.scope, event.id)).map((one) => [one.id, one.role]),
  )
  const from = participants.get(input.fromId)
  const unknown = { code: 'unknown-participant', sentence: t.refusals.unknownParticipant } as const
  if (from === undefined) return refuse({ ...unknown, field: 'from' })
  for (const { toId } of input.said) {
    const to = participants.get(toId)
    if (to === undefined) return refuse({ ...unknown, field: 'to' })
    if (sideOf(from) === null || sideOf(to) === null) {
      const field = sideOf(from) === null ? 'from' : 'to'
      return refuse({ code: 'wish-no-side', field, sentence: t.refusals.wishNoSide })
    }
    if (from === to) return refuse({ code: 'wish-same-side', field: 'to', sentence: t.refusals.wishSameSide })
  }
  const present = new Map(
    (await wishesOf(ctx.db, ctx.scope, event.id))
      .filter(({ fromId }) => fromId === input.fromId)
      .map(({ toId, level }) => [toId, level]),
  )
  const changed = input.said.filter(({ toId, level }) => (present.get(toId) ?? null) !== level)
  for (const { toId, level } of changed) {
    const pair = { fromId: input.fromId, toId }
    if (level === null) await removeWish(ctx, pair.fromId, toId)
    else await saveWishes(ctx, event.id, [{ ...pair, level }])
    await recordOfEvent(ctx, event, {
      action: 'wish.recorded',
      before: { ...pair, level: present.get(toId) ?? null },
      after: { ...pair, level },
    })
  }
  return ok(changed.length)
}

/** Writes what one participant says of one other. */
export const recordWish = (
  ctx: Ctx,
  { toId, level, ...from }: Said & { readonly eventId: string; readonly fromId: string },
): Promise<Result<number, Refused>> => recordWishes(ctx, { ...from, said: [{ toId, level }] })
