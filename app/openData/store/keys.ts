import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import type { KeyFacts } from '../domain/key.ts'

export type ApiKey = {
  readonly id: string
  readonly organisationId: string | null
  readonly name: string
  readonly ending: string
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly lastUsedAt: Date | null
  readonly revokedAt: Date | null
}

/** Keys of this person and of the bodies that they manage: the rows that the database shows them. */
export const keysShown = (db: Db, scope: Scope): Promise<ApiKey[]> =>
  db
    .selectFrom('api_key')
    .select(['id', 'organisation_id as organisationId', 'name', 'ending', 'created_at as createdAt'])
    .select(['expires_at as expiresAt', 'last_used_at as lastUsedAt', 'revoked_at as revokedAt'])
    .where('territory_id', '=', scope.territoryId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** One at a time makes keys for this owner: of two, the second sees that of the first. */
export const lockKeys = async (ctx: Ctx, owner: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`api_key ${owner}`}, 0))`.execute(ctx.db)
}

export const insertKey = (
  ctx: Ctx,
  key: {
    readonly id: string
    readonly personId: string
    readonly organisationId: string | null
    readonly name: string
    readonly hash: string
    readonly ending: string
    readonly scopes: readonly string[]
    readonly expiresAt: Date
  },
) =>
  ctx.db
    .insertInto('api_key')
    .values({
      territory_id: ctx.scope.territoryId,
      id: key.id,
      person_id: key.organisationId === null ? key.personId : null,
      organisation_id: key.organisationId,
      created_by: key.personId,
      name: key.name,
      key_hash: key.hash,
      ending: key.ending,
      scopes: [...key.scopes],
      created_at: toDate(ctx.clock.now()),
      expires_at: key.expiresAt,
    })
    .execute()

/** @returns false when it was revoked already, or is not theirs */
export const markRevoked = async (ctx: Ctx, id: string): Promise<boolean> => {
  const revoked = await ctx.db
    .updateTable('api_key')
    .set({ revoked_at: toDate(ctx.clock.now()) })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return revoked !== undefined
}

/** The key that has this digest, for the door of the API. */
export const keyByHash = async (
  db: Db,
  territoryId: string,
  hash: string,
): Promise<(KeyFacts & { readonly id: string; readonly lastUsedAt: Date | null }) | null> => {
  const row = await db
    .selectFrom('api_key as k')
    .leftJoin('person as p', 'p.id', 'k.person_id')
    .leftJoin('organisation as o', (join) =>
      join.onRef('o.territory_id', '=', 'k.territory_id').onRef('o.id', '=', 'k.organisation_id'),
    )
    .select(['k.id', 'k.scopes', 'k.expires_at', 'k.revoked_at', 'k.last_used_at', 'k.person_id'])
    .select(['p.id as holder', 'p.deactivated_at', 'o.archived_at'])
    .where('k.territory_id', '=', territoryId)
    .where('k.key_hash', '=', hash)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    id: row.id,
    scopes: row.scopes,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
    ownerGone:
      (row.person_id !== null && (row.holder === null || row.deactivated_at !== null)) ||
      row.archived_at !== null,
  }
}

/** Two requests at the same time write it once each, which is right enough. */
export const noteUse = async (db: Db, territoryId: string, id: string, at: Date): Promise<void> => {
  await db
    .updateTable('api_key')
    .set({ last_used_at: at })
    .where('territory_id', '=', territoryId)
    .where('id', '=', id)
    .execute()
}
