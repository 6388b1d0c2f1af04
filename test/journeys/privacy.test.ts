import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../app/platform/database/id.ts'
import { aBody, anEvent } from '../builders/events.ts'
import { testApplication, type Visitor } from '../support/application.ts'

type Application = Awaited<ReturnType<typeof testApplication>>

/** Opens the page until the work behind it is over. */
const until = async (visitor: Visitor, path: string, sentence: string) => {
  for (let tries = 0; tries < 100; tries += 1) {
    const page = await visitor.open(path)
    if (page.html.includes(sentence)) return page
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${path} never said ${sentence}`)
}

const bytesOf = async (visitor: Visitor, path: string): Promise<Uint8Array> =>
  new Uint8Array(await (await visitor.send(path)).arrayBuffer())

/** Scénario : une personne voit ce qui est conservé sur elle, qui l’a lu, et en prend une copie. */
describe('my data', () => {
  let app: Application
  let body: string
  beforeAll(async () => {
    app = await testApplication()
    body = await aBody(app, 'Ville d’essai')
  })
  afterAll(() => app.close())

  it('are shown by purpose, with why and how long, and nothing of anybody else', async () => {
    const anne = await app.signedIn({
      name: 'Anne Essai',
      email: 'anne@exemple.fr',
      memberships: [{ organisationId: body, role: 'reader' }],
    })
    await app.signedIn({ name: 'Boris Essai', email: 'boris@exemple.fr' })
    await anEvent(app, {
      organiserId: body,
      day: '2026-12-01',
      people: [
        [{ name: 'Anne au salon', email: 'ANNE@exemple.fr' }],
        [{ name: 'Boris au salon', email: 'boris@exemple.fr' }],
      ],
    })
    expect((await anne.open('/compte')).html).toContain('href="/compte/mes-donnees"')
    const { html, headers } = await anne.open('/compte/mes-donnees')
    for (const word of [
      'Anne Essai',
      'anne@exemple.fr',
      'Anne au salon',
      'Ville d’essai',
      'Rencontre d’essai',
      'Mission d’intérêt public',
      '36\u00a0mois après la dernière visite',
      '12\u00a0mois après le jour de la rencontre',
      'Personne d’autre n’a lu vos données',
      'jeton de connexion',
    ])
      expect(html).toContain(word)
    for (const word of ['Boris', 'boris@exemple.fr', anne.sessionToken]) expect(html).not.toContain(word)
    expect(headers.get('cache-control')).toBe('no-store')
    expect((await app.visitor().open('/compte/mes-donnees')).path).toBe('/connexion')
  })

  it('hide what an address would find until it is proved', async () => {
    const claire = await app.signedIn({ name: 'Claire Essai', email: 'claire@exemple.fr' })
    await anEvent(app, {
      organiserId: body,
      day: '2026-12-01',
      people: [[{ name: 'Claire au salon', email: 'claire@exemple.fr' }]],
    })
    const proof = (email_verified: boolean) =>
      app.db.updateTable('person').set({ email_verified }).where('id', '=', claire.personId).execute()
    await proof(false)
    const hidden = (await claire.open('/compte/mes-donnees')).html
    expect([hidden.includes('Claire au salon'), hidden.includes('n’est pas encore vérifiée')]).toEqual([
      false,
      true,
    ])
    await proof(true)
    expect((await claire.open('/compte/mes-donnees')).html).toContain('Claire au salon')
  })

  it('tell who read them by body and function, never by name, and not oneself', async () => {
    const organiser = await app.signedIn({
      name: 'Odile Curieuse',
      email: 'odile@exemple.fr',
      memberships: [{ organisationId: body, role: 'contributor' }],
    })
    const mission = await app.signedIn({ name: 'Maud Mission', platform: ['mission'] })
    const david = await app.signedIn({ name: 'David Essai', email: 'david@exemple.fr' })
    const event = await anEvent(app, {
      organiserId: body,
      day: '2026-12-01',
      people: [
        [{ name: 'David', email: 'david@exemple.fr' }],
        [{ name: 'Odile', email: 'odile@exemple.fr' }],
      ],
    })
    const list = `/rencontres/${event.slug}/organisation/participants`
    for (let times = 0; times < 3; times += 1) await organiser.open(list)
    for (let times = 0; times < 4; times += 1) await mission.open(list)
    const page = await david.open('/compte/mes-donnees')
    expect(page.html).toContain('Voir les 7 consultations')
    expect(page.html).toContain('mission régionale')
    const all = await david.open('/compte/mes-donnees/consultations')
    expect(all.html.match(/liste des représentants à une rencontre \(2\u00a0personnes\)/g)).toHaveLength(7)
    expect(all.html.match(/Ville d’essai/g)).toHaveLength(3)
    expect(all.html.match(/organiser une rencontre/g)).toHaveLength(7)
    for (const name of ['Odile', 'Maud']) expect(all.html).not.toContain(name)
    // Four readings by the mission, none of her own.
    const hers = await organiser.open('/compte/mes-donnees/consultations')
    expect(hers.html.match(/liste des représentants/g)).toHaveLength(4)
  })

  it('are copied into an archive that only they may take', async () => {
    const emma = await app.signedIn({ name: 'Emma Essai', email: 'emma@exemple.fr' })
    const page = await emma.open('/compte/mes-donnees')
    const asked = await emma.submit(page, '/compte/exports')
    expect(asked.path).toMatch(/^\/compte\/exports\/[0-9a-f-]{36}$/)
    const ready = await until(emma, asked.path, 'Votre copie est prête')
    expect(ready.html).toContain(`href="${asked.path}/fichier"`)
    const response = await emma.send(`${asked.path}/fichier`)
    expect([
      response.status,
      response.headers.get('content-type'),
      response.headers.get('cache-control'),
      response.headers.get('content-disposition')?.startsWith('attachment; filename="openmap-mes-donnees-'),
    ]).toEqual([200, 'application/zip', 'no-store', true])
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
    const names = Object.keys(files)
    expect(names).toEqual(
      expect.arrayContaining(['LISEZ-MOI.txt', 'donnees.html', 'csv/person.csv', 'json/person.json']),
    )
    const [account] = JSON.parse(Buffer.from(files['json/person.json'] ?? []).toString()) as {
      email: string
    }[]
    expect(account?.email).toBe('emma@exemple.fr')
    const readable = Buffer.from(files['donnees.html'] ?? []).toString()
    expect(readable).toContain('<caption>Compte</caption>')
    expect(readable).not.toMatch(/<script|src=|href=/)
    const mails = await app.db
      .selectFrom('mail')
      .select(['subject', 'body_text'])
      .where('recipient', '=', 'emma@exemple.fr')
      .execute()
    expect(mails.map(({ subject }) => subject)).toEqual(['Votre demande est traitée'])
    expect(mails[0]?.body_text).toContain(`http://openmap.test${asked.path}`)

    const stranger = await app.signedIn()
    for (const path of [asked.path, `${asked.path}/fichier`, `/compte/exports/${newId()}`])
      expect([path, (await stranger.open(path)).status]).toEqual([path, 404])
    const late = { expires_at: new Date(Date.now() - 1000) }
    await app.db.updateTable('personal_export').set(late).where('person_id', '=', emma.personId).execute()
    expect((await emma.open(asked.path)).html).toContain('Copie effacée')
    expect((await emma.open(`${asked.path}/fichier`)).status).toBe(410)
  })

  it('are copied once for two requests, and not for ever', async () => {
    const flora = await app.signedIn({ name: 'Flora Essai' })
    const page = await flora.open('/compte/mes-donnees')
    const [one, two] = await Promise.all([
      flora.submit(page, '/compte/exports', { _key: `cle-${newId()}` }),
      flora.submit(page, '/compte/exports', { _key: `cle-${newId()}` }),
    ])
    expect(one.path).toBe(two.path)
    for (let times = 0; times < 4; times += 1) {
      await until(flora, one.path, 'Votre copie est prête')
      await flora.submit(page, '/compte/exports', { _key: `cle-${newId()}` })
      await app.db
        .updateTable('personal_export')
        .set({ state: 'failed', file_id: null })
        .where('person_id', '=', flora.personId)
        .where('state', 'in', ['waiting', 'running'])
        .execute()
    }
    const refused = await flora.submit(page, '/compte/exports', { _key: `cle-${newId()}` })
    expect([refused.status, refused.html.includes('Attendez')]).toEqual([429, true])
  })

  it('carry agreements, given and withdrawn as easily, with their words and dates', async () => {
    const gilles = await app.signedIn({ name: 'Gilles Essai' })
    const at = '/compte/mes-donnees/accords'
    const rows = () =>
      app.db
        .selectFrom('consent')
        .select(['subject', 'text_version', 'method'])
        .select(({ eb }) => eb('withdrawn_at', 'is not', null).as('withdrawn'))
        .where('person_id', '=', gilles.personId)
        .orderBy('given_at')
        .execute()
    const first = await gilles.open('/compte/mes-donnees')
    expect(first.html.match(/Pas d’accord donné/g)).toHaveLength(2)
    const given = await gilles.submit(first, at)
    expect(given.html).toContain('Accord donné le')
    const news = { subject: 'news', text_version: '2026-11', method: 'page' }
    expect(await rows()).toEqual([{ ...news, withdrawn: false }])
    // Twice the same answer is one agreement.
    await gilles.submit(given, at, { choice: 'give', _key: `cle-${newId()}` })
    expect(await rows()).toHaveLength(1)
    const withdrawn = await gilles.submit(given, at)
    expect(withdrawn.html).toContain('Accord retiré le')
    expect(await rows()).toEqual([{ ...news, withdrawn: true }])
    const wrong = await gilles.submit(withdrawn, at, { subject: 'tout' })
    expect(wrong.status).toBe(422)
  })

  it('of an account that a demonstration shares are neither copied nor erased, nor its connections shown', async () => {
    const shared = await app.signedIn({ name: 'Compte partagé' })
    await app.db.updateTable('person').set({ demo: 'essai' }).where('id', '=', shared.personId).execute()
    const page = await shared.open('/compte/mes-donnees')
    expect(page.html).toContain('Ce compte de démonstration est partagé')
    for (const word of ['Connexions ouvertes', 'action="/compte/exports"', '/effacement'])
      expect(page.html).not.toContain(word)
    expect((await shared.open('/compte/mes-donnees/effacement')).status).toBe(403)
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    const fields = new URLSearchParams({ _csrf: csrf, _key: `cle-${newId()}`, kind: 'person' })
    expect((await shared.post('/compte/exports', fields)).status).toBe(403)
  })
})

