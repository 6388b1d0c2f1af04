import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import type { Assessment } from '../domain/ranking.ts'
import { toAssessment } from './rows.ts'

/** A member of the jury, by the name of their account. */
export type Juror = { readonly personId: string; readonly name: string; readonly email: string }

export const isJuror = async (db: Db, scope: Scope, eventId: string, personId: string): Promise<boolean> => {
  const row = await db
    .selectFrom('pitch_juror')
    .select('person_id')
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}

export const jurorIds = async (db: Db, scope: Scope, eventId: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('pitch_juror')
    .select('person_id')
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('invited_at')
    .orderBy('person_id')
    .execute()
  return rows.map(({ person_id }) => person_id)
}

/** The jury with names and addresses: an organiser designated them by these addresses. */
export const jurorsOf = async (ctx: Ctx, eventId: string): Promise<Juror[]> => {
  const ids = await jurorIds(ctx.db, ctx.scope, eventId)
  if (ids.length === 0) return []
  const people = await asSystem(ctx, ({ db }) =>
    db.selectFrom('person').select(['id', 'name', 'email']).where('id', 'in', ids).execute(),
  )
  return ids.flatMap((personId) => {
    const person = people.find(({ id }) => id === personId)
    return person === undefined ? [] : [{ personId, name: person.name, email: person.email }]
  })
}

export const insertJuror = async (ctx: Ctx, eventId: string, personId: string): Promise<void> => {
  await ctx.db
    .insertInto('pitch_juror')
    .values({
      territory_id: ctx.scope.territoryId,
      event_id: eventId,
      person_id: personId,
      invited_at: toDate(ctx.clock.now()),
    })
    .execute()
}

export const deleteJuror = async (ctx: Ctx, eventId: string, personId: string): Promise<void> => {
  await ctx.db
    .deleteFrom('pitch_juror')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('event_id', '=', eventId)
    .where('person_id', '=', personId)
    .execute()
}

/** @returns false when no conflict was declared there */
export const deleteConflict = async (
  ctx: Ctx,
  eventId: string,
  applicationId: string,
  personId: string,
): Promise<boolean> => {
  const gone = await ctx.db
    .deleteFrom('pitch_assessment')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('event_id', '=', eventId)
    .where('application_id', '=', applicationId)
    .where('person_id', '=', personId)
    .where('state', '=', 'conflict')
    .returning('person_id')
    .executeTakeFirst()
  return gone !== undefined
}

export const assessmentsOf = async (db: Db, scope: Scope, eventId: string): Promise<Assessment[]> => {
  const rows = await db
    .selectFrom('pitch_assessment')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .execute()
  return rows.map(toAssessment)
}

/** What one member said at this event. */
export const ownAssessments = async (
  db: Db,
  scope: Scope,
  eventId: string,
  personId: string,
): Promise<Assessment[]> =>
  (await assessmentsOf(db, scope, eventId)).filter((one) => one.personId === personId)

export const writeAssessment = async (ctx: Ctx, eventId: string, one: Assessment): Promise<void> => {
  const said = {
    state: one.state,
    scores: JSON.stringify(one.scores),
    comment: one.comment,
    updated_at: toDate(ctx.clock.now()),
  }
  await ctx.db
    .insertInto('pitch_assessment')
    .values({
      territory_id: ctx.scope.territoryId,
      event_id: eventId,
      application_id: one.applicationId,
      person_id: one.personId,
      ...said,
    })
    .onConflict((conflict) =>
      conflict.columns(['territory_id', 'application_id', 'person_id']).doUpdateSet(said),
    )
    .execute()
}
