import { sql } from 'kysely'
import type { BodyRole } from '../../platform/access/actor.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'

export type Member = {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly role: BodyRole
  readonly since: Date
  readonly lastSeenOn: string | null
  /** The account is closed: nobody can act by it. */
  readonly closed: boolean
}

const members = (db: Db, scope: Scope, organisationId: string) =>
  db
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['m.person_id as personId', 'p.name', 'p.email', 'm.role', 'm.created_at as since'])
    .select('p.deactivated_at')
    // The day, never more precise: for managers who wonder whether a colleague still comes.
    .select(sql<string | null>`p.last_seen_at::date`.as('lastSeenOn'))
    .where('m.territory_id', '=', scope.territoryId)
    .where('m.organisation_id', '=', organisationId)

type Row = Awaited<ReturnType<ReturnType<typeof members>['executeTakeFirstOrThrow']>>
const toMember = ({ deactivated_at, role, ...row }: Row): Member => ({
  ...row,
  role: role as BodyRole,
  closed: deactivated_at !== null,
})

/** Those who work for a body, by name. */
export const listMembers = async (db: Db, scope: Scope, organisationId: string): Promise<Member[]> =>
  (await members(db, scope, organisationId).orderBy('p.name').orderBy('p.email').execute()).map(toMember)

/** A member by membership; who only holds a delegation is none. */
export const findMember = async (
  db: Db,
  scope: Scope,
  organisationId: string,
  personId: string,
): Promise<Member | null> => {
  const row = await members(db, scope, organisationId).where('m.person_id', '=', personId).executeTakeFirst()
  return row === undefined ? null : toMember(row)
}

/** Those who can decide for the body today. */
export const managersOf = async (db: Db, scope: Scope, organisationId: string): Promise<Member[]> =>
  (await listMembers(db, scope, organisationId)).filter(({ role, closed }) => role === 'manager' && !closed)

/** Bodies of `ids` that somebody manages. */
export const managedAmong = async (
  db: Db,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select('m.organisation_id')
    .distinct()
    .where('m.territory_id', '=', scope.territoryId)
    .where('m.organisation_id', 'in', ids)
    .where('m.role', '=', 'manager')
    .where('p.deactivated_at', 'is', null)
    .execute()
  return new Set(rows.map(({ organisation_id }) => organisation_id))
}

/**
 * Changes of who works for a body wait for each other until the end of the transaction: what was read to decide stays
 * true. A lock by name, since not everybody who may leave may lock the row of the body.
 */
export const lockBody = async (ctx: Ctx, organisationId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`body:${organisationId}`}, 0))`.execute(ctx.db)
}

const membership = (ctx: Ctx, organisationId: string, personId: string) =>
  [
    ['territory_id', ctx.scope.territoryId],
    ['organisation_id', organisationId],
    ['person_id', personId],
  ] as const

export const setRole = async (
  ctx: Ctx,
  organisationId: string,
  personId: string,
  role: BodyRole,
): Promise<void> => {
  let update = ctx.db.updateTable('membership').set({ role })
  for (const [column, value] of membership(ctx, organisationId, personId))
    update = update.where(column, '=', value)
  await update.execute()
}

export const deleteMembership = async (ctx: Ctx, organisationId: string, personId: string): Promise<void> => {
  let removal = ctx.db.deleteFrom('membership')
  for (const [column, value] of membership(ctx, organisationId, personId))
    removal = removal.where(column, '=', value)
  await removal.execute()
}
