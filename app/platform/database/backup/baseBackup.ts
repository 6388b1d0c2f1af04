import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import type { EmbeddedLog } from '../embedded/log.ts'
import { clusterFolder, inFolder } from '../embedded/places.ts'
import { attachOrStart } from '../embedded/supervisor.ts'
import { type CopiedFile, copyListing, fingerprint, type Listing, listTree } from './copying.ts'
import type { BaseBackupManifest } from './manifest.ts'
import { refusals } from './refusal.ts'
import { inSession } from './session.ts'
import { fillTarget } from './target.ts'

/** Kept as empty folders: their content belongs to the running server, or comes from `copyWal`. */
const EMPTY = [
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]
/** Rebuilt, or of no meaning in a copy. */
const SKIPPED =
  /(^|\/)(postmaster\.(pid|opts)|pg_internal\.init(\.\d+)?|pgsql_tmp[^/]*|backup_label(\.old)?|tablespace_map(\.old)?|current_logfiles)$/

export type BaseBackup = { kind: 'base-backup'; manifest: BaseBackupManifest; bytes: number; summary: string }

/**
 * Copies the embedded database and the uploaded files into `target` (absent or empty), while the server runs or not.
 * The copy holds the write-ahead log it needs: it restores by itself, to the moment when the copy ended.
 *
 * Uploads are copied after the database, so that no row of the copy lacks its file, unless it is deleted meanwhile.
 */
export async function backupEmbedded(options: {
  folder: string
  target: string
  log: EmbeddedLog
}): Promise<BaseBackup> {
  const { folder, target, log } = options
  const root = clusterFolder(path.resolve(folder))
  if (!existsSync(path.join(root, 'PG_VERSION'))) throw refusals.nothingToBackUp(folder)
  if ((await readdir(path.join(root, 'pg_tblspc'))).length > 0) throw refusals.tablespaces()
  const manifest = await fillTarget(target, async (draft): Promise<BaseBackupManifest> => {
    const database = await attachOrStart({ folder, log })
    try {
      const found = await inSession(database.superuserUrl, (client) =>
        copyCluster(client, root, path.join(draft, 'postgres')),
      )
      const uploads = await copyUploads(path.resolve(folder), draft)
      return {
        kind: 'openmap-base-backup',
        format: 1,
        createdAt: new Date().toISOString(),
        ...found,
        uploads,
      }
    } finally {
      await database.stop()
    }
  })
  const bytes = [...manifest.cluster.files, ...manifest.uploads.files].reduce(
    (sum, file) => sum + file.bytes,
    0,
  )
  const summary = `Sauvegarde complète dans «\u00a0${target}\u00a0»\u00a0: base de données et ${manifest.uploads.files.length} fichiers déposés.`
  return { kind: 'base-backup', manifest, bytes, summary }
}

/** Copies the folder of uploaded files, if there is one. */
export async function copyUploads(folder: string, draft: string) {
  const uploads = inFolder.files(folder)
  const listing: Listing = existsSync(uploads)
    ? await listTree(uploads, takeUpload)
    : { folders: [], files: [] }
  return { folders: listing.folders, files: await copyListing(uploads, path.join(draft, 'files'), listing) }
}

/** A file still being written carries the suffix of the files port, and nobody refers to it yet. */
function takeUpload(relative: string): 'take' | 'skip' {
  return relative.endsWith('.part') ? 'skip' : 'take'
}

async function copyCluster(client: pg.Client, root: string, target: string) {
  const server = await client.query<{ major: number; version: string }>(
    "select current_setting('server_version_num')::int4 / 10000 as major, current_setting('server_version') as version",
  )
  // The slot keeps the log that the copy needs from being recycled; it goes with this connection, however it ends.
  await client.query('select pg_create_physical_replication_slot($1, true, true)', [
    `openmap_backup_${process.pid}`,
  ])
  await client.query("select pg_backup_start('openmap', fast => true)")
  const listing = await listTree(root, (relative) => {
    if (SKIPPED.test(relative)) return 'skip'
    return EMPTY.includes(relative) ? 'empty' : 'take'
  })
  // The control file goes last, and must not be caught half-written.
  listing.files = listing.files.filter((file) => file !== 'global/pg_control')
  const files = await copyListing(root, target, listing)
  files.push(await copyControlFile(root, target))
  const stopped = await client.query<{ lsn: string; label: string; last: string }>(
    'select lsn::text, labelfile as label, pg_walfile_name(lsn) as last from pg_backup_stop(wait_for_archive => false)',
  )
  const end = stopped.rows[0]
  const start = /START WAL LOCATION: (\S+) \(file (\w+)\)/.exec(end?.label ?? '')
  const major = server.rows[0]
  if (!end || !start?.[1] || !start[2] || !major) throw new Error(`unexpected backup label: ${end?.label}`)
  await writeFile(path.join(target, 'backup_label'), end.label, { mode: 0o600, flush: true })
  files.push({ path: 'backup_label', ...(await fingerprint(path.join(target, 'backup_label'))) })
  files.push(...(await copyWal(root, target, start[2], end.last)))
  const folders = [...listing.folders, 'pg_wal/archive_status']
  return { postgres: major, wal: { start: start[1], stop: end.lsn }, cluster: { folders, files } }
}

async function copyControlFile(root: string, target: string): Promise<CopiedFile> {
  const relative = 'global/pg_control'
  for (;;) {
    const once = await readFile(path.join(root, relative))
    const again = await readFile(path.join(root, relative))
    if (!once.equals(again)) continue
    await writeFile(path.join(target, relative), again, { mode: 0o600, flush: true })
    return { path: relative, ...(await fingerprint(path.join(target, relative))) }
  }
}

/** The segments from the start of the copy to its end: without them the copy could not be made consistent. */
async function copyWal(root: string, target: string, first: string, last: string): Promise<CopiedFile[]> {
  await mkdir(path.join(target, 'pg_wal', 'archive_status'), { recursive: true, mode: 0o700 })
  const names = await readdir(path.join(root, 'pg_wal'))
  const needed = names.filter(
    (name) => (/^[0-9A-F]{24}$/.test(name) && name >= first && name <= last) || /\.history$/.test(name),
  )
  if (!needed.includes(first) || !needed.includes(last))
    throw new Error(`write-ahead log ${first}–${last} incomplete`)
  const copied = await copyListing(path.join(root, 'pg_wal'), path.join(target, 'pg_wal'), {
    folders: [],
    files: needed,
  })
  return copied.map((file) => ({ ...file, path: `pg_wal/${file.path}` }))
}
