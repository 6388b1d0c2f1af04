import { existsSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { canUse, serverAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { type Cluster, initialise, isPrepared, prepare, resetPasswords, writeSettings } from './cluster.ts'
import { type Address, type Credentials, makeCredentials, readCredentials, urlOf } from './credentials.ts'
import type { EmbeddedLog } from './log.ts'
import { claimFolder, holderOf, type Ownership, type Purpose } from './ownership.ts'
import {
  clusterFolder,
  hashOf,
  inFolder,
  placeCluster,
  prepareFolder,
  socketFolder,
  writeWhole,
} from './places.ts'
import { clearLeftovers, readyPid, startPostmaster } from './postmaster.ts'
import { ownIdentity, type ProcessIdentity } from './processes.ts'
import { refusals } from './refusal.ts'
import { rollBackRestore } from './restoreJournal.ts'
import { keepRunning } from './watch.ts'

/** The one port number inside each private socket folder. */
const SOCKET_PORT = 5432
const PATIENCE_SECONDS = 30

export type EmbeddedOptions = {
  /** The data folder (`./data`): holds the cluster, its credentials and its log. */
  folder: string
  purpose: Purpose
  log: EmbeddedLog
  /** Folder of `initdb` and `postgres`, when not those of the npm package (Debian's 15 in tests). */
  binariesFolder?: string
  /** False only for throwaway test clusters: no flush to disk. Default true. */
  durable?: boolean
  /** How long to wait for another command to leave the folder. Default 30 seconds. */
  patienceSeconds?: number
}

export type EmbeddedDatabase = {
  /** Login that owns the database: migrations, job queues, portable import. */
  ownerUrl: string
  /** Login of the application: owns nothing, row-level security always applies to it. */
  applicationUrl: string
  /** For base backups only. */
  superuserUrl: string
  /** The cluster was made by this start: the demo may be loaded. */
  fresh: boolean
  /** A server left behind by a killed application was found alive, stopped, and started again. */
  adopted: boolean
  /** The database belongs to another running process; `stop()` then does nothing. */
  attached: boolean
  stop(): Promise<void>
}

/** What `server.json` says; it holds no secret. */
export type ServerRecord = {
  appPid: number
  appStartTime: string
  socketDir: string
  port: number
  pgPid: number
  purpose: Purpose
}

/** Starts the database for a server, or for a command that must own it. See `index.ts`. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const folder = prepareFolder(options.folder)
  const ownership = await claimPatiently(folder, options, () => undefined)
  return 'release' in ownership ? runOwned(folder, ownership, options) : ownership
}

/** For commands: attaches to the database of a running server, else starts it for the time of the command. */
export async function attachOrStart(options: Omit<EmbeddedOptions, 'purpose'>): Promise<EmbeddedDatabase> {
  const folder = prepareFolder(options.folder)
  const attach = (holder: ProcessIdentity) => attachTo(folder, holder)
  const won = await claimPatiently(folder, { ...options, purpose: 'command' }, attach)
  return 'release' in won ? runOwned(folder, won, { ...options, purpose: 'command' }) : won
}

/** The process that holds the folder, with what it serves: for `openmap doctor`. */
export function describeEmbedded(folder: string): {
  holder: ReturnType<typeof holderOf>
  server: ServerRecord | undefined
} {
  const holder = holderOf(folder)
  return { holder, server: holder ? readRecord(folder) : undefined }
}

/**
 * Claims a folder, waiting for a command to end; refuses at once when a server is at work. Used by restore too.
 * `attach` may offer something better than waiting.
 */
export async function claimPatiently(
  folder: string,
  options: Pick<EmbeddedOptions, 'purpose' | 'log' | 'patienceSeconds'>,
  attach: (holder: ProcessIdentity) => Promise<EmbeddedDatabase | undefined> | undefined,
): Promise<Ownership | EmbeddedDatabase> {
  const patience = options.patienceSeconds ?? PATIENCE_SECONDS
  const end = performance.now() + patience * 1000
  let told = false
  for (;;) {
    const claim = claimFolder(folder, options.purpose)
    if (!('holder' in claim)) return claim
    const { holder } = claim
    if (holder.purpose === 'server' && holder.state === 'held') {
      const attached = attach(holder)
      if (!attached) throw refusals.alreadyRunning(folder, holder.pid)
      const database = await attached
      if (database) return database
    }
    if (performance.now() > end) throw refusals.busy(folder, holder.pid, patience)
    if (!told)
      options.log.info(
        { pid: holder.pid, purpose: holder.purpose },
        'waiting for another process to leave the data folder',
      )
    told = true
    await sleep(50)
  }
}

/**
 * Starts the database of a folder that we own; the ownership ends with `stop()`, or at once if the start fails.
 * An interrupted restore is undone first, unless the caller is that restore.
 */
export async function runOwned(
  folder: string,
  ownership: Ownership,
  options: EmbeddedOptions,
  restoring = false,
): Promise<EmbeddedDatabase> {
  try {
    if (!restoring) rollBackRestore(folder, options.log)
    return await start(folder, ownership, options)
  } catch (error) {
    ownership.release()
    throw error
  }
}

/** Describes the cluster of a folder: account, binaries, place. Makes nothing but the record of its place. */
export function describeCluster(
  folder: string,
  options: Pick<EmbeddedOptions, 'log' | 'binariesFolder' | 'durable'>,
): Cluster {
  const account = serverAccount(clusterFolder(folder), folder)
  const binaries = findBinaries(account, options.log, options.binariesFolder)
  const place = placeCluster(folder, account, options.log)
  const durable = options.durable ?? true
  return {
    folder: place,
    name: `openmap-${hashOf(place)}`,
    account,
    binaries,
    logFile: inFolder.log(folder),
    durable,
  }
}

async function start(
  folder: string,
  ownership: Ownership,
  options: EmbeddedOptions,
): Promise<EmbeddedDatabase> {
  const { log } = options
  const cluster = describeCluster(folder, options)
  if (
    process.platform !== 'win32' &&
    existsSync(cluster.folder) &&
    !canUse(cluster.account, cluster.folder, 'w')
  ) {
    throw refusals.folderNotReachable(cluster.folder, cluster.account?.name ?? String(process.getuid?.()))
  }
  const address = await chooseAddress(folder, cluster)
  const adopted = await clearLeftovers(cluster, address, log)
  const credentials = await credentialsFor(folder, cluster)
  writeSettings(cluster)
  const watched = await keepRunning({
    start: () => startPostmaster(cluster, address, log),
    clear: () => clearLeftovers(cluster, address, log),
    started: (pgPid) => writeRecord(folder, { address, pgPid, purpose: options.purpose }),
    log,
  })
  const fresh = !isPrepared(cluster)
  try {
    if (fresh) await prepare(cluster, credentials, address)
  } catch (error) {
    await watched.stop()
    throw error
  }
  let stopped: Promise<void> | undefined
  const stop = async () => {
    ownership.stopping()
    await watched.stop()
    rmSync(inFolder.server(folder), { force: true })
    if (process.platform !== 'win32') rmSync(address.host, { recursive: true, force: true })
    ownership.release()
  }
  return {
    ...urls(credentials, address),
    fresh,
    adopted,
    attached: false,
    stop: () => {
      stopped ??= stop()
      return stopped
    },
  }
}

async function credentialsFor(folder: string, cluster: Cluster): Promise<Credentials> {
  const known = readCredentials(folder)
  const exists = existsSync(cluster.folder)
  if (known && exists) return known
  const credentials = known ?? makeCredentials(folder)
  if (!exists) await initialise(cluster, credentials)
  else if (isPrepared(cluster)) await resetPasswords(cluster, credentials)
  return credentials
}

async function attachTo(folder: string, holder: ProcessIdentity): Promise<EmbeddedDatabase | undefined> {
  const record = readRecord(folder)
  if (!record || record.appPid !== holder.pid || record.appStartTime !== holder.startTime) return undefined
  const credentials = readCredentials(folder)
  if (!credentials || readyPid(clusterFolder(folder)) === undefined) return undefined
  const address = { host: record.socketDir, port: record.port }
  const client = new pg.Client({ connectionString: urlOf('owner', credentials, address) })
  try {
    await client.connect()
    await client.end()
  } catch {
    return undefined // Still preparing, or restarting: the caller tries again.
  }
  return { ...urls(credentials, address), fresh: false, adopted: false, attached: true, stop: async () => {} }
}

function urls(credentials: Credentials, address: Address) {
  return {
    ownerUrl: urlOf('owner', credentials, address),
    applicationUrl: urlOf('application', credentials, address),
    superuserUrl: urlOf('superuser', credentials, address),
  }
}

/** Where the server will listen. */
export async function chooseAddress(folder: string, cluster: Cluster): Promise<Address> {
  if (process.platform !== 'win32') return { host: socketFolder(folder, cluster.account), port: SOCKET_PORT }
  // No unix socket for `pg` on Windows: a free loopback port, protected by the passwords.
  const probe = createServer()
  const port = await new Promise<number>((resolve) => {
    probe.listen(0, '127.0.0.1', () => {
      const bound = probe.address()
      resolve(typeof bound === 'object' && bound ? bound.port : SOCKET_PORT)
    })
  })
  await new Promise((resolve) => probe.close(resolve))
  return { host: '127.0.0.1', port }
}

function writeRecord(folder: string, found: { address: Address; pgPid: number; purpose: Purpose }): void {
  const { pid, startTime } = ownIdentity()
  const { address, pgPid, purpose } = found
  const record: ServerRecord = {
    appPid: pid,
    appStartTime: startTime,
    socketDir: address.host,
    port: address.port,
    pgPid,
    purpose,
  }
  writeWhole(folder, inFolder.server(folder), `${JSON.stringify(record, null, 2)}\n`)
}

function readRecord(folder: string): ServerRecord | undefined {
  try {
    return JSON.parse(readFileSync(inFolder.server(folder), 'utf8')) as ServerRecord
  } catch {
    return undefined
  }
}
