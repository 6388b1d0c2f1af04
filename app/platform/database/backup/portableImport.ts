import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { ownerOf } from '../embedded/account.ts'
import { inFolder } from '../embedded/places.ts'
import { copyListing } from './copying.ts'
import { hashTable } from './hashRows.ts'
import { type PortableManifest, readPortableExport } from './manifest.ts'
import { refusals } from './refusal.ts'
import { insertLines } from './rowText.ts'
import { inSession } from './session.ts'
import { loadingOrder, quoted, readForeignKeys, readMigrations, readTables, type Table } from './tables.ts'

const BYTES_AT_ONCE = 1024 * 1024

export type ImportOptions = { url: string; source: string; replace?: boolean; dataFolder?: string }

/**
 * Loads a portable export into a database that has been through the same migrations, in one transaction: all of it or
 * nothing. Tables must be empty, or hold exactly the rows of the export (reference rows made by migrations); `replace`
 * empties them first. The fingerprint of each table is compared with the export's before the commit.
 *
 * @param options.url address of the owner's login
 * @param options.dataFolder where uploaded files go; omitted, they are left in the export
 */
export async function importPortable(options: ImportOptions): Promise<{ rows: number; summary: string }> {
  const { source, replace = false } = options
  const manifest = readPortableExport(source)
  if (options.dataFolder && !replace) refuseUploadsPresent(options.dataFolder, manifest)
  await inSession(options.url, async (client) => {
    await client.query('begin')
    const tables = await readTables(client)
    const wanted = await compareSchema(client, tables, manifest)
    if (replace && tables.length > 0) {
      await client.query(`truncate ${tables.map(({ name }) => `public.${quoted(name)}`).join(', ')} cascade`)
    }
    const toLoad = await chooseTables(client, wanted)
    const { order, late } = loadingOrder([...toLoad.keys()], await readForeignKeys(client))
    const restore = await relax(
      client,
      [...toLoad.values()].map(({ table }) => table),
      late,
    )
    for (const name of order) {
      const part = toLoad.get(name)
      if (part) await loadTable(client, part, source)
    }
    for (const { name, value } of manifest.sequences) {
      await client.query('select setval($1::regclass, $2::bigint)', [`public.${quoted(name)}`, value])
    }
    await client.query('set constraints all immediate')
    for (const statement of restore) await client.query(statement)
    // Before the commit: a damaged file leaves the database as it was.
    if (options.dataFolder) await importUploads(options.dataFolder, source, manifest)
    await client.query('commit')
  })
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  return {
    rows,
    summary: `Export portable du ${manifest.createdAt} importé\u00a0: ${manifest.tables.length} tables, ${rows} lignes.`,
  }
}

type Part = { table: Table; exported: PortableManifest['tables'][number] }

async function compareSchema(
  client: pg.Client,
  tables: Table[],
  manifest: PortableManifest,
): Promise<Part[]> {
  const done = await readMigrations(client)
  const [missing] = manifest.migrations.filter((name) => !done.includes(name))
  const [further] = done.filter((name) => !manifest.migrations.includes(name))
  if (missing) throw refusals.schemaDiffers(`migration ${missing} absente de la base`)
  if (further) throw refusals.schemaDiffers(`migration ${further} inconnue de l’export`)
  return manifest.tables.map((exported) => {
    const table = tables.find(({ name }) => name === exported.name)
    if (!table) throw refusals.schemaDiffers(`table ${exported.name} absente`)
    const shape = (columns: Table['columns']) => columns.map(({ name, type }) => `${name} ${type}`).join(', ')
    if (shape(table.columns) !== shape(exported.columns))
      throw refusals.schemaDiffers(`colonnes de ${exported.name}`)
    return { table, exported }
  })
}

