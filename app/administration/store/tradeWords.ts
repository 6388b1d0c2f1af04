import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'

/** Words of trades by sector, where this installation has its own: they take the place of the default ones. */
export type TradeWords = ReadonlyMap<string, readonly string[]>

export const readTradeWords = async (db: Db, scope: Scope): Promise<TradeWords> => {
  const rows = await db
    .selectFrom('trade_synonym')
    .select(['sector', 'words'])
    .where('territory_id', '=', scope.territoryId)
    .execute()
  return new Map(rows.map(({ sector, words }) => [sector, words]))
}

/** Words of a sector in place of the default ones; null = the default ones again. */
export const writeTradeWords = async (
  ctx: Ctx,
  sector: string,
  words: readonly string[] | null,
): Promise<void> => {
  const territory_id = ctx.scope.territoryId
  if (words === null) {
    await ctx.db
      .deleteFrom('trade_synonym')
      .where('territory_id', '=', territory_id)
      .where('sector', '=', sector)
      .execute()
    return
  }
  const written = {
    words: [...words],
    updated_at: toDate(ctx.clock.now()),
    updated_by: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
  }
  await ctx.db
    .insertInto('trade_synonym')
    .values({ territory_id, sector, ...written })
    .onConflict((conflict) => conflict.columns(['territory_id', 'sector']).doUpdateSet(written))
    .execute()
}
