import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterAs, shoot, startBrowser, startSite } from '../support/browser.ts'
import { look, tabTo } from '../support/look.ts'

/** Notifications are read, sorted and chosen, with the keyboard alone, with a script or without. */
describe('notifications', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  const newPage = (javaScriptEnabled = true) =>
    browser.newPage({ viewport: { width: 1280, height: 900 }, javaScriptEnabled })

  it('are found from the header, opened, marked, put away and taken back with the keyboard', async () => {
    const page = await newPage()
    await enterAs(page, site.url, 'acheteur')
    await tabTo(page, 'link', /Notifications/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Notifications' }).waitFor()
    await look(page, 'notifications')
    await tabTo(page, 'button', /Marquer comme lue/)
    await page.keyboard.press('Enter')
    await page.getByText('La notification est marquée comme lue.').waitFor()
    await look(page, 'notifications-lue')
    await tabTo(page, 'button', /Archiver/)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /Annuler l’archivage/ }).waitFor()
    await look(page, 'notifications-archivee')
    await tabTo(page, 'button', /Annuler l’archivage/)
    await page.keyboard.press('Enter')
    await page.getByText('de nouveau en cours').waitFor()
    await page.getByLabel('Rencontres').check()
    await page.waitForURL(/sujet=rencontres/)
    await look(page, 'notifications-sujet')
    await tabTo(page, 'button', /^Ouvrir/)
    await page.keyboard.press('Enter')
    await page.waitForURL(({ pathname }) => !pathname.startsWith('/compte/notifications'))
    await page.goto(`${site.url}/compte/notifications?vue=archivees`)
    await look(page, 'notifications-archives-vides')
    await page.close()
  })

  it('lead on when there is none', async () => {
    const page = await newPage()
    await enterAs(page, site.url, 'sans-organisme')
    await page.goto(`${site.url}/compte/notifications`)
    await look(page, 'notifications-vide')
    await page.getByRole('main').getByRole('link', { name: 'Choisir mes courriels' }).last().click()
    await page.getByRole('heading', { level: 1, name: 'Vos courriels, sujet par sujet' }).waitFor()
    await page.close()
  })

  it('have their mails chosen in a table, with the keyboard', async () => {
    const page = await newPage()
    await enterAs(page, site.url, 'structure')
    await page.goto(`${site.url}/compte/notifications/preferences`)
    await look(page, 'preferences')
    await tabTo(page, 'radio', 'Rencontres\u00a0: Une fois par jour')
    await page.keyboard.press('ArrowRight')
    await tabTo(page, 'button', 'Enregistrer mes choix')
    await page.keyboard.press('Enter')
    await page.getByText('Vos choix sont enregistrés.').first().waitFor()
    expect(await page.getByRole('radio', { name: 'Rencontres\u00a0: Pas de courriel' }).isChecked()).toBe(
      true,
    )
    await page.evaluate("document.querySelector('input[value=\"never\"]:checked').value = 'parfois'")
    await page.getByRole('button', { name: 'Enregistrer mes choix' }).click()
    await page.getByText('Le formulaire contient une erreur').waitFor()
    await look(page, 'preferences-erreur')
    await page.close()
  })

  it('work without a script', async () => {
    const page = await newPage(false)
    await enterAs(page, site.url, 'mission')
    await page.goto(`${site.url}/compte/notifications`)
    await page.getByRole('button', { name: 'Tout marquer comme lu' }).click()
    await page.getByText('notifications marquées').waitFor()
    await shoot(page, 'notifications-sans-script')
    await page.goto(`${site.url}/compte/notifications/preferences`)
    await page.getByRole('radio', { name: 'Nouveautés d’OpenMap ESS\u00a0: Une fois par jour' }).check()
    await page.getByRole('button', { name: 'Enregistrer mes choix' }).click()
    await page.getByText('Vos choix sont enregistrés.').waitFor()
    await page.close()
  })

  it('say clearly that a link of a mail is of no use', async () => {
    const page = await newPage()
    expect((await page.goto(`${site.url}/desabonnement/lien-qui-n-existe-pas`))?.status()).toBe(404)
    await look(page, 'desabonnement-lien-faux')
    await page.close()
  })
})
