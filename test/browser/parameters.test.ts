import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterAs, shoot, startBrowser, startSite } from '../support/browser.ts'
import { lookAt } from '../support/look.ts'

const LIST = '/administration/parametres'
const WAGE = `${LIST}/minimum-wage.hourly`

/** L’administratrice date un paramètre, règle l’installation, donne ses mots à un secteur. Sans JavaScript. */
describe('parameters, settings and references, in real Chromium', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 1280, height: 900 },
    })
    page = await context.newPage()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  /** Nothing for axe to say, light and dark; nothing wider than a small phone; nothing that the security policy refuses. */
  const look = (path: string, name: string): Promise<void> =>
    lookAt(page, site.url + path, `parametres-${name}`)
  /** The page as it is now: an answer to a form has no address of its own. */
  const lookHere = async (name: string): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await shoot(page, `parametres-${name}-${colorScheme}`)
    }
    await page.setViewportSize({ width: 320, height: 700 })
    await shoot(page, `parametres-${name}-320`)
    await page.setViewportSize({ width: 1280, height: 900 })
  }

  it('date a value, are told what is wrong, correct it', async () => {
    await enterAs(page, site.url, 'administration')
    await look(LIST, 'liste')
    await look(`${LIST}?q=introuvable`, 'liste-vide')
    await look(`${WAGE}?le=2024-06-01`, 'un')
    await page.goto(`${site.url}${LIST}`)
    await page.getByRole('link', { name: 'SMIC horaire brut' }).click()
    await page.getByLabel('Valeur (obligatoire)').fill('12,31 mois')
    await page.getByLabel('Premier jour').fill('2027-01-01')
    await page.getByLabel('Article ou texte').fill('décret d’essai')
    await page.getByRole('button', { name: 'Ajouter la valeur' }).click()
    await page.getByRole('link', { name: /L’unité « mois » n’est pas celle de ce paramètre/ }).waitFor()
    expect(await page.getByLabel('Article ou texte').inputValue()).toBe('décret d’essai')
    await lookHere('erreur')
    await page.getByLabel('Valeur (obligatoire)').fill('12,31')
    await page.getByLabel('Vérifié dans le texte officiel par').fill('Service juridique')
    await page.getByRole('button', { name: 'Ajouter la valeur' }).click()
    await page.getByText('La valeur est ajoutée.').waitFor()
    await page.getByRole('cell', { name: 'décret d’essai' }).first().waitFor()
    await page.getByRole('link', { name: /^Corriger/ }).click()
    await look(new URL(page.url()).pathname, 'correction')
    await page.getByLabel('Valeur (obligatoire)').fill('12,35')
    await page.getByRole('button', { name: 'Enregistrer la correction' }).click()
    await page.getByText('La valeur est corrigée.').waitFor()
    await look(`${WAGE}?le=2027-06-01`, 'un-modifie')
    await look(`${LIST}?voir=modifies&le=2027-06-01`, 'liste-modifies')
  })

  it('set the installation, and see it on the public pages', async () => {
    await look('/administration/reglages', 'reglages')
    await page.goto(`${site.url}/administration/reglages`)
    await page.getByLabel('Organisme éditeur').fill('Groupement d’essai')
    await page.getByLabel('Adresse postale').fill('1 rue d’Essai\n75000 Essai')
    await page.getByLabel('Hébergeur').fill('Hébergeur d’essai')
    await page.getByRole('button', { name: 'Enregistrer les mentions' }).click()
    await page.getByText('Les réglages sont enregistrés.').waitFor()
    for (const method of ['Lien reçu par courriel', 'Mot de passe', 'Clé d’accès'])
      await page.getByLabel(method, { exact: true }).uncheck()
    await page.getByRole('button', { name: 'Enregistrer les façons de se connecter' }).click()
    await page.getByRole('link', { name: /Gardez au moins une façon/ }).waitFor()
    await lookHere('reglages-erreur')
    await page.getByLabel('Adresse de contact de la plateforme').fill('contact@essai.invalid')
    await page.getByRole('button', { name: 'Enregistrer les contacts' }).click()
    await page.getByText('Les réglages sont enregistrés.').waitFor()
    await look('/mentions-legales', 'mentions')
    await look('/donnees-personnelles', 'donnees')
  })

  it('give a sector its words', async () => {
    await look('/administration/referentiels', 'referentiels')
    await page.goto(`${site.url}/administration/referentiels?q=traiteur`)
    await page.getByRole('link', { name: /^Modifier les mots de Restauration/ }).click()
    await page.getByLabel('Mots (obligatoire)').fill('cuisine, buffet\ngoûters')
    await page.getByRole('button', { name: 'Enregistrer les mots' }).click()
    await page.getByText('Les mots sont enregistrés.').waitFor()
    await look('/administration/referentiels/secteurs/restauration', 'secteur')
    await page.goto(`${site.url}/administration/referentiels/secteurs/restauration`)
    await page.getByRole('button', { name: 'Revenir aux mots d’origine' }).click()
    await page.getByText('Les mots sont enregistrés.').waitFor()
  })

  it('are read by the mission, without the menu of others', async () => {
    await enterAs(page, site.url, 'mission')
    await page.getByRole('link', { name: 'Lire les paramètres juridiques' }).click()
    await page.getByRole('heading', { level: 1, name: 'Paramètres juridiques' }).waitFor()
    expect(await page.getByRole('link', { name: 'Tâches' }).count()).toBe(0)
    await look(LIST, 'mission')
  })
})
