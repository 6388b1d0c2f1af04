import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { portions } from '../../platform/database/portions.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import { type Wish, wishLevels } from '../domain/wish.ts'

export const wishesOf = async (db: Db, scope: Scope, eventId: string): Promise<Wish[]> => {
  const rows = await db
    .selectFrom('wish')
    .select(['from_id', 'to_id', 'level'])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('from_id')
    .orderBy('to_id')
    .execute()
  return rows.map((row) => ({ fromId: row.from_id, toId: row.to_id, level: oneOf(wishLevels, row.level) }))
}

/** Writes wishes; a wish already said is replaced. */
export const saveWishes = async (ctx: Ctx, eventId: string, wishes: readonly Wish[]): Promise<void> => {
  const territory_id = ctx.scope.territoryId
  const recorded_at = toDate(ctx.clock.now())
  for (const some of portions(wishes)) {
    await ctx.db
      .insertInto('wish')
      .values(
        some.map(({ fromId, toId, level }) => ({
          territory_id,
          event_id: eventId,
          from_id: fromId,
          to_id: toId,
          level,
          recorded_at,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['territory_id', 'from_id', 'to_id']).doUpdateSet((row) => ({
          level: row.ref('excluded.level'),
          recorded_at: row.ref('excluded.recorded_at'),
        })),
      )
      .execute()
  }
}

/** Nobody changes a wish of the event until the transaction ends. */
export const lockWishes = async (ctx: Ctx, eventId: string): Promise<void> => {
  await ctx.db
    .selectFrom('wish')
    .select('from_id')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('from_id')
    .orderBy('to_id')
    .forUpdate()
    .execute()
}

export const removeWish = async (ctx: Ctx, fromId: string, toId: string): Promise<void> => {
  await ctx.db
    .deleteFrom('wish')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('from_id', '=', fromId)
    .where('to_id', '=', toId)
    .execute()
}
