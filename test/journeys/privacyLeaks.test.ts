import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runExport } from '../../app/accounts/index.ts'
import { erasePerson } from '../../app/accounts/usecases/erasePerson.ts'
import { newId } from '../../app/platform/database/id.ts'
import { localFiles } from '../../app/platform/files/local.ts'
import { systemTransact, type Transact } from '../../app/platform/jobs/transact.ts'
import { fixedClock } from '../../app/platform/kernel/dates.ts'
import { deliverMail } from '../../app/platform/mail/deliverMail.ts'
import { catalogueLines } from '../../app/platform/privacy/catalogue.ts'
import { localErasureList } from '../../app/platform/privacy/erasureList.ts'
import { aBody, anEvent } from '../builders/events.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { type Marked, seedMarked, WITHOUT_MARKER } from '../support/markers.ts'
import { countTables, folderText, searchDatabase, unzippedText } from '../support/whereWords.ts'

const NOW = '2026-11-24T08:00:00Z'
const at = new Date('2026-11-20T08:00:00Z')
const STATISTICS = [
  'organisation',
  'event',
  'participant',
  'representative',
  'wish',
  'meeting',
  'slot',
  'timetable_version',
  'structure',
]

/** Deux organismes, deux personnes, un mot unique dans chaque colonne : rien ne manque, rien ne passe, rien ne reste. */
describe('a word in every personal column', () => {
  let database: TestDatabase
  let owner: pg.Client
  let transact: Transact
  let folder: string
  let anne: Marked
  let boris: Marked
  const parts = () => ({
    transact,
    files: localFiles(join(folder, 'files')),
    erasures: localErasureList(join(folder, 'erasures.jsonl')),
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
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'openmap-leaks-'))
    mkdirSync(join(folder, 'files'))
    database = await testDatabase({ demo: false, clock: fixedClock(NOW) })
    const { db, clock, territoryId } = database
    transact = systemTransact({ db, clock, dispatch: async () => {}, territoryId, purpose: 'test' })
    owner = new pg.Client({ connectionString: database.ownerUrl })
    await owner.connect()
    await owner.query("set openmap.actor = 'system'")
    const seed = async (name: string): Promise<Marked> => {
      const organisationId = await aBody(database, name)
      const event = await anEvent(database, { organiserId: organisationId, day: '2026-11-10', people: [[]] })
      const [participantId = ''] = event.participants
      return seedMarked(db, { territoryId, organisationId, eventId: event.id, participantId, at })
    }
    anne = await seed('Premier organisme')
    boris = await seed('Second organisme')
  })
  afterAll(async () => {
    await owner?.end()
    await database?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const all = (one: Marked): readonly string[] => [...one.personal.values(), ...one.secret.values()]
  const missing = (text: string, words: Iterable<string>): string[] =>
    [...new Set(words)].filter((word) => !text.includes(word))
  const present = (text: string, words: Iterable<string>): string[] =>
    [...new Set(words)].filter((word) => text.includes(word))

  const exportOf = async (one: Marked): Promise<string> => {
    const id = newId()
    await database.db
      .insertInto('personal_export')
      .values({
        territory_id: database.territoryId,
        id,
        kind: 'person',
        person_id: one.id,
        session_id: one.sessionId,
        state: 'waiting',
        requested_at: new Date(NOW),
      })
      .execute()
    await database.db
      .updateTable('person_session')
      .set({ expires_at: new Date('2026-12-24T08:00:00Z'), updated_at: new Date(NOW) })
      .where('id', '=', one.sessionId)
      .execute()
    await runExport(parts(), id)
    return id
  }

  it('is seeded: none of the catalogue without its word, none that the search does not see', async () => {
    const { rows } = await owner.query<{ name: string; type: string }>(
      `select table_name || '.' || column_name as name, data_type as type from information_schema.columns
       where table_schema = 'public'`,
    )
    const words = new Set(
      rows.filter(({ type }) => ['text', 'jsonb', 'bytea', 'ARRAY'].includes(type)).map(({ name }) => name),
    )
    const wanted = catalogueLines.flatMap(({ table, entry: { columns } }) =>
      [...(columns.personal ?? []), ...(columns.sensitive ?? []), ...(columns.secret ?? [])]
        .map((column) => `${table}.${column}`)
        // Lists of identifiers.
        .filter((name) => words.has(name) && !name.endsWith('.people') && !WITHOUT_MARKER.has(name)),
    )
    expect([...anne.personal.keys(), ...anne.secret.keys()].sort()).toEqual(wanted.sort())
    for (const one of [anne, boris]) {
      const found = await searchDatabase(owner, all(one))
      expect(new Set(all(one)).size).toBe(found.size)
    }
  })

  it('is in the copy of its person, whole; those of the other are not, nor what opens doors', async () => {
    const id = await exportOf(anne)
    const text = unzippedText((await parts().files.read(`exports/${id}.zip`)) ?? new Uint8Array())
    const found = await searchDatabase(owner, anne.personal.values())
    expect(found.size).toBe(new Set(anne.personal.values()).size)
    expect(missing(text, found.keys())).toEqual([])
    expect(present(text, all(boris))).toEqual([])
    expect(present(text, anne.secret.values())).toEqual([])
    for (const named of ['empreinte du mot de passe', 'jeton de connexion', 'codes de secours'])
      expect(text).toContain(named)
    await expect(
      database.db.selectFrom('personal_export').select('state').where('id', '=', id).execute(),
    ).resolves.toEqual([{ state: 'ready' }])
    // The search of copies would see a word of the other.
    expect(present(`${text}${boris.name}`, all(boris))).toEqual([boris.name])
  })

  it('is nowhere after the erasure: neither in rows, texts of others, journals, jobs nor files', async () => {
    const { db, territoryId } = database
    // Others speak of her.
    await db
      .updateTable('mail')
      .set({ body_text: `Bonjour, ${anne.name.toUpperCase()} (${anne.email}) vous attend.` })
      .where('recipient', '=', boris.email)
      .execute()
    await db
      .updateTable('idempotency_key')
      .set({ reply: JSON.stringify({ flash: `${anne.name} fait partie de l’équipe.` }) })
      .where('actor', '=', `person:${boris.id}`)
      .execute()
    await db
      .insertInto('fact')
      .values({
        id: newId(),
        territory_id: territoryId,
        type: 'Essai',
        payload: JSON.stringify({ who: anne.name }),
        actor: 'system:test',
        recorded_at: at,
      })
      .execute()
    await exportOf(boris)
    const before = await countTables(db, STATISTICS)
    expect(present(folderText(folder), all(anne)).length).toBeGreaterThan(0)

    await transact((ctx) => erasePerson(ctx, parts(), { personId: anne.id, cause: 'request' }))
    const waiting = await db.selectFrom('mail').select('id').where('state', '=', 'waiting').execute()
    const sent: string[] = []
    const port = {
      server: 'essai',
      send: async ({ to }: { readonly to: string }) => {
        sent.push(to)
        return { kind: 'sent' } as const
      },
    }
    for (const { id } of waiting)
      await deliverMail(db, { port, clock: database.clock }, { territoryId, mailId: id })

    expect(sent).toContain(anne.email)
    expect(Object.fromEntries(await searchDatabase(owner, all(anne)))).toEqual({})
    expect(Object.fromEntries(await searchDatabase(owner, [anne.name.toUpperCase()]))).toEqual({})
    expect(present(folderText(folder), all(anne))).toEqual([])
    expect(await countTables(db, STATISTICS)).toEqual(before)
    // The journals keep an identifier alone; the other person keeps everything.
    expect((await searchDatabase(owner, [anne.id])).get(anne.id)).toEqual([
      'public.audit_entry',
      'public.erased_person',
      'public.mail',
    ])
    const mails = await db
      .selectFrom('mail')
      .select('body_text')
      .where('recipient', '=', boris.email)
      .execute()
    expect(mails.map(({ body_text }) => body_text)).toContain('Bonjour, [effacé] ([effacé]) vous attend.')
    const left = await searchDatabase(owner, all(boris))
    const replaced = ['mail.body_text', 'idempotency_key.reply']
    const kept = [...boris.personal]
      .filter(([column]) => !replaced.includes(column))
      .map(([, value]) => value)
    expect(missing([...left.keys()].join(' '), [...kept, ...boris.secret.values()])).toEqual([])
  })

  it('would be seen if it were left in any column or file', async () => {
    const columns = [
      ['organisation', 'description'],
      ['participant', 'display_name'],
      ['event', 'venue_access'],
    ] as const
    for (const [table, column] of columns) {
      await owner.query('begin')
      await owner.query(`update ${table} set ${column} = $1`, [`avec ${anne.name}`])
      expect(Object.fromEntries(await searchDatabase(owner, all(anne)))).toEqual({
        [anne.name]: [`public.${table}`],
      })
      await owner.query('rollback')
    }
    writeFileSync(join(folder, 'files', 'oubli.txt'), anne.email)
    expect(present(folderText(folder), all(anne))).toEqual([anne.email])
  })
})
