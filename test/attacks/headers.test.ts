import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Route } from '../../app/platform/http/route.ts'
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

  /** Other sites read these, and show that one: nowhere else is anything given to them. */
  const expectedOf = (open: Route['open']): Record<string, string | null> => {
    const given = open?.shared === true || open?.framed === true
    return {
      ...EXPECTED,
      'content-security-policy': EXPECTED['content-security-policy'].replace(
        "frame-ancestors 'none'",
        open?.framed === true ? 'frame-ancestors *' : "frame-ancestors 'none'",
      ),
      'cross-origin-resource-policy': given ? 'cross-origin' : 'same-origin',
      'access-control-allow-origin': open?.shared === true ? '*' : null,
      'access-control-allow-credentials': null,
    }
  }
  const missing = (label: string, response: Response, open?: Route['open']): string[] =>
    Object.entries(expectedOf(open)).flatMap(([name, value]) =>
      response.headers.get(name) === value ? [] : [`${label}: ${name} ${response.headers.get(name)}`],
    )
  /** Nothing personal stays in a cache. */
  const kept = (label: string, response: Response, open?: Route['open']): string[] => {
    // No cookie is read there: what anybody reads is asked again by its tag.
    if (open !== undefined) return response.headers.getSetCookie().map((line) => `${label}: ${line}`)
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
        const { open } = one
        wrong.push(
          ...missing(label, response, open),
          ...loose(label, response),
          ...kept(label, response, open),
        )
        await response.body?.cancel()
      }
    }
    expect(wrong).toEqual([])
  })

  it('let other sites show one page, and read what is written under a few addresses', () => {
    const framed = gets.filter(({ open }) => open?.framed === true).map(({ path }) => path)
    expect(framed).toEqual(['/integrer/structures'])
    const shared = gets.filter(({ open }) => open?.shared === true).map(({ path }) => path)
    expect(shared.filter((path) => !/^\/(api|donnees|flux|sitemap|oembed|opensearch)\b/.test(path))).toEqual(
      [],
    )
    expect(shared.length).toBeGreaterThan(15)
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
