import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterAs, startBrowser, startSite } from '../support/browser.ts'
import { look, press, tabTo } from '../support/look.ts'

/** Écrire à une structure par sa fiche, au clavier seul, avec et sans JavaScript ; la lire dans son espace. */
describe('messages to structures', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  let page: Page
  let record = ''

  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    await page.goto(`${site.url}/structures?q=belvedere`)
    record = (await page.locator('article.card h2 a, main h2 a').first().getAttribute('href')) ?? ''
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  it('are written by keyboard alone, errors first', async () => {
    expect(record).not.toBe('')
    await enterAs(page, site.url, 'acheteur')
    await page.goto(site.url + record)
    expect(await page.locator('main a[href^="mailto:contact@structure"]').count()).toBe(0)
    await press(page, 'link', 'Contacter cette structure')
    await page.getByRole('heading', { level: 1, name: /^Contacter / }).waitFor()
    expect(await page.getByRole('textbox', { name: /^Votre nom/ }).inputValue()).toBe('Acheteur public')
    await look(page, 'contact-form')
    await tabTo(page, 'textbox', /^Objet/)
    await page.keyboard.type('Consultation de nettoyage')
    await press(page, 'button', 'Envoyer le message')
    await page.getByRole('alert').waitFor()
    await look(page, 'contact-errors')
    await tabTo(page, 'textbox', /^Votre message/)
    await page.keyboard.type('Bonjour, êtes-vous disponible l’an prochain ?')
    await press(page, 'button', 'Envoyer le message')
    await page.getByRole('heading', { level: 1, name: 'Votre message est parti' }).waitFor()
    await look(page, 'contact-done')
    await page.goto(`${site.url}/compte/messages?boite=envoyes`)
    await page.getByRole('heading', { name: 'Consultation de nettoyage' }).waitFor()
  })

  it('are read by the body of the record', async () => {
    await enterAs(page, site.url, 'structure')
    await press(page, 'link', /^Messages de l’annuaire/)
    await page.getByRole('heading', { name: 'Consultation de nettoyage' }).waitFor()
    await look(page, 'contact-received')
    await tabTo(page, 'link', /^Répondre par courriel/)
  })

  it('ask a visitor without JavaScript to prove their address', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const plain = await context.newPage()
    await plain.goto(site.url + record)
    await plain.getByRole('link', { name: 'Contacter cette structure' }).click()
    await plain.getByLabel(/^Votre nom/).fill('Visiteuse')
    await plain.getByLabel(/^Votre adresse de courriel/).fill('visiteuse@example.org')
    await plain.getByLabel(/^Objet/).fill('Une question')
    await plain.getByLabel(/^Votre message/).fill('Bonjour, intervenez-vous à Montreuil ?')
    await plain.getByRole('button', { name: 'Envoyer le message' }).click()
    await plain.getByRole('heading', { level: 1, name: 'Il reste à confirmer votre message' }).waitFor()
    await context.close()
  })

  it('give the structure a way out, and the mission what was complained of', async () => {
    await page.context().clearCookies()
    await page.goto(`${site.url}/contact/refus/jeton-inconnu-jeton`)
    await look(page, 'contact-way-out')
    await press(page, 'button', 'Signaler ce message')
    await page.getByRole('heading', { level: 1, name: 'Lien inconnu' }).waitFor()
    await page.goto(`${site.url}/contact/confirmation/jeton-inconnu-jeton`)
    await look(page, 'contact-proof')
    await enterAs(page, site.url, 'mission')
    await page.goto(`${site.url}/gestion/messages`)
    await look(page, 'contact-reports')
  })
})
