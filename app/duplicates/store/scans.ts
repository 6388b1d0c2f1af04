import { sql } from 'kysely'
import { currentVersion } from '../../directory/index.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { type KeySort, keySorts, MOST_MEMBERS } from '../domain/keys.ts'

export type Scan = {
  /** Of the directory, when its records were last looked at. */
  readonly version: number
  readonly at: Date
  /** Keys that too many records share, by sort. */
  readonly skipped: { readonly [S in KeySort]?: number }
}

export const lastScan = async (db: Db, scope: Scope): Promise<Scan | null> => {
  const row = await db
    .selectFrom('duplicate_scan')
    .select(['version', 'at', 'skipped'])
    .where('territory_id', '=', scope.territoryId)
    .executeTakeFirst()
  if (row === undefined) return null
  const said = row.skipped as Readonly<Record<string, unknown>>
  const skipped = Object.fromEntries(keySorts.map((sort) => [sort, Number(said[sort] ?? 0)]))
  return { version: Number(row.version), at: row.at, skipped }
}

/** Did anything of the directory change since it was gone through? */
export const isStale = async (ctx: Ctx): Promise<boolean> =>
  (await lastScan(ctx.db, ctx.scope))?.version !== (await currentVersion(ctx.db, ctx.scope))

/** Writes that the directory was gone through as it was at this version. */
export const recordScan = async (ctx: Ctx, version: number): Promise<void> => {
  const { territoryId } = ctx.scope
  const { rows } = await sql<{ sort: string; count: number }>`
    select split_part(key, ':', 1) as sort, count(*) as count from (
      select key from duplicate_key where territory_id = ${territoryId}
      group by key having count(*) > ${MOST_MEMBERS}) crowded
    group by 1`.execute(ctx.db)
  const skipped = JSON.stringify(Object.fromEntries(rows.map(({ sort, count }) => [sort, Number(count)])))
  const values = { version, at: toDate(ctx.clock.now()), skipped }
  await ctx.db
    .insertInto('duplicate_scan')
    .values({ territory_id: territoryId, ...values })
    .onConflict((conflict) => conflict.column('territory_id').doUpdateSet(values))
    .execute()
}
