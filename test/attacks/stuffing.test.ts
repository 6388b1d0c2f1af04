import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccessLink, invite } from '../../app/accounts/index.ts'
import { newId } from '../../app/platform/database/id.ts'
import { secretOf } from '../../app/platform/database/secrets.ts'
import { hashPassword } from '../../app/platform/identity/password.ts'
import { LIMITS } from '../../app/platform/identity/throttle.ts'
import { Temporal } from '../../app/platform/kernel/dates.ts'
import { testApplication } from '../support/application.ts'
import { type Client, clientOf } from './client.ts'

/** A proof tries more. */
const TRIES = Number(process.env.ATTACK_TRIES ?? '120')
const PASSWORD = 'une longue phrase de passe'

/** The hour of the server, which only the test moves: an allowance is counted by quarters of an hour. */
const QUARTER = 15 * 60_000
let hour = Math.ceil(Date.now() / QUARTER) * QUARTER
const clock = { now: () => Temporal.Instant.fromEpochMilliseconds(hour) }
const nextWindow = (): void => {
  hour += QUARTER
}

/** ASVS 6.3.1: whoever tries passwords by the thousand is stopped; whoever is tried comes in all the same. */
describe('stuffing', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let secret: string
  beforeAll(async () => {
    app = await testApplication({ clock })
    secret = await secretOf(app.db, 'session')
  })
  afterAll(() => app.close())

  const visitor = (): Client => clientOf(app.http, secret)
  const addAccount = async (email: string, password?: string): Promise<string> => {
    const { personId } = await app.signedIn({ email })
    if (password !== undefined) {
      const now = new Date()
      await app.db
        .insertInto('person_credential')
        .values({
          id: newId(),
          person_id: personId,
          provider_id: 'password',
          account_id: personId,
          password: await hashPassword(password),
          created_at: now,
          updated_at: now,
        })
        .execute()
    }
    return personId
  }
  const tryPassword = async (client: Client, email: string, password: string, from: string) =>
    client.form(
      '/connexion/mot-de-passe',
      [
        ['email', email],
        ['password', password],
      ],
      { from },
    )
  const comesIn = async (email: string, from: string): Promise<boolean> => {
    const { status, headers } = await tryPassword(visitor(), email, PASSWORD, from)
    return status === 303 && headers.get('location') === '/compte'
  }
  const counted = (statuses: readonly number[]) => ({
    judged: statuses.filter((status) => status === 422).length,
    stopped: statuses.filter((status) => status === 429).length,
  })

  it(`from one address, ${TRIES} accounts: stopped after the allowance of the address`, {
    timeout: 300_000,
  }, async () => {
    nextWindow()
    const client = visitor()
    const statuses: number[] = []
    let wait: string | null = null
    for (let index = 0; index < TRIES; index += 1) {
      const answered = await tryPassword(client, `liste-${index}@exemple.fr`, `essai ${index}`, '192.0.2.1')
      statuses.push(answered.status)
      wait = answered.headers.get('retry-after')
    }
    const allowed = LIMITS.passwordPerAddress.attempts
    expect(counted(statuses)).toEqual({ judged: allowed, stopped: TRIES - allowed })
    expect(Number(wait)).toBeGreaterThan(0)
  })

  it(`from ${TRIES} addresses, one account: stopped after its allowance, and not for good`, {
    timeout: 300_000,
  }, async () => {
    const email = 'victime@exemple.fr'
    await addAccount(email, PASSWORD)
    expect(await comesIn(email, '198.51.100.1')).toBe(true)
    nextWindow()
    const statuses: number[] = []
    for (let index = 0; index < TRIES; index += 1) {
      const from = `203.0.${Math.floor(index / 250)}.${index % 250}`
      statuses.push((await tryPassword(visitor(), email, `essai ${index}`, from)).status)
    }
    const allowed = LIMITS.passwordPerEmail.attempts
    expect(counted(statuses)).toEqual({ judged: allowed, stopped: TRIES - allowed })
    // The right password waits too, for all answers must be alike; the link by mail stays open meanwhile.
    expect(await comesIn(email, '198.51.100.2')).toBe(false)
    const asked = await visitor().form('/connexion/lien', [['email', email]], { from: '198.51.100.2' })
    expect(asked.status).toBeLessThan(400)
    const links = await app.db
      .selectFrom('mail')
      .select('id')
      .where('recipient', '=', email)
      .where('template', '=', 'sign-in-link')
      .execute()
    expect(links.length).toBe(1)
    nextWindow()
    expect(await comesIn(email, '198.51.100.3')).toBe(true)
  })

  it('of links: a mailbox is not buried, and the address that asks is stopped', {
    timeout: 300_000,
  }, async () => {
    nextWindow()
    const email = 'boite@exemple.fr'
    const statuses: number[] = []
    for (let index = 0; index < TRIES; index += 1) {
      const how = { from: `203.1.${Math.floor(index / 250)}.${index % 250}` }
      statuses.push((await visitor().form('/connexion/lien', [['email', email]], how)).status)
    }
    const sent = await app.db.selectFrom('mail').select('id').where('recipient', '=', email).execute()
    expect(sent.length).toBe(LIMITS.linkPerEmail.attempts)
    expect(statuses.filter((status) => status === 429).length).toBe(TRIES - LIMITS.linkPerEmail.attempts)
    const others: number[] = []
    for (let index = 0; index < 100; index += 1) {
      const fields = [['email', `autre-${index}@exemple.fr`]] as const
      others.push((await visitor().form('/connexion/lien', fields, { from: '192.0.2.9' })).status)
    }
    expect(others.filter((status) => status === 429).length).toBe(100 - LIMITS.linkPerAddress.attempts)
  })

  it('of tokens: guessing links and invitations is stopped by address', { timeout: 300_000 }, async () => {
    nextWindow()
    const before = await app.db.selectFrom('membership').select('person_id').execute()
    for (const [index, path] of ['/connexion/lien', '/invitation'].entries()) {
      const statuses = new Set<number>()
      for (let number = 0; number < 200; number += 1) {
        const token = `devine-devine-devine-${number}`
        statuses.add((await visitor().form(`${path}/${token}`, [], { from: `192.0.2.${20 + index}` })).status)
      }
      expect([path, [...statuses].every((status) => [410, 429].includes(status))]).toEqual([path, true])
    }
    const rows = await app.db.selectFrom('throttle').select('count').execute()
    expect(rows.filter(({ count }) => count >= 200).length).toBeGreaterThanOrEqual(2)
    expect(await app.db.selectFrom('membership').select('person_id').execute()).toEqual(before)
  })
})

