import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { looksLikeKey } from '../../app/openData/index.ts'
import { hashToken } from '../../app/platform/access/signing.ts'
import { systemClock } from '../../app/platform/kernel/dates.ts'
import { aBody } from '../builders/events.ts'
import { PUBLIC_URL, testApplication, type Visitor } from '../support/application.ts'

const PATH = '/compte/acces-api'
const ASKED = '/api/v1/secteurs'

let site: Awaited<ReturnType<typeof testApplication>>
let hours = 0
beforeAll(async () => {
  site = await testApplication({ clock: { now: () => systemClock.now().add({ hours }) } })
})
afterAll(() => site.close())

/** As through a socket whose other end has this address. */
const from = async (address: string, key?: string, path = ASKED): Promise<Response> => {
  const headers = key === undefined ? undefined : { authorization: `Bearer ${key}` }
  const env = { incoming: { socket: { remoteAddress: address } } }
  return site.http.request(`${PUBLIC_URL}${path}`, headers === undefined ? {} : { headers }, env)
}
const keyIn = (html: string): string => /omess_[0-9A-Za-z]{38}/.exec(html)?.[0] ?? ''
const make = async (visitor: Visitor, values: Record<string, string> = {}): Promise<string> => {
  const made = await visitor.submit(await visitor.open(PATH), PATH, {
    name: 'Site d’essai',
    pour: 'moi',
    duree: '30',
    ...values,
  })
  return keyIn(made.html)
}

describe('a key of the API', () => {
  it('is shown once, kept as a digest, and noted when it serves', async () => {
    const person = await site.signedIn()
    const key = await make(person)
    expect(looksLikeKey(key)).toBe(true)
    const row = await site.db
      .selectFrom('api_key')
      .selectAll()
      .where('person_id', '=', person.personId)
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain(key.slice(6, 38))
    expect([row.key_hash, row.ending, row.scopes, row.last_used_at]).toEqual([
      hashToken(key),
      key.slice(-4),
      ['read'],
      null,
    ])
    const again = await person.open(PATH)
    expect([keyIn(again.html), again.html.includes(`omess_…${key.slice(-4)}`)]).toEqual(['', true])
    expect((await from('192.0.2.1', key)).status).toBe(200)
    expect((await person.open(PATH)).html).not.toContain('jamais')
  })

  it('has a limit of its own, higher than that of an address', async () => {
    const key = await make(await site.signedIn())
    const [anonymous, keyed] = [await from('192.0.2.2'), await from('192.0.2.2', key)]
    expect(anonymous.headers.get('ratelimit-policy')).toBe('"anonyme";q=60;w=60')
    expect(keyed.headers.get('ratelimit-policy')).toBe('"cle";q=600;w=60')
    expect(keyed.headers.get('ratelimit')).toMatch(/^"cle";r=599;t=\d+$/)
  })

  it('opens nothing once revoked, expired, unknown, or its person gone', async () => {
    const person = await site.signedIn()
    const [revoked, gone] = [await make(person), await make(await site.signedIn())]
    const list = await person.open(PATH)
    const action = /href="(\/compte\/acces-api\/[^"]+\/revocation)"/.exec(list.html)?.[1] ?? ''
    const done = await person.submit(await person.open(action), action)
    expect(done.html).toContain('La clé est révoquée.')
    expect((await from('192.0.2.3', revoked)).status).toBe(401)
    await site.db
      .updateTable('person')
      .set({ deactivated_at: new Date() })
      .where('id', 'in', (query) =>
        query.selectFrom('api_key').select('person_id').where('key_hash', '=', hashToken(gone)),
      )
      .execute()
    const answers = [await from('192.0.2.3', gone), await from('192.0.2.3', `omess_${'0'.repeat(38)}`)]
    for (const answer of answers) {
      expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([
        401,
        'Bearer realm="OpenMap ESS", error="invalid_token"',
      ])
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
    }
    const old = await make(await site.signedIn())
    expect((await from('192.0.2.3', old)).status).toBe(200)
    hours = 31 * 24
    expect((await from('192.0.2.3', old)).status).toBe(401)
    hours = 0
  })

  it('of a body is made and revoked by those who manage it, and seen by them alone', async () => {
    const organisationId = await aBody(site, 'Régie fictive')
    const manager = await site.signedIn({ memberships: [{ organisationId, role: 'manager' }] as never })
    const reader = await site.signedIn({ memberships: [{ organisationId, role: 'reader' }] as never })
    const key = await make(manager, { pour: organisationId, name: 'Clé de la régie' })
    expect((await from('192.0.2.4', key)).status).toBe(200)
    expect(await make(reader, { pour: organisationId })).toBe('')
    expect((await reader.open(PATH)).html).not.toContain('Clé de la régie')
    expect((await manager.open(PATH)).html).toContain('Clé de la régie')
    await site.db
      .updateTable('organisation')
      .set({ archived_at: new Date() })
      .where('id', '=', organisationId)
      .execute()
    expect((await from('192.0.2.4', key)).status).toBe(401)
  })

  it('is refused beyond ten in force', async () => {
    const person = await site.signedIn()
    for (let made = 0; made < 10; made += 1) expect(await make(person)).not.toBe('')
    expect(await make(person)).toBe('')
  })
})

describe('limits', () => {
  it('stop an address at its quota, say when to come back, and start again', async () => {
    const answers = await Promise.all(Array.from({ length: 61 }, () => from('2001:db8:1:2::5')))
    const refused = answers.filter(({ status }) => status === 429)
    expect([refused.length, answers.length - refused.length]).toEqual([1, 60])
    const retry = Number(refused[0]?.headers.get('retry-after'))
    expect(retry).toBeGreaterThan(0)
    expect(await refused[0]?.json()).toMatchObject({ status: 429, title: 'Trop de demandes' })
    // One subscriber holds the whole network; its neighbour another one.
    expect((await from('2001:db8:1:2:ffff::1')).status).toBe(429)
    expect((await from('2001:db8:1:3::5')).status).toBe(200)
    hours = 1
    expect((await from('2001:db8:1:2::5')).status).toBe(200)
    hours = 0
  })

  it('count a whole file for more', async () => {
    const statuses: number[] = []
    for (let asked = 0; asked < 4; asked += 1) {
      const answer = await from('192.0.2.9', undefined, '/donnees/structures.csv')
      await answer.text()
      statuses.push(answer.status)
    }
    expect(statuses).toEqual([200, 200, 200, 429])
  })
})
