import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import type { ShortlistLink } from '../domain/link.ts'

const columns = [
  'id',
  'shortlist_id as shortlistId',
  'title',
  'with_notes as withNotes',
  'created_at as createdAt',
  'expires_at as expiresAt',
  'revoked_at as revokedAt',
  'last_used_at as lastUsedAt',
] as const

/** Every link of a list, the newest first. */
export const linksOf = (db: Db, scope: Scope, shortlistId: string): Promise<ShortlistLink[]> =>
  db
    .selectFrom('shortlist_link')
    .select(columns)
    .where('territory_id', '=', scope.territoryId)
    .where('shortlist_id', '=', shortlistId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** The link that this names, or whose hash this is; whatever became of it. */
export const findLink = async (
  db: Db,
  scope: Scope,
  by: { readonly id: string } | { readonly tokenHash: string },
): Promise<ShortlistLink | null> => {
  const all = db.selectFrom('shortlist_link').select(columns).where('territory_id', '=', scope.territoryId)
  const one = 'id' in by ? all.where('id', '=', by.id) : all.where('token_hash', '=', by.tokenHash)
  return (await one.executeTakeFirst()) ?? null
}

export const insertLink = async (
  ctx: Ctx,
  link: Omit<ShortlistLink, 'revokedAt' | 'lastUsedAt'> & {
    readonly tokenHash: string
    readonly createdBy: string
  },
): Promise<void> => {
  await ctx.db
    .insertInto('shortlist_link')
    .values({
      territory_id: ctx.scope.territoryId,
      id: link.id,
      shortlist_id: link.shortlistId,
      title: link.title,
      token_hash: link.tokenHash,
      with_notes: link.withNotes,
      created_by: link.createdBy,
      created_at: link.createdAt,
      expires_at: link.expiresAt,
    })
    .execute()
}

/** @returns whether it was still in force */
export const markLinkRevoked = async (ctx: Ctx, id: string): Promise<boolean> => {
  const done = await ctx.db
    .updateTable('shortlist_link')
    .set({ revoked_at: toDate(ctx.clock.now()) })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export const markLinkUsed = async (ctx: Ctx, id: string): Promise<void> => {
  await ctx.db
    .updateTable('shortlist_link')
    .set({ last_used_at: toDate(ctx.clock.now()) })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .execute()
}
