import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { asAccount, giveToOwnerOf } from './account.ts'
import { program } from './binaries.ts'
import { type Cluster, lastLine, serverEnvironment } from './cluster.ts'
import type { Address } from './credentials.ts'
import type { EmbeddedLog } from './log.ts'
import { clusterProcesses, signal, waitUntil } from './processes.ts'
import { refusals } from './refusal.ts'

const ONE_MINUTE = 60_000
const LONGEST_LOG = 10 * 1024 * 1024
/** A start just after a crash may find memory or a lock file still held: try again after these pauses (ms). */
const PAUSES = [100, 200, 400, 800, 1600, 3000, 5000]
const PASSING = /lock file|shared memory|semaphore|already in use|is another post|Address already/i

/** A postmaster that accepts connections. `exited` settles when it ends, whoever ended it. */
export type Postmaster = { pid: number; exited: Promise<void>; stop(): Promise<void> }

/** Starts the server on a cluster that no live process uses, and waits until it accepts connections. */
export async function startPostmaster(
  cluster: Cluster,
  address: Address,
  log: EmbeddedLog,
): Promise<Postmaster> {
  turnLog(cluster.logFile)
  for (let attempt = 0; ; attempt++) {
    const logStart = statSync(cluster.logFile, { throwIfNoEntry: false })?.size ?? 0
    const child = launch(cluster, address)
    const exited = new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.once('error', () => resolve())
    })
    if (await becomesReady(cluster, child)) {
      return { pid: child.pid ?? 0, exited, stop: () => stopPostmaster(cluster, child, exited) }
    }
    const detail = lastLine(readFileSync(cluster.logFile).subarray(logStart).toString('utf8'))
    const pause = PAUSES[attempt]
    if (pause === undefined || !PASSING.test(detail)) throw refusals.startFailed(cluster.logFile, detail)
    log.warn({ detail, attempt: attempt + 1 }, 'PostgreSQL not ready yet, trying again')
    await clearLeftovers(cluster, address, log)
    await sleep(pause)
  }
}

/**
 * Ends what a killed application left behind. Then removes lock files that name no process of this cluster: the number
 * may since have gone to another program, or to a dead process that nobody reaped, and PostgreSQL would take either for
 * a running server.
 *
 * @returns true when a server was found alive and stopped
 */
export async function clearLeftovers(cluster: Cluster, address: Address, log: EmbeddedLog): Promise<boolean> {
  const look = () => clusterProcesses(cluster.folder, cluster.name)
  const gone = () => look().postmaster.length + look().children.length === 0
  const { postmaster, children } = look()
  if (postmaster.length > 0)
    log.warn({ pids: postmaster }, 'PostgreSQL left behind by a killed application: stopping it')
  for (const pid of postmaster) signal(pid, 'SIGINT')
  if (postmaster.length > 0 && !(await waitUntil(() => look().postmaster.length === 0, ONE_MINUTE))) {
    for (const pid of look().postmaster) signal(pid, 'SIGQUIT')
  }
  // Children notice within moments that their postmaster died, except in the middle of a long computation.
  if (!(await waitUntil(gone, 2000))) {
    for (const pid of look().children) signal(pid, 'SIGTERM')
    if (!(await waitUntil(gone, 3000))) {
      const left = look()
      for (const pid of [...left.postmaster, ...left.children]) signal(pid, 'SIGKILL')
      await waitUntil(gone, 5000)
    }
  }
  if (process.platform !== 'win32' && gone()) {
    const socket = path.join(address.host, `.s.PGSQL.${address.port}`)
    for (const file of [path.join(cluster.folder, 'postmaster.pid'), `${socket}.lock`, socket]) {
      rmSync(file, { force: true })
    }
  }
  return postmaster.length + children.length > 0
}

function launch(cluster: Cluster, address: Address): ChildProcess {
  const where =
    process.platform === 'win32'
      ? ['-c', 'listen_addresses=127.0.0.1']
      : ['-c', 'listen_addresses=', '-k', address.host, '-c', 'unix_socket_permissions=0700']
  const output = openSync(cluster.logFile, 'a', 0o600)
  giveToOwnerOf(path.dirname(cluster.logFile), cluster.logFile)
  try {
    // Own process group: Ctrl-C in a terminal reaches the application, which then stops the server in good order.
    const child = spawn(
      program(cluster.binaries, 'postgres'),
      ['-D', cluster.folder, '-p', String(address.port), ...where],
      {
        ...asAccount(cluster.account),
        cwd: '/',
        env: serverEnvironment,
        stdio: ['ignore', output, output],
        detached: true,
      },
    )
    child.unref()
    return child
  } finally {
    closeSync(output)
  }
}

/** Line 8 of `postmaster.pid` says « ready »; a crash recovery may take its time before. */
async function becomesReady(cluster: Cluster, child: ChildProcess): Promise<boolean> {
  let ended = false
  child.once('exit', () => {
    ended = true
  })
  child.once('error', () => {
    ended = true
  })
  await waitUntil(() => ended || readyPid(cluster.folder) === child.pid, 10 * ONE_MINUTE, 10)
  return !ended
}

/** The number of the postmaster that says it is ready in this cluster. */
export function readyPid(clusterFolder: string): number | undefined {
  try {
    const lines = readFileSync(path.join(clusterFolder, 'postmaster.pid'), 'utf8').split('\n')
    return lines[7]?.trim() === 'ready' ? Number(lines[0]) : undefined
  } catch {
    return undefined
  }
}

/** Fast shutdown (sessions end, data is written); immediate only if that lasts too long, which loses nothing either. */
async function stopPostmaster(cluster: Cluster, child: ChildProcess, exited: Promise<void>): Promise<void> {
  child.ref()
  const ends = async (milliseconds: number) =>
    Promise.race([exited.then(() => true), sleep(milliseconds, false, { ref: false })])
  if (child.exitCode !== null || child.signalCode !== null) return
  if (process.platform === 'win32') {
    spawnSync(program(cluster.binaries, 'pg_ctl'), ['stop', '-D', cluster.folder, '-m', 'fast', '-w'])
    return exited
  }
  child.kill('SIGINT')
  if (await ends(ONE_MINUTE)) return
  child.kill('SIGQUIT')
  if (await ends(10_000)) return
  child.kill('SIGKILL')
  await exited
}

/** The log is not rotated while it is open: a long one is set aside at start. */
function turnLog(file: string): void {
  if (existsSync(file) && statSync(file).size > LONGEST_LOG) renameSync(file, `${file}.1`)
}
