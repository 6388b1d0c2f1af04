import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { participantLink, testApplication } from '../support/application.ts'

/** Scénario : un participant ouvre son espace par le lien reçu. */
describe('the link of a participant', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  beforeAll(async () => {
    app = await testApplication()
  })
  afterAll(() => app.close())

  it('shows a button and changes nothing when it is only opened', async () => {
    const { token } = await participantLink(app.ctx)
    const previewer = app.visitor()
    expect((await previewer.open(`/acces/${token}`)).html).toContain('Ouvrir votre espace')
    expect((await previewer.send('/mon-agenda')).headers.get('location')).toBe('/connexion')
  })

  it('opens the space of the participant, and renews the session identifier', async () => {
    const { token } = await participantLink(app.ctx)
    const visitor = app.visitor()
    const page = await visitor.open(`/acces/${token}`)
    const before = visitor.cookies.get('openmap')
    expect((await visitor.submit(page, `/acces/${token}`)).status).toBe(200)
    expect(visitor.cookies.get('openmap')).not.toBe(before)
    expect((await visitor.send('/mon-agenda')).headers.get('location')).toBe('/rencontres')
    expect((await visitor.open('/administration')).status).toBe(403)
  })

  it('closes with the session', async () => {
    const { token } = await participantLink(app.ctx)
    const visitor = app.visitor()
    await visitor.submit(await visitor.open(`/acces/${token}`), `/acces/${token}`)
    await visitor.submit(await visitor.open('/aide'), '/deconnexion')
    expect((await visitor.send('/mon-agenda')).headers.get('location')).toBe('/connexion')
  })

  it('stops working at the next request once it is revoked', async () => {
    const { token, id } = await participantLink(app.ctx)
    const visitor = app.visitor()
    await visitor.submit(await visitor.open(`/acces/${token}`), `/acces/${token}`)
    await app.db.updateTable('access_link').set({ revoked_at: new Date() }).where('id', '=', id).execute()
    expect((await visitor.send('/mon-agenda')).headers.get('location')).toBe('/connexion')
    expect((await app.visitor().open(`/acces/${token}`)).status).toBe(410)
  })

  it('answers 410 for a link that never was', async () => {
    const page = await app.visitor().open('/acces/jamaisvujamaisvu1234')
    expect([page.status, page.html.includes('Lien expiré')]).toEqual([410, true])
  })
})
