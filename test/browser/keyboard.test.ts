import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser, startSite } from '../support/browser.ts'
import { glance, press, tabTo, typeDate } from '../support/look.ts'

const DAY = '/rencontres/batiments-et-jardins-demo'

/** L’organisateur sans souris : créer une rencontre, puis mener celle de la démonstration jusqu’au remplacement de deux absents. */
describe('a day led with the keyboard alone', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' })
    page = await context.newPage()
    // A mouse would be noticed.
    await page.addInitScript(() => {
      for (const type of ['pointerdown', 'mousedown'])
        addEventListener(type, () => Reflect.set(window, 'pointed', true), true)
    })
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })
  const title = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).first().waitFor()
  const fill = async (name: string | RegExp, text: string): Promise<void> => {
    await tabTo(page, 'textbox', name)
    await page.keyboard.press('Control+a')
    await page.keyboard.type(text)
  }
  /** Opens what is folded under these words. */
  const opened = async (words: string): Promise<void> => {
    const summary = page.locator('summary', { hasText: words }).first()
    await summary.focus()
    if (!(await summary.evaluate((one) => one.parentElement?.hasAttribute('open'))))
      await page.keyboard.press('Enter')
  }
  const noMouse = async (): Promise<void> => {
    expect(await page.evaluate(() => Reflect.get(window, 'pointed'))).toBeUndefined()
  }

  it('signs in, then creates a day', async () => {
    await page.goto(`${site.url}/connexion`)
    await press(page, 'button', /Mission régionale/)
    await page.waitForURL(`${site.url}/compte`)
    await page.goto(`${site.url}/rencontres/creation`)
    await fill(/^Titre/, 'Rencontre au clavier')
    await typeDate(page, /^Date/, '2027-03-11')
    await press(page, 'button', 'Créer la rencontre')
    await page.waitForURL(/\/organisation/)
    await noMouse()
  })

  it('gives the slots, a session of the programme, a participant', async () => {
    const base = page.url().replace(/\/organisation.*/, '')
    await press(page, 'link', 'Lieux et créneaux')
    await press(page, 'button', 'Enregistrer les créneaux et les tables')
    await page.getByText('Les créneaux et les tables sont enregistrés.').first().waitFor()
    await press(page, 'link', 'Programme')
    await title('Programme')
    await opened('Ajouter une séance')
    await tabTo(page, 'combobox', /^Type/)
    await page.keyboard.type('Acc')
    await fill(/^Titre/, 'Café')
    await fill(/^Début/, '08:30')
    await press(page, 'button', 'Ajouter la séance')
    await page.getByText('est ajouté au programme').first().waitFor()
    await page.goto(`${base}/organisation/participants`)
    await opened('Ajouter un participant')
    await fill(/^Nom/, 'Acheteur au clavier')
    await tabTo(page, 'combobox', /^Rôle/)
    await page.keyboard.type('Ach')
    await press(page, 'button', /^(Inscrire|Ajouter)/)
    await page.getByRole('row', { name: /Acheteur au clavier/ }).waitFor()
    await glance(page, 'clavier-participants')
    await noMouse()
  })

  it('computes and publishes the 79 meetings of the coming day', async () => {
    await page.goto(`${site.url}${DAY}/organisation`)
    await press(page, 'link', 'Plan de rendez-vous')
    await press(page, 'button', /^Proposer un plan/)
    await page.getByRole('heading', { level: 2, name: /79.*prouvé/ }).waitFor()
    await press(page, 'link', 'Aller à la publication')
    await press(page, 'button', /^Publier/)
    await page.getByText('Publiée').first().waitFor()
    await noMouse()
  })

  it('prepares badges, welcomes somebody, notes two absences, and replaces', async () => {
    await page.goto(`${site.url}${DAY}/organisation/impressions`)
    await press(page, 'button', 'Préparer les badges')
    await page
      .getByText(/badges prêts/)
      .first()
      .waitFor()
    await page.goto(`${site.url}${DAY}/organisation/accueil`)
    await tabTo(page, 'searchbox', /Chercher une personne/)
    await page.keyboard.type('Acheteur démo 01')
    await page.keyboard.press('Enter')
    await press(page, 'button', /^Accueillir Responsable/)
    await page
      .getByText(/accueilli\./)
      .first()
      .waitFor()
    for (const body of ['Acheteur démo 02', 'Acheteur démo 03']) {
      await tabTo(page, 'searchbox', /Chercher une personne/)
      await page.keyboard.press('Control+a')
      await page.keyboard.type(body)
      await page.keyboard.press('Enter')
      await page.waitForURL(/q=/)
      await press(page, 'link', /^Absence ou retard/)
      await title(/^Absence ou retard de/)
      await tabTo(page, 'radio', 'Attendu comme prévu')
      await page.keyboard.press('ArrowDown')
      await press(page, 'button', 'Noter')
      await page
        .getByText(/c’est noté/)
        .first()
        .waitFor()
    }
    await press(page, 'button', 'Proposer un remplacement')
    await page.getByText('Relisez les différences').first().waitFor()
    await glance(page, 'clavier-remplacement')
    await press(page, 'link', 'Aller à la publication')
    await press(page, 'button', /^Publier/)
    await page.getByText('Publiée').first().waitFor()
    await noMouse()
  })
})
