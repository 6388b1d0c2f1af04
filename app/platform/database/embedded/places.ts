import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Account, canUse, giveTo, giveToOwnerOf, isRoot } from './account.ts'
import type { EmbeddedLog } from './log.ts'
import { refusals } from './refusal.ts'

/** A socket address holds 107 bytes on Linux, 103 on macOS, and the file name takes 17 of them. */
const LONGEST_SOCKET_FOLDER = 80

/** Names kept in the data folder. */
export const inFolder = {
  location: (folder: string) => path.join(folder, 'postgres.location'),
  log: (folder: string) => path.join(folder, 'postgres.log'),
  server: (folder: string) => path.join(folder, 'server.json'),
  credentials: (folder: string) => path.join(folder, 'credentials.json'),
  lock: (folder: string) => path.join(folder, 'lock'),
  files: (folder: string) => path.join(folder, 'files'),
  restore: (folder: string) => path.join(folder, 'restore.json'),
}

/** Makes the data folder when missing, and proves that we can write in it. Throws `folder-not-writable`. */
export function prepareFolder(folder: string): string {
  let place = path.resolve(folder)
  try {
    mkdirSync(place, { recursive: true, mode: 0o700 })
    // The server's account must pass through a folder that root made for us; what is secret inside has its own mode.
    if (isRoot() && statSync(place).uid === 0 && readdirSync(place).length === 0) chmodSync(place, 0o711)
    // One name for one folder: processes are recognised by the path on their command line.
    place = realpathSync(place)
    mkdirSync(inFolder.lock(place), { recursive: true })
    giveToOwnerOf(place, inFolder.lock(place))
    writeWhole(place, path.join(inFolder.lock(place), 'probe'), '')
    return place
  } catch (error) {
    throw refusals.folderNotWritable(place, error)
  }
}

/** Where the cluster lies, or would lie: `<folder>/postgres`, unless a start as root had to place it elsewhere. */
export function clusterFolder(folder: string): string {
  const record = inFolder.location(folder)
  return existsSync(record) ? readFileSync(record, 'utf8').trim() : path.join(folder, 'postgres')
}

/**
 * Chooses the cluster's place when there is none yet: inside the data folder, or under /var/lib when the server's
 * account cannot pass through to the data folder (a private home, say). The choice is written in `postgres.location`.
 */
export function placeCluster(folder: string, account: Account | undefined, log: EmbeddedLog): string {
  const usual = clusterFolder(folder)
  if (existsSync(usual) || existsSync(inFolder.location(folder)) || canUse(account, folder, 'x')) return usual
  const parent = ['/var/lib', '/srv', '/opt'].find(
    (place) => canUse(undefined, place, 'w') && canUse(account, place, 'x'),
  )
  if (!parent) throw refusals.folderNotReachable(folder, account?.name ?? '')
  const placed = path.join(parent, `openmap-${hashOf(folder)}`, 'postgres')
  mkdirSync(path.dirname(placed), { recursive: true, mode: 0o711 })
  writeWhole(folder, inFolder.location(folder), `${placed}\n`)
  log.info(
    { folder, cluster: placed },
    'data folder not reachable by the server account: cluster placed elsewhere',
  )
  return placed
}

/**
 * The folder of the unix socket: short, private (0700) and owned by the server's account. A folder of that name made
 * by somebody else is never used.
 */
export function socketFolder(folder: string, account: Account | undefined): string {
  const parents = [tmpdir(), '/tmp', '/var/tmp'].filter((place) => place.length < LONGEST_SOCKET_FOLDER - 20)
  const parent = parents.find((place) => canUse(account, place, 'x') && canUse(undefined, place, 'w'))
  if (!parent) throw refusals.folderNotReachable(tmpdir(), account?.name ?? '')
  const usual = path.join(parent, `openmap-${hashOf(folder)}`)
  const owner = account?.uid ?? process.getuid?.()
  const found = lstatSync(usual, { throwIfNoEntry: false })
  if (found?.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0) return usual
  let made = usual
  if (found) made = mkdtempSync(`${usual}-`)
  else mkdirSync(usual, { mode: 0o700 })
  giveTo(account, made)
  return made
}

/** Twelve hexadecimal digits that stand for a folder in names outside it. */
export function hashOf(folder: string): string {
  return createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 12)
}

/** Writes a private file whole or not at all, owned like the data folder. */
export function writeWhole(folder: string, file: string, content: string): void {
  const draft = `${file}.${process.pid}.draft`
  writeFileSync(draft, content, { mode: 0o600, flush: true })
  giveToOwnerOf(folder, draft)
  renameSync(draft, file)
}
