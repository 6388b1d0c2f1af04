import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeWorld } from '../access/world.ts'
import { type Client, clientOf, clientsOf, type World } from './client.ts'
import { honestBodies, nameOf, pathOf, posts, sample } from './forms.ts'
import { rowsNow } from './rows.ts'

/** ASVS 3.5.1: a form that our own page did not make does nothing, whoever is signed in. */
describe('forged forms', () => {
  let world: World
  let administrator: Client
  let visitor: Client
  beforeAll(async () => {
    world = await makeWorld()
    const clients = await clientsOf(world)
    administrator = await clients.administrator()
    visitor = clients.visitor()
  })
  afterAll(() => world.close())

  const forgeries = [
    ['without its token', { csrf: null }],
    ['with an empty token', { csrf: '' }],
    ['with the token of somebody else', { csrf: 'x'.repeat(43) }],
    ['from a foreign page', { headers: { origin: 'https://ailleurs.example' } }],
    ['from a page of the same name on another port', { headers: { origin: 'http://openmap.test:8080' } }],
    ['from a sandboxed page', { headers: { origin: 'null' } }],
    ['sent by a cross-site page', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['sent by a page of the same site', { headers: { 'sec-fetch-site': 'same-site' } }],
  ] as const

  /** Mail programs send these: their address is their proof (RFC 8058). */
  const open = posts.filter(({ oneClick }) => oneClick !== undefined)

  it('leave out three forms alone, and say why', () => {
    expect(open.map(nameOf)).toEqual([
      'POST /desabonnement/:token',
      'POST /contact/refus/:token',
      'POST /messages/refus/:token',
    ])
    expect(open.every(({ oneClick }) => (oneClick ?? '').length > 20)).toBe(true)
  })

  it.each(forgeries)('%s: 403, and no row changed', { timeout: 300_000 }, async (_, how) => {
    const before = await rowsNow(world)
    const passed: string[] = []
    for (const one of posts.filter((post) => !open.includes(post))) {
      const [body = []] = sample(honestBodies(one), 1)
      for (const client of [visitor, administrator]) {
        const { status } = await client.form(pathOf(one), body, how)
        if (status !== 403) passed.push(`${nameOf(one)}: ${status}`)
      }
    }
    expect(passed).toEqual([])
    expect(await rowsNow(world)).toEqual(before)
  })

  it('cannot borrow the token of another session of the same person', async () => {
    const { personId, sessionToken } = await world.app.signedIn()
    const secret = (
      await world.app.db
        .selectFrom('secret')
        .select('value')
        .where('name', '=', 'session')
        .executeTakeFirstOrThrow()
    ).value
    const [one, other] = [
      clientOf(world.app.http, secret, { person: sessionToken }),
      clientOf(world.app.http, secret, { person: sessionToken }),
    ]
    const page = await (await other.get('/compte')).text()
    const borrowed = /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
    expect(borrowed.length).toBeGreaterThan(20)
    expect((await one.form('/compte/notifications/lecture', [], { csrf: borrowed })).status).toBe(403)
    expect((await other.form('/compte/notifications/lecture', [], { csrf: borrowed })).status).toBe(303)
    expect(personId.length).toBe(36)
  })

  it('without an idempotency key do nothing, where the form asks for one', { timeout: 300_000 }, async () => {
    const before = await rowsNow(world)
    const passed: string[] = []
    for (const one of posts) {
      if (one.keyless !== undefined || one.oneClick !== undefined) continue
      const [body = []] = sample(honestBodies(one), 1)
      for (const key of [null, '', 'court', 'x'.repeat(65), '\u0000'.repeat(20), 'é'.repeat(20)]) {
        const { status } = await administrator.form(pathOf(one), body, { key })
        if (status !== 400) passed.push(`${nameOf(one)}: ${status}`)
      }
    }
    expect(passed).toEqual([])
    expect(await rowsNow(world)).toEqual(before)
  })
})
