import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDebianPostgres } from '../../../../tools/debianPostgres.ts'
import { type EmbeddedDatabase, silentLog, startEmbedded } from '../embedded/index.ts'
import { exportPortable, hashRows, importPortable, kindOf } from './index.ts'
import { insertLines, toLine } from './rowText.ts'
import { inSession } from './session.ts'
import { loadingOrder } from './tables.ts'

const root = mkdtempSync(path.join(tmpdir(), 'openmap-test-'))
// Private by default; under root, the server's account has to pass through.
chmodSync(root, 0o711)
let database: EmbeddedDatabase

/** What stands in the way of a naive copy: circles, self-references, generated and identity columns, triggers, odd values. */
const SCHEMA = `
  create table schema_migration (id serial primary key, name text, run_on timestamp default now());
  insert into schema_migration (name) values ('0001_platform'), ('0002_accounts');
  create table kind (code text primary key, label text);
  insert into kind values ('siae', 'SIAE'), ('esat', 'ESAT');
  create table body (id uuid primary key, parent_id uuid references body (id), main_contact int, name text,
    plain text generated always as (lower(name)) stored);
  create table contact (id int generated always as identity primary key, body_id uuid not null references body (id), "Odd ""name""" text);
  alter table body add foreign key (main_contact) references contact (id);
  create table offer (id bigserial primary key, body_id uuid references body (id) on delete cascade, kind text references kind (code),
    price numeric(20, 4), ratio double precision, open boolean, tags text[], details jsonb, raw json, day date, at timestamptz,
    local timestamp, period int4range, picture bytea, words tsvector, pause interval);
  create table "Écart" (a int, b text);
  create table empty_one (a int);
  create function refuse() returns trigger language plpgsql as 'begin raise exception ''append only''; end';
  create trigger append_only before insert on contact for each row when (new."Odd ""name""" = 'kept by trigger') execute function refuse();
  alter table offer enable row level security;
  create policy nothing on offer using (false);
  grant select on all tables in schema public to openmap_app;
`
const ROWS = `
  insert into body values ('00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001', null, 'Été');
  insert into contact (body_id, "Odd ""name""") values ('00000000-0000-0000-0000-000000000002', E'l\\u2028ine\\nfeed, "quoted" \\\\ tab\\t');
  alter table contact disable trigger append_only;
  insert into contact (body_id, "Odd ""name""") values ('00000000-0000-0000-0000-000000000002', 'kept by trigger');
  alter table contact enable trigger append_only;
  update body set main_contact = 1;
  insert into offer (kind, price, ratio, open, tags, details, raw, day, at, local, period, picture, words, pause) values
    ('siae', 12345678901234.5600, 0.1, true, '{a,NULL,"b,c","é"}', 'null', E'{"b":1,\\n "a": 2}', '2017-11-07', '2017-11-07 09:30:00.123456+01',
      '2017-03-26 02:30', '[1,5)', '\\x00ff', to_tsvector('french', 'Entretien des espaces verts'), '1 mon 2 days 03:00'),
    (null, 'NaN', 'Infinity', null, '{}', '{"big": 12345678901234567890.10, "t": "\\u20ac\\n"}', null, 'infinity', null, null, 'empty', '', '', null);
  insert into "Écart" select n, md5(n::text) from generate_series(1, 2500) n;
  insert into "Écart" values (1, null), (1, ''), (1, ''), (null, null);
`

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** The self-referencing parent comes after its child in the export: rows are sorted by key and the parent's key is higher. */
const FAMILY = `insert into body values ('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000009', null, 'A'),
  ('00000000-0000-0000-0000-000000000009', null, null, 'Z');`

/** A database of its own on the same server. */
async function makeDatabase(name: string): Promise<string> {
  await run(database.superuserUrl, `create database ${name} owner openmap_owner`)
  const at = (url: string) => url.replace('/openmap?', `/${name}?`)
  await run(at(database.ownerUrl), SCHEMA)
  return at(database.ownerUrl)
}

beforeAll(async () => {
  database = await startEmbedded({
    folder: path.join(root, 'data'),
    purpose: 'server',
    log: silentLog,
    durable: false,
  })
  await run(database.ownerUrl, `${SCHEMA} ${FAMILY} ${ROWS}`)
  mkdirSync(path.join(root, 'data', 'files'))
  writeFileSync(path.join(root, 'data', 'files', 'a.png'), 'a picture')
}, 60_000)

afterAll(async () => {
  await database.stop()
  rmSync(root, { recursive: true, force: true })
})

test('exported and imported: equal row hashes, sequences go on, everything put back', async () => {
  const target = path.join(root, 'export')
  const dataFolder = path.join(root, 'other')
  const exported = await exportPortable({
    url: database.ownerUrl,
    target,
    dataFolder: path.join(root, 'data'),
  })
  expect(exported.summary).toContain('Export portable')
  expect(kindOf(target)).toBe('portable-export')
  const url = await makeDatabase('copy')
  const before = await constraintsOf(url)
  await importPortable({ url, source: target, dataFolder })
  expect(await hashRows(url)).toEqual(await hashRows(database.ownerUrl))
  expect(await constraintsOf(url)).toEqual(before)
  expect(readFileSync(path.join(dataFolder, 'files', 'a.png'), 'utf8')).toBe('a picture')
  await run(url, "insert into offer (kind) values ('esat')")
  await expect(
    run(url, `insert into contact (body_id, "Odd ""name""") values (null, 'kept by trigger')`),
  ).rejects.toThrow(/append only/)
})

