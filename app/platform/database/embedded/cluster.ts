import { spawn } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { type Account, asAccount, giveTo } from './account.ts'
import { type Binaries, program } from './binaries.ts'
import { type Address, type Credentials, DATABASE, LOGINS, urlOf } from './credentials.ts'
import { processesNaming, signal, waitUntil } from './processes.ts'
import { refusals } from './refusal.ts'
import { ACCESS_RULES, SETTINGS_FILE, settings } from './settings.ts'

/** A cluster on disk and all that is needed to run it. */
export type Cluster = {
  folder: string
  /** Shown in the title of each of its processes. */
  name: string
  account: Account | undefined
  binaries: Binaries
  logFile: string
  durable: boolean
}

/** Extensions made by the superuser; migrations may repeat `create extension if not exists`. */
export const EXTENSIONS = ['unaccent', 'pg_trgm', 'btree_gist'] as const

/** Present once logins, database and extensions exist: an interrupted first start is taken up again. */
const PREPARED = 'openmap.prepared'

/** The server gets nothing of our environment, which may hold secrets. */
export const serverEnvironment: NodeJS.ProcessEnv = {
  PATH: process.env.PATH ?? '',
  LC_ALL: 'C',
  ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}),
}

/** True when logins and database are in place. */
export function isPrepared(cluster: Cluster): boolean {
  return existsSync(path.join(cluster.folder, PREPARED))
}

/**
 * Runs `initdb` beside the final place, then renames: a cluster exists whole or not at all. The files are flushed to
 * disk (0.2 s): losing a database to a power cut during the first minute would be a poor welcome.
 */
export async function initialise(cluster: Cluster, credentials: Credentials): Promise<void> {
  const { account, binaries, folder } = cluster
  const parent = path.dirname(folder)
  await removeDrafts(parent)
  const draft = path.join(parent, `postgres.new-${process.pid}`)
  mkdirSync(draft, { mode: 0o700 })
  const passwordFile = `${draft}.password`
  // Outside the draft, which initdb wants empty; no other account can read it.
  writeFileSync(passwordFile, `${credentials.superuser}\n`, { mode: 0o600 })
  giveTo(account, passwordFile)
  giveTo(account, draft)
  try {
    await runInitdb(cluster, draft, passwordFile)
    writeFileSync(path.join(draft, 'pg_hba.conf'), ACCESS_RULES)
    appendFileSync(path.join(draft, 'postgresql.conf'), `\ninclude_if_exists = '${SETTINGS_FILE}'\n`)
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw refusals.startFailed(cluster.logFile, `initdb ${binaries.version} : ${String(error)}`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** Writes the settings of this version of the code, at each start. Refuses data of another major version. */
export function writeSettings(cluster: Cluster): void {
  const found = readFileSync(path.join(cluster.folder, 'PG_VERSION'), 'utf8').trim()
  if (found !== String(cluster.binaries.major))
    throw refusals.versionMismatch(found, String(cluster.binaries.major))
  const file = path.join(cluster.folder, SETTINGS_FILE)
  const wanted = settings(cluster.name, cluster.durable)
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) return
  writeFileSync(file, wanted, { mode: 0o600 })
  giveTo(cluster.account, file)
}

/** Makes logins, database and extensions on a running cluster. May be run again after an interruption. */
export async function prepare(cluster: Cluster, credentials: Credentials, address: Address): Promise<void> {
  const { owner, application } = LOGINS
  const limits = 'login nosuperuser nocreatedb nocreaterole nobypassrls noreplication'
  await asSuperuser(credentials, address, 'postgres', async (client) => {
    for (const login of ['owner', 'application'] as const) {
      const known = await client.query('select from pg_roles where rolname = $1', [LOGINS[login]])
      const verb = known.rowCount ? 'alter' : 'create'
      await client.query(`${verb} role ${LOGINS[login]} ${limits} password '${credentials[login]}'`)
    }
    const known = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (!known.rowCount) await client.query(`create database ${DATABASE} owner ${owner}`)
    await client.query('revoke all on database postgres, template1 from public')
    await client.query(`revoke all on database ${DATABASE} from public`)
    await client.query(`grant connect on database ${DATABASE} to ${application}`)
  })
  await asSuperuser(credentials, address, DATABASE, async (client) => {
    for (const extension of EXTENSIONS) {
      await client.query(`create extension if not exists ${extension} with schema public`)
    }
  })
  const marker = path.join(cluster.folder, PREPARED)
  writeFileSync(marker, '', { mode: 0o600 })
  giveTo(cluster.account, marker)
}

/**
 * Sets the passwords of a stopped cluster whose `credentials.json` was lost or never came along (a restored backup),
 * in single-user mode, which asks for none. It also replays the write-ahead log where needed.
 */
export async function resetPasswords(cluster: Cluster, credentials: Credentials): Promise<void> {
  const script = (['superuser', 'owner', 'application'] as const)
    .map((login) => `alter role ${LOGINS[login]} password '${credentials[login]}'\n`)
    .join('')
  const options = ['--single', '-D', cluster.folder, '-c', 'log_min_error_statement=panic', 'postgres']
  const { code, output } = await run(program(cluster.binaries, 'postgres'), options, cluster.account, script)
  if (code !== 0 || /ERROR|FATAL/.test(output)) throw refusals.startFailed(cluster.logFile, lastLine(output))
}

/** Drafts of first starts that were killed; their `initdb` may still be at work, and goes too. */
async function removeDrafts(parent: string): Promise<void> {
  const drafts = readdirSync(parent).filter((name) => name.startsWith('postgres.new-'))
  for (const place of drafts.map((name) => path.join(parent, name))) {
    const writers = () => processesNaming('initdb', place)
    for (const pid of writers()) signal(-pid, 'SIGKILL') // The group: initdb and the servers it runs.
    await waitUntil(() => writers().length === 0, 5000)
    rmSync(place, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

async function runInitdb(cluster: Cluster, target: string, passwordFile: string): Promise<void> {
  // Words are split and lowered alike on 15 and 18 only under a UTF-8 character type: with plain C, « becomes a letter.
  const locales = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'fr_FR.UTF-8', 'C']
  const provider =
    cluster.binaries.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []
  let failure = ''
  for (const locale of locales) {
    const options = [
      '-D',
      target,
      '-U',
      LOGINS.superuser,
      '--pwfile',
      passwordFile,
      '--auth=scram-sha-256',
      '-E',
      'UTF8',
    ]
    options.push('--data-checksums', '--no-instructions', ...provider, `--locale=${locale}`, '--lc-collate=C')
    if (!cluster.durable) options.push('--no-sync')
    const { code, output } = await run(program(cluster.binaries, 'initdb'), options, cluster.account)
    if (code === 0) return
    failure = lastLine(output)
    if (!/invalid locale/.test(output)) break
  }
  throw new Error(failure)
}

async function asSuperuser(
  credentials: Credentials,
  address: Address,
  database: string,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf('superuser', credentials, address, database) })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function run(
  file: string,
  options: string[],
  account: Account | undefined,
  input = '',
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, options, {
      ...asAccount(account),
      cwd: '/',
      env: serverEnvironment,
      stdio: 'pipe',
      detached: true,
    })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += String(chunk)
    })
    child.stderr.on('data', (chunk) => {
      output += String(chunk)
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
    child.stdin.end(input)
  })
}

/** The line that says why, of a program's output. */
export function lastLine(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim())
  return (lines.findLast((line) => /ERROR|FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? '').trim()
}