/** ASVS 6.3.8: an answer does not tell whether an account, a link or an invitation exists. */
describe('enumeration', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let secret: string
  beforeAll(async () => {
    app = await testApplication()
    secret = await secretOf(app.db, 'session')
  })
  afterAll(() => app.close())

  /** What an answer looks like, without what the asker typed and what changes each time. */
  const face = async (response: Response, typed: string) => {
    const html = (await response.text())
      .replaceAll(typed, 'TYPED')
      .replace(/(name="_(?:csrf|key)" value=")[^"]*/g, '$1')
      .replace(/Référence[^<]*/g, 'Référence')
    return { status: response.status, location: response.headers.get('location'), html }
  }
  const alike = async (
    trials: Readonly<Record<string, string>>,
    send: (client: Client, value: string) => Promise<Response>,
  ): Promise<void> => {
    const faces: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(trials))
      faces[name] = await face(await send(clientOf(app.http, secret), value), value)
    const [first, ...others] = Object.values(faces)
    for (const other of others) expect(other).toEqual(first)
  }

  it('of accounts by the password: unknown, without password, with another password', async () => {
    const withPassword = await app.signedIn({ email: 'avec@exemple.fr' })
    await app.signedIn({ email: 'sans@exemple.fr' })
    const now = new Date()
    await app.db
      .insertInto('person_credential')
      .values({
        id: newId(),
        person_id: withPassword.personId,
        provider_id: 'password',
        account_id: withPassword.personId,
        password: await hashPassword(PASSWORD),
        created_at: now,
        updated_at: now,
      })
      .execute()
    const trials = { known: 'avec@exemple.fr', bare: 'sans@exemple.fr', unknown: 'rien@exemple.fr' }
    await alike(trials, (client, email) =>
      client.form('/connexion/mot-de-passe', [
        ['email', email],
        ['password', 'une autre phrase'],
      ]),
    )
  })

  it('of accounts by the link', async () => {
    await app.signedIn({ email: 'connu@exemple.fr' })
    await alike({ known: 'connu@exemple.fr', unknown: 'vide2@exemple.fr' }, (client, email) =>
      client.form('/connexion/lien', [['email', email]]),
    )
  })

  it('of invitations: unknown, expired, replaced, already accepted', async () => {
    const offer = { kind: 'platform', role: 'mission' } as const
    const made = async (email: string, minutes = 60) =>
      (await invite(app.ctx, { email, offer, minutes })).token
    const accepted = await made('acceptee@exemple.fr')
    await clientOf(app.http, secret).form(`/invitation/${accepted}`, [['name', 'Ada']])
    const replaced = await made('remplacee@exemple.fr')
    await made('remplacee@exemple.fr')
    const trials = {
      unknown: 'jamaisvujamaisvu123456',
      expired: await made('expiree@exemple.fr', -1),
      replaced,
      accepted,
    }
    await alike(trials, (client, token) => client.get(`/invitation/${token}`))
    await alike(trials, (client, token) => client.form(`/invitation/${token}`, [['name', 'Ada']]))
  })

  it('of links of participants: unknown, expired', async () => {
    const expired = await createAccessLink(app.ctx, {
      eventId: newId(),
      subjectId: newId(),
      rights: ['agenda.read'],
      expiresAt: Temporal.Now.instant().subtract({ hours: 1 }),
    })
    const trials = { unknown: 'jamaisvujamaisvu123456', expired: expired.token }
    await alike(trials, (client, token) => client.get(`/acces/${token}`))
    await alike(trials, (client, token) => client.form(`/acces/${token}`))
  })

  it('of people by their notices: those of somebody else, those that never were', async () => {
    const { sessionToken } = await app.signedIn()
    const other = await app.signedIn()
    const foreign = newId()
    await app.db
      .insertInto('notice')
      .values({
        territory_id: app.territoryId,
        id: foreign,
        person_id: other.personId,
        topic: 'body',
        key: foreign,
        title: 'Pour une autre personne',
        body: 'À lire.',
        href: '/',
        frequency: 'never',
        created_at: new Date(),
      })
      .execute()
    const client = clientOf(app.http, secret, { person: sessionToken })
    await alike({ foreign, unknown: newId() }, (_, id) =>
      client.form(`/compte/notifications/${id}/archivage`, [['valeur', 'oui']]),
    )
  })
})