async function constraintsOf(url: string): Promise<unknown> {
  return inSession(url, async (client) => {
    const keys = await client.query(
      'select conname, condeferrable, condeferred from pg_constraint order by oid',
    )
    const triggers = await client.query(
      'select tgname, tgenabled from pg_trigger where not tgisinternal order by oid',
    )
    return [keys.rows, triggers.rows]
  })
}

test('the export is read by any tool: one JSON object a line, with its columns', () => {
  const lines = readFileSync(path.join(root, 'export', 'tables', 'offer.jsonl'), 'utf8')
    .trim()
    .split('\n')
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    {
      id: 1,
      kind: 'siae',
      open: true,
      details: null,
      day: '2017-11-07',
      at: '2017-11-07 08:30:00.123456+00',
    },
    { id: 2, price: 'NaN', ratio: 'Infinity' },
  ])
  expect(lines[0]).toContain('"price":12345678901234.5600')
  expect(lines[1]).not.toContain('"open"')
})

test('an import needs an empty database, or replaces all of it; nothing is half-written', async () => {
  const source = path.join(root, 'export')
  const url = await makeDatabase('occupied')
  await run(
    url,
    "insert into body values ('00000000-0000-0000-0000-00000000000a', null, null, 'Here before')",
  )
  const before = await hashRows(url)
  await expect(importPortable({ url, source })).rejects.toMatchObject({
    code: 'target-not-empty',
    message: expect.stringMatching(/\(body\).*--replace/),
  })
  expect(await hashRows(url)).toEqual(before)
  await importPortable({ url, source, replace: true })
  expect(await hashRows(url)).toEqual(await hashRows(database.ownerUrl))
})

test('a damaged export, another schema, or a login that does not see all rows: refused, and nothing changes', async () => {
  const target = path.join(root, 'damaged')
  await exportPortable({ url: database.ownerUrl, target })
  const url = await makeDatabase('spared')
  const before = await hashRows(url)
  appendFileSync(path.join(target, 'tables', 'offer.jsonl'), '{"id":9}\n')
  await expect(importPortable({ url, source: target })).rejects.toMatchObject({ code: 'source-damaged' })
  expect(await hashRows(url)).toEqual(before)
  await run(url, "insert into schema_migration (name) values ('0003_directory')")
  await expect(importPortable({ url, source: target })).rejects.toMatchObject({
    code: 'schema-differs',
    message: expect.stringContaining('0003_directory'),
  })
  const asApplication = exportPortable({ url: database.applicationUrl, target: path.join(root, 'hidden') })
  await expect(asApplication).rejects.toMatchObject({ code: 'rows-hidden' })
  await expect(hashRows(database.applicationUrl)).rejects.toMatchObject({ code: 'rows-hidden' })
  const nowhere = 'postgresql://nobody@127.0.0.1:1/none'
  await expect(hashRows(nowhere)).rejects.toMatchObject({ code: 'database-unreachable' })
})

test('from the embedded 18 to Debian’s 15, when it is there: equal row hashes', async (context) => {
  const debian = await startDebianPostgres()
  // Machines without Debian's packages say so; CI has them.
  if ('skipped' in debian) return context.skip(debian.skipped)
  try {
    await run(debian.ownerUrl, SCHEMA)
    await importPortable({ url: debian.ownerUrl, source: path.join(root, 'export') })
    expect(await hashRows(debian.ownerUrl)).toEqual(await hashRows(database.ownerUrl))
  } finally {
    await debian.stop()
  }
}, 60_000)

test('any text survives the way out and back', async () => {
  await run(database.ownerUrl, 'create table any_text (n int, body text, list text[], data jsonb)')
  const columns = ['n integer', 'body text', 'list text[]', 'data jsonb'].map((column) => {
    const [name = '', type = ''] = column.split(' ')
    return { name, type }
  })
  const text = fc.string({ unit: 'grapheme' }).map((value) => value.replaceAll('\0', ''))
  const rows = fc.sample(fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), text, fc.option(text)), {
    numRuns: 300,
    seed: 1,
  })
  await inSession(database.ownerUrl, async (client) => {
    const stored = await client.query<(string | null)[]>({
      text: `select n::text, body::text, array[body, note]::text, to_jsonb(body)::text
        from unnest($1::int[], $2::text[], $3::text[]) as r (n, body, note)`,
      values: [rows.map(([n]) => n), rows.map(([, body]) => body), rows.map(([, , note]) => note)],
      rowMode: 'array',
    })
    const lines = stored.rows.map((row) => toLine(columns, row))
    expect(lines.filter((line) => line.includes('\n'))).toEqual([])
    await client.query(insertLines('any_text', columns), [lines])
    const back = await client.query({
      text: 'select n::text, body, list::text, data::text from any_text',
      rowMode: 'array',
    })
    const sorted = (found: unknown[][]) => found.map((row) => JSON.stringify(row)).sort()
    expect(sorted(back.rows)).toEqual(sorted(stored.rows))
    await client.query('drop table any_text')
  })
})

test('loading order: parents first; circles and self-references are checked late', () => {
  const key = (child: string, parent: string) => ({
    name: `${child}_${parent}`,
    child,
    parent,
    deferrable: false,
    deferred: false,
  })
  const chain = [key('c', 'b'), key('b', 'a')]
  expect(loadingOrder(['c', 'b', 'a'], chain)).toEqual({ order: ['a', 'b', 'c'], late: [] })
  const circle = [key('a', 'b'), key('b', 'a'), key('c', 'c'), key('a', 'c')]
  const { order, late } = loadingOrder(['a', 'b', 'c'], circle)
  expect(order.indexOf('c')).toBeLessThan(order.indexOf('a'))
  expect(late.map(({ name }) => name)).toEqual(['a_b', 'c_c'])
})
