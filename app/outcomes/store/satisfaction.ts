import type { Selectable } from 'kysely'
import { participantRoles } from '../../events/index.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { SatisfactionAnswer as Row } from '../../platform/database/schema.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import type { SatisfactionAnswer } from '../domain/satisfaction.ts'

const toAnswer = (row: Selectable<Row>): SatisfactionAnswer => ({
  respondentId: row.respondent_id,
  role: oneOf(participantRoles, row.role),
  overall: row.overall,
  welcome: row.welcome,
  programme: row.programme,
  meetings: row.meetings,
  recommend: row.recommend,
  comment: row.comment,
  answeredAt: row.answered_at,
})

const select = (db: Db, scope: Scope, eventId: string) =>
  db
    .selectFrom('satisfaction_answer')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)

export const satisfactionOf = async (db: Db, scope: Scope, eventId: string): Promise<SatisfactionAnswer[]> =>
  (await select(db, scope, eventId).orderBy('answered_at').orderBy('respondent_id').execute()).map(toAnswer)

export const satisfactionBy = async (
  db: Db,
  scope: Scope,
  eventId: string,
  respondentId: string,
): Promise<SatisfactionAnswer | null> => {
  const row = await select(db, scope, eventId).where('respondent_id', '=', respondentId).executeTakeFirst()
  return row === undefined ? null : toAnswer(row)
}

const CHUNK = 2000

/** Writes answers, each in place of the one that its respondent gave. */
export const saveSatisfaction = async (
  ctx: Ctx,
  eventId: string,
  all: readonly SatisfactionAnswer[],
): Promise<void> => {
  for (let start = 0; start < all.length; start += CHUNK)
    await ctx.db
      .insertInto('satisfaction_answer')
      .values(
        all.slice(start, start + CHUNK).map(({ respondentId, answeredAt, ...answer }) => ({
          ...answer,
          territory_id: ctx.scope.territoryId,
          event_id: eventId,
          respondent_id: respondentId,
          answered_at: answeredAt,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['territory_id', 'event_id', 'respondent_id']).doUpdateSet((row) => ({
          overall: row.ref('excluded.overall'),
          welcome: row.ref('excluded.welcome'),
          programme: row.ref('excluded.programme'),
          meetings: row.ref('excluded.meetings'),
          recommend: row.ref('excluded.recommend'),
          comment: row.ref('excluded.comment'),
          answered_at: row.ref('excluded.answered_at'),
        })),
      )
      .execute()
}
