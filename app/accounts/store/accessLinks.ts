import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import { hashToken } from '../../platform/access/signing.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { AccessLink } from '../domain/accessLink.ts'

const columns = [
  'id',
  'event_id as eventId',
  'subject_id as subjectId',
  'registration_id as registrationId',
  'rights',
  'expires_at as expiresAt',
  'revoked_at as revokedAt',
] as const

/** The link that this token opens. The token itself is stored nowhere. */
export const linkOfToken = async (db: Db, territoryId: string, token: string): Promise<AccessLink | null> =>
  (await db
    .selectFrom('access_link')
    .select(columns)
    .where('territory_id', '=', territoryId)
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst()) ?? null

/** The link, with the snapshot of the database in which it was read. */
export const linkById = async (
  db: Db,
  territoryId: string,
  id: string,
): Promise<(AccessLink & { readonly snapshot: string }) | null> =>
  (await db
    .selectFrom('access_link')
    .select(columns)
    .select(sql<string>`pg_current_snapshot()::text`.as('snapshot'))
    .where('territory_id', '=', territoryId)
    .where('id', '=', id)
    .executeTakeFirst()) ?? null

/** Live links of the participants of an event: those neither revoked nor expired. */
export const liveLinksOfEvent = (db: Db, scope: Scope, eventId: string, now: Date): Promise<AccessLink[]> =>
  db
    .selectFrom('access_link')
    .select(columns)
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at')
    .execute()
