import { sql } from 'kysely'
import { type Actor, bodyRoles, platformRoles, UNREAD_SHOWN, visitor } from '../../platform/access/actor.ts'
import type { Db } from '../../platform/database/connect.ts'
import { type Clock, endOfToday, toDate, today } from '../../platform/kernel/dates.ts'
import { settingsOf } from '../../platform/settings/settings.ts'
import { type HeldSession, seenLongAgo, sessionActor } from '../domain/session.ts'
import { heldRoles } from './rights.ts'

type Row = Omit<HeldSession, 'memberships' | 'platform' | 'idle'> & {
  readonly snapshot: string
  readonly idle: Readonly<Record<string, unknown>> | null
  readonly memberships: HeldSession['memberships'] | null
  readonly platform: readonly string[] | null
}

/** A session as it was read, in that snapshot of the database; delegations begin and end with the day. */
export type KnownSession = {
  readonly held: HeldSession
  readonly snapshot: string
  /** In ms since 1970. */
  readonly until: number
}

type Parts = { readonly clock: Clock; readonly territoryId: string }

/** What the session of this token holds at this very moment, in one statement; null when there is none. */
export const readSession = async (db: Db, parts: Parts, token: string): Promise<KnownSession | null> => {
  const day = today(parts.clock).toString()
  const until = endOfToday(parts.clock)
  const { rows } = await sql<Row>`
    select pg_current_snapshot()::text as snapshot, s.id as "sessionId", s.second_factor_at as "secondFactorAt", s.created_at as "createdAt",
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
  if (row === undefined) return null
  const { snapshot, ...session } = row
  const held: HeldSession = {
    ...session,
    memberships: (row.memberships ?? []).filter(({ role }) => bodyRoles.includes(role)),
    platform: platformRoles.filter((role) => row.platform?.includes(role) === true),
    idle: settingsOf('', row.idle),
  }
  return { held, snapshot, until }
}

/** Who a session makes of its holder now; that they were seen is written from time to time. */
export const actorNow = async (db: Db, { clock }: Parts, { held }: KnownSession): Promise<Actor> => {
  const now = toDate(clock.now())
  const actor = sessionActor(held, now)
  if (actor.kind !== 'visitor' && seenLongAgo(held, now))
    await db.updateTable('person_session').set({ updated_at: now }).where('id', '=', held.sessionId).execute()
  return actor
}

/** Who holds the session of this token. Unknown, over, idle for too long or closed: a visitor. */
export const readActor = async (db: Db, parts: Parts, token: string): Promise<Actor> => {
  const known = await readSession(db, parts, token)
  return known === null ? visitor : actorNow(db, parts, known)
}

/** Who asked for something that is done later, with the rights of now; a visitor once that session is closed. */
export const actorOfSession = async (db: Db, parts: Parts, sessionId: string): Promise<Actor> => {
  const session = await db
    .selectFrom('person_session')
    .select('token')
    .where('id', '=', sessionId)
    .executeTakeFirst()
  return session === undefined ? visitor : readActor(db, parts, session.token)
}
