import type { BodyRole } from '../../platform/access/actor.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import type { Delegation, WantedDelegation } from '../domain/delegation.ts'

const delegations = (db: Db, scope: Scope, today: string) =>
  db
    .selectFrom('delegation as d')
    .innerJoin('person as giver', 'giver.id', 'd.from_person_id')
    .innerJoin('person as receiver', 'receiver.id', 'd.to_person_id')
    .select(['d.id', 'd.from_person_id as fromId', 'giver.name as from'])
    .select(['d.to_person_id as toId', 'receiver.name as to', 'd.role'])
    .select(['d.starts_on as startsOn', 'd.ends_on as endsOn', 'd.organisation_id as organisationId'])
    .where('d.territory_id', '=', scope.territoryId)
    .where('d.revoked_at', 'is', null)
    .where('d.ends_on', '>=', today)
    .orderBy('d.starts_on')
    .orderBy('d.id')

export type KnownDelegation = Delegation & { readonly organisationId: string }
type Row = Awaited<ReturnType<ReturnType<typeof delegations>['executeTakeFirstOrThrow']>>
const toDelegation = (row: Row): KnownDelegation => ({ ...row, role: row.role as BodyRole })

/** Delegations of a body that run or are to come. */
export const delegationsOfBody = async (
  db: Db,
  scope: Scope,
  organisationId: string,
  today: string,
): Promise<KnownDelegation[]> =>
  (await delegations(db, scope, today).where('d.organisation_id', '=', organisationId).execute()).map(
    toDelegation,
  )

/** Delegations that this person gave or received, whatever the body. */
export const delegationsOfPerson = async (
  db: Db,
  scope: Scope,
  personId: string,
  today: string,
): Promise<KnownDelegation[]> =>
  (
    await delegations(db, scope, today)
      .where((where) =>
        where.or([where('d.from_person_id', '=', personId), where('d.to_person_id', '=', personId)]),
      )
      .execute()
  ).map(toDelegation)

export const insertDelegation = async (
  ctx: Ctx,
  id: string,
  organisationId: string,
  wanted: WantedDelegation,
): Promise<void> => {
  await ctx.db
    .insertInto('delegation')
    .values({
      territory_id: ctx.scope.territoryId,
      id,
      organisation_id: organisationId,
      from_person_id: wanted.fromId,
      to_person_id: wanted.toId,
      role: wanted.role,
      starts_on: wanted.startsOn,
      ends_on: wanted.endsOn,
      created_at: toDate(ctx.clock.now()),
    })
    .execute()
}

/** @returns false when it was over or stopped already */
export const stopDelegation = async (ctx: Ctx, id: string): Promise<boolean> => {
  const stopped = await ctx.db
    .updateTable('delegation')
    .set({ revoked_at: toDate(ctx.clock.now()) })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return stopped !== undefined
}

/** Stops all that somebody gave or received in a body that they leave: a lent role must not outlive them. */
export const stopDelegationsOf = async (
  ctx: Ctx,
  organisationId: string,
  personId: string,
): Promise<readonly string[]> => {
  const rows = await ctx.db
    .updateTable('delegation')
    .set({ revoked_at: toDate(ctx.clock.now()) })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('organisation_id', '=', organisationId)
    .where('revoked_at', 'is', null)
    .where((where) =>
      where.or([where('from_person_id', '=', personId), where('to_person_id', '=', personId)]),
    )
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Gives back those that a departure, now undone, had stopped. */
export const resumeDelegations = async (ctx: Ctx, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  await ctx.db
    .updateTable('delegation')
    .set({ revoked_at: null })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', 'in', ids)
    .execute()
}
