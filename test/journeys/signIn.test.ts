import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writePassword } from '../../app/accounts/store/passwords.ts'
import { callIdentity } from '../../app/platform/identity/call.ts'
import { hashPassword } from '../../app/platform/identity/password.ts'
import { testApplication, type Visitor } from '../support/application.ts'
import { totp } from '../support/totp.ts'

describe('signing in', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  beforeAll(async () => {
    app = await testApplication()
  })
  afterAll(() => app.close())

  const lastLink = async (email: string): Promise<string> => {
    const mail = await app.db
      .selectFrom('mail')
      .select('body_text')
      .where('recipient', '=', email)
      .where('template', '=', 'sign-in-link')
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow()
    return new URL(/https?:\/\/\S+\/connexion\/lien\/\S+/.exec(mail.body_text)?.[0] ?? '').pathname
  }
  const askLink = async (visitor: Visitor, email: string) =>
    visitor.submit(await visitor.open('/connexion'), '/connexion/lien', { email })
  const enter = async (visitor: Visitor, email: string, name = '') => {
    await askLink(visitor, email)
    const link = await lastLink(email)
    return visitor.submit(await visitor.open(link), link, { name })
  }
  const withPassword = async (visitor: Visitor, email: string, password: string) =>
    visitor.submit(await visitor.open('/connexion'), '/connexion/mot-de-passe', { email, password })
  const identity = () => app.identity
  const caller = (token: string) => ({ headers: new Headers(), token, address: 'essai' })
  const tokenOf = async (email: string) =>
    (
      await app.db
        .selectFrom('person_session as s')
        .innerJoin('person as p', 'p.id', 's.person_id')
        .select('s.token')
        .where('p.email', '=', email)
        .orderBy('s.created_at', 'desc')
        .executeTakeFirstOrThrow()
    ).token

  it('opens an account by a link that serves once', async () => {
    const visitor = app.visitor()
    const sent = await askLink(visitor, 'ada@exemple.fr')
    expect(sent.html).toContain('Regardez vos courriels')
    const link = await lastLink('ada@exemple.fr')
    const before = visitor.cookies.get('openmap')
    const account = await visitor.submit(await visitor.open(link), link, { name: 'Ada' })
    expect(account.path).toBe('/compte')
    expect(account.html).toContain('Bonjour Ada')
    expect(visitor.cookies.get('openmap')).not.toBe(before)
    const other = app.visitor()
    const again = await other.submit(await other.open(link), link)
    expect([again.status, again.html.includes('a déjà servi')]).toEqual([410, true])
  })

  it('opens an account whose address had never been proved, and closes what was open before', async () => {
    const before = await app.signedIn({ email: 'jamais-prouvee@exemple.fr' })
    await app.db
      .updateTable('person')
      .set({ email_verified: false })
      .where('id', '=', before.personId)
      .execute()
    const holder = app.visitor()
    expect((await enter(holder, 'jamais-prouvee@exemple.fr')).path).toBe('/compte')
    expect((await before.open('/compte')).path).toBe('/connexion')
    const { email_verified } = await app.db
      .selectFrom('person')
      .select('email_verified')
      .where('id', '=', before.personId)
      .executeTakeFirstOrThrow()
    expect(email_verified).toBe(true)
  })

  it('goes back to where the person was going', async () => {
    const visitor = app.visitor()
    expect((await visitor.open('/administration?x=1')).path).toBe('/connexion')
    const page = await enter(visitor, 'bob@exemple.fr', 'Bob')
    expect([page.path, page.status]).toEqual(['/administration?x=1', 403])
  })

  it('answers alike for a known and an unknown address', async () => {
    await enter(app.visitor(), 'connue@exemple.fr', 'Connue')
    const [known, unknown] = [app.visitor(), app.visitor()]
    const plain = (html: string) => html.replace(/value="[^"]*"/g, '')
    expect(plain((await askLink(known, 'connue@exemple.fr')).html)).toBe(
      plain((await askLink(unknown, 'inconnue@exemple.fr')).html),
    )
    const refused = [
      await withPassword(known, 'connue@exemple.fr', 'au hasard 123'),
      await withPassword(unknown, 'inconnue@exemple.fr', 'au hasard 123'),
    ] as const
    expect(refused.map(({ status }) => status)).toEqual([422, 422])
    expect(plain(refused[0].html).replaceAll('connue', '')).toBe(
      plain(refused[1].html).replaceAll('inconnue', ''),
    )
  })

  it('asks for the second factor whatever the first, and takes each code once', async () => {
    const { auth } = identity()
    const email = 'double@exemple.fr'
    await enter(app.visitor(), email, 'Double')
    const session = caller(await tokenOf(email))
    const person = await app.db
      .selectFrom('person')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    const hash = await hashPassword('une longue phrase')
    await writePassword(app.db, { personId: person.id, hash, now: new Date() })
    const enabled = await callIdentity<{ totpURI: string; backupCodes: string[] }>(
      auth,
      session,
      auth.api.enableTwoFactor,
      { body: {} },
    )
    if ('refused' in enabled) throw new Error(enabled.refused)
    const { totpURI, backupCodes } = enabled.value
    const secret = new URL(totpURI).searchParams.get('secret') ?? ''
    const now = Date.now()
    const confirmed = await callIdentity(auth, session, auth.api.verifyTOTP, {
      body: { code: totp(secret, now) },
    })
    expect('refused' in confirmed).toBe(false)

    const visitor = app.visitor()
    const half = await withPassword(visitor, email, 'une longue phrase')
    expect(half.path).toBe('/connexion/second-facteur')
    expect((await visitor.open('/compte')).path).toBe('/connexion/second-facteur')
    const wrong = await visitor.submit(half, '/connexion/second-facteur', { code: '000000' })
    expect(wrong.status).toBe(422)
    const code = totp(secret, now)
    const inside = await visitor.submit(wrong, '/connexion/second-facteur', { code })
    expect([inside.path, inside.html.includes('Bonjour Double')]).toEqual(['/compte', true])

    const thief = app.visitor()
    const page = await withPassword(thief, email, 'une longue phrase')
    expect((await thief.submit(page, '/connexion/second-facteur', { code })).status).toBe(422)

    const byLink = app.visitor()
    const second = await enter(byLink, email)
    expect(second.path).toBe('/connexion/second-facteur')
    const backup = { code: backupCodes[0] ?? '' }
    expect((await byLink.submit(second, '/connexion/second-facteur', backup)).path).toBe('/compte')
    const reuse = await thief.submit(
      await thief.open('/connexion/second-facteur'),
      '/connexion/second-facteur',
      backup,
    )
    expect(reuse.status).toBe(422)
  })

  it('slows down who tries passwords, and keeps the link open', async () => {
    const email = 'visee@exemple.fr'
    await enter(app.visitor(), email, 'Visée')
    const thief = app.visitor()
    const seen: number[] = []
    let last = new Headers()
    for (let index = 0; index < 12; index += 1) {
      const answered = await withPassword(thief, email, `essai numéro ${index}`)
      seen.push(answered.status)
      last = answered.headers
    }
    expect(seen).toEqual([...Array<number>(10).fill(422), 429, 429])
    expect(Number(last.get('retry-after'))).toBeGreaterThan(0)
    expect((await enter(app.visitor(), email)).path).toBe('/compte')
  })

  it('closes at once when the account is closed, the session deleted or the person signs out', async () => {
    const person = await app.signedIn()
    expect((await person.open('/compte')).status).toBe(200)
    await app.db
      .updateTable('person')
      .set({ deactivated_at: new Date() })
      .where('id', '=', person.personId)
      .execute()
    expect((await person.open('/compte')).path).toBe('/connexion')
    const other = await app.signedIn()
    const old = other.cookies.get('openmap') ?? ''
    await other.submit(await other.open('/compte'), '/deconnexion')
    other.keep('openmap', old)
    expect((await other.open('/compte')).path).toBe('/connexion')
  })

  it('tells by mail of a browser never seen', async () => {
    const email = 'appareil@exemple.fr'
    const from = async (agent: string) => {
      const visitor = app.visitor({ 'user-agent': agent })
      await enter(visitor, email, 'Appareil')
      return (
        await app.db.selectFrom('mail').select('id').where('template', '=', 'notice-security').execute()
      ).length
    }
    expect([await from('Navigateur 1.0'), await from('Navigateur 2.0'), await from('Autre 1.0')]).toEqual([
      0, 0, 1,
    ])
  })

  it('opens a demonstration account in one click, only where the territory is one', async () => {
    await app.db
      .insertInto('person')
      .values({
        id: app.territoryId,
        name: 'Acheteur public',
        email: 'acheteur@demonstration.invalid',
        demo: 'acheteur',
        created_at: new Date(),
        updated_at: new Date(),
      })
      .execute()
    const visitor = app.visitor()
    const page = await visitor.open('/connexion')
    expect((await visitor.submit(page, '/connexion/demonstration', { compte: 'acheteur' })).path).toBe(
      '/compte',
    )
    const wrong = app.visitor()
    const refused = await wrong.submit(await wrong.open('/connexion'), '/connexion/demonstration', {
      compte: 'roi',
    })
    expect(refused.path).toBe('/connexion')
  })
})

describe('outside a demonstration', () => {
  it('shows no one-click account and opens none', async () => {
    const app = await testApplication({ demo: false })
    await app.db
      .insertInto('person')
      .values({
        id: app.territoryId,
        name: 'Intrus',
        email: 'x@demonstration.invalid',
        demo: 'acheteur',
        created_at: new Date(),
        updated_at: new Date(),
      })
      .execute()
    const visitor = app.visitor()
    const page = await visitor.open('/connexion')
    expect(page.html).not.toContain('démonstration')
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    const refused = await visitor.post(
      '/connexion/demonstration',
      new URLSearchParams({ _csrf: csrf, compte: 'acheteur' }),
    )
    expect(refused.path).toBe('/connexion')
    expect((await visitor.open('/compte')).path).toBe('/connexion')
    await app.close()
  })
})
