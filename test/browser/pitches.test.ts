import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterAs, startBrowser, startSite } from '../support/browser.ts'
import { glance, look, press, tabTo, typeDate } from '../support/look.ts'

const DAY = '/rencontres/batiments-et-jardins-demo'
const PITCHES = `${DAY}/organisation/candidatures`
const STRUCTURE = 'Structure démo clavier'

/** Candidater, évaluer, choisir, publier : au clavier seul. */
describe('pitches, by keyboard alone', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  let page: Page
  let applicant: Page

  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    applicant = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  const type = async (on: Page, name: string | RegExp, text: string): Promise<void> => {
    await tabTo(on, 'textbox', name)
    await on.keyboard.type(text)
  }
  /** Reaches the group of this question, and ticks its first answer or the `rank`-th. */
  const answer = async (on: Page, question: string | RegExp, value: string): Promise<void> => {
    const group = on.getByRole('group', { name: question })
    const radio = group.getByRole('radio', { name: value, exact: true })
    for (let steps = 0; steps < 120; steps += 1) {
      await on.keyboard.press('Tab')
      if (await group.evaluate((element) => element.contains(document.activeElement))) break
    }
    await on.keyboard.press('Space')
    for (let steps = 0; steps < 6 && !(await radio.isChecked()); steps += 1)
      await on.keyboard.press('ArrowRight')
    expect([value, await radio.isChecked()]).toEqual([value, true])
  }

  it('lets anybody apply: a draft, a check, then the sending', async () => {
    await applicant.goto(site.url + DAY)
    await press(applicant, 'link', 'Candidater à une présentation express')
    await look(applicant, 'pitches-call')
    await type(applicant, /^Nom de la structure/, STRUCTURE)
    await tabTo(applicant, 'combobox', 'Secteur')
    await applicant.keyboard.type('Nett')
    await tabTo(applicant, 'combobox', 'Département')
    await applicant.keyboard.type('Seine-Saint')
    await answer(applicant, /^Vous êtes-vous déjà présenté/, 'Non, ce serait la première fois')
    await type(applicant, 'Nom', 'Direction')
    await type(applicant, /^Adresse de courriel/, 'clavier@example.org')
    await press(applicant, 'button', 'Enregistrer et vérifier')
    await applicant.getByText('À compléter avant l’envoi').waitFor()
    await look(applicant, 'pitches-incomplete')
    await press(applicant, 'link', 'Modifier le brouillon')
    await answer(applicant, /^Votre structure relève-t-elle/, 'Oui')
    await type(applicant, /^Que présenterez-vous/, 'Une offre de nettoyage durable.')
    await type(applicant, /^Citez une référence/, 'Une référence.')
    // Nothing was pressed: what was typed is saved by itself, and another page of this browser finds it.
    await applicant.getByText(/^Brouillon enregistré à/).waitFor()
    await look(applicant, 'pitches-draft')
    const elsewhere = await applicant.context().newPage()
    await elsewhere.goto(applicant.url())
    expect(await elsewhere.getByLabel(/^Citez une référence/).inputValue()).toBe('Une référence.')
    await elsewhere.close()
    await press(applicant, 'button', 'Enregistrer et vérifier')
    await tabTo(applicant, 'checkbox', /^J’accepte/)
    await applicant.keyboard.press('Space')
    await press(applicant, 'button', 'Envoyer ma candidature')
    await applicant.getByText('Votre candidature est envoyée. Un courriel le confirme.').waitFor()
    await look(applicant, 'pitches-sent')
  })

  it('lets a member of the jury score it, and stand back from another', async () => {
    await enterAs(page, site.url, 'acheteur')
    await page.goto(`${site.url}${DAY}/jury`)
    await look(page, 'pitches-jury')
    await press(page, 'link', new RegExp(STRUCTURE))
    await page.getByRole('heading', { level: 1, name: new RegExp(STRUCTURE) }).waitFor()
    expect(await page.getByText('clavier@example.org').count()).toBe(0)
    await answer(page, /^Réponse aux besoins/, '5')
    await answer(page, /^Effet social/, '5')
    await answer(page, /^Clarté/, '5')
    await type(page, /^Commentaire/, 'Une offre prête.')
    await look(page, 'pitches-grid')
    await press(page, 'button', 'Terminer l’évaluation')
    await page.getByText('L’évaluation est terminée.').waitFor()
    const todo = page.getByRole('row').filter({ hasText: 'À faire' }).first()
    const name = (await todo.getByRole('link').textContent()) ?? ''
    await press(page, 'link', name)
    await press(page, 'button', 'Déclarer un conflit d’intérêts')
    await page.getByText('Le conflit d’intérêts est déclaré').first().waitFor()
    expect(await page.getByRole('link', { name, exact: true }).count()).toBe(0)
  })

  it('lets the organiser close the call, choose, answer and publish', async () => {
    await enterAs(page, site.url, 'mission')
    await page.goto(`${site.url}${DAY}/organisation`)
    await glance(page, 'pitches-dashboard')
    await page.goto(site.url + PITCHES)
    await look(page, 'pitches-open')
    await press(page, 'link', 'Modifier l’appel')
    await look(page, 'pitches-edit')
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
    await typeDate(page, /^Clôture, jour/, yesterday)
    await press(page, 'button', 'Enregistrer l’appel')
    await page.getByText('L’appel est enregistré.').waitFor()
    await look(page, 'pitches-decide')
    await press(page, 'button', 'Enregistrer la sélection')
    await page.getByText('La sélection est enregistrée. Relisez').waitFor()
    await press(page, 'link', new RegExp(STRUCTURE))
    await type(page, /^Texte de la réponse/, 'Merci de votre offre. ')
    await look(page, 'pitches-answer')
    await press(page, 'button', 'Enregistrer la réponse')
    await page.getByText('La réponse est enregistrée.').waitFor()
    await press(page, 'link', 'Revenir aux présentations')
    await press(page, 'button', 'Envoyer les réponses')
    await page.getByText(/^15\u00a0réponses sont envoyées/).waitFor()
    await press(page, 'button', /^Descendre/)
    await page.getByText('L’ordre est changé.').waitFor()
    await press(page, 'button', 'Publier au programme')
    await page.getByText('6\u00a0présentations sont publiées au programme.').waitFor()
    await look(page, 'pitches-published')
    const order = await page.locator('#passage tbody th').allTextContents()
    expect(order).toContain(STRUCTURE)
    await page.goto(`${site.url}${DAY}/programme`)
    for (const name of order) expect(await page.getByText(name).count()).toBeGreaterThan(0)
  })

  it('lets the organiser give a place that is left to a substitute', async () => {
    await page.goto(site.url + PITCHES)
    const names = await page.locator('#passage tbody th').allTextContents()
    const leaving = names.find((name) => name !== STRUCTURE) ?? ''
    await press(page, 'link', leaving)
    await look(page, 'pitches-replace')
    await press(page, 'button', 'Donner la place')
    await page.getByText('La place est donnée, et les deux structures sont prévenues.').waitFor()
    const after = await page.locator('#passage tbody th').allTextContents()
    expect([after.length, after.includes(leaving)]).toEqual([names.length, false])
  })

  it('lets the chosen choose a half-day', async () => {
    await applicant.reload()
    await look(applicant, 'pitches-chosen')
    await tabTo(applicant, 'radio', /Halle du Prototype/)
    await applicant.keyboard.press('Space')
    await press(applicant, 'button', 'Choisir cette demi-journée')
    await applicant
      .getByText(/^Votre préparation est le/)
      .first()
      .waitFor()
  })
})
