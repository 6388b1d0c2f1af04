import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { attachOrStart, type EmbeddedDatabase, silentLog, startEmbedded } from '../embedded/index.ts'
import { backupEmbedded, hashRows, kindOf, restoreEmbedded } from './index.ts'

const root = mkdtempSync(path.join(tmpdir(), 'openmap-test-'))
// Private by default; under root, the server's account has to pass through.
chmodSync(root, 0o711)
const folder = path.join(root, 'data')
const log = silentLog
let database: EmbeddedDatabase

async function run(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  await client.query(sql)
  await client.end()
}

/** Hashes of the folder's database, started for the time of the question when it is stopped. */
async function hashesOf(place: string) {
  const found = await attachOrStart({ folder: place, log })
  const hashes = await hashRows(found.ownerUrl)
  await found.stop()
  return hashes
}

beforeAll(async () => {
  database = await startEmbedded({ folder, purpose: 'server', log })
  await run(`create table town (id int primary key, name text, note jsonb);
    insert into town select n, 'Town ' || n, jsonb_build_object('n', n) from generate_series(1, 5000) n`)
  mkdirSync(path.join(folder, 'files', 'logo'), { recursive: true })
  writeFileSync(path.join(folder, 'files', 'logo', 'a.png'), 'a picture')
  writeFileSync(path.join(folder, 'files', 'logo', 'b.png.part'), 'half a pict')
}, 60_000)

afterAll(async () => {
  await database.stop()
  rmSync(root, { recursive: true, force: true })
})

test('backed up under writers, wiped, restored: the rows of one instant, and the files', async () => {
  const target = path.join(root, 'busy')
  let writing = true
  const writer = (async () => {
    const client = new pg.Client({ connectionString: database.ownerUrl })
    await client.connect()
    await client.query('create table busy (n int primary key, filler text)')
    let n = 0
    while (writing) await client.query("insert into busy select $1, repeat('x', 2000)", [++n])
    await client.end()
    return n
  })()
  const backup = await backupEmbedded({ folder, target, log })
  writing = false
  expect(await writer).toBeGreaterThan(0)
  expect(backup.kind).toBe('base-backup')
  expect(kindOf(target)).toBe('base-backup')
  expect(backup.manifest.uploads.files.map((file) => file.path)).toEqual(['logo/a.png'])
  expect(existsSync(path.join(target, 'credentials.json'))).toBe(false)
  expect(statSync(target).mode & 0o077).toBe(0)

  const restored = path.join(root, 'restored')
  await restoreEmbedded({ folder: restored, source: target, replace: false, log })
  const { busy, ...rest } = await hashesOf(restored)
  const { busy: _, ...expected } = await hashRows(database.ownerUrl)
  expect(rest).toEqual(expected)
  expect(busy?.rows).toBeGreaterThanOrEqual(0)
  expect(readFileSync(path.join(restored, 'files', 'logo', 'a.png'), 'utf8')).toBe('a picture')
  const again = await startEmbedded({ folder: restored, purpose: 'command', log })
  expect(again.fresh).toBe(false)
  const client = new pg.Client({ connectionString: again.ownerUrl })
  await client.connect()
  // The rows of the writer end somewhere, and have no hole before that.
  const { rows } = await client.query('select count(*)::int4 as n, coalesce(max(n), 0) as last from busy')
  expect(rows[0].n).toBe(rows[0].last)
  await client.end()
  await again.stop()
}, 60_000)

test('back up, wipe, restore in place: equal row hashes', async () => {
  const target = path.join(root, 'quiet')
  const before = await hashRows(database.ownerUrl)
  expect(before.town?.rows).toBe(5000)
  await backupEmbedded({ folder, target, log })
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
  await restoreEmbedded({ folder, source: target, replace: false, log })
  database = await startEmbedded({ folder, purpose: 'server', log })
  expect(await hashRows(database.ownerUrl)).toEqual(before)
  await run('delete from town where id = 1')
  expect(await hashRows(database.ownerUrl)).not.toEqual(before)
}, 60_000)

