import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type EmbeddedLog, silentLog, startEmbedded } from '../app/platform/database/embedded/index.ts'

const BINARIES = '/usr/lib/postgresql/15/bin'

export type DebianPostgres =
  | { ownerUrl: string; applicationUrl: string; superuserUrl: string; stop: () => Promise<void> }
  | { skipped: string }

/**
 * A throwaway PostgreSQL 15 from Debian for tests, with the same logins and extensions as the embedded server: the same
 * supervisor runs it, without flushing to disk. Installs `postgresql-15` when missing and we are root on Debian; answers
 * `skipped` with the reason where it cannot. `folder` omitted: a temporary one, removed by `stop()`.
 */
export async function startDebianPostgres(
  options: { folder?: string; log?: EmbeddedLog } = {},
): Promise<DebianPostgres> {
  const skipped = debianPostgresSkipped()
  if (skipped) return { skipped }
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'openmap-debian-'))
  const log = options.log ?? silentLog
  const database = await startEmbedded({
    folder,
    purpose: 'server',
    log,
    binariesFolder: BINARIES,
    durable: false,
  })
  const stop = async () => {
    await database.stop()
    if (!options.folder) rmSync(folder, { recursive: true, force: true })
  }
  const { ownerUrl, applicationUrl, superuserUrl } = database
  return { ownerUrl, applicationUrl, superuserUrl, stop }
}

/** Installs the package if need be; answers why the tests on PostgreSQL 15 are skipped, or undefined when all is there. */
export function debianPostgresSkipped(): string | undefined {
  if (hasBinaries()) return undefined
  const advice = 'install it with « apt-get install postgresql-15 » to run the tests on PostgreSQL 15 as well'
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get'))
    return 'PostgreSQL 15 of Debian: not a Debian machine'
  if (process.getuid?.() !== 0)
    return `PostgreSQL 15 of Debian is not installed, and installing needs root: ${advice}`
  try {
    // The package would otherwise make and start a cluster of its own, which nobody asked for.
    const refusal = '/etc/postgresql-common/createcluster.d/openmap.conf'
    mkdirSync(path.dirname(refusal), { recursive: true })
    writeFileSync(refusal, 'create_main_cluster = false\n')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const quiet = { env, stdio: ['ignore', 'ignore', 'pipe'] as ('ignore' | 'pipe')[], timeout: 10 * 60_000 }
    execFileSync('apt-get', ['update', '-q'], quiet)
    execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'postgresql-15'], quiet)
  } catch (error) {
    const [why] = (error instanceof Error ? error.message : String(error)).trim().split('\n').slice(-1)
    return `PostgreSQL 15 of Debian could not be installed (${why}): ${advice}`
  }
  return hasBinaries() ? undefined : `PostgreSQL 15 of Debian was not found in ${BINARIES}: ${advice}`
}

function hasBinaries(): boolean {
  return ['initdb', 'postgres'].every((name) => existsSync(path.join(BINARIES, name)))
}
