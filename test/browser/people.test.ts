import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe } from '../support/axe.ts'
import { enterAs, shoot, startBrowser, startSite } from '../support/browser.ts'
import { openmap } from '../support/command.ts'
import { look, tabTo } from '../support/look.ts'
import { totp } from '../support/totp.ts'

/** People sign in, protect their account and are stopped at doors that are not theirs: with the keyboard alone. */
describe('people', () => {
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

  it('ask for a link, and are told where to look', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await page.goto(`${site.url}/connexion`)
    await look(page, 'connexion')
    await tabTo(page, 'textbox', 'Adresse de courriel')
    await page.keyboard.type('pas une adresse')
    await page.keyboard.press('Enter')
    await page.getByText('Écrivez une adresse de courriel entière').first().waitFor()
    await look(page, 'connexion-erreur')
    const field = page.getByLabel('Adresse de courriel').first()
    await field.fill('quelqu-un@exemple.fr')
    await field.press('Enter')
    await page.getByRole('heading', { name: 'Regardez vos courriels' }).waitFor()
    await look(page, 'lien-envoye')
    await page.close()
  })

  it('accept an invitation and protect their account, with the keyboard alone', async () => {
    const { stdout } = await openmap(['admin', 'invite', 'premiere@exemple.fr', '--json'], {
      OPENMAP_DATA: site.folder,
    })
    const path = new URL((JSON.parse(stdout) as { link: string }).link).pathname
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await page.goto(site.url + path)
    await look(page, 'invitation')
    await tabTo(page, 'textbox', /Votre prénom/)
    await page.keyboard.type('Personne d’essai')
    await tabTo(page, 'button', 'Accepter l’invitation')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Bonjour Personne d’essai' }).waitFor()
    await look(page, 'compte')
    await tabTo(page, 'link', 'Protéger mon compte')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Sécurité du compte' }).waitFor()
    await look(page, 'securite')
    await tabTo(page, 'button', 'Ajouter une application d’authentification')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '3. Donnez le premier code' }).waitFor()
    await look(page, 'seconde-preuve')
    const key = (await page.locator('p code').first().textContent())?.replaceAll(' ', '') ?? ''
    await tabTo(page, 'textbox', 'Code')
    await page.keyboard.type(totp(key, Date.now()))
    await page.keyboard.press('Enter')
    await page.getByText('Votre compte demande maintenant deux preuves.').waitFor()
    await page.goto(`${site.url}/administration`)
    await page.getByRole('heading', { level: 1, name: 'Administration' }).waitFor()
    await page.close()
  })

  it('find on arriving what their role does next, and a door closed to the others', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    for (const [account, expected, closed] of [
      ['mission', 'Organiser une rencontre', '/administration'],
      ['administration', 'Administration', '/rencontres/batiments-et-jardins-demo/organisation'],
      ['acheteur', 'Acheteur démo 01', '/administration'],
      ['sans-organisme', 'Vous ne faites partie d’aucun organisme', '/rencontres/creation'],
    ] as const) {
      await enterAs(page, site.url, account)
      await page.getByText(expected).first().waitFor()
      expect(await axe(page)).toEqual([])
      await shoot(page, `compte-${account}`)
      expect((await page.goto(site.url + closed))?.status()).toBe(403)
    }
    await look(page, 'acces-reserve')
    await page.close()
  })
})
