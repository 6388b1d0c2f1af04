import { sql } from 'kysely'
import type { Ctx } from '../../platform/database/context.ts'

/** Imports write one after the other: two that name the same establishments would wait for each other in a circle. */
export const oneAtATime = async (ctx: Ctx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('structure-import ' || ${ctx.scope.territoryId}::text, 0))`.execute(
    ctx.db,
  )
}
