import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leavingTo, type Seen, testApplication, type Visitor } from '../support/application.ts'
import { AGENT, DISCOVERY, type FaultyProvider, startFaultyProvider } from '../support/faultyProvider.ts'
import { type Attack, attacks } from '../support/proConnectAttacks.ts'

type App = Awaited<ReturnType<typeof testApplication>>

const RETURN = '/connexion/proconnect/retour'
const come = (visitor: Visitor, query: URLSearchParams | string): Promise<Seen> =>
  visitor.open(`${RETURN}?${query}`)
const titleOf = ({ html }: Seen): string => /<h1>([^<]*)<\/h1>/.exec(html)?.[1] ?? ''
const depart = async (visitor: Visitor): Promise<Seen> =>
  visitor.submit(await visitor.open('/connexion'), '/connexion/proconnect')

const counted = async ({ db }: App) => {
  const tables = ['person', 'person_session', 'person_credential', 'audit_entry'] as const
  return Promise.all(tables.map(async (table) => (await db.selectFrom(table).selectAll().execute()).length))
}

/** Plays the attack; whatever it did, the browser must be left outside and the database as it was. */
const attack = async (app: App, provider: FaultyProvider, wanted: Attack): Promise<void> => {
  const [visitor, stranger] = [app.visitor(), app.visitor()]
  const departed = await depart(visitor)
  let before = await counted(app)
  const answered = await (async () => {
    if (departed.status !== 200) return departed
    const returned = provider.grant(leavingTo(departed))
    provider.misbehave(wanted.faults ?? {})
    const watched = async (who: Visitor, query: URLSearchParams | string) => {
      before = await counted(app)
      return come(who, query)
    }
    return wanted.play === undefined
      ? watched(visitor, returned)
      : wanted.play({ visitor, stranger, returned, come: watched })
  })()
  expect([answered.status, titleOf(answered)]).toEqual([wanted.status, wanted.title])
  expect(answered.html).not.toContain('<script>alert')
  expect(answered.headers.get('retry-after')).toBe(wanted.status === 503 ? '60' : null)
  expect(await counted(app)).toEqual(before)
  expect((await stranger.open('/compte')).path).toBe('/connexion')
  if (!wanted.name.startsWith('state replayed')) {
    expect((await visitor.open('/compte')).path).toBe('/connexion')
  }
}

