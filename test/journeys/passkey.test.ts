import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addCodes,
  addKey,
  addressOf,
  agePresentProofs,
  auditOf,
  challenge,
  csrfOf,
  enterByKey,
  mailsTo,
  newKey,
  proveByKey,
  SECURITY,
  type SoftKey,
} from '../support/account.ts'
import { testApplication, type Visitor } from '../support/application.ts'
import { softKey } from '../support/softKey.ts'

let app: Awaited<ReturnType<typeof testApplication>>
beforeAll(async () => {
  app = await testApplication()
})
afterAll(() => app.close())

const keyRow = (key: SoftKey) =>
  app.db
    .selectFrom('passkey')
    .select(['id', 'name', 'user_verified', 'last_used_at', 'person_id'])
    .where('credential_id', '=', key.id)
    .executeTakeFirst()
const sessionsOf = (personId: string) =>
  app.db
    .selectFrom('person_session')
    .select(['method', 'second_factor_at', 'token'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute()

describe('adding a passkey', () => {
  it('keeps it under its name, tells the person, and renews the session with a second proof', async () => {
    const person = await app.signedIn({ single: true, platform: ['administrator'] })
    expect((await person.open('/administration')).status).toBe(403)
    const before = person.cookies.get('openmap') ?? ''
    const key = newKey()
    const page = await addKey(person, key, { name: 'Téléphone' })
    expect([page.path, page.html.includes('La clé d’accès est ajoutée')]).toEqual([SECURITY, true])
    expect(page.html).toContain('Téléphone')
    expect(await keyRow(key)).toMatchObject({
      name: 'Téléphone',
      user_verified: true,
      last_used_at: null,
      person_id: person.personId,
    })
    expect((await person.open('/administration')).status).toBe(200)
    const thief = app.visitor()
    thief.keep('openmap', before)
    expect((await thief.open('/compte')).path).toBe('/connexion')
    expect(await auditOf(app, person.personId)).toEqual(['passkey.added'])
    const mails = await mailsTo(app, await addressOf(app, person.personId))
    expect(mails.map(({ subject, title }) => [subject, title])).toEqual([
      ['Changement de sécurité sur votre compte', 'Une clé d’accès ouvre maintenant votre compte'],
    ])
  })

  it('leaves roles asleep when the key recognised nobody', async () => {
    const person = await app.signedIn({ single: true, platform: ['administrator'] })
    const key = newKey()
    const page = await addKey(person, key, { verified: false })
    expect(page.html).toContain('vaut une preuve')
    expect((await keyRow(key))?.user_verified).toBe(false)
    expect((await person.open('/administration')).status).toBe(403)
  })

  it('asks for a name and keeps the page', async () => {
    const person = await app.signedIn()
    const key = newKey()
    const page = await addKey(person, key, { name: '  ' })
    expect([page.status, page.html.includes('Donnez un nom à cette clé')]).toEqual([422, true])
    expect(await keyRow(key)).toBeUndefined()
  })

  it('asks for a proof first when the sign-in is old', async () => {
    const person = await app.signedIn()
    const page = await person.open(SECURITY)
    await agePresentProofs(app, person.personId, 11)
    const csrf = csrfOf(page)
    const asked = await challenge(person, `${SECURITY}/cles/demande`, csrf).catch(() => null)
    expect(asked).toBeNull()
    const sent = await person.submit(page, `${SECURITY}/cles`, {
      name: 'x',
      answer: newKey().create({ challenge: 'AAAA' }),
    })
    expect([sent.path, sent.html.includes('Confirmez que c’est vous')]).toEqual([`${SECURITY}/preuve`, true])
  })

  it('takes a challenge once, from this browser, for this site, for this ceremony', async () => {
    const person = await app.signedIn()
    const other = await app.signedIn()
    const add = async (answer: string, visitor: Visitor = person) =>
      visitor.submit(await visitor.open(SECURITY), `${SECURITY}/cles`, { name: 'Clé', answer })
    const csrf = async () => csrfOf(await person.open(SECURITY))
    const ask = async () => (await challenge(person, `${SECURITY}/cles/demande`, await csrf())).options
    const late = 'Le délai est passé, ou cette demande a déjà servi'
    const refused = 'n’a pas pu être ajoutée'

    const first = newKey()
    const options = await ask()
    expect((await add(first.create(options))).path).toBe(SECURITY)
    const again = await add(newKey().create(options))
    expect([again.status, again.html.includes(late)]).toEqual([422, true])

    const stolen = await ask()
    const elsewhere = await add(newKey().create(stolen), other)
    expect([elsewhere.status, elsewhere.html.includes(late)]).toEqual([422, true])

    const foreign = await add(newKey().create(await ask(), { origin: 'http://autre.test' }))
    expect([foreign.status, foreign.html.includes(refused)]).toEqual([422, true])
    const otherSite = softKey('autre.test', 'http://openmap.test')
    const wrongSite = await add(otherSite.create(await ask()))
    expect([wrongSite.status, wrongSite.html.includes(refused)]).toEqual([422, true])
    const wrongCeremony = await challenge(person, '/connexion/cle/demande', await csrf())
    const mixed = await add(newKey().create(wrongCeremony.options))
    expect([mixed.status, mixed.html.includes(late)]).toEqual([422, true])
    const kept = await app.db
      .selectFrom('passkey')
      .select('credential_id')
      .where('person_id', '=', person.personId)
      .execute()
    expect(kept.map(({ credential_id }) => credential_id)).toEqual([first.id])
  })

  it('refuses a key that exists, and the twenty-first', async () => {
    const person = await app.signedIn()
    const key = newKey()
    await addKey(person, key)
    const twice = await addKey(person, key)
    expect([twice.status, twice.html.includes('n’a pas pu être ajoutée')]).toEqual([422, true])
    const [held] = await app.db
      .selectFrom('passkey')
      .selectAll()
      .where('credential_id', '=', key.id)
      .execute()
    if (held === undefined) throw new Error('the key was not kept')
    const copies = Array.from({ length: 19 }, (_, index) => ({
      ...held,
      id: `00000000-0000-7000-8000-0000000001${String(index).padStart(2, '0')}`,
      credential_id: `copie-${index}`,
    }))
    await app.db.insertInto('passkey').values(copies).execute()
    const csrf = csrfOf(await person.open(SECURITY))
    const full = await person.post(`${SECURITY}/cles/demande`, new URLSearchParams({ _csrf: csrf }))
    expect([full.status, JSON.parse(full.html)]).toEqual([
      409,
      { sentence: 'Votre compte a déjà vingt clés d’accès. Retirez-en une d’abord.' },
    ])
  })

  it('reads no answer that is not one, and says so', async () => {
    const person = await app.signedIn()
    const page = await person.open(SECURITY)
    for (const answer of [
      '',
      '{',
      '[]',
      '{"id":"\\u0000"}',
      JSON.stringify({ id: 'a', response: {} }),
      'x'.repeat(30_000),
    ]) {
      const seen = await person.submit(page, `${SECURITY}/cles`, { name: 'Clé', answer })
      expect([answer.slice(0, 9), seen.status]).toEqual([answer.slice(0, 9), 422])
    }
    const forged = await person.post(`${SECURITY}/cles/demande`, new URLSearchParams({ _csrf: 'autre' }))
    expect(forged.status).toBe(403)
  })
})

describe('coming in by a passkey', () => {
  const withKey = async (held: Parameters<typeof app.signedIn>[0] = {}, verified = true) => {
    const person = await app.signedIn(held)
    const key = newKey()
    await addKey(person, key, { verified })
    return { person, key }
  }

  it('is two proofs when the key recognised its person', async () => {
    const { person, key } = await withKey({ platform: ['administrator'] })
    const visitor = app.visitor()
    const planted = (await visitor.open('/connexion')) && visitor.cookies.get('openmap')
    const page = await enterByKey(visitor, key)
    expect([page.path, page.status]).toEqual(['/compte', 200])
    expect(visitor.cookies.get('openmap')).not.toBe(planted)
    expect((await visitor.open('/administration')).status).toBe(200)
    const [, opened] = await sessionsOf(person.personId)
    expect([opened?.method, opened?.second_factor_at instanceof Date]).toEqual(['passkey', true])
    expect((await keyRow(key))?.last_used_at).toBeInstanceOf(Date)
  })

  it('is one proof when the key was only touched: roles sleep, a code is still asked for', async () => {
    const { key } = await withKey({ platform: ['administrator'] }, false)
    const visitor = app.visitor()
    const page = await enterByKey(visitor, key, { verified: false })
    expect([page.path, page.html.includes('Des droits attendent votre seconde preuve')]).toEqual([
      '/compte',
      true,
    ])
    expect((await visitor.open('/administration')).status).toBe(403)

    const double = await withKey({}, false)
    await addCodes(double.person)
    const half = await enterByKey(app.visitor(), double.key, { verified: false })
    expect(half.path).toBe('/connexion/second-facteur')
    expect((await enterByKey(app.visitor(), double.key)).path).toBe('/compte')
  })

  it('goes back to where the person was going', async () => {
    const { key } = await withKey()
    const visitor = app.visitor()
    expect((await visitor.open(SECURITY)).path).toBe('/connexion')
    expect((await enterByKey(visitor, key)).path).toBe(SECURITY)
  })

  it('refuses an unknown key, a used challenge, another site, another signature and a copy', async () => {
    const { key } = await withKey()
    const visitor = app.visitor()
    const unknown = await enterByKey(visitor, newKey())
    expect([unknown.status, unknown.html.includes('n’ouvre aucun compte ici')]).toEqual([422, true])

    const page = await visitor.open('/connexion')
    const ask = async () => (await challenge(visitor, '/connexion/cle/demande', csrfOf(page))).options
    const answerWith = (answer: string) => visitor.submit(page, '/connexion/cle', { answer })
    const foreign = await answerWith(key.get(await ask(), { origin: 'https://openmap.test' }))
    expect([foreign.status, foreign.html.includes('n’a pas pu être vérifiée')]).toEqual([422, true])
    const forged = JSON.parse(newKey().get(await ask())) as { id: string; rawId: string }
    const stolen = await answerWith(JSON.stringify({ ...forged, id: key.id, rawId: key.id }))
    expect([stolen.status, stolen.html.includes('n’a pas pu être vérifiée')]).toEqual([422, true])
    expect((await visitor.open('/compte')).path).toBe('/connexion')

    const options = await ask()
    const answer = key.get(options, { counter: 5 })
    const twice = app.visitor()
    for (const [name, value] of visitor.cookies) twice.keep(name, value)
    expect((await answerWith(answer)).path).toBe('/compte')
    const replayed = await twice.submit(page, '/connexion/cle', { answer })
    expect([replayed.status, replayed.html.includes('a déjà servi')]).toEqual([422, true])
    const copy = await enterByKey(app.visitor(), key, { counter: 4 })
    expect([copy.status, copy.html.includes('n’a pas pu être vérifiée')]).toEqual([422, true])
  })

  it('opens nothing for a closed account, nor by a key that was removed', async () => {
    const { person, key } = await withKey()
    const id = (await keyRow(key))?.id ?? ''
    const path = `${SECURITY}/cles/${id}/retrait`
    const done = await person.submit(await person.open(path), path)
    expect(done.html).toContain('La clé d’accès est retirée.')
    const removed = await enterByKey(app.visitor(), key)
    expect([removed.status, removed.html.includes('n’ouvre aucun compte ici')]).toEqual([422, true])

    const closed = await withKey()
    await app.db
      .updateTable('person')
      .set({ deactivated_at: new Date() })
      .where('id', '=', closed.person.personId)
      .execute()
    const visitor = app.visitor()
    expect((await enterByKey(visitor, closed.key)).status).toBe(422)
    expect((await visitor.open('/compte')).path).toBe('/connexion')
  })
})

describe('one’s passkeys', () => {
  it('are renamed and removed, never those of somebody else', async () => {
    const person = await app.signedIn()
    const other = await app.signedIn()
    const key = newKey()
    await addKey(person, key, { name: 'Ancien nom' })
    const id = (await keyRow(key))?.id ?? ''
    const rename = `${SECURITY}/cles/${id}/nom`
    const remove = `${SECURITY}/cles/${id}/retrait`
    const page = await person.open(rename)
    expect(page.html).toContain('value="Ancien nom"')
    const empty = await person.submit(page, rename, { name: '' })
    expect([empty.status, empty.html.includes('Donnez un nom à cette clé')]).toEqual([422, true])
    expect((await person.submit(empty, rename, { name: 'Nouveau nom' })).html).toContain('Nouveau nom')

    const unknown = `${SECURITY}/cles/00000000-0000-7000-8000-000000000000`
    for (const [mine, none] of [
      [rename, `${unknown}/nom`],
      [remove, `${unknown}/retrait`],
    ] as const) {
      const [seen, missing] = [await other.open(mine), await other.open(none)]
      expect([seen.status, missing.status]).toEqual([404, 404])
      const plain = ({ html }: typeof seen) => html.replace(/[\w-]{12}<|[0-9a-f-]{36}|value="[^"]*"/g, '')
      expect(plain(seen)).toBe(plain(missing))
      const csrf = csrfOf(await other.open(SECURITY))
      const body = new URLSearchParams({ _csrf: csrf, _key: `cle-unique-${mine.slice(-7)}`, name: 'Volée' })
      expect((await other.post(mine, body)).status).toBe(404)
    }
    expect((await keyRow(key))?.name).toBe('Nouveau nom')
    expect((await app.visitor().open(remove)).path).toBe('/connexion')

    await person.submit(await person.open(remove), remove)
    expect(await keyRow(key)).toBeUndefined()
    expect(await auditOf(app, person.personId)).toEqual(['passkey.added', 'passkey.removed'])
    expect(await auditOf(app, id)).toEqual(['passkey.renamed'])
    const told = await mailsTo(app, await addressOf(app, person.personId))
    expect(told.map(({ title }) => title)).toEqual([
      'Une clé d’accès ouvre maintenant votre compte',
      'Une clé d’accès est retirée de votre compte',
    ])
  })

  it('keep the last one that wakes roles over the territory', async () => {
    const person = await app.signedIn({ platform: ['mission'] })
    const [first, second] = [newKey(), newKey()]
    await addKey(person, first)
    const path = `${SECURITY}/cles/${(await keyRow(first))?.id}/retrait`
    const page = await person.open(path)
    expect([page.status, page.html.includes('Cette clé doit rester')]).toEqual([200, true])
    const csrf = csrfOf(page)
    const body = new URLSearchParams({ _csrf: csrf, _key: 'cle-unique-de-cet-essai' })
    const refused = await person.post(path, body)
    expect([refused.status, refused.html.includes('gardez au moins une application')]).toEqual([409, true])
    expect((await keyRow(first))?.id).toBeDefined()
    await addKey(person, second)
    const allowed = await person.submit(await person.open(path), path)
    expect(allowed.html).toContain('La clé d’accès est retirée.')
    expect(await keyRow(first)).toBeUndefined()
  })

  it('prove again who holds the session, if they are of the same person', async () => {
    const person = await app.signedIn()
    const other = await app.signedIn()
    const [key, foreign] = [newKey(), newKey()]
    await addKey(person, key)
    await addKey(other, foreign)
    await agePresentProofs(app, person.personId, 30)
    const path = `${SECURITY}/mot-de-passe`
    expect((await person.open(path)).path).toBe(`${SECURITY}/preuve`)
    const wrong = await proveByKey(person, foreign)
    expect([wrong.status, wrong.html.includes('celle d’un autre compte')]).toEqual([422, true])
    const sessions = (await sessionsOf(other.personId)).length
    expect(sessions).toBe(1)
    const before = person.cookies.get('openmap') ?? ''
    expect((await proveByKey(person, key)).path).toBe(path)
    expect((await sessionsOf(person.personId)).length).toBe(1)
    const thief = app.visitor()
    thief.keep('openmap', before)
    expect((await thief.open('/compte')).path).toBe('/connexion')
  })
})