/** Scénario : un droit retiré pendant qu’une copie attend l’est aussi pour elle. */
describe('a copy that waits', () => {
  let app: Application
  let body: string
  beforeAll(async () => {
    app = await testApplication()
    body = await aBody(app, 'Ville d’essai')
  })
  afterAll(() => app.close())

  const manager = () =>
    app.signedIn({ name: 'Gérante Essai', memberships: [{ organisationId: body, role: 'manager' }] })

  /** Asks while no job can begin, changes something, then lets the job go on. */
  const askAnd = async (
    person: Visitor & { personId: string },
    values: Record<string, string>,
    change: () => Promise<unknown>,
  ): Promise<string> => {
    const page = await person.open('/compte/mes-donnees')
    return app.db.transaction().execute(async (held) => {
      // Reactions to facts leave a mark here first: they wait for the end of this transaction.
      await sql`lock table fact_effect in share mode`.execute(held)
      const { path } = await person.submit(page, '/compte/exports', values)
      await change()
      return path
    })
  }

  const stateOf = async (path: string) => {
    for (let tries = 0; tries < 100; tries += 1) {
      const row = await app.db
        .selectFrom('personal_export')
        .select(['state', 'file_id'])
        .where('id', '=', path.split('/').at(-1) ?? '')
        .executeTakeFirst()
      if (row !== undefined && !['waiting', 'running'].includes(row.state)) return row
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    throw new Error(`${path} is still waiting`)
  }
  const members = () => ({ kind: 'members', organisation: body })

  it('of the members of a body holds them for whoever manages it, and is a reading', async () => {
    const person = await manager()
    const path = await askAnd(person, members(), async () => {})
    expect((await stateOf(path)).state).toBe('ready')
    const files = unzipSync(await bytesOf(person, `${path}/fichier`))
    expect(Object.keys(files).sort()).toEqual(['LISEZ-MOI.txt', 'membres.csv', 'membres.json'])
    expect(Buffer.from(files['membres.csv'] ?? []).toString()).toContain('Gérante Essai;')
    const log = await app.db
      .selectFrom('access_log')
      .select(['person_id', 'purpose', 'record_kind', 'record_id', 'capacity'])
      .orderBy('number')
      .execute()
    const line = { person_id: person.personId, purpose: 'export', record_kind: 'members', record_id: body }
    expect(log).toEqual([
      { ...line, capacity: 'body' },
      { ...line, capacity: 'body' },
    ])
    // The role goes: so does the file, at the very next request.
    await app.db.deleteFrom('membership').where('person_id', '=', person.personId).execute()
    expect((await person.open(path)).html).toContain('Copie refusée')
    const refused = await person.open(`${path}/fichier`)
    expect([refused.status, refused.html.includes('Gérante')]).toEqual([403, false])
  })

  it.each([
    [
      'the role is withdrawn',
      (id: string) => app.db.deleteFrom('membership').where('person_id', '=', id).execute(),
    ],
    [
      'the role is lowered',
      (id: string) =>
        app.db.updateTable('membership').set({ role: 'contributor' }).where('person_id', '=', id).execute(),
    ],
    [
      'the account is deactivated',
      (id: string) =>
        app.db.updateTable('person').set({ deactivated_at: new Date() }).where('id', '=', id).execute(),
    ],
    [
      'the session is closed',
      (id: string) => app.db.deleteFrom('person_session').where('person_id', '=', id).execute(),
    ],
  ])('is refused, and nothing is written, when meanwhile %s', async (_what, change) => {
    const person = await manager()
    const path = await askAnd(person, members(), () => change(person.personId))
    expect(await stateOf(path)).toEqual({ state: 'refused', file_id: null })
    const id = path.split('/').at(-1) ?? ''
    const kept = await app.db
      .selectFrom('stored_file')
      .select('id')
      .where('key', '=', `exports/${id}.zip`)
      .execute()
    expect([kept, await app.files.read(`exports/${id}.zip`)]).toEqual([[], null])
    const mails = await app.db
      .selectFrom('mail')
      .select('id')
      .where('unique_key', '=', `export-ready:${id}`)
      .execute()
    expect(mails).toEqual([])
  })

  it('of one’s own data is refused too once its session is closed', async () => {
    const person = await app.signedIn()
    const path = await askAnd(person, { kind: 'person' }, () =>
      app.db.deleteFrom('person_session').where('person_id', '=', person.personId).execute(),
    )
    expect(await stateOf(path)).toEqual({ state: 'refused', file_id: null })
  })

  it('is not even asked for by a reader, nor for the body of others', async () => {
    const reader = await app.signedIn({ memberships: [{ organisationId: body, role: 'reader' }] })
    const page = await reader.open('/compte/mes-donnees')
    for (const organisation of [body, await aBody(app, 'Autre ville'), newId()]) {
      const values = { kind: 'members', organisation, _key: `cle-${newId()}` }
      const refused = await reader.submit(page, '/compte/exports', values)
      expect([refused.status, refused.html.includes('seule une personne qui le gère')]).toEqual([403, true])
    }
    const asked = await app.db
      .selectFrom('personal_export')
      .select('id')
      .where('person_id', '=', reader.personId)
      .execute()
    expect(asked).toEqual([])
  })
})
