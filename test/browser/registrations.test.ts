import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterAs, startBrowser, startSite } from '../support/browser.ts'
import { glance, look, press, tabTo } from '../support/look.ts'
import { startMailServer } from '../support/mailServer.ts'

/** Registering, stating needs and wishes, asking for a meeting: in browsers of their own, with the keyboard alone. */
describe('a buyer comes to the coming day', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let mails: Awaited<ReturnType<typeof startMailServer>>
  let browser: Browser
  let buyer: Page
  const day = '/rencontres/batiments-et-jardins-demo'
  beforeAll(async () => {
    mails = await startMailServer()
    site = await startSite(undefined, {
      env: { SMTP_URL: mails.url, MAIL_FROM: 'openmap@example.org' },
    })
    browser = await startBrowser()
    buyer = await newPage()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
    await mails?.stop()
  })

  const newPage = async (): Promise<Page> =>
    (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' })).newPage()
  const fill = async (page: Page, name: string | RegExp, text: string): Promise<void> => {
    await tabTo(page, 'textbox', name)
    await page.keyboard.type(text)
  }
  /** The personal link of the last mail to an address. */
  const linkTo = async (address: string): Promise<string> => {
    for (let tries = 0; tries < 100; tries += 1) {
      const mail = mails.received.filter(({ to }) => to.includes(address)).at(-1)
      const path = /\/acces\/([\w-]{20,})/.exec(mail?.raw.replaceAll('=\r\n', '') ?? '')?.[0]
      if (path !== undefined) return `${site.url}${path}`
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`no mail to ${address}`)
  }

  it('registers without an account, checks the answers, and is confirmed', async () => {
    await buyer.goto(site.url + day)
    await look(buyer, 'rencontre-a-venir')
    await press(buyer, 'link', 'S’inscrire')
    await buyer.getByRole('heading', { level: 1, name: 'S’inscrire' }).waitFor()
    await look(buyer, 'inscription-role')
    await tabTo(buyer, 'radio', /Acheteur/)
    await press(buyer, 'button', 'Continuer')
    await fill(buyer, /Organisme/, 'Syndicat d’eau démo')
    await fill(buyer, /Adresse de courriel/, 'achats.eau')
    await press(buyer, 'button', 'Vérifier mes réponses')
    await buyer.getByRole('alert').getByText('adresse de courriel entière').waitFor()
    await look(buyer, 'inscription-erreurs')
    await tabTo(buyer, 'textbox', /Adresse de courriel/)
    await buyer.keyboard.press('End')
    await buyer.keyboard.type('@example.org')
    await fill(buyer, /Prénom et nom/, 'Responsable des achats')
    await press(buyer, 'button', 'Vérifier mes réponses')
    await buyer.getByRole('heading', { level: 1, name: 'Vérifiez vos réponses' }).waitFor()
    await look(buyer, 'inscription-verification')
    await press(buyer, 'button', 'Confirmer mon inscription')
    await buyer.getByRole('heading', { level: 1, name: 'Votre inscription est confirmée' }).waitFor()
    await glance(buyer, 'inscription-merci')
  })

  it('opens the personal link, states a need, sees why structures are suggested, and says its wishes', async () => {
    await buyer.goto(await linkTo('achats.eau@example.org'))
    await press(buyer, 'button', /Ouvrir/)
    await buyer.getByRole('heading', { level: 1, name: 'Mon inscription' }).waitFor()
    await look(buyer, 'mon-inscription')
    await press(buyer, 'link', 'Indiquer mes besoins et mes souhaits')
    await buyer.getByRole('heading', { level: 1, name: 'Mes besoins et mes souhaits' }).waitFor()
    await fill(buyer, /^Besoin/, 'Entretien des espaces verts des réservoirs')
    await tabTo(buyer, 'combobox', /Secteur/)
    await buyer.keyboard.type('Espaces')
    await press(buyer, 'button', 'Ajouter un besoin')
    await buyer.getByText('Le besoin est ajouté.').waitFor()
    expect(await buyer.getByText('« Entretien des espaces verts des réservoirs »').count()).toBeGreaterThan(0)
    await tabTo(buyer, 'combobox', /Votre réponse/)
    await buyer.keyboard.type('Prio')
    await press(buyer, 'button', 'Enregistrer mes souhaits')
    await buyer.getByText(/réponse enregistrée/).waitFor()
    await look(buyer, 'mes-souhaits')
  })

  it('is seen by the organiser, who lets the parties book; the buyer then asks for a meeting', async () => {
    const organiser = await newPage()
    await enterAs(organiser, site.url, 'mission')
    await organiser.goto(`${site.url}${day}/organisation`)
    await look(organiser, 'organisation-tableau-de-bord')
    await press(organiser, 'link', 'Inscriptions')
    // The last to come is on a later page: searched by its name.
    await tabTo(organiser, 'searchbox', /^Nom, organisme/)
    await organiser.keyboard.type('syndicat d’eau')
    await organiser.keyboard.press('Enter')
    await organiser.getByRole('cell', { name: 'Syndicat d’eau démo', exact: true }).waitFor()
    await look(organiser, 'organisation-inscriptions')
    await press(organiser, 'link', 'Ouverture et places')
    await organiser.getByLabel('Fermeture').waitFor()
    await look(organiser, 'organisation-ouverture')
    await press(organiser, 'link', 'Questions')
    await look(organiser, 'organisation-questions')
    await press(organiser, 'link', 'Prise de rendez-vous')
    await tabTo(organiser, 'radio', /L’organisateur place/)
    await organiser.keyboard.press('ArrowDown')
    await press(organiser, 'button', 'Enregistrer ces règles')
    await organiser.getByText('Les règles de prise de rendez-vous sont enregistrées.').waitFor()
    await look(organiser, 'organisation-prise-de-rendez-vous')
    await buyer.reload()
    await press(buyer, 'link', 'Demandes')
    await buyer.getByRole('heading', { level: 1, name: 'Mes rendez-vous' }).waitFor()
    await look(buyer, 'mes-demandes')
    await press(buyer, 'link', /^Demander/)
    await tabTo(buyer, 'combobox', /Créneau/)
    await buyer.keyboard.press('ArrowDown')
    await fill(buyer, /Message/, 'Parlons des réservoirs')
    await press(buyer, 'button', 'Envoyer la demande')
    await buyer.getByText('La demande est envoyée.').waitFor()
    await glance(buyer, 'mes-demandes-envoyees')
    await tabTo(organiser, 'radio', /accepte ou décline/)
    await organiser.keyboard.press('ArrowDown')
    await press(organiser, 'button', 'Enregistrer ces règles')
    await organiser.getByText('Les règles de prise de rendez-vous sont enregistrées.').waitFor()
  })

  it('takes a slot at once, then cancels with a word: the slot is free again', async () => {
    await buyer.reload()
    await press(buyer, 'link', /^Demander/)
    await tabTo(buyer, 'combobox', /Créneau/)
    await buyer.keyboard.press('ArrowDown')
    await press(buyer, 'button', 'Prendre ce créneau')
    await buyer.getByText('Le rendez-vous est pris.').first().waitFor()
    const cancel = buyer.locator('main summary', { hasText: 'Annuler ce rendez-vous' })
    for (let steps = 0; steps < 120; steps += 1) {
      await buyer.keyboard.press('Tab')
      if (await cancel.evaluate((element) => element === document.activeElement)) break
    }
    await buyer.keyboard.press('Enter')
    await buyer.getByText('Le créneau redevient libre pour vous deux').waitFor()
    await look(buyer, 'mes-rendez-vous-annuler')
    await fill(buyer, /Un mot pour/, 'Un contretemps')
    await press(buyer, 'button', /^Annuler ce rendez-vous/)
    await buyer.getByText('Le rendez-vous est annulé').first().waitFor()
    await buyer.getByRole('cell', { name: /Rendez-vous annulé.*Un contretemps/ }).waitFor()
    await look(buyer, 'mes-rendez-vous-annule')
  })

  it('is asked for a file after it came, and gives it from its own page', async () => {
    const organiser = await newPage()
    await enterAs(organiser, site.url, 'mission')
    await organiser.goto(`${site.url}${day}/organisation/inscriptions/questions`)
    // The demonstration asks something already: the form of one more is folded.
    await organiser.locator('summary', { hasText: 'Ajouter une question' }).focus()
    await organiser.keyboard.press('Enter')
    await fill(organiser, /^Question/, 'Plan des réservoirs')
    await tabTo(organiser, 'combobox', /^Type de réponse/)
    await organiser.keyboard.type('Fichier')
    await press(organiser, 'button', 'Ajouter la question')
    await organiser.getByText('La question est dans le formulaire.').waitFor()
    await look(organiser, 'organisation-question-fichier')
    await buyer.goto(`${site.url}${day}/mon-inscription`)
    await buyer.getByRole('heading', { level: 2, name: 'Fichiers à joindre' }).waitFor()
    const chooser = buyer.waitForEvent('filechooser')
    await tabTo(buyer, 'button', /^Fichier/)
    await buyer.keyboard.press('Enter')
    const buffer = Buffer.from('%PDF-1.7\nplan\n%%EOF\n')
    await (await chooser).setFiles({ name: 'Plan.pdf', mimeType: 'application/pdf', buffer })
    await press(buyer, 'button', /^Joindre ce fichier/)
    await buyer.getByText('Le fichier plan.pdf est joint.').waitFor()
    await look(buyer, 'mon-inscription-fichier')
  })
})
