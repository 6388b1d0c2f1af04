import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccessLink } from '../../app/accounts/index.ts'
import { testApplication } from '../support/application.ts'

/** Scénario : l’organisateur ouvre l’administration par le lien affiché au démarrage. */
describe('the one-time administrator link', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  beforeAll(async () => {
    app = await testApplication()
  })
  afterAll(() => app.close())

  const link = () => createAccessLink(app.ctx, { kind: 'administrator', minutes: 10 })

  it('shows a button and changes nothing when it is only opened', async () => {
    const { token } = await link()
    const previewer = app.visitor()
    expect((await previewer.open(`/acces/${token}`)).html).toContain('Ouvrir votre espace')
    expect((await app.visitor().open(`/acces/${token}`)).status).toBe(200)
    expect((await previewer.open('/metrics')).status).toBe(403)
  })

  it('opens administration once, for the first who presses the button', async () => {
    const { token } = await link()
    const first = app.visitor()
    const second = app.visitor()
    const pages = [await first.open(`/acces/${token}`), await second.open(`/acces/${token}`)] as const
    const answers = await Promise.all([
      first.submit(pages[0], `/acces/${token}`),
      second.submit(pages[1], `/acces/${token}`),
    ])
    expect(answers.map((answer) => answer.status).sort()).toContain(410)
    const opened = await Promise.all([first.open('/metrics'), second.open('/metrics')])
    expect(opened.map((answer) => answer.status).sort()).toEqual([200, 403])
  })

  it('renews the session identifier when the door opens', async () => {
    const { token } = await link()
    const visitor = app.visitor()
    const page = await visitor.open(`/acces/${token}`)
    const before = visitor.cookies.get('openmap')
    await visitor.submit(page, `/acces/${token}`)
    expect(visitor.cookies.get('openmap')).toBeDefined()
    expect(visitor.cookies.get('openmap')).not.toBe(before)
  })

  it('closes with the session', async () => {
    const administrator = await app.administrator()
    const page = await administrator.open('/aide')
    expect((await administrator.open('/metrics')).status).toBe(200)
    await administrator.submit(page, '/deconnexion')
    expect((await administrator.open('/metrics')).status).toBe(403)
  })

  it('stops working at the next request once the link is revoked', async () => {
    const administrator = await app.administrator()
    expect((await administrator.open('/metrics')).status).toBe(200)
    await app.db.updateTable('access_link').set({ revoked_at: new Date() }).execute()
    expect((await administrator.open('/metrics')).status).toBe(403)
  })

  it('answers « lien expiré » for an unknown token', async () => {
    expect((await app.visitor().open('/acces/0123456789abcdefABCDEF')).status).toBe(410)
  })
})
