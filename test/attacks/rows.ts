import pg from 'pg'
import { inject } from 'vitest'
import { quoted, readTables } from '../../app/platform/database/backup/tables.ts'
import { onDatabase } from '../support/onDatabase.ts'
import type { World } from './client.ts'

/** Tables that may change although nothing was asked of them, and why. */
export const BESIDE: Readonly<Record<string, string>> = {
  person_session: 'keeps when its person was last seen, to the nearest five minutes',
  access_log: 'each page that shows people to somebody else is recorded, refused forms included',
  access_log_head: 'ends that record',
}

/** Tables that work of the background changes after an effect, and why. */
export const BEHIND: Readonly<Record<string, string>> = {
  ...BESIDE,
  fact: 'jobs tell what they did',
  personal_export: 'a copy asked for is made by a job',
  stored_file: 'and kept in a file',
  fact_effect: 'reactions leave their mark when their job has run',
  mail: 'a worker tries the mails that wait',
  notice: 'and tells whom a fact concerns',
}

/** Fingerprints of all tables in one statement: asked before and after each form, a hundred round trips would be felt. */
const statementOf = async (client: pg.Client): Promise<string> =>
  (await readTables(client))
    .map(
      ({ name }) => `select ${client.escapeLiteral(name)} as name, count(*)::int as rows,
        coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text as hash from ${quoted(name)} t`,
    )
    .join('\nunion all\n')

/** One connection a world, where the statement stays prepared: it costs three times as much to plan as to run. */
const connections = new WeakMap<World, Promise<{ client: pg.Client; text: string }>>()
const connected = async ({ app }: World): Promise<{ client: pg.Client; text: string }> => {
  const database = new URL(app.ownerUrl).pathname.slice(1)
  // Above the rules of rows, so that none is missed.
  const client = new pg.Client({ connectionString: onDatabase(inject('superuserUrl'), database) })
  // It ends with the database of its world.
  client.on('error', () => {})
  await client.connect()
  return { client, text: await statementOf(client) }
}

/** Number of rows and fingerprint of every table, but those whose reason to change is named. */
export const rowsNow = async (
  world: World,
  beside: Readonly<Record<string, string>> = BESIDE,
): Promise<Record<string, string>> => {
  const connection = connections.get(world) ?? connected(world)
  connections.set(world, connection)
  const { client, text } = await connection
  const { rows } = await client.query<{ name: string; rows: number; hash: string }>({ name: 'rows', text })
  return Object.fromEntries(
    rows.flatMap((one) => (one.name in beside ? [] : [[one.name, `${one.rows} rows ${one.hash}`]])),
  )
}
