import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { isKind, type Organisation, type OrganisationKind } from '../domain/organisation.ts'

/** Organisations of the territory, of one kind or all, by name. */
export const findOrganisations = async (
  db: Db,
  scope: Scope,
  kind?: OrganisationKind,
): Promise<Organisation[]> => {
  const rows = await db
    .selectFrom('organisation')
    .select([
      'id',
      'slug',
      'name',
      'kinds',
      'siren',
      'departments',
      'city',
      'website',
      'description',
      'fictitious',
    ])
    .where('territory_id', '=', scope.territoryId)
    .$if(kind !== undefined, (query) => query.where(sql<boolean>`kinds @> ${[kind]}::text[]`))
    .orderBy('name')
    .execute()
  return rows.map((row) => ({ ...row, kinds: row.kinds.filter(isKind) }))
}

/** Adds organisations; those whose slug is already known are left as they are. */
export const saveOrganisations = async (ctx: Ctx, organisations: readonly Organisation[]): Promise<void> => {
  if (organisations.length === 0) return
  const createdAt = toDate(ctx.clock.now())
  await ctx.db
    .insertInto('organisation')
    .values(
      organisations.map((organisation) => ({
        ...organisation,
        kinds: [...organisation.kinds],
        departments: [...organisation.departments],
        territory_id: ctx.scope.territoryId,
        created_at: createdAt,
      })),
    )
    .onConflict((conflict) => conflict.columns(['territory_id', 'slug']).doNothing())
    .execute()
}
