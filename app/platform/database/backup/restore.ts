import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { ownerOf } from '../embedded/account.ts'
import type { EmbeddedLog } from '../embedded/log.ts'
import type { Ownership } from '../embedded/ownership.ts'
import { clusterFolder, inFolder, prepareFolder } from '../embedded/places.ts'
import { clearLeftovers } from '../embedded/postmaster.ts'
import {
  closeRestoreJournal,
  type Exchange,
  rollBackRestore,
  writeRestoreJournal,
} from '../embedded/restoreJournal.ts'
import { chooseAddress, claimPatiently, describeCluster, runOwned } from '../embedded/supervisor.ts'
import { type CopiedFile, copyListing } from './copying.ts'
import { type BaseBackupManifest, readBaseBackup } from './manifest.ts'
import { refusals } from './refusal.ts'

export type RestoreOptions = { folder: string; source: string; replace: boolean; log: EmbeddedLog }

/**
 * Puts a base backup in place of the data of `folder`. Refuses a running server (`EmbeddedRefusal`), data already there
 * without `replace`, a damaged backup, another major version of PostgreSQL. The old data waits aside until the restored
 * database has started once; should anything fail, or the process be killed, the old data comes back.
 *
 * Passwords are made anew: a backup holds none that could be used.
 */
export async function restoreEmbedded(
  options: RestoreOptions,
): Promise<{ manifest: BaseBackupManifest; summary: string }> {
  const { source, replace, log } = options
  const manifest = readBaseBackup(source)
  const folder = prepareFolder(options.folder)
  const ownership = await claimPatiently(folder, { purpose: 'command', log }, () => undefined)
  if (!('release' in ownership)) throw new Error('a restore never attaches')
  try {
    rollBackRestore(folder, log)
    if (!replace && holdsData(folder)) throw refusals.dataPresent(folder)
    const asides = await exchange(folder, source, manifest, ownership, log)
    for (const place of asides) await rm(place, { recursive: true, force: true })
  } finally {
    ownership.release()
  }
  return { manifest, summary: `Données du ${manifest.createdAt} restaurées dans «\u00a0${folder}\u00a0».` }
}

/** True when a start would find something there. */
function holdsData(folder: string): boolean {
  const uploads = inFolder.files(folder)
  return existsSync(clusterFolder(folder)) || (existsSync(uploads) && readdirSync(uploads).length > 0)
}

async function exchange(
  folder: string,
  source: string,
  manifest: BaseBackupManifest,
  ownership: Ownership,
  log: EmbeddedLog,
): Promise<string[]> {
  const cluster = describeCluster(folder, { log })
  if (cluster.binaries.major !== manifest.postgres.major) {
    throw refusals.versionMismatch(manifest.postgres.major, cluster.binaries.major)
  }
  // Root keeps uploads in the hands of the data folder's owner, the cluster in those of the server's account.
  const uploadsOwner = ownerOf(folder)
  const staged = [
    {
      place: cluster.folder,
      from: path.join(source, 'postgres'),
      tree: manifest.cluster,
      account: cluster.account,
    },
    {
      place: inFolder.files(folder),
      from: path.join(source, 'files'),
      tree: manifest.uploads,
      account: uploadsOwner,
    },
  ].map((part) => ({ ...part, draft: `${part.place}.restoring` }))
  try {
    for (const { draft, from, tree, account } of staged) {
      await rm(draft, { recursive: true, force: true })
      await mkdir(path.dirname(draft), { recursive: true })
      const listing = { folders: tree.folders, files: tree.files.map((file) => file.path) }
      refuseDamage(from, tree.files, await copyListing(from, draft, listing, account))
    }
    await clearLeftovers(cluster, await chooseAddress(folder, cluster), log)
    const places = [...staged.map(({ place }) => place), inFolder.credentials(folder)]
    const exchanges = places.map(
      (place): Exchange => ({ place, aside: existsSync(place) ? `${place}.before-restore` : '' }),
    )
    for (const { aside } of exchanges) if (aside) rmSync(aside, { recursive: true, force: true })
    writeRestoreJournal(folder, exchanges)
    for (const { place, aside } of exchanges) if (aside) renameSync(place, aside)
    for (const { place, draft } of staged) renameSync(draft, place)
    // The proof that the copy is good is a start: it replays the log to the end of the backup.
    const kept: Ownership = { ...ownership, stopping: () => {}, release: () => {} }
    const database = await runOwned(folder, kept, { folder, log, purpose: 'command' }, true)
    closeRestoreJournal(folder)
    await database.stop()
    return exchanges.flatMap(({ aside }) => (aside ? [aside] : []))
  } catch (error) {
    rollBackRestore(folder, log)
    throw error
  } finally {
    for (const { draft } of staged) await rm(draft, { recursive: true, force: true })
  }
}

function refuseDamage(from: string, expected: CopiedFile[], copied: CopiedFile[]): void {
  const found = new Map(copied.map((file) => [file.path, file.sha256]))
  const damaged = expected.find((file) => found.get(file.path) !== file.sha256)
  if (damaged) throw refusals.sourceDamaged(path.join(from, damaged.path))
}
