import { sql } from 'kysely'
import { type Actor, bodyRoles, platformRoles, UNREAD_SHOWN, visitor } from '../../platform/access/actor.ts'
import type { Db } from '../../platform/database/connect.ts'
import { type Clock, toDate, today } from '../../platform/kernel/dates.ts'
import { settingsOf } from '../../platform/settings/settings.ts'
import { type HeldSession, seenLongAgo, sessionActor } from '../domain/session.ts'
import { heldRoles } from './rights.ts'

type Row = Omit<HeldSession, 'memberships' | 'platform' | 'idle'> & {
  readonly idle: Readonly<Record<string, unknown>> | null
  readonly memberships: HeldSession['memberships'] | null
  readonly platform: readonly string[] | null
}

/**
 * Who holds the session of this token, with the rights of this very moment: one statement, at each request. Unknown,
 * over, idle for too long or closed: a visitor.
 */
export const readActor = async (
  db: Db,
  parts: { readonly clock: Clock; readonly territoryId: string },
  token: string,
): Promise<Actor> => {
  const day = today(parts.clock).toString()
  const { rows } = await sql<Row>`
    select s.id as "sessionId", s.second_factor_at as "secondFactorAt", s.created_at as "createdAt",
      s.updated_at as "seenAt", s.expires_at as "expiresAt",
      p.id as "personId", p.name, p.demo is not null as shared, p.second_factor as "secondFactor", p.deactivated_at as "deactivatedAt",
      (select json_agg(json_build_object('organisationId', o.id, 'role', held.role, 'kinds', o.kinds, 'departments', o.departments))
        from (${heldRoles(sql.ref('p.id'), { territoryId: parts.territoryId, day })}) held
        join organisation o on o.territory_id = ${parts.territoryId} and o.id = held.organisation_id
        where o.archived_at is null) as memberships,
      (select array_agg(r.role) from platform_role r
        where r.person_id = p.id and r.territory_id = ${parts.territoryId}) as platform,
      (select jsonb_object_agg(x.key, x.value) from setting x
        where x.territory_id = ${parts.territoryId} and x.key in ('idleHours', 'idleHoursPlatform')) as idle,
      (select count(*) from (select from notice n where n.person_id = p.id and n.territory_id = ${parts.territoryId}
        and n.read_at is null and n.archived_at is null limit ${UNREAD_SHOWN + 1}) few) as unread
    from person_session s join person p on p.id = s.person_id
    where s.token = ${token}`.execute(db)
  const [row] = rows
  if (row === undefined) return visitor
  const held: HeldSession = {
    ...row,
    memberships: (row.memberships ?? []).filter(({ role }) => bodyRoles.includes(role)),
    platform: platformRoles.filter((role) => row.platform?.includes(role) === true),
    idle: settingsOf('', row.idle),
  }
  const now = toDate(parts.clock.now())
  const actor = sessionActor(held, now)
  if (actor.kind !== 'visitor' && seenLongAgo(held, now)) {
    await db.updateTable('person_session').set({ updated_at: now }).where('token', '=', token).execute()
  }
  return actor
}

/** Who asked for something that is done later, with the rights of now; a visitor once that session is closed. */
export const actorOfSession = async (
  db: Db,
  parts: { readonly clock: Clock; readonly territoryId: string },
  sessionId: string,
): Promise<Actor> => {
  const session = await db
    .selectFrom('person_session')
    .select('token')
    .where('id', '=', sessionId)
    .executeTakeFirst()
  return session === undefined ? visitor : readActor(db, parts, session.token)
}
