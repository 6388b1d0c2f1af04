import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { participantLink, testApplication, type Visitor } from '../support/application.ts'

/** Every form of the site goes through the same gate: it is tried on the only one that visitors meet. */
describe('the gate of forms', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  beforeAll(async () => {
    app = await testApplication()
  })
  afterAll(() => app.close())

  const openedForm = async (visitor: Visitor) => {
    const { token } = await participantLink(app.ctx)
    const path = `/acces/${token}`
    const page = await visitor.open(path)
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page.html)?.[1] ?? ''
    return { path, csrf: field('_csrf'), key: field('_key') }
  }
  const body = (values: Record<string, string>) => new URLSearchParams(values)

  it('refuses a form without its hidden token', async () => {
    const visitor = app.visitor()
    const { path, key } = await openedForm(visitor)
    expect((await visitor.post(path, body({ _key: key }))).status).toBe(403)
  })

  it('refuses the token of another visitor', async () => {
    const visitor = app.visitor()
    const { path, key } = await openedForm(visitor)
    const other = await openedForm(app.visitor())
    expect((await visitor.post(path, body({ _csrf: other.csrf, _key: key }))).status).toBe(403)
  })

  it.each([
    ['a foreign origin', { origin: 'https://ailleurs.example' }],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
    ['a sandboxed origin', { origin: 'null' }],
  ])('refuses %s', async (_, headers) => {
    const visitor = app.visitor()
    const { path, csrf, key } = await openedForm(visitor)
    expect((await visitor.post(path, body({ _csrf: csrf, _key: key }), headers)).status).toBe(403)
  })

  it('refuses a form without its key, and names an unknown field', async () => {
    const visitor = app.visitor()
    const { path, csrf, key } = await openedForm(visitor)
    expect((await visitor.post(path, body({ _csrf: csrf }))).status).toBe(400)
    const refused = await visitor.post(path, body({ _csrf: csrf, _key: key, territory_id: 'x' }))
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('territory_id')
  })

  it('answers 415-like bodies and heavy bodies without reading them', async () => {
    const visitor = app.visitor()
    const { path } = await openedForm(visitor)
    const sent = await visitor.send(path, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    })
    expect(sent.status).toBe(400)
    const heavy = await visitor.send(path, {
      method: 'POST',
      body: 'a=b',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(30 * 1024 * 1024),
      },
    })
    expect(heavy.status).toBe(413)
  })
})
