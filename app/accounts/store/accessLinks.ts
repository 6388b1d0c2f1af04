import type { Scope } from '../../platform/access/scope.ts'
import { hashToken } from '../../platform/access/signing.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { AccessLink } from '../domain/accessLink.ts'

const columns = [
  'id',
  'kind',
  'event_id',
  'subject_id',
  'single_use',
  'expires_at',
  'used_at',
  'revoked_at',
] as const

type Row = {
  id: string
  kind: string
  event_id: string | null
  subject_id: string | null
  single_use: boolean
  expires_at: Date
  used_at: Date | null
  revoked_at: Date | null
}

const toLink = (row: Row): AccessLink => ({
  id: row.id,
  kind: row.kind === 'administrator' ? 'administrator' : 'participant',
  eventId: row.event_id,
  subjectId: row.subject_id,
  singleUse: row.single_use,
  expiresAt: row.expires_at,
  usedAt: row.used_at,
  revokedAt: row.revoked_at,
})

/** The link that this token opens. The token itself is stored nowhere. */
export const linkOfToken = async (db: Db, territoryId: string, token: string): Promise<AccessLink | null> => {
  const row = await db
    .selectFrom('access_link')
    .select(columns)
    .where('territory_id', '=', territoryId)
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst()
  return row === undefined ? null : toLink(row)
}

export const linkById = async (db: Db, territoryId: string, id: string): Promise<AccessLink | null> => {
  const row = await db
    .selectFrom('access_link')
    .select(columns)
    .where('territory_id', '=', territoryId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toLink(row)
}

/** Live links of the participants of an event: those neither revoked nor expired. */
export const liveLinksOfEvent = async (
  db: Db,
  scope: Scope,
  eventId: string,
  now: Date,
): Promise<AccessLink[]> => {
  const rows = await db
    .selectFrom('access_link')
    .select(columns)
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at')
    .execute()
  return rows.map(toLink)
}
