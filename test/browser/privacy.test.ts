import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterAs, startBrowser, startSite } from '../support/browser.ts'
import { openmap } from '../support/command.ts'
import { look, lookAt, press, tabTo } from '../support/look.ts'

const DATA = '/compte/mes-donnees'

/** Somebody looks at what is held about them, takes a copy, agrees, asks to be erased and changes their mind: by the keyboard. */
describe('my data, in real Chromium', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  let page: Awaited<ReturnType<Browser['newPage']>>
  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    const { stdout } = await openmap(['admin', 'invite', 'personne@exemple.fr', '--json'], {
      OPENMAP_DATA: site.folder,
    })
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await page.goto(site.url + new URL((JSON.parse(stdout) as { link: string }).link).pathname)
    await page.getByLabel('Votre prénom et votre nom').fill('Personne d’essai')
    await press(page, 'button', 'Accepter l’invitation')
    await page.getByRole('heading', { name: 'Bonjour Personne d’essai' }).waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  it('are found from the account, and read', async () => {
    await press(page, 'link', 'Mes données')
    await page.getByRole('heading', { level: 1, name: 'Mes données' }).waitFor()
    await look(page, 'mes-donnees')
    await lookAt(page, `${site.url}${DATA}/consultations`, 'mes-donnees-consultations')
  })

  it('are copied: asked for, made while one waits, taken away', async () => {
    await page.goto(site.url + DATA)
    await press(page, 'button', 'Préparer une copie de mes données')
    // Prepared behind the page, which says how far it is each time it is asked.
    for (let times = 0; times < 40; times += 1) {
      if ((await page.getByRole('heading', { name: 'Votre copie est prête' }).count()) > 0) break
      await press(page, 'link', 'Actualiser cette page')
      await page.waitForTimeout(250)
    }
    await page.getByRole('heading', { name: 'Votre copie est prête' }).waitFor()
    await look(page, 'mes-donnees-copie')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      press(page, 'link', 'Télécharger la copie'),
    ])
    expect(file.suggestedFilename()).toMatch(/\.zip$/)
  })

  it('carry an agreement, given and withdrawn in the same place', async () => {
    await page.goto(site.url + DATA)
    await press(page, 'button', /Donner mon accord/)
    await page.getByText('Votre accord est enregistré.').waitFor()
    await press(page, 'button', /Retirer mon accord/)
    await page.getByText('Votre accord est retiré.').waitFor()
  })

  it('are to be erased in seven days, which leaves time to keep the account', async () => {
    await page.goto(site.url + DATA)
    await press(page, 'link', 'Voir ce qui sera effacé')
    await page.getByRole('heading', { level: 1, name: 'Effacer mon compte' }).waitFor()
    await look(page, 'effacement')
    await press(page, 'button', 'Effacer mon compte dans sept jours')
    await page.getByText('Cochez cette case pour confirmer').first().waitFor()
    await look(page, 'effacement-erreur')
    await tabTo(page, 'checkbox', /J’ai compris/)
    await page.keyboard.press('Space')
    await press(page, 'button', 'Effacer mon compte dans sept jours')
    await page.getByRole('heading', { name: 'Effacement demandé' }).waitFor()
    await look(page, 'effacement-demande')
    await press(page, 'button', 'Garder mon compte')
    await page.getByText('Votre compte est gardé.').waitFor()
  })

  it('have their end shown to the administration before it comes, and suspended for a reason', async () => {
    await enterAs(page, site.url, 'administration')
    await page.goto(`${site.url}/administration/conservation`)
    await look(page, 'conservation')
    await page.getByText('Suspendre l’effacement').first().click()
    await page.getByLabel('personne', { exact: true }).check()
    await page.getByLabel('Qui, ou quelle rencontre').fill('inconnue@exemple.fr')
    await page.getByLabel('Motif').fill('Litige en cours')
    await page.getByRole('button', { name: /Suspendre/ }).click()
    await page.locator('.field-error').first().waitFor()
    await look(page, 'conservation-erreur')
    await page.getByLabel('Qui, ou quelle rencontre').fill('personne@exemple.fr')
    await page.getByRole('button', { name: /Suspendre/ }).click()
    await page.getByRole('button', { name: /Lever la suspension/ }).waitFor()
    await look(page, 'conservation-suspendue')
  })
})
