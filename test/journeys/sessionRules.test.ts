import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newSessionId } from '../../app/platform/access/session.ts'
import {
  addCodes,
  addressOf,
  challenge,
  csrfOf,
  enterByLink,
  lastLink,
  mailsTo,
  newKey,
  SECURITY,
} from '../support/account.ts'
import { testApplication, type Visitor } from '../support/application.ts'
import { movableClock } from '../support/movableClock.ts'
import { totp } from '../support/totp.ts'

/** Rules of time: the date of the process is moved, nothing waits. */
const time = movableClock()
let app: Awaited<ReturnType<typeof testApplication>>
beforeAll(async () => {
  app = await testApplication({ clock: time.clock })
})
afterAll(async () => {
  await app.close()
  time.stop()
})

const SESSION = 'openmap'
const isIn = async (visitor: Visitor): Promise<boolean> => (await visitor.open('/compte')).path === '/compte'
/** Another browser that holds a copy of this cookie. */
const withCookie = (cookie: string): Visitor => {
  const visitor = app.visitor()
  visitor.keep(SESSION, cookie)
  return visitor
}
const cookieOf = (visitor: Visitor): string => visitor.cookies.get(SESSION) ?? ''
const entered = async (email: string): Promise<Visitor> => {
  const visitor = app.visitor()
  await enterByLink(app, visitor, email, 'Personne d’essai')
  return visitor
}
const idOf = async (email: string): Promise<string> =>
  (await app.db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirstOrThrow()).id

