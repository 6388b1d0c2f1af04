import type { FileContent } from '../../events/index.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import type { GivenFile } from '../domain/files.ts'

/** The files given to an event, as far as the reader sees them, without their bytes. */
export const filesOfEvent = async (db: Db, scope: Scope, eventId: string): Promise<GivenFile[]> => {
  const rows = await db
    .selectFrom('registration_file')
    .select(['registration_id', 'question_id', 'name', 'media_type', 'size'])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .execute()
  return rows.map((row) => ({
    registrationId: row.registration_id,
    questionId: row.question_id,
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
  }))
}

type Place = { readonly registrationId: string; readonly questionId: string }

export const fileContentOf = async (
  db: Db,
  scope: Scope,
  { registrationId, questionId }: Place,
): Promise<{ readonly name: string; readonly mediaType: string; readonly content: Uint8Array } | null> => {
  const row = await db
    .selectFrom('registration_file')
    .select(['name', 'media_type', 'content'])
    .where('territory_id', '=', scope.territoryId)
    .where('registration_id', '=', registrationId)
    .where('question_id', '=', questionId)
    .executeTakeFirst()
  return row === undefined ? null : { name: row.name, mediaType: row.media_type, content: row.content }
}

/** Writes a file in the place of the one given before. */
export const saveFile = async (
  ctx: Ctx,
  eventId: string,
  { registrationId, questionId }: Place,
  { name, mediaType, content }: FileContent,
): Promise<void> => {
  const values = {
    name,
    media_type: mediaType,
    content: Buffer.from(content),
    given_at: toDate(ctx.clock.now()),
  }
  await ctx.db
    .insertInto('registration_file')
    .values({
      territory_id: ctx.scope.territoryId,
      event_id: eventId,
      registration_id: registrationId,
      question_id: questionId,
      ...values,
    })
    .onConflict((conflict) =>
      conflict.columns(['territory_id', 'registration_id', 'question_id']).doUpdateSet(values),
    )
    .execute()
}

/** @returns was there one? */
export const removeFile = async (ctx: Ctx, { registrationId, questionId }: Place): Promise<boolean> => {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('registration_file')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('registration_id', '=', registrationId)
    .where('question_id', '=', questionId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Everything that was given with a registration. */
export const removeFilesOf = async (ctx: Ctx, registrationId: string): Promise<void> => {
  await ctx.db
    .deleteFrom('registration_file')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('registration_id', '=', registrationId)
    .execute()
}
