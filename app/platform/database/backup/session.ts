import pg from 'pg'
import { refusals } from './refusal.ts'

/** Same text for the same value, whatever the server's settings; every row, by the policy that each private table has for the system. */
const SETTINGS = [
  "set timezone = 'UTC'",
  "set datestyle = 'ISO, YMD'",
  "set intervalstyle = 'postgres'",
  "set bytea_output = 'hex'",
  'set extra_float_digits = 1',
  'set search_path = public',
  "set openmap.actor = 'system'",
  'set statement_timeout = 0',
  'set lock_timeout = 0',
  'set idle_in_transaction_session_timeout = 0',
]

/** Runs `work` on one connection of its own, with settings under which values read alike everywhere. */
export async function inSession<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'openmap backup',
    connectionTimeoutMillis: 10_000,
  })
  // A connection that breaks also fails the query in progress, which is where it is dealt with.
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    throw refusals.databaseUnreachable(error)
  }
  try {
    await client.query(SETTINGS.join(';'))
    return await work(client)
  } finally {
    await client.end()
  }
}
