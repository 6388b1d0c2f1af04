import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  attachOrStart,
  describeEmbedded,
  type EmbeddedDatabase,
  EXTENSIONS,
  silentLog,
  startEmbedded,
} from './index.ts'
import { waitUntil } from './processes.ts'
import { runProcess, SERVE } from './testProcess.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'openmap-test-'))
const log = silentLog
let database: EmbeddedDatabase

const start = () => startEmbedded({ folder, purpose: 'server', log })

async function ask(url: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql, values)).rows
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  database = await start()
}, 60_000)

afterAll(async () => {
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('a first start makes the cluster; a restart keeps its rows', async () => {
  expect(database.fresh).toBe(true)
  await ask(database.ownerUrl, 'create table town (name text)')
  await ask(database.ownerUrl, "insert into town values ('Bobigny')")
  await database.stop()
  expect(existsSync(path.join(folder, 'server.json'))).toBe(false)
  database = await start()
  expect(database).toMatchObject({ fresh: false, adopted: false, attached: false })
  expect(await ask(database.ownerUrl, 'select name from town')).toEqual([{ name: 'Bobigny' }])
})

test('the two logins are not superusers, and the application owns nothing', async () => {
  const roles = await ask(
    database.ownerUrl,
    `select rolname as name, rolsuper or rolcreatedb or rolcreaterole or rolbypassrls or rolreplication as strong,
       (select count(*)::int4 from pg_shdepend where refobjid = r.oid and deptype = 'o') > 0 as owns
     from pg_roles r where rolname like 'openmap%' order by 1`,
  )
  expect(roles).toEqual([
    { name: 'openmap_app', strong: false, owns: false },
    { name: 'openmap_owner', strong: false, owns: true },
  ])
  await expect(ask(database.applicationUrl, 'create table mine (a int)')).rejects.toThrow(/permission denied/)
  await expect(ask(database.applicationUrl, 'create schema mine')).rejects.toThrow(/permission denied/)
  await expect(ask(database.applicationUrl, 'set role openmap_owner')).rejects.toThrow(/permission denied/)
})

test('row-level security binds the application, which cannot step around it', async () => {
  await ask(
    database.ownerUrl,
    `create table secret_plan (body text);
     insert into secret_plan values ('A'), ('B');
     alter table secret_plan enable row level security;
     create policy own on secret_plan using (body = current_setting('openmap.body', true));
     grant select on secret_plan to openmap_app`,
  )
  const seen = (settings: string) => ask(database.applicationUrl, `${settings}; select body from secret_plan`)
  expect(await ask(database.applicationUrl, 'select body from secret_plan')).toEqual([])
  await expect(seen('set row_security = off')).rejects.toThrow(/row-level security/)
  await expect(
    ask(database.applicationUrl, 'alter table secret_plan disable row level security'),
  ).rejects.toThrow(/owner/)
  expect(await ask(database.ownerUrl, 'select body from secret_plan order by 1')).toEqual([
    { body: 'A' },
    { body: 'B' },
  ])
})

test('extensions are there, and the owner may repeat them in migrations; French words are split well', async () => {
  for (const name of EXTENSIONS) await ask(database.ownerUrl, `create extension if not exists ${name}`)
  const [row] = await ask(
    database.applicationUrl,
    "select unaccent('Éco') as plain, to_tsvector('french', '« Élèves »')::text as words, lower('ÉŒ') as lower",
  )
  expect(row).toEqual({ plain: 'Eco', words: "'élev':1", lower: 'éœ' })
  await ask(database.ownerUrl, 'create schema jobs')
})

test('durable, in UTC, and on a private socket only', async () => {
  const names = [
    'fsync',
    'synchronous_commit',
    'full_page_writes',
    'wal_level',
    'listen_addresses',
    'TimeZone',
    'jit',
  ]
  names.push('server_encoding', 'data_checksums')
  const rows = await ask(
    database.superuserUrl,
    'select name, setting from pg_settings where name = any ($1)',
    [names],
  )
  expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    wal_level: 'replica',
    listen_addresses: '',
    TimeZone: 'UTC',
    jit: 'off',
    server_encoding: 'UTF8',
    data_checksums: 'on',
  })
  const { server } = describeEmbedded(folder)
  expect(statSync(server?.socketDir ?? '').mode & 0o777).toBe(0o700)
  expect(statSync(path.join(folder, 'credentials.json')).mode & 0o777).toBe(0o600)
  const wrong = database.ownerUrl.replace(/:[0-9a-f]+@/, ':wrong@')
  await expect(ask(wrong, 'select 1')).rejects.toThrow(/password authentication failed/)
})

