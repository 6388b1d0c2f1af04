import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { toDate } from '../../platform/kernel/dates.ts'

/** Somebody asks to work for a body. */
export type JoinRequest = {
  readonly id: string
  readonly body: { readonly id: string; readonly slug: string; readonly name: string }
  readonly person: {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly emailVerified: boolean
  }
  readonly message: string | null
  readonly createdAt: Date
  /** False once it was answered or withdrawn. */
  readonly waiting: boolean
}

const requests = (db: Db, scope: Scope) =>
  db
    .selectFrom('join_request as r')
    .innerJoin('person as p', 'p.id', 'r.person_id')
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.territory_id', '=', 'r.territory_id').onRef('o.id', '=', 'r.organisation_id'),
    )
    .select([
      'r.id',
      'o.id as bodyId',
      'o.slug',
      'o.name as bodyName',
      'r.message',
      'r.created_at',
      'r.state',
    ])
    .select(['p.id as personId', 'p.name as personName', 'p.email', 'p.email_verified'])
    .where('r.territory_id', '=', scope.territoryId)
    .where('o.archived_at', 'is', null)
    .where('p.deactivated_at', 'is', null)

/** Those that wait for an answer, the oldest first. */
const waiting = (db: Db, scope: Scope) =>
  requests(db, scope).where('r.state', '=', 'waiting').orderBy('r.created_at').orderBy('r.id')

type Row = Awaited<ReturnType<ReturnType<typeof requests>['executeTakeFirstOrThrow']>>
const toRequest = (row: Row): JoinRequest => ({
  id: row.id,
  body: { id: row.bodyId, slug: row.slug, name: row.bodyName },
  person: {
    id: row.personId,
    name: row.personName,
    email: row.email,
    emailVerified: row.email_verified,
  },
  message: row.message,
  createdAt: row.created_at,
  waiting: row.state === 'waiting',
})

/** A request whatever its state: a mail may be opened long after the answer. */
export const findJoinRequest = async (db: Db, scope: Scope, id: string): Promise<JoinRequest | null> => {
  const row = await requests(db, scope).where('r.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toRequest(row)
}

export const requestsToBodies = async (
  db: Db,
  scope: Scope,
  organisationIds: readonly string[],
): Promise<JoinRequest[]> =>
  organisationIds.length === 0
    ? []
    : (await waiting(db, scope).where('r.organisation_id', 'in', organisationIds).execute()).map(toRequest)

/** Requests to bodies that nobody can decide for: the platform does. */
export const requestsToUnmanagedBodies = async (db: Db, scope: Scope): Promise<JoinRequest[]> =>
  (
    await waiting(db, scope)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('membership as m')
              .innerJoin('person as manager', 'manager.id', 'm.person_id')
              .select('m.person_id')
              .whereRef('m.territory_id', '=', 'r.territory_id')
              .whereRef('m.organisation_id', '=', 'r.organisation_id')
              .where('m.role', '=', 'manager')
              .where('manager.deactivated_at', 'is', null),
          ),
        ),
      )
      .execute()
  ).map(toRequest)

export const requestsOfPerson = async (db: Db, scope: Scope, personId: string): Promise<JoinRequest[]> =>
  (await waiting(db, scope).where('r.person_id', '=', personId).execute()).map(toRequest)

/** The waiting request of this person to this body; made when there is none. */
export const ensureJoinRequest = async (
  ctx: Ctx,
  wanted: { readonly organisationId: string; readonly personId: string; readonly message: string | null },
): Promise<{ readonly id: string; readonly made: boolean }> => {
  const id = newId()
  const inserted = await ctx.db
    .insertInto('join_request')
    .values({
      territory_id: ctx.scope.territoryId,
      id,
      organisation_id: wanted.organisationId,
      person_id: wanted.personId,
      message: wanted.message,
      state: 'waiting',
      created_at: toDate(ctx.clock.now()),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['territory_id', 'organisation_id', 'person_id'])
        .where('state', '=', 'waiting')
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (inserted !== undefined) return { id, made: true }
  const known = await ctx.db
    .selectFrom('join_request')
    .select('id')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('organisation_id', '=', wanted.organisationId)
    .where('person_id', '=', wanted.personId)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return { id: known.id, made: false }
}

/** Ends a waiting request; of two answers at once, the first counts. @returns false when it waits no more */
export const endJoinRequest = async (
  ctx: Ctx,
  id: string,
  end: {
    readonly state: 'accepted' | 'refused' | 'withdrawn'
    readonly decidedBy: string | null
    readonly reason: string | null
  },
): Promise<boolean> => {
  const ended = await ctx.db
    .updateTable('join_request')
    .set({
      state: end.state,
      reason: end.reason,
      decided_by: end.decidedBy,
      decided_at: toDate(ctx.clock.now()),
    })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}
