import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { themeScriptHash } from '../../app/ui/index.ts'
import { makeWorld } from '../access/world.ts'
import { type Client, clientsOf, ORIGIN, type World } from './client.ts'
import { gets, nameOf, pathOf, posts } from './forms.ts'

/** What every answer carries, whatever the route and its outcome. */
describe('headers', () => {
  let world: World
  let visitor: Client
  let administrator: Client
  beforeAll(async () => {
    world = await makeWorld()
    const clients = await clientsOf(world)
    visitor = clients.visitor()
    administrator = await clients.administrator()
  })
  afterAll(() => world.close())

  const EXPECTED = {
    'content-security-policy': [
      "default-src 'none'",
      `script-src 'self' '${themeScriptHash}'`,
      "style-src 'self'",
      "font-src 'self'",
      "img-src 'self' data: blob:",
      "connect-src 'self'",
      "worker-src 'self' blob:",
      "manifest-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  } as const

  const missing = (label: string, response: Response): string[] =>
    Object.entries(EXPECTED).flatMap(([name, value]) =>
      response.headers.get(name) === value ? [] : [`${label}: ${name} ${response.headers.get(name)}`],
    )
  /** Nothing personal stays in a cache. */
  const kept = (label: string, response: Response): string[] => {
    const cache = response.headers.get('cache-control')
    return cache === 'no-store' || response.status === 303 ? [] : [`${label}: kept ${cache}`]
  }
  /** Cookies that a script or another site could use. */
  const loose = (label: string, response: Response): string[] =>
    response.headers
      .getSetCookie()
      .filter(
        (line) => !/; HttpOnly/i.test(line) || !/; SameSite=Lax/i.test(line) || !/; Path=\//i.test(line),
      )
      .map((line) => `${label}: ${line}`)

  it('are on every page and file, for visitors and for whoever signed in', { timeout: 300_000 }, async () => {
    const wrong: string[] = []
    for (const one of gets) {
      for (const client of [visitor, administrator]) {
        const response = await client.get(pathOf(one))
        const label = `${nameOf(one)} ${response.status}`
        wrong.push(...missing(label, response), ...loose(label, response), ...kept(label, response))
      }
    }
    expect(wrong).toEqual([])
  })

  it('are on every answer to a form, accepted or refused', { timeout: 300_000 }, async () => {
    const wrong: string[] = []
    for (const one of posts) {
      for (const client of [visitor, administrator]) {
        const answers = [
          await client.form(pathOf(one), [['de-trop', 'x']]),
          await client.form(pathOf(one), [], { csrf: null }),
        ]
        for (const response of answers) {
          const label = `${nameOf(one)} ${response.status}`
          wrong.push(...missing(label, response), ...loose(label, response), ...kept(label, response))
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it('are on what nobody declared', async () => {
    const wrong: string[] = []
    for (const path of ['/inconnu', '/compte/inconnu', '/desabonnement', '/%00', '//autre.example'])
      wrong.push(
        ...missing(path, await administrator.get(path)),
        ...kept(path, await administrator.get(path)),
      )
    expect(wrong).toEqual([])
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'].filter((one) => one !== 'TRACE')) {
      const response = await world.app.http.request(`${ORIGIN}/compte`, { method })
      expect([method, response.status, missing(method, response)]).toEqual([method, 405, []])
    }
  })

  it('let a browser keep the public pages of a visitor only to ask again', async () => {
    const response = await world.app.http.request(`${ORIGIN}/structures`, {
      headers: { host: 'openmap.test' },
    })
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-cache'])
  })
})