test('a second server on the folder is refused in one sentence, from this process or another', async () => {
  await expect(start()).rejects.toMatchObject({
    code: 'already-running',
    message: expect.stringContaining('tourne déjà'),
  })
  const other = runProcess(
    folder,
    `${SERVE.replace('const database', 'await (async () => {}); const database')}`,
  )
  await expect(other.line()).rejects.toThrow(/already-running/)
})

test('a command of another process attaches to the running server, and its stop() leaves it running', async () => {
  const command = runProcess(
    folder,
    `const database = await embedded.attachOrStart({ folder, log })
     const client = new pg.Client({ connectionString: database.ownerUrl })
     await client.connect()
     await client.query("insert into town values ('Pantin')")
     await client.end()
     await database.stop()
     print(String(database.attached))`,
  )
  expect(await command.line()).toBe('true')
  expect(await ask(database.ownerUrl, "select name from town where name = 'Pantin'")).toHaveLength(1)
})

test('killed database: started again at the same address, acknowledged rows kept', async () => {
  await ask(database.ownerUrl, 'create table counted (n int)')
  for (let n = 1; n <= 20; n++) await ask(database.ownerUrl, 'insert into counted values ($1)', [n])
  const before = describeEmbedded(folder).server?.pgPid ?? 0
  process.kill(before, 'SIGKILL')
  const revived = () => ![undefined, before].includes(describeEmbedded(folder).server?.pgPid)
  expect(await waitUntil(revived, 10_000)).toBe(true)
  expect(await ask(database.ownerUrl, 'select count(*)::int4 as n from counted')).toEqual([{ n: 20 }])
}, 20_000)

test('lost credentials are made anew on the next start', async () => {
  await database.stop()
  const before = readFileSync(path.join(folder, 'credentials.json'), 'utf8')
  rmSync(path.join(folder, 'credentials.json'))
  database = await start()
  expect(readFileSync(path.join(folder, 'credentials.json'), 'utf8')).not.toBe(before)
  expect(await ask(database.ownerUrl, 'select name from town order by 1')).toEqual([
    { name: 'Bobigny' },
    { name: 'Pantin' },
  ])
  expect(await ask(database.applicationUrl, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a stale postmaster.pid naming a foreign live process does not stand in the way', async () => {
  await database.stop()
  const stale = `${process.pid}\n${folder}/postgres\n1700000000\n5432\n/nowhere\n\n\nready   \n`
  writeFileSync(path.join(folder, 'postgres', 'postmaster.pid'), stale, { mode: 0o600 })
  database = await start()
  expect(database.adopted).toBe(false)
  expect(await ask(database.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('two commands without a server follow one another; one that cannot wait is told who works', async () => {
  await database.stop()
  const first = await attachOrStart({ folder, log })
  expect(first.attached).toBe(false)
  await expect(attachOrStart({ folder, log, patienceSeconds: 0.2 })).rejects.toMatchObject({
    code: 'busy',
    message: expect.stringContaining(`processus ${process.pid}`),
  })
  const waiting = attachOrStart({ folder, log })
  await first.stop()
  const second = await waiting
  expect(second.attached).toBe(false)
  await second.stop()
  database = await start()
})