/** Leaves out tables that already hold just what the export holds; refuses those that hold anything else. */
async function chooseTables(client: pg.Client, parts: Part[]): Promise<Map<string, Part>> {
  const chosen = new Map<string, Part>()
  const occupied: string[] = []
  for (const part of parts) {
    const { rows, hash } = await hashTable(client, part.table)
    if (rows === 0) chosen.set(part.table.name, part)
    else if (hash !== part.exported.rowsHash) occupied.push(part.table.name)
  }
  if (occupied.length > 0) throw refusals.tablesNotEmpty(occupied)
  return chosen
}

/**
 * What would stand in the way of rows that were already right once: foreign keys in a circle are checked at the end,
 * triggers and forced row security rest. Answers the statements that put everything back; a failure undoes it all.
 */
async function relax(
  client: pg.Client,
  tables: Table[],
  late: { name: string; child: string; deferrable: boolean; deferred: boolean }[],
) {
  const restore: string[] = []
  for (const key of late) {
    const alter = `alter table public.${quoted(key.child)} alter constraint ${quoted(key.name)}`
    await client.query(`${alter} deferrable initially deferred`)
    const before = key.deferrable
      ? `deferrable initially ${key.deferred ? 'deferred' : 'immediate'}`
      : 'not deferrable'
    restore.push(`${alter} ${before}`)
  }
  for (const table of tables.filter(({ forcesRowSecurity }) => forcesRowSecurity)) {
    await client.query(`alter table public.${quoted(table.name)} no force row level security`)
    restore.push(`alter table public.${quoted(table.name)} force row level security`)
  }
  const triggers = await client.query<{ name: string; table: string; mode: string }>(
    `select t.tgname::text as name, c.relname::text as table, t.tgenabled::text as mode
     from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where not t.tgisinternal and t.tgenabled <> 'D' and t.tgparentid = 0
       and c.relnamespace = 'public'::regnamespace and c.relname = any ($1)`,
    [tables.map(({ name }) => name)],
  )
  for (const { name, table, mode } of triggers.rows) {
    await client.query(`alter table public.${quoted(table)} disable trigger ${quoted(name)}`)
    const enable = mode === 'A' ? 'enable always' : mode === 'R' ? 'enable replica' : 'enable'
    restore.push(`alter table public.${quoted(table)} ${enable} trigger ${quoted(name)}`)
  }
  return restore
}

async function loadTable(client: pg.Client, { table, exported }: Part, source: string): Promise<void> {
  const file = path.join(source, exported.file.path)
  const insert = insertLines(table.name, table.columns)
  const hash = createHash('sha256')
  for await (const lines of batches(file, hash)) await client.query(insert, [lines])
  if (hash.digest('hex') !== exported.file.sha256) throw refusals.sourceDamaged(file)
  const loaded = await hashTable(client, table)
  if (loaded.hash !== exported.rowsHash) throw refusals.sourceDamaged(file)
}

/** Lines by lots. Not `readline`: it also cuts at U+2028, which JSON leaves as it is. */
async function* batches(file: string, hash: { update(text: string): unknown }): AsyncGenerator<string[]> {
  if (!existsSync(file)) throw refusals.sourceDamaged(file)
  let rest = ''
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: BYTES_AT_ONCE })) {
    hash.update(String(chunk))
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    if (lines.length > 0) yield lines
  }
  if (rest) yield [rest]
}

function refuseUploadsPresent(dataFolder: string, manifest: PortableManifest): void {
  const uploads = inFolder.files(dataFolder)
  if (manifest.uploads.files.length > 0 && existsSync(uploads) && readdirSync(uploads).length > 0) {
    throw refusals.dataPresent(uploads)
  }
}

async function importUploads(dataFolder: string, source: string, manifest: PortableManifest): Promise<void> {
  const { folders, files } = manifest.uploads
  const listing = { folders, files: files.map((file) => file.path) }
  await mkdir(dataFolder, { recursive: true })
  const from = path.join(source, 'files')
  const copied = await copyListing(from, inFolder.files(dataFolder), listing, ownerOf(dataFolder))
  const found = new Map(copied.map((file) => [file.path, file.sha256]))
  const damaged = files.find((file) => found.get(file.path) !== file.sha256)
  if (damaged) throw refusals.sourceDamaged(path.join(from, damaged.path))
}
