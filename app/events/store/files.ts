import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import { audiences, type EventFile, type FileContent, fileKinds } from '../domain/file.ts'

/** The files of an event that the reader may open, without their content. */
export const filesOf = async (db: Db, scope: Scope, eventId: string): Promise<EventFile[]> => {
  const rows = await db
    .selectFrom('event_file')
    .select([
      'id',
      'kind',
      'audience',
      'position',
      'title',
      'link',
      'name',
      'media_type',
      'size',
      'width',
      'height',
    ])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('kind')
    .orderBy('position')
    .execute()
  return rows.map(({ kind, audience, media_type, ...row }) => ({
    ...row,
    kind: oneOf(fileKinds, kind),
    audience: oneOf(audiences, audience),
    mediaType: media_type,
  }))
}

export type StoredFile = {
  readonly name: string
  readonly mediaType: string
  readonly kind: EventFile['kind']
  readonly content: Uint8Array
}

/** The bytes of a file that the reader may open; null for a link. */
export const contentOf = async (
  db: Db,
  scope: Scope,
  eventId: string,
  id: string,
): Promise<StoredFile | null> => {
  const row = await db
    .selectFrom('event_file')
    .select(['name', 'media_type', 'kind', 'content'])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined || row.name === null || row.media_type === null || row.content === null
    ? null
    : {
        name: row.name,
        mediaType: row.media_type,
        kind: oneOf(fileKinds, row.kind),
        content: row.content,
      }
}

export const insertFile = async (
  ctx: Ctx,
  eventId: string,
  file: Pick<EventFile, 'id' | 'kind' | 'audience' | 'position' | 'title' | 'link'>,
  stored: FileContent | null,
): Promise<void> => {
  await ctx.db
    .insertInto('event_file')
    .values({
      territory_id: ctx.scope.territoryId,
      event_id: eventId,
      ...file,
      name: stored?.name ?? null,
      media_type: stored?.mediaType ?? null,
      content: stored === null ? null : Buffer.from(stored.content),
      width: stored?.width ?? null,
      height: stored?.height ?? null,
      created_at: toDate(ctx.clock.now()),
    })
    .execute()
}

export const removeFile = async (ctx: Ctx, id: string): Promise<void> => {
  await ctx.db
    .deleteFrom('event_file')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .execute()
}

/** The same file for another event, without its bytes leaving the database. */
export const copyFile = async (
  ctx: Ctx,
  id: string,
  copy: { readonly id: string; readonly eventId: string },
): Promise<void> => {
  await sql`
    insert into event_file (territory_id, id, event_id, kind, audience, position, title, link, name, media_type, content,
      width, height, created_at)
    select territory_id, ${copy.id}::uuid, ${copy.eventId}::uuid, kind, audience, position, title, link, name, media_type,
      content, width, height, ${toDate(ctx.clock.now())}
    from event_file where territory_id = ${ctx.scope.territoryId} and id = ${id}`.execute(ctx.db)
}
