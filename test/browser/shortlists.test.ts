import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterAs, startBrowser, startSite } from '../support/browser.ts'
import { look, lookAt, press, tabTo } from '../support/look.ts'

/** Chercher, ouvrir une fiche, mettre de côté, comparer, exporter : au clavier seul. */
describe('lists of structures', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    await enterAs(page, site.url, 'acheteur')
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  it('are filled from a search and a record by keyboard alone', async () => {
    await page.goto(`${site.url}/structures?secteur=nettoyage&vue=liste`)
    await tabTo(page, 'link', /Structure|démo/i)
    await page.locator('article.card h2 a').first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await press(page, 'link', 'Ajouter à une liste')
    await page.getByRole('heading', { level: 1, name: 'Ajouter à une liste' }).waitFor()
    await look(page, 'lists-add')
    await page.getByRole('radio', { name: 'Une nouvelle liste' }).focus()
    await page.keyboard.press('Space')
    await tabTo(page, 'textbox', /^Nom de la nouvelle liste/)
    await page.keyboard.type('Ma liste d’essai')
    await press(page, 'button', 'Ajouter')
    await page.getByRole('heading', { level: 1, name: 'Ma liste d’essai' }).waitFor()
    expect(await page.locator('article.card').count()).toBe(1)
  })

  it('are shared, noted, compared and exported', async () => {
    await page.goto(`${site.url}/listes`)
    await look(page, 'lists-all')
    await press(page, 'link', 'Nettoyage des bâtiments, lot réservé')
    await page.getByRole('heading', { level: 1, name: /Nettoyage des bâtiments/ }).waitFor()
    await look(page, 'lists-one')
    await page.emulateMedia({ media: 'print' })
    const { shoot } = await import('../support/browser.ts')
    await shoot(page, 'lists-print')
    await page.emulateMedia({ media: 'screen' })
    await page.getByText('Comparer', { exact: true }).click()
    await press(page, 'button', 'Comparer les structures cochées')
    await page.getByRole('heading', { level: 1, name: 'Comparer des structures' }).waitFor()
    expect(await page.locator('#comparaison thead th').count()).toBe(3)
    await look(page, 'lists-compare')
    await page.goBack()
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Exporter en CSV' }).click()
    expect((await download).suggestedFilename()).toBe('liste.csv')
  })

  it('are shown by a link to somebody without an account, with or without scripts', async () => {
    await page.goto(`${site.url}/listes`)
    await press(page, 'link', 'Nettoyage des bâtiments, lot réservé')
    await page.getByText('Nom et partage de la liste').first().click()
    await press(page, 'link', 'Partager par lien')
    await page.getByRole('heading', { level: 1, name: 'Liens de partage' }).waitFor()
    await tabTo(page, 'textbox', /^Pour qui est ce lien/)
    await page.keyboard.type('Service juridique')
    await press(page, 'button', 'Créer le lien')
    await page.getByRole('heading', { level: 1, name: 'Le lien est créé' }).waitFor()
    await look(page, 'lists-link-made')
    const url = (await page.locator('.code-block').textContent()) ?? ''
    await press(page, 'link', 'Revenir aux liens de la liste')
    await page.getByRole('cell', { name: 'ouvert' }).waitFor()
    await look(page, 'lists-links')
    const context = await browser.newContext({ javaScriptEnabled: false })
    const guest = await context.newPage()
    await guest.goto(url.trim())
    await guest.getByRole('button', { name: 'Ouvrir la liste' }).click()
    await guest.getByRole('heading', { level: 1, name: /Nettoyage des bâtiments/ }).waitFor()
    expect(await guest.locator('article.card').count()).toBe(3)
    await context.close()
    const other = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    await other.goto(url.trim())
    await look(other, 'lists-enter')
    await press(other, 'button', 'Ouvrir la liste')
    await other.getByRole('heading', { level: 1, name: /Nettoyage des bâtiments/ }).waitFor()
    await look(other, 'lists-shown')
    await other.context().close()
    await page.goto(`${site.url}/listes`)
    await press(page, 'link', 'Nettoyage des bâtiments, lot réservé')
  })

  it('undoes what was removed, by the keyboard', async () => {
    const cards = page.locator('article.card')
    await cards.first().waitFor()
    const before = await cards.count()
    await press(page, 'button', /^Retirer/)
    await page.getByText('La structure est retirée de la liste.').first().waitFor()
    expect(await cards.count()).toBe(before - 1)
    await page.getByRole('button', { name: 'Annuler' }).first().focus()
    await page.keyboard.press('Enter')
    await page.getByText('La structure est revenue dans la liste.').first().waitFor()
    expect(await cards.count()).toBe(before)
  })

  it('follow a search', async () => {
    await page.goto(`${site.url}/structures?secteur=nettoyage&vue=liste`)
    await press(page, 'link', 'Enregistrer cette recherche')
    await page.getByRole('heading', { level: 1, name: 'Enregistrer cette recherche' }).waitFor()
    await look(page, 'alerts-add')
    await press(page, 'button', 'Enregistrer')
    await page.getByRole('heading', { level: 1, name: 'Mes alertes' }).waitFor()
    await look(page, 'alerts')
  })

  it('go with the answer to « may I reserve this contract »', async () => {
    await page.goto(`${site.url}/structures?secteur=nettoyage&type=EI&vue=liste`)
    await page.locator('article.card h2 a').first().click()
    const said = (await page.locator('main').textContent()) ?? ''
    const siret = /\d{3}\s\d{3}\s\d{3}\s\d{5}/.exec(said)?.[0] ?? ''
    await page.goto(`${site.url}/structures/verifier`)
    await tabTo(page, 'textbox', /^SIRET/)
    await page.keyboard.type(siret)
    await press(page, 'button', 'Vérifier')
    await page.locator('#reponse').waitFor()
    await look(page, 'eligibility')
    await lookAt(page, `${site.url}/structures/verifier?siret=73282932000075`, 'eligibility-wrong', 422)
  })
})
