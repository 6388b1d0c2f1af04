import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'

/** Lists of first steps that this person closed. */
export const closedChecklists = async (db: Db, personId: string): Promise<ReadonlySet<string>> => {
  const rows = await db
    .selectFrom('closed_checklist')
    .select('checklist')
    .where('person_id', '=', personId)
    .execute()
  return new Set(rows.map(({ checklist }) => checklist))
}

export const closeChecklist = async (ctx: Ctx, personId: string, checklist: string): Promise<void> => {
  await ctx.db
    .insertInto('closed_checklist')
    .values({ person_id: personId, checklist, closed_at: toDate(ctx.clock.now()) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export const reopenChecklist = async (ctx: Ctx, personId: string, checklist: string): Promise<void> => {
  await ctx.db
    .deleteFrom('closed_checklist')
    .where('person_id', '=', personId)
    .where('checklist', '=', checklist)
    .execute()
}
