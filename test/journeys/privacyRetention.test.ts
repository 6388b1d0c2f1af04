import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { runRetention } from '../../app/accounts/index.ts'
import { portsOf } from '../../app/accounts/usecases/runRetention.ts'
import type { DB } from '../../app/platform/database/schema.ts'
import { systemTransact } from '../../app/platform/jobs/transact.ts'
import { fixedClock, Temporal, toDate } from '../../app/platform/kernel/dates.ts'
import { brokenLink } from '../../app/platform/privacy/accessLog.ts'
import { localErasureList } from '../../app/platform/privacy/erasureList.ts'
import { previewRetention, runRule } from '../../app/platform/privacy/retention/engine.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { killedAt } from '../support/killing.ts'
import { OLD, type OldData, seedOldData, whatIsLeft } from '../support/oldData.ts'

/** An hour after everything was written, some days later. */
const after = (days: number) => Temporal.Instant.from(OLD.toISOString()).add({ hours: 1 + 24 * days })

let folder: string
let database: TestDatabase
let old: OldData
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'openmap-retention-'))
})
afterEach(async () => {
  await database?.close()
  rmSync(folder, { recursive: true, force: true })
})

const prepare = async (demo: boolean): Promise<void> => {
  database = await testDatabase({ demo, clock: fixedClock(OLD.toISOString()) })
  old = await seedOldData(database, folder)
}

const partsAt = (days: number, db: Kysely<DB> = database.db) => ({
  transact: systemTransact({
    db,
    clock: { now: () => after(days) },
    dispatch: async () => {},
    territoryId: database.territoryId,
    purpose: 'retention',
  }),
  files: old.files,
  erasures: localErasureList(`${folder}/erasures.jsonl`),
  territory: {
    id: database.territoryId,
    slug: 'ile-de-france',
    name: 'Île-de-France',
    zone: 'Europe/Paris',
    departments: [],
    demo: false,
  },
  publicUrl: 'http://openmap.test',
})

/** What goes at that moment: by name, as the preview counts it, and once only. */
const goneAt = async (days: number): Promise<string[]> => {
  const before = await whatIsLeft(database, old)
  const parts = partsAt(days)
  // Warnings and requests come before the rules: they are done once, so that the preview sees what the rules will.
  const first = await runRetention(parts)
  const left = await whatIsLeft(database, old)
  const again = await runRetention(parts)
  expect(again.map(({ gone }) => gone)).toEqual(again.map(() => 0))
  expect(await whatIsLeft(database, old)).toEqual(left)
  const certified = await database.db
    .selectFrom('retention_certificate')
    .select(['rule', 'gone', 'held', 'counts'])
    .where('ran_at', '=', toDate(after(days)))
    .where('gone', '>', 0)
    .orderBy('id')
    .execute()
  const expected = first.filter(({ gone }) => gone > 0)
  expect(certified).toEqual(expected.map(({ rule, gone, held, counts }) => ({ rule, gone, held, counts })))
  expect(await brokenLink(database.db, database.territoryId)).toBe(null)
  return before.filter((name) => !left.includes(name))
}

const EVERYTHING = [
  'account of active',
  'account of back',
  'account of held',
  'account of invented',
  'account of lost',
  'account of sole',
  'attachment active.pdf',
  'attachment held.pdf',
  'attempts',
  'body to make refused',
  'change held',
  'change ordinary',
  'copy ready',
  'delegation',
  'erasure',
  'fact',
  'file of the copy',
  'invitation',
  'link',
  'mail active',
  'mail held',
  'notice active',
  'notice held',
  'places of the three representatives',
  'reading 1',
  'reading 2',
  'reply',
  'representative Inventée',
  'representative Représentante',
  'representative Suspendue',
  'request refused',
  'request waiting',
  'session',
  'traces of both mails',
  'verification',
]

