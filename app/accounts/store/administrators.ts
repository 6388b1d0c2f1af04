import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'

/** Those who administer wait for one another here: two who withdraw each other at once do not leave nobody. */
export const lockAdministrators = async (ctx: Ctx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('platform_role', 0))`.execute(ctx.db)
}

/** People who administer this territory and whose account is open. */
export const activeAdministrators = (
  db: Db,
  territoryId: string,
): Promise<{ readonly id: string; readonly name: string; readonly email: string }[]> =>
  db
    .selectFrom('platform_role as r')
    .innerJoin('person as p', 'p.id', 'r.person_id')
    .select(['p.id', 'p.name', 'p.email'])
    .where('r.territory_id', '=', territoryId)
    .where('r.role', '=', 'administrator')
    .where('p.deactivated_at', 'is', null)
    .orderBy('p.name')
    .orderBy('p.id')
    .execute()