describe('ProConnect refuses', () => {
  let app: App
  let provider: FaultyProvider
  beforeAll(async () => {
    provider = await startFaultyProvider()
    app = await testApplication({ openId: provider.settings })
  })
  afterAll(async () => {
    await app.close()
    provider.stop()
  })

  it.each(attacks.filter((one) => !one.fromTheStart))('attack: $name', async (wanted) => {
    provider.misbehave({})
    await attack(app, provider, wanted)
  })

  it.each(attacks.filter((one) => one.fromTheStart))('attack: $name', async (wanted) => {
    const broken = await startFaultyProvider()
    broken.misbehave(wanted.faults ?? {})
    const other = await testApplication({ openId: broken.settings })
    await attack(other, broken, wanted)
    // The other doors stay open, and the page says why this one may not.
    const doors = await other.visitor().open('/connexion')
    expect([doors.status, doors.html.includes('Recevoir un lien de connexion')]).toEqual([200, true])
    expect(doors.html).toContain('ProConnect ne répondait pas')
    await other.close()
    broken.stop()
  })

  it('attack: a key that the provider changed is fetched, the former one no longer opens', async () => {
    provider.misbehave({})
    const first = app.visitor()
    await come(first, provider.grant(leavingTo(await depart(first))))
    await provider.rotate()
    const second = app.visitor()
    const inside = await come(second, provider.grant(leavingTo(await depart(second))))
    expect([inside.path, titleOf(inside)]).toEqual(['/compte', 'Bonjour Agent d’essai'])
  })

  it.each([
    '//autre.exemple.fr',
    '/\\autre.exemple.fr',
    '/\t/autre.exemple.fr',
    '/\n/autre.exemple.fr',
    '/./\t/autre.exemple.fr',
    '/.//autre.exemple.fr',
    'https://autre.exemple.fr',
    'javascript:alert(1)',
    '',
  ])('attack: sends nobody elsewhere, asked for %j', async (path) => {
    provider.misbehave({})
    const visitor = app.visitor()
    const returned = provider.grant(leavingTo(await depart(visitor)))
    visitor.keep('retour', Buffer.from(path).toString('base64url'))
    for (const name of ['redirect', 'return_to', 'next', 'retour', 'url']) returned.set(name, path)
    const response = await visitor.send(`${RETURN}?${returned}`)
    expect([response.status, response.headers.get('location')]).toEqual([303, '/compte'])
  })

  it('attack: an account of the same address is not taken over', async () => {
    const held = { email: 'autre.agent@ville.exemple.fr' }
    const owner = await app.signedIn(held)
    provider.misbehave({
      idToken: (claims) => ({ ...claims, sub: 'agent-9' }),
      userInfo: (claims) => ({ ...claims, sub: 'agent-9', email: 'Autre.Agent@ville.exemple.fr' }),
    })
    const thief = app.visitor()
    const before = await counted(app)
    const answered = await come(thief, provider.grant(leavingTo(await depart(thief))))
    expect([answered.status, titleOf(answered)]).toEqual([409, 'Vous avez déjà un compte'])
    expect(answered.html).toContain('autre.agent@ville.exemple.fr')
    expect(await counted(app)).toEqual(before)
    expect((await thief.open('/compte')).path).toBe('/connexion')
    expect((await owner.open('/compte')).status).toBe(200)
  })

  it('attack: an account that was closed does not open', async () => {
    provider.misbehave({})
    const visitor = app.visitor()
    await come(visitor, provider.grant(leavingTo(await depart(visitor))))
    await app.db
      .updateTable('person')
      .set({ deactivated_at: new Date() })
      .where('email', '=', AGENT.email)
      .execute()
    const again = app.visitor()
    const returned = provider.grant(leavingTo(await depart(again)))
    const before = await counted(app)
    const answered = await come(again, returned)
    expect([answered.status, titleOf(answered)]).toEqual([403, 'Compte fermé'])
    expect(await counted(app)).toEqual(before)
    expect((await again.open('/compte')).path).toBe('/connexion')
    expect((await visitor.open('/compte')).path).toBe('/connexion')
    await app.db.updateTable('person').set({ deactivated_at: null }).execute()
  })

  it('attack: nobody leaves from a forged form', async () => {
    const visitor = app.visitor()
    await visitor.open('/connexion')
    const forged = await visitor.post('/connexion/proconnect', new URLSearchParams({ _csrf: 'x' }))
    expect(forged.status).toBe(403)
    expect(visitor.cookies.has('proconnect')).toBe(false)
    expect((await visitor.open('/connexion/proconnect')).status).toBe(405)
    expect((await visitor.open('/connexion/proconnect/depart')).status).toBe(410)
  })

  it('attack: departures are counted, so that we are no hammer', async () => {
    const flooded = await startFaultyProvider()
    flooded.misbehave({ hangUp: [DISCOVERY] })
    const other = await testApplication({ openId: flooded.settings })
    const visitor = other.visitor()
    const page = await visitor.open('/connexion')
    const statuses: number[] = []
    for (let index = 0; index < 121; index += 1)
      statuses.push((await visitor.submit(page, '/connexion/proconnect')).status)
    expect([statuses.filter((status) => status === 503).length, statuses.at(-1)]).toEqual([120, 429])
    // A provider that fails is left in peace between two attempts, more and more.
    expect(flooded.served()).toBeLessThan(10)
    await other.close()
    flooded.stop()
  })
})
