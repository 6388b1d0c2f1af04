import type { BodyRole, PlatformRole } from '../../platform/access/actor.ts'
import { hashToken } from '../../platform/access/signing.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Invitation } from '../domain/invitation.ts'

const invitations = (db: Db, territoryId: string) =>
  db
    .selectFrom('invitation as i')
    .leftJoin('organisation as o', (join) =>
      join.onRef('o.territory_id', '=', 'i.territory_id').onRef('o.id', '=', 'i.organisation_id'),
    )
    .select([
      'i.id',
      'i.organisation_id',
      'i.platform_role',
      'i.role',
      'i.email',
      'i.expires_at',
      'i.accepted_at',
      'i.revoked_at',
      'o.name as organisation_name',
    ])
    .where('i.territory_id', '=', territoryId)

type Row = Awaited<ReturnType<ReturnType<typeof invitations>['executeTakeFirstOrThrow']>>

const toInvitation = (row: Row): Invitation => ({
  id: row.id,
  offer:
    row.organisation_id === null
      ? { kind: 'platform', role: row.platform_role as PlatformRole }
      : { kind: 'body', organisationId: row.organisation_id, role: row.role as BodyRole },
  organisationName: row.organisation_name,
  email: row.email,
  expiresAt: row.expires_at,
  acceptedAt: row.accepted_at,
  revokedAt: row.revoked_at,
})

export const invitationOfToken = async (
  db: Db,
  territoryId: string,
  token: string,
): Promise<Invitation | null> => {
  const row = await invitations(db, territoryId)
    .where('i.token_hash', '=', hashToken(token))
    .executeTakeFirst()
  return row === undefined ? null : toInvitation(row)
}

/** Invitations of a body that nobody has answered yet, the latest first. */
export const openInvitations = async (
  db: Db,
  territoryId: string,
  organisationId: string,
  now: Date,
): Promise<Invitation[]> => {
  const rows = await invitations(db, territoryId)
    .where('i.organisation_id', '=', organisationId)
    .where('i.accepted_at', 'is', null)
    .where('i.revoked_at', 'is', null)
    .where('i.expires_at', '>', now)
    .orderBy('i.created_at', 'desc')
    .execute()
  return rows.map(toInvitation)
}
