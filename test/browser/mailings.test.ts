import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterAs, startBrowser, startSite } from '../support/browser.ts'
import { look, press, tabTo } from '../support/look.ts'

const DAY = '/rencontres/batiments-et-jardins-demo'

/** Écrire à une partie des participants : au clavier seul, puis à la souris. */
describe('messages', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    await enterAs(page, site.url, 'mission')
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  it('are written, corrected and checked by keyboard alone', async () => {
    await page.goto(`${site.url}${DAY}/organisation`)
    await press(page, 'link', 'Messages')
    await look(page, 'mailings-none')
    await press(page, 'link', 'Écrire un message')
    await tabTo(page, 'combobox', /^Destinataires/)
    await page.keyboard.type('Exposants')
    await tabTo(page, 'textbox', /^Objet/)
    await page.keyboard.type('Votre stand')
    await tabTo(page, 'textbox', /^Message/)
    await page.keyboard.type('Bonjour {prénom},')
    await press(page, 'button', 'Enregistrer et vérifier')
    await page.getByText('{prénom} n’est pas une donnée que nous connaissons').first().waitFor()
    await look(page, 'mailings-refused')
    await tabTo(page, 'textbox', /^Message/)
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('Bonjour {nom},')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Les stands de **{rencontre}** sont attribués.')
    await press(page, 'button', 'Enregistrer et vérifier')
    await page.getByRole('heading', { name: 'Aperçu' }).waitFor()
    expect(
      await page.getByText('Rencontre des bâtiments et des jardins', { exact: true }).count(),
    ).toBeGreaterThan(0)
    await look(page, 'mailings-check')
  })

  it('are tried, then sent by pointer, and kept with who, when and how many', async () => {
    await page.getByRole('button', { name: 'M’envoyer un essai' }).click()
    await page.getByText('Un essai part vers').first().waitFor()
    await page.getByRole('button', { name: /^Envoyer à/ }).click()
    await page
      .getByText(/courriels? part/)
      .first()
      .waitFor()
    await look(page, 'mailings-sent')
    await page.getByRole('link', { name: 'Revenir aux messages' }).click()
    await page.getByRole('heading', { name: 'Messages envoyés' }).waitFor()
    await look(page, 'mailings-history')
  })

  it('are refused by whoever opens the way out', async () => {
    await page.goto(`${site.url}/messages/refus/jeton-inconnu-jeton`)
    await look(page, 'mailings-way-out')
    await press(page, 'button', 'Ne plus recevoir ces messages')
    await page.getByRole('heading', { level: 1, name: 'Lien inconnu' }).waitFor()
  })
})
