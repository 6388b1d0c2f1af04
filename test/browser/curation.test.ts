import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterAs, startBrowser, startSite } from '../support/browser.ts'
import { look, press, tabTo } from '../support/look.ts'

/** Signaler, revendiquer, examiner ce qui change, accepter en partie, rétablir, retirer : au clavier seul, puis sans JavaScript. */
describe('the directory kept right by those who read it', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  let page: Page
  let record = ''
  let name = ''
  /** What is proposed about a structure, among all that waits. */
  const proposalOf = (about: string) => page.locator('#propositions tbody tr', { hasText: about })

  const open = async (scripts: boolean): Promise<Page> =>
    (
      await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: scripts })
    ).newPage()
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    page = await open(true)
    await page.goto(`${site.url}/structures?type=EI&vue=liste`)
    const link = page.locator('main article.card h2 a').nth(1)
    record = (await link.getAttribute('href')) ?? ''
    name = (await link.textContent()) ?? ''
    expect(record).toMatch(/^\/structures\//)
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  it('is corrected by anybody, by keyboard alone', async () => {
    await page.goto(`${site.url}/structures/proposer`)
    await look(page, 'curation-suggest')
    await page.goto(site.url + record)
    await press(page, 'link', 'Signaler une erreur')
    await heading('Signaler une erreur')
    await look(page, 'curation-report-subjects')
    await tabTo(page, 'checkbox', 'La présentation')
    await page.keyboard.press('Space')
    await tabTo(page, 'checkbox', 'Le téléphone, le courriel ou le site')
    await page.keyboard.press('Space')
    await press(page, 'button', 'Continuer')
    await page.getByLabel('Présentation').waitFor()
    await look(page, 'curation-report')
    await page.getByLabel('Présentation').focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' Ouverte le samedi.')
    await page.getByLabel('Téléphone de la structure').focus()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('01 98 76 54 32')
    await tabTo(page, 'textbox', /^D’où vient l’information/)
    await page.keyboard.type('Appel de la structure')
    await press(page, 'button', 'Envoyer la proposition')
    await page.getByText('votre proposition est envoyée').first().waitFor()
  })

  it('is claimed, with a proof or with words', async () => {
    await enterAs(page, site.url, 'acheteur')
    await page.goto(`${site.url}/structures/revendiquer`)
    await look(page, 'curation-claim')
    await page.goto(site.url + record)
    await press(page, 'link', 'Revendiquer cette fiche')
    await heading('Revendiquer une fiche')
    await look(page, 'curation-claim-found')
    await tabTo(page, 'textbox', /^Pourquoi cette fiche est-elle la vôtre/)
    await page.keyboard.type('Je dirige cette structure.')
    await press(page, 'button', 'Envoyer ma demande')
    await page.getByText('Votre demande est envoyée.').first().waitFor()
  })

  it('is moderated: what changes, side by side, accepted in part', async () => {
    await enterAs(page, site.url, 'mission')
    await page.goto(`${site.url}/gestion/moderation`)
    await heading('Modération')
    await look(page, 'curation-queue')
    await page.getByLabel('Sorte').selectOption('correction')
    await press(page, 'button', 'Afficher')
    await page.waitForURL(/sorte=correction/)
    await proposalOf(name).locator('th a').first().focus()
    await page.keyboard.press('Enter')
    await heading(/^Proposition pour/)
    expect(await page.locator('#differences ins').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('Ouverte le samedi.')]),
    )
    await look(page, 'curation-item')
    await tabTo(page, 'checkbox', /^Accepter.: Téléphone/)
    await page.keyboard.press('Space')
    await press(page, 'button', 'Accepter les champs cochés')
    await page.getByText('La proposition est acceptée en partie.').first().waitFor()
    await page.goto(site.url + record)
    expect(await page.locator('main').textContent()).toContain('Ouverte le samedi.')
    expect(await page.locator('main').textContent()).not.toContain('01 98 76 54 32')
  })

  it('decides a claim on what the person wrote', async () => {
    await page.goto(`${site.url}/gestion/moderation?sorte=claim`)
    await page.locator('#propositions th a').first().click()
    await heading(/^Revendication de/)
    await look(page, 'curation-item-claim')
    await page.getByLabel('Raison').selectOption('unproved')
    await press(page, 'button', 'Refuser')
    await page.getByText('La proposition est refusée').first().waitFor()
  })

  it('gives a value back, and a record too', async () => {
    await page.goto(site.url + record)
    await press(page, 'link', 'Voir l’historique')
    await heading('Historique de la fiche')
    await look(page, 'curation-history')
    await tabTo(page, 'checkbox', /^Rétablir la valeur d’avant.: Présentation/)
    await page.keyboard.press('Space')
    await press(page, 'button', /^Rétablir les valeurs cochées/)
    await page.getByText('Les valeurs d’avant sont rétablies.').first().waitFor()
    await page.goto(site.url + record)
    await press(page, 'link', 'Retirer de l’annuaire')
    await look(page, 'curation-removal')
    await page.getByRole('radio', { name: 'L’établissement a fermé' }).focus()
    await page.keyboard.press('Space')
    await press(page, 'button', 'Retirer la fiche')
    await heading('Corbeille de l’annuaire')
    await look(page, 'curation-trash')
    const gone = await page.goto(site.url + record)
    expect(gone?.status()).toBe(410)
    await look(page, 'curation-gone')
    await page.goto(`${site.url}/gestion/corbeille`)
    await press(page, 'button', /^Rétablir/)
    await page.getByText('La fiche est revenue dans l’annuaire.').first().waitFor()
  })

  it('works without JavaScript', async () => {
    page = await open(false)
    await page.goto(`${site.url}${record}/signaler`)
    await page.getByLabel('Le téléphone, le courriel ou le site').check()
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.getByLabel('Téléphone de la structure').fill('01 98 76 54 33')
    await page.getByRole('button', { name: 'Envoyer la proposition' }).click()
    await page.getByText('votre proposition est envoyée').first().waitFor()
    await enterAs(page, site.url, 'mission')
    await page.goto(`${site.url}/gestion/moderation`)
    await proposalOf(name).locator('input[type="checkbox"]').first().check()
    await page.getByRole('button', { name: 'Accepter celles qui sont cochées' }).click()
    await page.getByText('1 proposition acceptée.').first().waitFor()
    await page.goto(site.url + record)
    expect(await page.locator('main').textContent()).toContain('01 98 76 54 33')
  })
})
