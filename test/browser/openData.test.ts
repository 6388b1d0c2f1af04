import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterAs, startBrowser, startSite } from '../support/browser.ts'
import { openmap } from '../support/command.ts'
import { glance, look, press, tabTo } from '../support/look.ts'

/** What programs and other sites take, seen by people: the documentation, the keys, the frame. */
describe('open data', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  let other: Server
  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
  })
  afterAll(async () => {
    other?.close()
    await browser?.close()
    await site?.stop()
  })
  const fresh = async (): Promise<Page> =>
    (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' })).newPage()

  it('is documented by pages that everybody can read, with examples that open', async () => {
    const page = await fresh()
    await page.goto(`${site.url}/api`)
    await look(page, 'api')
    await press(page, 'link', 'Ouvrir l’exemple')
    expect(JSON.parse((await page.textContent('body')) ?? '{}').donnees.length).toBeGreaterThan(0)
    await page.goto(`${site.url}/donnees`)
    await look(page, 'donnees')
  })

  it('gives a key, shows it once and revokes it, with the keyboard alone', async () => {
    const shared = await fresh()
    await enterAs(shared, site.url, 'acheteur')
    // The accounts of the demonstration are shared: nobody makes keys with them.
    expect((await shared.goto(`${site.url}/compte/acces-api`))?.status()).toBe(403)

    const page = await fresh()
    const invited = await openmap(['admin', 'invite', 'cle@exemple.fr', '--json'], {
      OPENMAP_DATA: site.folder,
    })
    await page.goto(site.url + new URL((JSON.parse(invited.stdout) as { link: string }).link).pathname)
    await press(page, 'button', 'Accepter l’invitation')
    await page.waitForURL(`${site.url}/compte`)
    await press(page, 'link', 'Accès à l’API')
    await page.getByRole('heading', { level: 1, name: 'Accès à l’API' }).waitFor()
    await look(page, 'acces-api-vide')
    await press(page, 'button', 'Créer la clé')
    await page.getByText('Donnez un nom à la clé.').first().waitFor()
    await glance(page, 'acces-api-erreur')
    await tabTo(page, 'textbox', /Nom/)
    await page.keyboard.type('Site de la régie')
    await press(page, 'button', 'Créer la clé')
    await page.getByRole('heading', { level: 1, name: 'Votre clé' }).waitFor()
    await look(page, 'acces-api-cle')
    const key = /omess_[0-9A-Za-z]{38}/.exec((await page.textContent('main')) ?? '')?.[0] ?? ''
    const read = () =>
      fetch(`${site.url}/api/v1/types`, { headers: { authorization: `Bearer ${key}` } }).then(
        ({ status }) => status,
      )
    expect(await read()).toBe(200)
    await press(page, 'link', 'J’ai copié la clé')
    await page.getByText('en service').waitFor()
    await look(page, 'acces-api-cles')
    await press(page, 'link', /^Révoquer/)
    await page.getByRole('heading', { level: 1, name: /^Révoquer la clé/ }).waitFor()
    await glance(page, 'acces-api-revocation')
    await press(page, 'button', 'Révoquer la clé')
    await page.getByText('La clé est révoquée.').waitFor()
    expect(await read()).toBe(401)
  })

  it('is shown by the page of another site, with its map and without cookies', async () => {
    const page = await fresh()
    const { html } = await (
      await fetch(`${site.url}/oembed?url=${encodeURIComponent(`${site.url}/structures`)}`)
    ).json()
    other = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.end(
        `<!doctype html><html lang="fr"><title>Autre site</title><h1>Autre site</h1>${html}</html>`,
      )
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`)
    const frame = page.frameLocator('iframe')
    await frame.getByRole('heading', { level: 1 }).waitFor()
    await frame.locator('[data-ready]').waitFor()
    expect(await page.context().cookies()).toEqual([])
    await page.screenshot({ path: 'test/browser/shots/integration.png' })
    await page.goto(`${site.url}/integrer/structures`)
    await look(page, 'integration-seule')
    await tabTo(page, 'link', /Ouvrir cette recherche/)
  })
})
