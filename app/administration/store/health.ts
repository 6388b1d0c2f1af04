import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import { knownMigrations } from '../../platform/database/migrate.ts'
import type { Readings } from '../domain/health.ts'

/** Without a right to watch the others, a login sees the transactions of its own only. */
export const readDatabase = async (db: Db): Promise<Readings['database']> => {
  const { rows } = await sql<Readings['database']>`
    select split_part(current_setting('server_version'), ' ', 1) as version,
      pg_database_size(current_database()) as bytes,
      (select count(*) from pg_stat_activity where datname = current_database()) as connections,
      current_setting('max_connections')::int as "mostConnections",
      (select coalesce(max(extract(epoch from now() - xact_start)), 0)::float8 from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()) as "longestSeconds"`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('a select without from gives one row')
  return row
}

/** Migrations of this code that the database has not received. */
export const readPendingMigrations = async (db: Db): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`select name from schema_migration`.execute(db)
  const applied = new Set(rows.map(({ name }) => name))
  return (await knownMigrations()).filter((name) => !applied.has(name))
}

export const readJobs = async (db: Db): Promise<Readings['jobs']> => {
  const { rows } = await sql<Readings['jobs']>`
    select count(*) filter (where state::text in ('created', 'retry', 'active')) as waiting,
      count(*) filter (where state::text = 'failed') as failed,
      coalesce(max(extract(epoch from now() - start_after))
        filter (where state::text in ('created', 'retry') and start_after <= now()), 0)::float8 as "lateSeconds"
    from pgboss.job where left(name, 8) <> '__pgboss'`.execute(db)
  return rows[0] ?? { waiting: 0, failed: 0, lateSeconds: 0 }
}

export const readMails = async (db: Db, scope: Scope): Promise<Omit<Readings['mail'], 'server'>> => {
  const mails = db.selectFrom('mail').where('territory_id', '=', scope.territoryId)
  const last = await mails.select(({ fn }) => fn.max('sent_at').as('at')).executeTakeFirst()
  const failure = await mails
    .select(['last_tried_at', 'last_error'])
    .where('last_error', 'is not', null)
    .where('last_tried_at', 'is not', null)
    .orderBy('last_tried_at', 'desc')
    .executeTakeFirst()
  const { failed } = await mails
    .select(({ fn }) => fn.countAll<number>().as('failed'))
    .where('state', '=', 'failed')
    .executeTakeFirstOrThrow()
  const at = failure?.last_tried_at ?? null
  return {
    lastSentAt: last?.at ?? null,
    lastFailure: at === null ? null : { at, reason: failure?.last_error ?? '' },
    failed,
  }
}

/** Open accounts of one person whose roles reach over the territory, and those of them that one proof alone opens. */
export const readSensitive = async (db: Db, scope: Scope): Promise<Readings['sensitive']> => {
  const { rows } = await sql<Readings['sensitive']>`
    select count(*) as people, count(*) filter (where not p.second_factor
      and not exists (select from passkey k where k.person_id = p.id)) as unprotected
    from person p where p.deactivated_at is null and p.demo is null and exists (select from platform_role r
      where r.person_id = p.id and r.territory_id = ${scope.territoryId})`.execute(db)
  return rows[0] ?? { people: 0, unprotected: 0 }
}
