import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'

export type DeclaredDomain = {
  readonly organisationId: string
  readonly domain: string
  readonly since: Date
}

const domains = (db: Db, scope: Scope) =>
  db
    .selectFrom('email_domain')
    .select(['organisation_id as organisationId', 'domain', 'created_at as since'])
    .where('territory_id', '=', scope.territoryId)
    .orderBy('domain')

export const domainsOfBody = (db: Db, scope: Scope, organisationId: string): Promise<DeclaredDomain[]> =>
  domains(db, scope).where('organisation_id', '=', organisationId).execute()

/** Bodies that declared this very domain. */
export const declarationsOf = (db: Db, scope: Scope, domain: string): Promise<DeclaredDomain[]> =>
  domains(db, scope).where('domain', '=', domain).execute()

/** @returns false when it was declared already */
export const insertDomain = async (ctx: Ctx, organisationId: string, domain: string): Promise<boolean> => {
  const inserted = await ctx.db
    .insertInto('email_domain')
    .values({
      territory_id: ctx.scope.territoryId,
      organisation_id: organisationId,
      domain,
      created_at: toDate(ctx.clock.now()),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('domain')
    .executeTakeFirst()
  return inserted !== undefined
}

/** @returns false when it was withdrawn already */
export const deleteDomain = async (ctx: Ctx, organisationId: string, domain: string): Promise<boolean> => {
  const deleted = await ctx.db
    .deleteFrom('email_domain')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('organisation_id', '=', organisationId)
    .where('domain', '=', domain)
    .returning('domain')
    .executeTakeFirst()
  return deleted !== undefined
}
