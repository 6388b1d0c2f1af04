import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { runner } from 'node-pg-migrate'
import pg from 'pg'
import { installJobs } from '../jobs/install.ts'
import { projectFolder } from '../projectFolder.ts'

const folder = fileURLToPath(new URL('migrations/', projectFolder))

/** Tables where the application only adds: what was written there stays as it was. */
export const APPEND_ONLY = ['access_log', 'audit_entry', 'retention_certificate'] as const

/** Tables that the application reads, and functions of the database write. */
export const READ_ONLY = ['schema_migration', 'access_log_head'] as const

/** Name of the login inside a connection address. */
export const loginOf = (url: string): string => decodeURIComponent(new URL(url).username)

/** Names of the migrations of this code, in order. */
export const knownMigrations = async (): Promise<readonly string[]> =>
  (await readdir(folder)).map((name) => name.replace(/\.[a-z]+$/, '')).sort()

/** Names of the migrations of this code that a database has not received; any login may ask. */
export const pendingMigrations = async (url: string): Promise<readonly string[]> => {
  const known = await knownMigrations()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const table = await client.query<{ found: string | null }>(
      `select to_regclass('public.schema_migration')::text as found`,
    )
    if (table.rows[0]?.found == null) return known
    const { rows } = await client.query<{ name: string }>('select name from schema_migration')
    const applied = new Set(rows.map(({ name }) => name))
    return known.filter((name) => !applied.has(name))
  } finally {
    await client.end()
  }
}

/**
 * Brings the schema to the present code, as the owner: plain SQL files in order, then the job queues, then the rights of
 * the application login (rows only: it owns nothing and changes no schema). Safe to run twice, or by two processes.
 *
 * @returns the names of the migrations that were applied
 */
export const migrate = async (ownerUrl: string, applicationLogin: string): Promise<readonly string[]> => {
  const applied = await runner({
    databaseUrl: ownerUrl,
    dir: folder,
    direction: 'up',
    migrationsTable: 'schema_migration',
    advisoryLockMode: 'wait',
    log: () => {},
  })
  await installJobs(ownerUrl)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const login = client.escapeIdentifier(applicationLogin)
    await client.query(`grant usage on schema access to ${login}`)
    for (const schema of ['public', 'pgboss']) {
      await client.query(`grant usage on schema ${schema} to ${login}`)
      await client.query(`grant select, insert, update, delete on all tables in schema ${schema} to ${login}`)
      await client.query(`grant usage, select on all sequences in schema ${schema} to ${login}`)
      await client.query(`grant execute on all functions in schema ${schema} to ${login}`)
    }
    await client.query(`revoke insert, update, delete on ${READ_ONLY.join(', ')} from ${login}`)
    await client.query(`revoke update, delete on ${APPEND_ONLY.join(', ')} from ${login}`)
  } finally {
    await client.end()
  }
  return applied.map((migration) => migration.name)
}
