import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import type { Photo } from '../domain/structure.ts'

export type PhotoContent = { readonly mediaType: string; readonly content: Uint8Array }

export const photoContent = async (
  db: Db,
  scope: Scope,
  structureId: string,
  id: string,
): Promise<PhotoContent | null> => {
  const row = await db
    .selectFrom('structure_photo')
    .select(['media_type', 'content'])
    .where('territory_id', '=', scope.territoryId)
    .where('structure_id', '=', structureId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : { mediaType: row.media_type, content: row.content }
}

export const insertPhoto = async (
  ctx: Ctx,
  structureId: string,
  position: number,
  { id, mediaType, width, height, alt, content }: Photo & { readonly content: Uint8Array },
): Promise<void> => {
  await ctx.db
    .insertInto('structure_photo')
    .values({
      territory_id: ctx.scope.territoryId,
      id,
      structure_id: structureId,
      position,
      media_type: mediaType,
      content: Buffer.from(content),
      width,
      height,
      alt,
      given_at: toDate(ctx.clock.now()),
    })
    .execute()
}

export const deletePhoto = async (ctx: Ctx, id: string): Promise<void> => {
  await ctx.db
    .deleteFrom('structure_photo')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .execute()
}

/** Writes anew the words and the order of the photos of a record. */
export const arrangePhotos = async (ctx: Ctx, photos: readonly Photo[]): Promise<void> => {
  for (const [index, { id, alt }] of photos.entries()) {
    await ctx.db
      .updateTable('structure_photo')
      .set({ alt, position: index + 1 })
      .where('territory_id', '=', ctx.scope.territoryId)
      .where('id', '=', id)
      .execute()
  }
}

/** Photos of a record become those of another, after the ones that it has. */
export const movePhotos = async (
  ctx: Ctx,
  toId: string,
  ids: readonly string[],
  after: number,
): Promise<void> => {
  for (const [index, id] of ids.entries()) {
    await ctx.db
      .updateTable('structure_photo')
      .set({ structure_id: toId, position: after + index + 1 })
      .where('territory_id', '=', ctx.scope.territoryId)
      .where('id', '=', id)
      .execute()
  }
}
