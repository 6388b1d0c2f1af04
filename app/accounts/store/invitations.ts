import type { BodyRole, PlatformRole } from '../../platform/access/actor.ts'
import { hashToken } from '../../platform/access/signing.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
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
    // An archived body takes nobody in; an invitation by the platform has none.
    .where('o.archived_at', 'is', null)

const unanswered = (db: Db, territoryId: string) =>
  invitations(db, territoryId).where('i.accepted_at', 'is', null).where('i.revoked_at', 'is', null)

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

/** Invitations of a body that nobody has answered yet, expired ones included: they can be sent again. */
export const unansweredInvitations = async (
  db: Db,
  territoryId: string,
  organisationId: string,
): Promise<Invitation[]> => {
  const rows = await unanswered(db, territoryId)
    .where('i.organisation_id', '=', organisationId)
    .orderBy('i.created_at', 'desc')
    .orderBy('i.id', 'desc')
    .execute()
  return rows.map(toInvitation)
}

/** Invitations to bodies that wait for the holder of this address. */
export const invitationsTo = async (
  db: Db,
  territoryId: string,
  email: string,
  now: Date,
): Promise<Invitation[]> => {
  const rows = await unanswered(db, territoryId)
    .where('i.email', '=', email)
    .where('i.organisation_id', 'is not', null)
    .where('i.expires_at', '>', now)
    .orderBy('i.created_at')
    .execute()
  return rows.map(toInvitation)
}

/** An invitation to this address, whatever became of it. */
export const invitationAddressed = async (
  db: Db,
  territoryId: string,
  wanted: { readonly id: string; readonly email: string },
): Promise<Invitation | null> => {
  const row = await invitations(db, territoryId)
    .where('i.id', '=', wanted.id)
    .where('i.email', '=', wanted.email)
    .executeTakeFirst()
  return row === undefined ? null : toInvitation(row)
}

export const unansweredInvitation = async (
  db: Db,
  territoryId: string,
  id: string,
): Promise<Invitation | null> => {
  const row = await unanswered(db, territoryId).where('i.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toInvitation(row)
}

/** Ends an invitation that nobody has answered. @returns false when it was answered or ended already */
export const endInvitation = async (ctx: Ctx, id: string): Promise<boolean> => {
  const ended = await ctx.db
    .updateTable('invitation')
    .set({ revoked_at: toDate(ctx.clock.now()) })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}
