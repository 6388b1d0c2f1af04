import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterAs, SHOTS, startBrowser, startSite } from '../support/browser.ts'
import { glance, look, press, tabTo } from '../support/look.ts'

const DAY = '/rencontres/journee-jumelle-demo'
const REPORT = `${DAY}/organisation/bilan`

/** Répondre, relire, publier : au clavier seul, puis à la souris. */
describe('after a day', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  let mission: Page
  let buyer: Page

  const newPage = async (): Promise<Page> =>
    (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' })).newPage()

  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    mission = await newPage()
    buyer = await newPage()
    await enterAs(mission, site.url, 'mission')
    await mission.goto(`${site.url}${DAY}/organisation/participants`)
    await mission
      .getByRole('row')
      .filter({ hasText: 'Acheteur démo 11' })
      .getByRole('button', { name: /Créer un lien/ })
      .click()
    await buyer.goto(await mission.getByLabel('Adresse à transmettre').inputValue())
    await buyer.getByRole('button', { name: 'Ouvrir' }).click()
    await buyer.getByRole('heading', { level: 1, name: 'Mon agenda' }).waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  it('lets a party say in two taps what came of a meeting, by keyboard alone', async () => {
    await look(buyer, 'suites-agenda')
    await tabTo(buyer, 'link', /démo/)
    await buyer.goto(
      site.url + ((await buyer.locator('#agenda a').first().getAttribute('href')) ?? '/nowhere'),
    )
    await buyer.getByRole('heading', { level: 1, name: /^Rendez-vous avec/ }).waitFor()
    await press(buyer, 'button', /^À recontacter plus tard/)
    await buyer.getByText('Votre réponse est enregistrée.').first().waitFor()
    await press(buyer, 'button', /^Oui/)
    await buyer.getByRole('button', { name: 'Oui (votre réponse)' }).waitFor()
    await tabTo(buyer, 'textbox', /^Note/)
    await buyer.keyboard.type('Envoyer la plaquette.')
    await press(buyer, 'button', 'Enregistrer la note')
    await buyer.getByText('La note est enregistrée.').first().waitFor()
    await look(buyer, 'suites-rendez-vous')
  })

  it('lists all the meetings with one tap each, then the details of what followed', async () => {
    await press(buyer, 'link', 'Suites')
    await buyer.getByRole('heading', { level: 1, name: 'Suites de mes rendez-vous' }).waitFor()
    const contract = buyer.getByRole('button', { name: /^Contrat signé/ }).first()
    await contract.click()
    await buyer
      .getByRole('button', { name: /^Contrat signé.*\(votre réponse\)/ })
      .first()
      .waitFor()
    await buyer.locator('main summary').first().click()
    await buyer
      .getByLabel(/^Référence/)
      .first()
      .fill('M-2026-7')
    await look(buyer, 'suites-toutes')
    await buyer.getByRole('button', { name: 'Enregistrer les précisions' }).first().click()
    await buyer.getByText('Les précisions sont enregistrées.').first().waitFor()
    await press(buyer, 'button', /^Sans suite/)
    await buyer.getByText('Votre réponse est enregistrée.').first().waitFor()
  })

  it('takes an opinion: what is missing is said, what was chosen stays', async () => {
    await press(buyer, 'link', 'Mon avis')
    await buyer.getByRole('heading', { level: 1, name: 'Mon avis sur la rencontre' }).waitFor()
    await tabTo(buyer, 'radio', '1, pas du tout')
    for (let mark = 1; mark < 4; mark += 1) await buyer.keyboard.press('ArrowRight')
    await press(buyer, 'button', /mon avis$/)
    await buyer.getByRole('alert').getByText('Choisissez une note.').waitFor()
    await look(buyer, 'suites-avis')
    await buyer
      .getByRole('group', { name: /^Recommanderiez-vous/ })
      .getByLabel('9', { exact: true })
      .check()
    await press(buyer, 'button', /mon avis$/)
    await buyer.getByText('votre avis est enregistré').first().waitFor()
    const file = await buyer.request.get(`${site.url}${DAY}/attestation.pdf`)
    expect(file.headers()['content-type']).toContain('application/pdf')
    if (process.env.OPENMAP_SHOTS !== undefined)
      writeFileSync(join(SHOTS, 'attestation.pdf'), await file.body())
  })

  it('shows the organiser both sides, adds a talk by keyboard, and brings the public report up to date', async () => {
    await mission.goto(`${site.url}${DAY}/organisation`)
    await glance(mission, 'suites-tableau-de-bord')
    await mission.goto(site.url + REPORT)
    await look(mission, 'suites-bilan-organisateur')
    await press(mission, 'link', /^Voir les réponses par rendez-vous/)
    await mission.getByText('Envoyer la plaquette.').first().waitFor()
    await look(mission, 'suites-reponses')
    await mission.goto(site.url + REPORT)
    await mission.locator('summary').filter({ hasText: 'Ajouter l’intervention' }).focus()
    await mission.keyboard.press('Enter')
    await tabTo(mission, 'textbox', /^Titre de l’intervention/)
    await mission.keyboard.type('Clôture')
    await tabTo(mission, 'textbox', /^Organisme intervenant/)
    await mission.keyboard.type('Mission régionale démo')
    await tabTo(mission, 'textbox', /^Adresse du support/)
    await mission.keyboard.type('example.org/cloture')
    await press(mission, 'button', 'Ajouter l’intervention')
    await mission.getByRole('alert').getByText('commence par https://').waitFor()
    await look(mission, 'suites-intervention-refusee')
    await mission.getByLabel(/^Adresse du support/).fill('https://example.org/cloture')
    await press(mission, 'button', 'Ajouter l’intervention')
    await mission.getByText('L’intervention est ajoutée.').first().waitFor()
    await press(mission, 'button', 'Mettre à jour le bilan public')
    await mission.getByText('Le bilan est publié.').first().waitFor()
  })

  it('shows everybody the report, with bars that are a table, and the same on paper', async () => {
    const page = await newPage()
    await page.goto(`${site.url}${DAY}/bilan`)
    await look(page, 'suites-bilan-public')
    expect(await page.getByRole('link', { name: /^Clôture/ }).count()).toBe(1)
    const bars = page.getByRole('table', { name: 'Ce qui a suivi, par rendez-vous' })
    expect(await bars.getByRole('row', { name: /^Contrats signés/ }).count()).toBe(1)
    expect(await page.getByText('Envoyer la plaquette.').count()).toBe(0)
    const file = await page.request.get(`${site.url}${DAY}/bilan.pdf`)
    expect(file.headers()['content-type']).toContain('application/pdf')
    if (process.env.OPENMAP_SHOTS !== undefined) writeFileSync(join(SHOTS, 'bilan.pdf'), await file.body())
  })
})
