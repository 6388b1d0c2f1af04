import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterAs, startBrowser, startSite } from '../support/browser.ts'
import { glance, look, press, tabTo } from '../support/look.ts'

const DAY = '/rencontres/batiments-et-jardins-demo'
const STANDS = `${DAY}/organisation/stands`

/** Dessiner le plan, attribuer, déplacer : au clavier, puis à la souris. */
describe('stands', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  it('shows the list and the drawing to anybody', async () => {
    await page.goto(site.url + DAY)
    await press(page, 'link', 'Voir les exposants')
    await page.getByRole('heading', { level: 1, name: 'Exposants' }).waitFor()
    expect(await page.getByRole('row').count()).toBe(9)
    await page.getByRole('img', { name: /^Plan des stands/ }).waitFor()
    await look(page, 'stands-public')
  })

  it('gives the stands that are left by one press of a key', async () => {
    await enterAs(page, site.url, 'mission')
    await page.goto(`${site.url}${DAY}/organisation`)
    await press(page, 'link', /^Attribuer les stands/)
    await look(page, 'stands-organiser')
    await press(page, 'button', 'Attribuer automatiquement')
    await page.getByText('2 stands attribués.').first().waitFor()
    expect(await page.getByText('À attribuer').count()).toBe(0)
  })

  it('moves a stand by keyboard, then by pointer', async () => {
    await press(page, 'link', /^Modifier le stand 2/)
    await page.getByRole('heading', { level: 1, name: 'Stand 2' }).waitFor()
    await look(page, 'stands-one')
    await press(page, 'button', 'Placer rangée 2, place 2')
    await page.getByText('Le stand 2 est déplacé.').first().waitFor()
    await page.getByRole('button', { name: 'Placer rangée 4, place 5' }).click()
    await page.getByText('Le stand 2 est déplacé.').first().waitFor()
    expect(await page.getByLabel('Place dans la rangée').inputValue()).toBe('5')
  })

  it('frees a stand and gives another by hand, with a warning for what is missing', async () => {
    await page.goto(site.url + STANDS)
    await press(page, 'link', /^Modifier le stand 1$/)
    await press(page, 'button', 'Libérer ce stand')
    await page.getByText('Le stand 1 est libre.').first().waitFor()
    await page.getByText('Ajouter des stands').click()
    await tabTo(page, 'textbox', /^Nombre de stands/)
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('1')
    await press(page, 'button', 'Ajouter')
    await page.getByText('1 stand ajouté au plan.').first().waitFor()
    await page.getByText('Attribuer un stand à la main').click()
    const names = await page
      .getByRole('combobox', { name: /^Exposant/ })
      .locator('option')
      .allTextContents()
    await page.getByRole('combobox', { name: /^Exposant/ }).selectOption({ index: 1 })
    expect(names.length).toBeGreaterThan(9)
    await page.getByRole('combobox', { name: /^Stand/ }).selectOption({ label: 'Stand 9 (Table, Chaises)' })
    await page.getByRole('button', { name: 'Attribuer ce stand' }).click()
    await page.getByText('est attribué, mais il y manque').first().waitFor()
    await look(page, 'stands-warning')
    await page.goto(`${site.url}${DAY}/organisation/impressions`)
    await page.getByRole('heading', { name: /^Plan et cartons des stands/ }).waitFor()
    await glance(page, 'stands-prints')
  })

  it('lets a request be read and refused with its reason', async () => {
    await page.goto(site.url + STANDS)
    await press(page, 'link', /^Acceptée/)
    await look(page, 'stands-request')
    await page.getByText('Refuser la demande').click()
    await tabTo(page, 'textbox', /^Raison/)
    await page.keyboard.type('Le hall est plus petit que prévu.')
    await press(page, 'button', 'Refuser et prévenir')
    await page.getByText('La demande est refusée.').first().waitFor()
    expect(await page.getByRole('link', { name: /^Refusée/ }).count()).toBe(1)
  })
})