test('a restore refuses a running server, data already there, and a folder that is no backup', async () => {
  const source = path.join(root, 'quiet')
  const into = (place: string, from = source) =>
    restoreEmbedded({ folder: place, source: from, replace: false, log })
  await expect(into(folder)).rejects.toMatchObject({ code: 'already-running' })
  await expect(into(path.join(root, 'restored'))).rejects.toMatchObject({
    code: 'target-not-empty',
    message: expect.stringContaining('--replace'),
  })
  await expect(into(path.join(root, 'new'), root)).rejects.toMatchObject({ code: 'source-invalid' })
  await expect(backupEmbedded({ folder, target: source, log })).rejects.toMatchObject({
    code: 'target-not-empty',
  })
  const nothing = { folder: path.join(root, 'nothing'), target: path.join(root, 'x'), log }
  await expect(backupEmbedded(nothing)).rejects.toMatchObject({ code: 'nothing-to-back-up' })
})

test('a damaged or incomplete backup changes nothing; a replacement that does not start gives the old data back', async () => {
  const target = path.join(root, 'damaged')
  const place = path.join(root, 'restored')
  const before = await hashesOf(place)
  const { manifest } = await backupEmbedded({ folder, target, log })
  const restore = () => restoreEmbedded({ folder: place, source: target, replace: true, log })

  const victim = path.join(target, 'postgres', 'base', '1', 'PG_VERSION')
  writeFileSync(victim, 'tampered')
  await expect(restore()).rejects.toMatchObject({
    code: 'source-damaged',
    message: expect.stringContaining('PG_VERSION'),
  })
  writeFileSync(victim, '18\n')
  expect(await hashesOf(place)).toEqual(before)

  // Fingerprints that agree with a copy that cannot start: its write-ahead log is missing.
  const cluster = {
    ...manifest.cluster,
    files: manifest.cluster.files.filter((file) => !file.path.startsWith('pg_wal/')),
  }
  writeFileSync(path.join(target, 'manifest.json'), JSON.stringify({ ...manifest, cluster }))
  await expect(restore()).rejects.toThrow()
  expect(await hashesOf(place)).toEqual(before)

  writeFileSync(path.join(target, 'manifest.json'), JSON.stringify(manifest))
  await restore()
  expect(await hashesOf(place)).toEqual(await hashRows(database.ownerUrl))
  expect(readdirSync(place).filter((name) => /restor/.test(name))).toEqual([])
}, 60_000)

test('a restore killed between its two renames is undone by the next start', async () => {
  const place = path.join(root, 'restored')
  const before = await hashesOf(place)
  const aside = (name: string) => path.join(place, `${name}.before-restore`)
  const { renameSync } = await import('node:fs')
  const moved = ['postgres', 'credentials.json'].map((name) => ({
    place: path.join(place, name),
    aside: aside(name),
  }))
  writeFileSync(path.join(place, 'restore.json'), JSON.stringify(moved))
  for (const { place: from, aside: to } of moved) renameSync(from, to)
  expect(await hashesOf(place)).toEqual(before)
  expect(existsSync(path.join(place, 'restore.json'))).toBe(false)
}, 30_000)

test('a manifest cannot make a restore write outside its folder', async () => {
  const target = path.join(root, 'escaping')
  mkdirSync(target)
  const manifest = JSON.parse(readFileSync(path.join(root, 'quiet', 'manifest.json'), 'utf8'))
  manifest.uploads.files = [{ path: '../../escaped', bytes: 0, sha256: '0'.repeat(64) }]
  writeFileSync(path.join(target, 'manifest.json'), JSON.stringify(manifest))
  const restore = restoreEmbedded({ folder: path.join(root, 'new'), source: target, replace: false, log })
  await expect(restore).rejects.toMatchObject({ code: 'source-invalid' })
})