describe('the end of a session', () => {
  it('comes after a day without a page, not before', async () => {
    const person = await entered('oisive@exemple.fr')
    time.forward({ hours: 23 })
    expect(await isIn(person)).toBe(true)
    time.forward({ hours: 23, minutes: 50 })
    expect(await isIn(person)).toBe(true)
    time.forward({ hours: 24, minutes: 1 })
    expect(await isIn(person)).toBe(false)
  })

  it('comes after two hours without a page for a role over the territory', async () => {
    const email = 'mission@exemple.fr'
    const person = await entered(email)
    await app.db
      .insertInto('platform_role')
      .values({
        territory_id: app.territoryId,
        person_id: await idOf(email),
        role: 'mission',
        created_at: new Date(),
      })
      .execute()
    time.forward({ hours: 1, minutes: 50 })
    expect(await isIn(person)).toBe(true)
    time.forward({ hours: 2, minutes: 1 })
    expect(await isIn(person)).toBe(false)
  })

  it('comes after fourteen days whatever the use', async () => {
    const person = await entered('assidue@exemple.fr')
    for (let day = 0; day < 13; day += 1) {
      time.forward({ hours: 23, minutes: 59 })
      expect([day, await isIn(person)]).toEqual([day, true])
    }
    time.forward({ hours: 23, minutes: 59 })
    expect(await isIn(person)).toBe(true)
    time.forward({ minutes: 30 })
    expect(await isIn(person)).toBe(false)
  })

  it('comes at sign-out: the cookie goes, what the browser kept goes, an old copy opens nothing', async () => {
    const person = await entered('partante@exemple.fr')
    const copy = cookieOf(person)
    const page = await person.open('/compte')
    expect(page.headers.get('cache-control')).toBe('no-store')
    const left = await person.send('/deconnexion', {
      method: 'POST',
      body: new URLSearchParams({ _csrf: csrfOf(page), _key: 'une-cle-de-deconnexion' }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect([left.status, left.headers.get('clear-site-data')]).toEqual([303, '"cache", "storage"'])
    expect(person.cookies.has(SESSION)).toBe(false)
    expect(await isIn(withCookie(copy))).toBe(false)
    const rows = await app.db
      .selectFrom('person_session')
      .select('id')
      .where('person_id', '=', await idOf('partante@exemple.fr'))
      .execute()
    expect(rows).toEqual([])
  })
})

describe('the identifier of a session', () => {
  it('holds at least 128 random bits', async () => {
    const person = await entered('alea@exemple.fr')
    const payload = cookieOf(person).split('.')[0] ?? ''
    const { id, person: token } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<
      string,
      string
    >
    expect(Buffer.from(id ?? '', 'base64url').length * 8).toBe(128)
    expect(token).toMatch(/^[A-Za-z0-9]{32}$/)
    expect(32 * Math.log2(62)).toBeGreaterThan(128)
    expect(new Set(Array.from({ length: 1000 }, newSessionId)).size).toBe(1000)
  })

  it('is new at sign-in: a cookie planted before opens nothing and signs no form', async () => {
    const attacker = app.visitor()
    const planted = await attacker.open('/connexion')
    const victim = withCookie(cookieOf(attacker))
    await enterByLink(app, victim, 'fixee@exemple.fr', 'Fixée')
    expect([await isIn(victim), await isIn(attacker)]).toEqual([true, false])
    expect(cookieOf(victim)).not.toBe(cookieOf(attacker))
    const forged = new URLSearchParams({ _csrf: csrfOf(planted), _key: 'une-cle-bien-a-moi' })
    expect((await victim.post('/deconnexion', forged)).status).toBe(403)
    expect(await isIn(victim)).toBe(true)
  })

  it('is new at the second factor: the half session copied before stays outside', async () => {
    const email = 'double@exemple.fr'
    const person = await entered(email)
    const { secret } = await addCodes(person)
    time.forward({ minutes: 2 })
    const visitor = app.visitor()
    const half = await enterByLink(app, visitor, email)
    expect(half.path).toBe('/connexion/second-facteur')
    const copy = cookieOf(visitor)
    const inside = await visitor.submit(half, '/connexion/second-facteur', { code: totp(secret, Date.now()) })
    expect(inside.path).toBe('/compte')
    expect([await isIn(visitor), await isIn(withCookie(copy))]).toEqual([true, false])
    expect((await withCookie(copy).open('/connexion/second-facteur')).path).toBe('/connexion')
  })

  it('is alone in its browser: signing in again ends the session of before', async () => {
    const person = await entered('encore@exemple.fr')
    const copy = cookieOf(person)
    const asked = app.visitor()
    await asked.submit(await asked.open('/connexion'), '/connexion/lien', { email: 'encore@exemple.fr' })
    const link = await lastLink(app, 'encore@exemple.fr', 'sign-in-link')
    await person.submit(await person.open(link), link)
    expect([await isIn(person), await isIn(withCookie(copy))]).toEqual([true, false])
  })
})

describe('what serves for a short time', () => {
  it('a sign-in link: ten minutes', async () => {
    for (const [minutes, path, status] of [
      [9.9, '/compte', 200],
      [10.1, '/connexion/lien', 410],
    ] as const) {
      const visitor = app.visitor()
      const email = `lien-${minutes}@exemple.fr`
      await visitor.submit(await visitor.open('/connexion'), '/connexion/lien', { email })
      const link = await lastLink(app, email, 'sign-in-link')
      const page = await visitor.open(link)
      time.forward({ minutes })
      const seen = await visitor.submit(page, link)
      expect([minutes, seen.path.startsWith(path), seen.status]).toEqual([minutes, true, status])
    }
  })

  it('a link to a new address: ten minutes', async () => {
    for (const [minutes, status] of [
      [9.9, 200],
      [10.1, 410],
    ] as const) {
      const person = await entered(`avant-${minutes}@exemple.fr`)
      const path = `${SECURITY}/adresse`
      await person.submit(await person.open(path), path, { email: `apres-${minutes}@exemple.fr` })
      const link = await lastLink(app, `apres-${minutes}@exemple.fr`, 'new-address')
      const page = await person.open(link)
      time.forward({ minutes })
      expect([minutes, (await person.submit(page, link)).status]).toEqual([minutes, status])
    }
  })

  it('a challenge of a passkey: five minutes', async () => {
    for (const [minutes, status] of [
      [4.9, 200],
      [5.1, 422],
    ] as const) {
      const person = await entered(`cle-${minutes}@exemple.fr`)
      const page = await person.open(SECURITY)
      const { options } = await challenge(person, `${SECURITY}/cles/demande`, csrfOf(page))
      time.forward({ minutes })
      const answer = newKey().create(options)
      const seen = await person.submit(page, `${SECURITY}/cles`, { name: 'Clé', answer })
      expect([minutes, seen.status]).toEqual([minutes, status])
    }
  })

  it('a code: once, even at the turn of the window in which attempts are counted', async () => {
    const email = 'tournant@exemple.fr'
    const person = await entered(email)
    const { secret } = await addCodes(person)
    time.forward({ minutes: 2 })
    const turn = 5 * 60_000
    const left = turn - (Date.now() % turn)
    time.forward({ seconds: left / 1000 - 10 })
    const code = totp(secret, Date.now())
    const give = async () => {
      const visitor = app.visitor()
      const half = await enterByLink(app, visitor, email)
      return (await visitor.submit(half, '/connexion/second-facteur', { code })).status
    }
    expect(await give()).toBe(200)
    time.forward({ seconds: 15 })
    expect(await give()).toBe(422)
  })

  it('the proof that opens what protects an account: ten minutes', async () => {
    const person = await entered('preuve@exemple.fr')
    const path = `${SECURITY}/adresse`
    time.forward({ minutes: 9.9 })
    expect((await person.open(path)).path).toBe(path)
    time.forward({ minutes: 0.2 })
    expect((await person.open(path)).path).toBe(`${SECURITY}/preuve`)
  })
})

describe('somebody who is attacked', () => {
  it('is never locked out for good: attempts are refused for a time, the link stays open', async () => {
    const email = 'visee@exemple.fr'
    await entered(email)
    const thief = app.visitor()
    const attempt = async (): Promise<number> => {
      const page = await thief.open('/connexion')
      const form = { email, password: 'au hasard 123' }
      return (await thief.submit(page, '/connexion/mot-de-passe', form)).status
    }
    time.forward({ minutes: 15 - ((Date.now() / 60_000) % 15) })
    for (let count = 0; count < 10; count += 1) await attempt()
    expect(await attempt()).toBe(429)
    const owner = app.visitor()
    expect((await enterByLink(app, owner, email)).path).toBe('/compte')
    time.forward({ minutes: 15 })
    expect(await attempt()).toBe(422)
  }, 180_000)

  it('is told of a browser never seen, once', async () => {
    const email = 'appareil@exemple.fr'
    const from = async (agent: string): Promise<number> => {
      await enterByLink(app, app.visitor({ 'user-agent': agent }), email, 'Appareil')
      return (await mailsTo(app, email)).filter(({ template }) => template === 'notice-security').length
    }
    expect(await from('Navigateur 1')).toBe(0)
    expect(await from('Autre 1')).toBe(1)
    expect(await from('Autre 2')).toBe(1)
    const [told] = (await mailsTo(app, email)).filter(({ template }) => template === 'notice-security')
    expect(told?.subject).toBe('Changement de sécurité sur votre compte')
  })

  it('closes a session elsewhere, which is refused at its next page', async () => {
    const email = 'ailleurs@exemple.fr'
    const [here, there] = [await entered(email), await entered(email)]
    expect(await isIn(there)).toBe(true)
    await here.submit(await here.open(SECURITY), `${SECURITY}/connexions/fermeture`)
    expect([await isIn(here), await isIn(there)]).toEqual([true, false])
    expect(await addressOf(app, await idOf(email))).toBe(email)
  })
})
