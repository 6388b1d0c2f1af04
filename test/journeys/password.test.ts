import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addCodes,
  addKey,
  addressOf,
  agePresentProofs,
  auditOf,
  csrfOf,
  enterByLink,
  lastLink,
  mailsTo,
  newKey,
  SECURITY,
} from '../support/account.ts'
import { type Seen, testApplication, type Visitor } from '../support/application.ts'
import { totp } from '../support/totp.ts'

const PASSWORD = `${SECURITY}/mot-de-passe`
const PROOF = `${SECURITY}/preuve`
const GOOD = 'quatre pingouins au hasard'

let app: Awaited<ReturnType<typeof testApplication>>
beforeAll(async () => {
  app = await testApplication()
})
afterAll(() => app.close())

const choose = async (visitor: Visitor, password: string): Promise<Seen> =>
  visitor.submit(await visitor.open(PASSWORD), PASSWORD, { password })
const enter = async (email: string, password: string): Promise<Seen> => {
  const visitor = app.visitor()
  return visitor.submit(await visitor.open('/connexion'), '/connexion/mot-de-passe', { email, password })
}
const hashOf = async (personId: string): Promise<string | undefined> =>
  (
    await app.db
      .selectFrom('person_credential')
      .select('password')
      .where('person_id', '=', personId)
      .executeTakeFirst()
  )?.password ?? undefined

/** A hash takes a good part of a second by itself, and more on a machine that does something else. */
const SLOW = { timeout: 180_000 }

describe('a password', SLOW, () => {
  it('is chosen, changed and removed, each told by mail and written in the trail', async () => {
    const person = await app.signedIn()
    const email = await addressOf(app, person.personId)
    expect((await person.open(SECURITY)).html).toContain('Votre compte n’a pas de mot de passe.')
    const set = await choose(person, GOOD)
    expect([set.path, set.html.includes('Votre mot de passe est enregistré.')]).toEqual([SECURITY, true])

    const changed = await choose(person, 'trois girafes bien pliées')
    expect(changed.html).toContain('Votre mot de passe est changé.')
    expect((await enter(email, GOOD)).status).toBe(422)
    expect((await enter(email, 'trois girafes bien pliées')).path).toBe('/compte')

    const gone = await person.submit(await person.open(PASSWORD), `${PASSWORD}/retrait`)
    expect(gone.html).toContain('Votre mot de passe est retiré.')
    expect((await enter(email, 'trois girafes bien pliées')).status).toBe(422)
    expect(await auditOf(app, person.personId)).toEqual([
      'password.set',
      'password.changed',
      'password.removed',
    ])
    expect(
      (await mailsTo(app, email))
        .filter(({ template }) => template === 'security-change')
        .map(({ subject, title }) => [subject, title]),
    ).toEqual([
      ['Changement de sécurité sur votre compte', 'Un mot de passe protège votre compte'],
      ['Changement de sécurité sur votre compte', 'Votre mot de passe a changé'],
      ['Changement de sécurité sur votre compte', 'Votre mot de passe est retiré'],
    ])
  })

  it('closes the other open sessions, not this one', async () => {
    const person = await app.signedIn()
    await choose(person, GOOD)
    const other = app.visitor()
    const email = await addressOf(app, person.personId)
    await other.submit(await other.open('/connexion'), '/connexion/mot-de-passe', { email, password: GOOD })
    expect((await other.open('/compte')).path).toBe('/compte')
    await choose(person, 'trois girafes bien pliées')
    expect((await other.open('/compte')).path).toBe('/connexion')
    expect((await person.open('/compte')).path).toBe('/compte')
  })

  it('is refused with its reason and its remedy, and nothing is kept', async () => {
    const person = await app.signedIn({ name: 'Anne Dubreuil', email: 'anne.dubreuil@exemple.fr' })
    for (const [password, said] of [
      ['', 'Écrivez un mot de passe.'],
      ['7signes', 'écrivez au moins 8 caractères'],
      ['x'.repeat(129), 'écrivez au plus 128 caractères'],
      ['MotDePasse2026', 'de ceux que l’on essaie en premier'],
      ['dubreuil au jardin', 'contient votre nom ou votre adresse'],
    ] as const) {
      const seen = await choose(person, password)
      expect([password.slice(0, 20), seen.status, seen.html.includes(said)]).toEqual([
        password.slice(0, 20),
        422,
        true,
      ])
      expect(password === '' || !seen.html.includes(`value="${password}"`)).toBe(true)
    }
    expect(await hashOf(person.personId)).toBeUndefined()
    expect((await mailsTo(app, 'anne.dubreuil@exemple.fr')).length).toBe(0)
  })

  it('may be of 8 characters, of 128, without any kind of sign imposed', async () => {
    const person = await app.signedIn()
    for (const password of ['tilleuls', 'x y'.repeat(42).padEnd(128, '🦊').slice(0, 128), 'ÉTOILE  filante'])
      expect([password, (await choose(person, password)).path]).toEqual([password, SECURITY])
  })

  it('is kept as argon2id with the parameters of RFC 9106, and a salt of its own', async () => {
    const [one, two] = [await app.signedIn(), await app.signedIn()]
    await choose(one, GOOD)
    await choose(two, GOOD)
    const [first = '', second = ''] = [await hashOf(one.personId), await hashOf(two.personId)]
    const parts = first.split('$')
    expect(parts.slice(0, 4)).toEqual(['', 'argon2id', 'v=19', 'm=65536,t=3,p=4'])
    expect(parts.slice(4).map((part) => Buffer.from(part, 'base64').length)).toEqual([16, 32])
    expect(first.split('$')[4]).not.toBe(second.split('$')[4])
    const keys = await app.db.selectFrom('idempotency_key').select('route').execute()
    expect(keys.filter(({ route }) => route === `POST ${PASSWORD}`)).toEqual([])
  })

  it('is no business of a demonstration account', async () => {
    const person = await app.signedIn()
    await app.db.updateTable('person').set({ demo: 'essai' }).where('id', '=', person.personId).execute()
    for (const path of [PASSWORD, PROOF, `${SECURITY}/adresse`, `${SECURITY}/codes-de-secours`])
      expect([path, (await person.open(path)).status]).toEqual([path, 403])
  })
})

