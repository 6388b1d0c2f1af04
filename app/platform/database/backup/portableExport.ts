import { createHash } from 'node:crypto'
import { mkdir, open } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { copyUploads } from './baseBackup.ts'
import type { CopiedFile } from './copying.ts'
import { assertAllSeen, hashTable } from './hashRows.ts'
import type { PortableManifest } from './manifest.ts'
import { toLine } from './rowText.ts'
import { inSession } from './session.ts'
import { quoted, readMigrations, readTables, type Table } from './tables.ts'
import { fillTarget } from './target.ts'

const ROWS_AT_ONCE = 1000

export type PortableExport = {
  kind: 'portable-export'
  manifest: PortableManifest
  rows: number
  summary: string
}

/**
 * Writes schema `public` to `target` in an open form, whatever the version of PostgreSQL: `tables/<name>.jsonl` (one JSON
 * object for each row, in the order of the primary key), the uploaded files of `dataFolder` when given, and a manifest.
 * All tables are read at one instant while the application works. Job queues are not in it: they are rebuilt from facts.
 *
 * @param options.url address of the owner's login: row security must not hide anything (`rows-hidden`)
 */
export async function exportPortable(options: {
  url: string
  target: string
  dataFolder?: string
}): Promise<PortableExport> {
  const manifest = await fillTarget(options.target, (draft) =>
    inSession(options.url, async (client): Promise<PortableManifest> => {
      await mkdir(path.join(draft, 'tables'), { mode: 0o700 })
      await client.query('begin isolation level repeatable read read only')
      const tables: PortableManifest['tables'] = []
      for (const table of await readTables(client)) {
        const file = await exportTable(client, table, draft)
        const { rows, hash } = await hashTable(client, table)
        tables.push({ name: table.name, columns: table.columns, rows, rowsHash: hash, file })
      }
      const migrations = await readMigrations(client)
      const sequences = await readSequences(client)
      const server = await client.query<{ version: string }>(
        "select current_setting('server_version') as version",
      )
      await client.query('commit')
      const uploads = options.dataFolder
        ? await copyUploads(options.dataFolder, draft)
        : { folders: [], files: [] }
      const postgres = { version: server.rows[0]?.version ?? '' }
      const head = {
        kind: 'openmap-portable-export',
        format: 1,
        createdAt: new Date().toISOString(),
      } as const
      return { ...head, postgres, migrations, tables, sequences, uploads }
    }),
  )
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  const summary = `Export portable dans «\u00a0${options.target}\u00a0»\u00a0: ${manifest.tables.length} tables, ${rows} lignes, ${manifest.uploads.files.length} fichiers déposés. Ce n’est pas une copie du serveur\u00a0: il se réimporte dans une base neuve.`
  return { kind: 'portable-export', manifest, rows, summary }
}

async function exportTable(client: pg.Client, table: Table, draft: string): Promise<CopiedFile> {
  const relative = `tables/${fileNameOf(table.name)}.jsonl`
  const columns = table.columns.map(({ name }) => `${quoted(name)}::text`).join(', ')
  const order = table.key.length > 0 ? `order by ${table.key.map(quoted).join(', ')}` : ''
  const select = `select ${columns} from public.${quoted(table.name)} ${order}`
  assertAllSeen(table)
  await client.query(`declare reading no scroll cursor for ${select}`)
  const hash = createHash('sha256')
  let bytes = 0
  const handle = await open(path.join(draft, relative), 'wx', 0o600)
  try {
    for (;;) {
      const read = { text: `fetch ${ROWS_AT_ONCE} from reading`, rowMode: 'array' as const }
      const { rows } = await client.query<(string | null)[]>(read)
      if (rows.length === 0) break
      const chunk = Buffer.from(rows.map((row) => `${toLine(table.columns, row)}\n`).join(''))
      await handle.writeFile(chunk)
      hash.update(chunk)
      bytes += chunk.length
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  await client.query('close reading')
  return { path: relative, bytes, sha256: hash.digest('hex') }
}

/** Where each sequence stands, so that the next number given after an import is a new one. */
async function readSequences(client: pg.Client): Promise<PortableManifest['sequences']> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select sequencename::text as name, last_value::text as value from pg_sequences
     where schemaname = 'public' and last_value is not null and sequencename not like 'schema_migration%' order by 1`,
  )
  return rows
}

function fileNameOf(table: string): string {
  return table.replaceAll(/[^A-Za-z0-9_-]/g, (letter) => `%${letter.codePointAt(0)?.toString(16)}`)
}
