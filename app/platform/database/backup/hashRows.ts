import type pg from 'pg'
import { refusals } from './refusal.ts'
import { inSession } from './session.ts'
import { quoted, readTables, type Table } from './tables.ts'

/** Content of a table: number of rows, and a fingerprint that does not depend on their order. */
export type TableHash = { rows: number; hash: string }

/**
 * Fingerprints of all tables of schema `public` (but the record of migrations), by table name: equal on two databases
 * when they hold the same rows. Throws `rows-hidden` where row security would hide rows from this login.
 *
 * @example
 * const before = await hashRows(ownerUrl)
 * // back up, wipe, restore…
 * assert.deepEqual(await hashRows(ownerUrl), before)
 */
export function hashRows(url: string): Promise<Record<string, TableHash>> {
  return inSession(url, async (client) => {
    // One snapshot for all tables.
    await client.query('begin isolation level repeatable read read only')
    const hashes: Record<string, TableHash> = {}
    for (const table of await readTables(client)) hashes[table.name] = await hashTable(client, table)
    await client.query('commit')
    return hashes
  })
}

/** Fingerprint of one table, seen from the client's transaction. */
export async function hashTable(client: pg.Client, table: Table): Promise<TableHash> {
  assertAllSeen(table)
  const columns = table.columns.map(({ name }) => quoted(name)).join(', ')
  const text = `
    select count(*)::text as rows,
      encode(sha256(coalesce(string_agg(line, ''::bytea order by line), ''::bytea)), 'hex') as hash
    from (select sha256(convert_to(row(${columns})::text, 'UTF8')) as line from public.${quoted(table.name)}) as lines`
  const { rows } = await client.query<{ rows: string; hash: string }>(text)
  return { rows: Number(rows[0]?.rows ?? 0), hash: rows[0]?.hash ?? '' }
}

/** Refuses to read a table of which this login may not see every row: a part would pass for the whole. */
export function assertAllSeen({ name, hidesRows }: Table): void {
  if (hidesRows) throw refusals.rowsHidden(name)
}
