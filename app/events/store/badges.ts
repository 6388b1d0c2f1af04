import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'

export type Badge = { readonly representativeId: string; readonly code: string }

const insertBadges = (ctx: Ctx, eventId: string, badges: readonly Badge[]) => {
  const created_at = toDate(ctx.clock.now())
  return ctx.db.insertInto('badge').values(
    badges.map(({ representativeId, code }) => ({
      territory_id: ctx.scope.territoryId,
      event_id: eventId,
      representative_id: representativeId,
      code,
      created_at,
    })),
  )
}

/** Writes the codes of people who have none; whoever has one keeps it. */
export const addBadges = async (ctx: Ctx, eventId: string, badges: readonly Badge[]): Promise<void> => {
  if (badges.length === 0) return
  await insertBadges(ctx, eventId, badges)
    .onConflict((conflict) => conflict.columns(['territory_id', 'representative_id']).doNothing())
    .execute()
}

/** Writes another code over the one that somebody had. */
export const replaceBadge = async (ctx: Ctx, eventId: string, badge: Badge): Promise<void> => {
  await insertBadges(ctx, eventId, [badge])
    .onConflict((conflict) =>
      conflict
        .columns(['territory_id', 'representative_id'])
        .doUpdateSet({ code: badge.code, created_at: toDate(ctx.clock.now()) }),
    )
    .execute()
}

/** What the badge of a representative says; null where none was made. */
export const codeOfBadge = async (db: Db, scope: Scope, representativeId: string): Promise<string | null> => {
  const row = await db
    .selectFrom('badge')
    .select('code')
    .where('territory_id', '=', scope.territoryId)
    .where('representative_id', '=', representativeId)
    .executeTakeFirst()
  return row?.code ?? null
}
