import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { attachOrStart, describeEmbedded, silentLog, startEmbedded } from './index.ts'
import { clusterFolder, hashOf, prepareFolder } from './places.ts'
import { clusterProcesses, identityOf, signal, waitUntil } from './processes.ts'
import { runProcess, SERVE } from './testProcess.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'openmap-test-'))
const log = silentLog

/** An application that serves, writes numbers without end and prints each one once the database acknowledged it. */
const SERVE_AND_WRITE = `${SERVE}
  const client = new pg.Client({ connectionString: database.ownerUrl })
  client.on('error', () => {})
  await client.connect()
  await client.query('create table if not exists written (n int primary key)')
  const { rows } = await client.query('select coalesce(max(n), 0)::int4 as last from written')
  for (let n = rows[0].last + 1; ; n++) {
    await client.query('insert into written values ($1)', [n])
    print(String(n))
  }
`

async function written(url: string): Promise<{ count: number; last: number }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('select count(*)::int4 as count, max(n)::int4 as last from written')
  await client.end()
  return rows[0]
}

function processes() {
  const cluster = clusterFolder(prepareFolder(folder))
  return clusterProcesses(cluster, `openmap-${hashOf(cluster)}`)
}

/** Serves from another process until at least `rows` are acknowledged; answers the last acknowledged number. */
async function serveAndKill(rows: number, alsoDatabase: boolean): Promise<number> {
  const application = runProcess(folder, SERVE_AND_WRITE)
  await application.line() // Its address.
  let last = 0
  for (let read = 0; read < rows; read++) last = Number(await application.line())
  const { postmaster, children } = processes()
  await application.kill()
  if (alsoDatabase) for (const pid of [...postmaster, ...children]) signal(pid, 'SIGKILL')
  return last
}

beforeAll(async () => {
  const database = await startEmbedded({ folder, purpose: 'server', log })
  await database.stop()
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('application killed, database orphaned alive: the next start takes over and keeps every acknowledged row', async () => {
  const acknowledged = await serveAndKill(50, false)
  const orphans = processes().postmaster
  expect(orphans).toHaveLength(1)
  const database = await startEmbedded({ folder, purpose: 'server', log })
  expect(database.adopted).toBe(true)
  expect(orphans.map(identityOf)).toEqual([undefined])
  const { count, last } = await written(database.ownerUrl)
  expect(last).toBeGreaterThanOrEqual(acknowledged)
  expect(count).toBe(last)
  await database.stop()
}, 30_000)

test.each([1, 2])(
  'application and database killed together, round %i: nothing acknowledged is lost',
  async () => {
    const acknowledged = await serveAndKill(30, true)
    const database = await attachOrStart({ folder, log })
    const { count, last } = await written(database.ownerUrl)
    expect(last).toBeGreaterThanOrEqual(acknowledged)
    expect(count).toBe(last)
    await database.stop()
  },
  30_000,
)

test('SIGTERM stops both in good order, and leaves no process, socket or record', async () => {
  const application = runProcess(folder, SERVE)
  await application.line()
  const socket = describeEmbedded(folder).server?.socketDir ?? ''
  const ended = new Promise((resolve) => application.child.once('exit', resolve))
  application.child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(processes()).toEqual({ postmaster: [], children: [] })
  expect(() => readdirSync(socket)).toThrow(/ENOENT/)
  expect(describeEmbedded(folder)).toEqual({ holder: undefined, server: undefined })
}, 30_000)

test('an uncaught error of the application takes the database down with it', async () => {
  const application = runProcess(folder, `${SERVE} setTimeout(() => { throw new Error('broken') }, 50)`)
  await application.line()
  await new Promise((resolve) => application.child.once('exit', resolve))
  const database = await startEmbedded({ folder, purpose: 'server', log })
  expect((await written(database.ownerUrl)).count).toBeGreaterThan(0)
  await database.stop()
}, 30_000)

test('killed in the middle of the very first start: the next one begins again', async () => {
  const young = mkdtempSync(path.join(tmpdir(), 'openmap-test-'))
  const application = runProcess(young, `print('go'); ${SERVE}`)
  await application.line()
  const half = () =>
    readdirSync(young).some((name) => name.startsWith('postgres.new') && !name.endsWith('password'))
  expect(await waitUntil(half, 10_000)).toBe(true)
  await application.kill()
  const database = await startEmbedded({ folder: young, purpose: 'server', log })
  expect(database.fresh).toBe(true)
  await database.stop()
  expect(readdirSync(young).filter((name) => name.startsWith('postgres.new'))).toEqual([])
  rmSync(young, { recursive: true, force: true })
}, 60_000)