describe('the proof of the last ten minutes', SLOW, () => {
  it('opens what protects the account, and nothing else asks for it', async () => {
    const person = await app.signedIn()
    await addKey(person, newKey())
    const { id } = await app.db
      .selectFrom('passkey')
      .select('id')
      .where('person_id', '=', person.personId)
      .executeTakeFirstOrThrow()
    const removal = `${SECURITY}/cles/${id}/retrait`
    await agePresentProofs(app, person.personId, 10.5)
    for (const path of [PASSWORD, `${SECURITY}/adresse`, removal])
      expect([path, (await person.open(path)).path]).toEqual([path, PROOF])
    const csrf = csrfOf(await person.open(SECURITY))
    for (const [path, fields] of [
      [PASSWORD, { password: GOOD }],
      [`${PASSWORD}/retrait`, {}],
      [`${SECURITY}/adresse`, { email: 'autre@exemple.fr' }],
      [`${SECURITY}/code`, {}],
      [removal, {}],
    ] as const) {
      const body = new URLSearchParams({ _csrf: csrf, _key: `une-cle-pour-${path}`.slice(-40), ...fields })
      if (path === PASSWORD || path === `${SECURITY}/code`) body.delete('_key')
      expect([path, (await person.post(path, body)).path]).toEqual([path, PROOF])
    }
    expect(await hashOf(person.personId)).toBeUndefined()
    expect((await person.open(SECURITY)).path).toBe(SECURITY)
    expect((await person.open(`${SECURITY}/cles/${id}/nom`)).status).toBe(200)
    const kept = await app.db.selectFrom('passkey').select('id').where('id', '=', id).execute()
    expect(kept.length).toBe(1)
  })

  it('is given by the password, then leads back to what was asked for', async () => {
    const person = await app.signedIn()
    await choose(person, GOOD)
    await agePresentProofs(app, person.personId, 60)
    const asked = await person.open(`${SECURITY}/adresse`)
    expect([asked.path, asked.html.includes('Avec un code')]).toEqual([PROOF, false])
    const wrong = await person.submit(asked, `${PROOF}/mot-de-passe`, { password: 'pas le bon du tout' })
    expect([wrong.status, wrong.html.includes('Ce n’est pas votre mot de passe.')]).toEqual([422, true])
    const old = person.cookies.get('openmap') ?? ''
    const right = await person.submit(wrong, `${PROOF}/mot-de-passe`, { password: GOOD })
    expect([right.path, right.html.includes('C’est confirmé.')]).toEqual([`${SECURITY}/adresse`, true])
    const thief = app.visitor()
    thief.keep('openmap', old)
    expect((await thief.open('/compte')).path).toBe('/connexion')
  })

  it('is given by a link to the address, which leaves no second session', async () => {
    const person = await app.signedIn()
    const email = await addressOf(app, person.personId)
    await agePresentProofs(app, person.personId, 60)
    const asked = await person.open(PASSWORD)
    expect((await person.submit(asked, `${PROOF}/lien`)).path).toBe('/connexion/lien-envoye')
    const link = await lastLink(app, email, 'sign-in-link')
    expect((await person.submit(await person.open(link), link)).path).toBe(PASSWORD)
    const sessions = await app.db
      .selectFrom('person_session')
      .select('id')
      .where('person_id', '=', person.personId)
      .execute()
    expect(sessions.length).toBe(1)
  })

  it('is a code where codes protect the account: neither a password nor a mailbox adds a factor', async () => {
    const person = await app.signedIn()
    await choose(person, GOOD)
    const now = Date.now()
    const { secret, recovery } = await addCodes(person, now)
    await agePresentProofs(app, person.personId, 60)
    const asked = await person.open(PASSWORD)
    expect(asked.path).toBe(PROOF)
    expect([asked.html.includes('/preuve/lien'), asked.html.includes('/preuve/mot-de-passe')]).toEqual([
      false,
      false,
    ])
    const forced = new URLSearchParams({ _csrf: csrfOf(asked), password: GOOD })
    expect((await person.post(`${PROOF}/mot-de-passe`, forced)).status).toBe(422)
    const spent = await person.submit(asked, `${PROOF}/code`, { code: totp(secret, now) })
    expect([spent.status, spent.html.includes('il a déjà servi')]).toEqual([422, true])
    const given = await person.submit(asked, `${PROOF}/code`, { code: totp(secret, now + 30_000) })
    expect(given.path).toBe(PASSWORD)
    await agePresentProofs(app, person.personId, 60)
    const again = await person.open(PASSWORD)
    expect((await person.submit(again, `${PROOF}/code`, { code: recovery[0] ?? '' })).path).toBe(PASSWORD)
  })

  it('does not switch on codes that were only prepared', async () => {
    const person = await app.signedIn()
    const page = await person.submit(await person.open(SECURITY), `${SECURITY}/code`)
    const secret = /<code>([A-Z2-7 ]{20,})<\/code>/.exec(page.html)?.[1]?.replaceAll(' ', '') ?? ''
    const body = new URLSearchParams({ _csrf: csrfOf(page), code: totp(secret, Date.now()) })
    expect((await person.post(`${PROOF}/code`, body)).status).toBe(422)
    expect((await person.post(`${SECURITY}/code/retrait`, body)).status).toBe(409)
    expect((await person.post(`${SECURITY}/codes-de-secours`, body)).status).toBe(422)
    const row = await app.db
      .selectFrom('person')
      .select('second_factor')
      .where('id', '=', person.personId)
      .executeTakeFirstOrThrow()
    expect(row.second_factor).toBe(false)
  })

  it('stops a mailbox from waking roles over the territory that a passkey protects', async () => {
    const person = await app.signedIn({ platform: ['administrator'] })
    await addKey(person, newKey())
    const email = await addressOf(app, person.personId)
    const thief = app.visitor()
    expect((await enterByLink(app, thief, email)).path).toBe('/compte')
    const page = await thief.open(SECURITY)
    expect(page.html).toContain('Donner ma seconde preuve')
    expect((await thief.submit(page, `${SECURITY}/code`)).path).toBe(PROOF)
    expect((await thief.open(`${SECURITY}/adresse`)).path).toBe(PROOF)
    expect((await thief.open('/administration')).status).toBe(403)
  })
})
