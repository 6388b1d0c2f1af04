import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterAs, startBrowser, startSite } from '../support/browser.ts'
import { look, press } from '../support/look.ts'

const DAY = '/rencontres/batiments-et-jardins-demo'

/** Ouvrir ce à quoi l’on participe depuis son compte, sans lien : au pointeur, puis au clavier seul. */
describe('the places of somebody at a day', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    await enterAs(page, site.url, 'acheteur')
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  it('lead by pointer from the account to the wishes, and leave the account open', async () => {
    await page.getByRole('heading', { name: 'Mes prochaines rencontres' }).waitFor()
    await look(page, 'places-account')
    await page.locator('#rencontres').getByRole('link').first().click()
    await page.getByRole('heading', { level: 1, name: 'Mon espace' }).waitFor()
    await look(page, 'places-choice')
    await page
      .getByRole('button', { name: /^Ouvrir cet espace/ })
      .first()
      .click()
    await page.getByRole('link', { name: 'Besoins et souhaits' }).click()
    await page.getByRole('link', { name: 'Changer d’espace' }).waitFor()
    await look(page, 'places-wishes')
    expect(await page.getByRole('link', { name: /^Notifications/ }).count()).toBe(1)
  })

  it('lead by keyboard from the page of the day', async () => {
    await page.goto(site.url + DAY)
    await press(page, 'link', 'Ouvrir mon espace')
    await press(page, 'button', /^Ouvrir cet espace/)
    await page.getByRole('link', { name: 'Changer d’espace' }).waitFor()
    await press(page, 'link', 'Changer d’espace')
    await page.getByRole('heading', { level: 1, name: 'Mon espace' }).waitFor()
  })
})
