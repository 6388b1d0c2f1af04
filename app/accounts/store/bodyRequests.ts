import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { isKind, type OrganisationKind } from '../domain/organisation.ts'

/** Somebody asks for a body that is not here yet. */
export type BodyRequest = {
  readonly id: string
  readonly person: { readonly id: string; readonly name: string; readonly email: string }
  readonly name: string
  readonly siren: string | null
  readonly kinds: readonly OrganisationKind[]
  readonly message: string | null
  readonly createdAt: Date
}

const requests = (db: Db, scope: Scope) =>
  db
    .selectFrom('body_request as r')
    .innerJoin('person as p', 'p.id', 'r.person_id')
    .select(['r.id', 'r.name', 'r.siren', 'r.kinds', 'r.message', 'r.created_at as createdAt'])
    .select(['p.id as personId', 'p.name as personName', 'p.email'])
    .where('r.territory_id', '=', scope.territoryId)
    .where('p.deactivated_at', 'is', null)

const waiting = (db: Db, scope: Scope) =>
  requests(db, scope).where('r.state', '=', 'waiting').orderBy('r.created_at').orderBy('r.id')

type Row = Awaited<ReturnType<ReturnType<typeof requests>['executeTakeFirstOrThrow']>>
const toRequest = ({ personId, personName, email, ...row }: Row): BodyRequest => ({
  ...row,
  kinds: row.kinds.filter(isKind),
  person: { id: personId, name: personName, email },
})

/** Bodies asked for that wait for an answer, the oldest first. */
export const listBodyRequests = async (db: Db, scope: Scope): Promise<BodyRequest[]> =>
  (await waiting(db, scope).execute()).map(toRequest)

export const findBodyRequest = async (db: Db, scope: Scope, id: string): Promise<BodyRequest | null> => {
  const row = await waiting(db, scope).where('r.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toRequest(row)
}

export const bodyRequestsOfPerson = async (db: Db, scope: Scope, personId: string): Promise<BodyRequest[]> =>
  (await waiting(db, scope).where('r.person_id', '=', personId).execute()).map(toRequest)

/** A request of this person, whatever became of it. */
export const ownBodyRequest = async (
  db: Db,
  scope: Scope,
  wanted: { readonly id: string; readonly personId: string },
): Promise<BodyRequest | null> => {
  const row = await requests(db, scope)
    .where('r.id', '=', wanted.id)
    .where('r.person_id', '=', wanted.personId)
    .executeTakeFirst()
  return row === undefined ? null : toRequest(row)
}

/** @returns null when this person already asks for a body of this name */
export const insertBodyRequest = async (
  ctx: Ctx,
  wanted: Pick<BodyRequest, 'name' | 'siren' | 'kinds' | 'message'> & { readonly personId: string },
): Promise<string | null> => {
  const row = await ctx.db
    .insertInto('body_request')
    .values({
      territory_id: ctx.scope.territoryId,
      id: newId(),
      person_id: wanted.personId,
      name: wanted.name,
      siren: wanted.siren,
      kinds: [...wanted.kinds],
      message: wanted.message,
      state: 'waiting',
      created_at: toDate(ctx.clock.now()),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Ends a waiting request; of two answers at once, the first counts. @returns false when it waits no more */
export const endBodyRequest = async (
  ctx: Ctx,
  id: string,
  end: {
    readonly state: 'accepted' | 'refused' | 'withdrawn'
    readonly decidedBy: string | null
    readonly reason?: string | undefined
    readonly organisationId?: string | undefined
  },
): Promise<boolean> => {
  const ended = await ctx.db
    .updateTable('body_request')
    .set({
      state: end.state,
      reason: end.reason ?? null,
      organisation_id: end.organisationId ?? null,
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
