import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { type Kysely, sql } from 'kysely'
import type pg from 'pg'
import type { DB } from '../../app/platform/database/schema.ts'

/** Which of these words stand where in the whole database: texts, JSON, lists and bytes of every table. */
export const searchDatabase = async (
  owner: pg.Client,
  words: Iterable<string>,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'pgboss') and c.relkind = 'r' order by 1`,
  )
  const wanted = [...new Set(words)]
  const found = new Map<string, string[]>()
  for (const { name } of tables) {
    const { rows } = await owner.query<{ word: string }>(
      `select word from unnest($1::text[]) word where exists (select from ${name} line
         where position(word in line::text) > 0
           or position(encode(convert_to(word, 'UTF8'), 'hex') in line::text) > 0)`,
      [wanted],
    )
    for (const { word } of rows) found.set(word, [...(found.get(word) ?? []), name])
  }
  return found
}

/** Everything that an archive holds, one text after the other. */
export const unzippedText = (content: Uint8Array): string =>
  Object.entries(unzipSync(content))
    .map(([path, bytes]) => `${path}\n${Buffer.from(bytes).toString('utf8')}`)
    .join('\n')

/** Everything under this folder, archives opened, one text after the other. */
export const folderText = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const content = readFileSync(join(entry.parentPath, entry.name))
      return entry.name.endsWith('.zip') ? unzippedText(content) : content.toString('utf8')
    })
    .join('\n')

/** Rows of each table: what statistics are made of. */
export const countTables = async (
  db: Kysely<DB>,
  tables: readonly string[],
): Promise<{ readonly [table: string]: number }> => {
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(
      db,
    )
    counts[table] = rows[0]?.count ?? 0
  }
  return counts
}