describe('the end of retention', () => {
  it('takes away exactly what is due, from one day to five years later', { timeout: 240_000 }, async () => {
    await prepare(false)
    expect(await whatIsLeft(database, old)).toEqual(EVERYTHING)
    expect(await goneAt(0)).toEqual([])
    expect(await goneAt(1)).toEqual(['attempts', 'session', 'verification'])
    expect(await goneAt(2)).toEqual([])
    expect(await goneAt(3)).toEqual(['reply'])
    expect(await goneAt(6)).toEqual([])
    expect(await goneAt(7)).toEqual(['copy ready', 'file of the copy'])
    expect(await goneAt(364)).toEqual(['delegation'])
    expect(await goneAt(365)).toEqual([
      'attachment active.pdf',
      'body to make refused',
      'copy gone',
      'erasure',
      'fact',
      'invitation',
      'link',
      'mail active',
      'notice active',
      'representative Représentante',
      'request refused',
    ])
    expect(await goneAt(1065)).toEqual([])
    const { db } = database
    const warned = async () =>
      (
        await db
          .selectFrom('mail')
          .select(['recipient', 'subject'])
          .where('template', '=', 'account-inactive')
          .orderBy('recipient')
          .execute()
      ).map(({ recipient, subject }) => `${recipient}: ${subject}`)
    expect(await warned()).toEqual([])
    expect(await goneAt(1066)).toEqual([])
    expect(await warned()).toEqual([
      'back@exemple.fr: Votre compte sera supprimé le 10 janvier 2022',
      'lost@exemple.fr: Votre compte sera supprimé le 10 janvier 2022',
    ])
    await db
      .updateTable('person')
      .set({ last_seen_at: toDate(after(1080)) })
      .where('id', '=', old.people.back)
      .execute()
    expect(await goneAt(1095)).toEqual([])
    expect(await goneAt(1096)).toEqual(['account of lost', 'change ordinary', 'reading 1'])
    expect(await goneAt(5 * 365)).toEqual([])
    // What a dispute suspended goes once it is over.
    await db
      .updateTable('retention_hold')
      .set({ lifted_at: toDate(after(5 * 365)) })
      .where('id', '=', old.holdId)
      .execute()
    expect(await goneAt(5 * 365 + 1)).toEqual([
      'attachment held.pdf',
      'change held',
      'mail held',
      'notice held',
      'reading 2',
      'representative Suspendue',
    ])
    // Warned like anybody else, then erased.
    expect(await goneAt(5 * 365 + 31)).toEqual(['account of held'])
    expect(await whatIsLeft(database, old)).toEqual([
      'account of active',
      'account of back',
      'account of invented',
      'account of sole',
      'places of the three representatives',
      'representative Inventée',
      'request waiting',
      'traces of both mails',
    ])
  })

  it('leaves invented data alone in a demonstration, and real accounts not', async () => {
    await prepare(true)
    await goneAt(1066)
    await goneAt(1096)
    const left = await whatIsLeft(database, old)
    expect(EVERYTHING.filter((name) => !left.includes(name))).toEqual([
      'account of back',
      'account of lost',
      'attempts',
      'copy ready',
      'erasure',
      'file of the copy',
      'reply',
      'session',
      'verification',
    ])
  })

  it('is previewed by the very conditions of the run', async () => {
    await prepare(false)
    await runRetention(partsAt(1066))
    const preview = await partsAt(1096).transact(previewRetention)
    const promised = preview.flatMap(({ rule, parts }) =>
      parts.filter(({ due }) => due > 0).map(({ table, due }) => `${rule} ${table} ${due}`),
    )
    const certificates = await runRetention(partsAt(1096))
    const done = certificates.flatMap(({ rule, counts }) =>
      Object.entries(counts).map(([table, count]) => `${rule} ${table} ${count}`),
    )
    expect(done).toEqual(promised)
    expect(promised).toEqual(['accounts person 2', 'readings access_log 1', 'audit audit_entry 1'])
    const accounts = preview.find(({ rule }) => rule === 'accounts')?.parts[0]
    expect(accounts).toEqual({ table: 'person', due: 2, held: 0, oldest: OLD })
    const readings = preview.find(({ rule }) => rule === 'mails')?.parts.at(-1)
    expect(readings).toMatchObject({ due: 0, held: 1 })
  })

  it('follows the time that two people decided instead of the one of the code', async () => {
    await prepare(false)
    const { db, territoryId: territory_id } = database
    await db
      .insertInto('retention_setting')
      .values({ territory_id, rule: 'facts', days: 30, decided_at: OLD })
      .execute()
    expect(await goneAt(29)).not.toContain('fact')
    expect(await goneAt(30)).toEqual(['fact'])
  })

  it.each([
    ['the people of a day', 'events', 366, 1, ['link', 'representative Représentante']],
    ['two accounts', 'accounts', 1096, 4, ['account of back', 'account of lost']],
  ] as const)(
    'leaves %s whole or takes them away whole, wherever it is killed',
    {
      timeout: 240_000,
    },
    async (_what, rule, days, step, group) => {
      await prepare(false)
      const superuser = new pg.Client({ connectionString: inject('superuserUrl') })
      await superuser.connect()
      await runRetention(partsAt(300))
      if (days > 1066) await runRetention(partsAt(1066))
      const before = await whatIsLeft(database, old)
      let kills = 0
      for (let at = 1; ; at += step) {
        const { db, queries, close } = killedAt(database.url, at, superuser)
        const parts = partsAt(days, db)
        const ended = await parts
          .transact((ctx) => runRule(ctx, rule, portsOf(parts)))
          .then(
            () => 'done',
            () => 'killed',
          )
        await close()
        if (queries() < at) {
          expect(ended).toBe('done')
          break
        }
        kills += 1
        expect([at, ended, await whatIsLeft(database, old)]).toEqual([at, 'killed', before])
      }
      await superuser.end()
      const left = await whatIsLeft(database, old)
      expect(before.filter((name) => !left.includes(name))).toEqual(group)
      expect(kills).toBeGreaterThan(8)
    },
  )
})
