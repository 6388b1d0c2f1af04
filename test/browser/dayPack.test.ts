import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe } from '../support/axe.ts'
import { enterAs, shoot, startBrowser, startSite } from '../support/browser.ts'
import { look, tabTo } from '../support/look.ts'

const DAY = '/rencontres/batiments-et-jardins-demo'

/** Le jour J d’un participant : sa journée en poche, réseau coupé, notes envoyées au retour du réseau. */
describe('the day of a participant, in the hand', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  let organiser: Page
  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    organiser = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    await enterAs(organiser, site.url, 'mission')
    await organiser.goto(`${site.url}${DAY}/organisation/rendez-vous`)
    await organiser.getByRole('button', { name: /^Proposer/ }).click()
    await organiser.getByRole('heading', { level: 2, name: /79.*prouvé/ }).waitFor()
    await organiser
      .getByRole('button', { name: /^Publier/ })
      .first()
      .click()
    await organiser
      .getByText(/publiée?/)
      .first()
      .waitFor()
    await organiser.goto(`${site.url}${DAY}/organisation/impressions`)
    await organiser.getByRole('button', { name: 'Préparer les badges' }).click()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  /** What the organiser hands to a participant: making another one closes the one of before. */
  const linkOf = async (name: string): Promise<string> => {
    await organiser.goto(`${site.url}${DAY}/organisation/participants`)
    await organiser
      .getByRole('row')
      .filter({ hasText: name })
      .getByRole('button', { name: /Créer un lien/ })
      .click()
    return organiser.getByLabel('Adresse à transmettre').inputValue()
  }
  const telephone = async (link: string, options: { javaScriptEnabled?: boolean } = {}) => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options })
    const page = await context.newPage()
    await page.goto(link)
    await page.getByRole('button', { name: 'Ouvrir' }).click()
    await page.goto(`${site.url}${DAY}/jour-j`)
    return { context, page }
  }
  const state = (page: Page) => page.locator('[data-pack="state"]')
  const note = (page: Page) => page.locator('form[data-note] textarea').first()

  it('shows whom one meets, and who agreed to be reached', async () => {
    const { context, page } = await telephone(await linkOf('Acheteur démo 01'))
    await state(page).getByText('À jour').waitFor()
    expect(
      await page.locator('[data-pack="content"] .pack-lines').first().locator('li').count(),
    ).toBeGreaterThan(3)
    await page.getByText('Coordonnées non partagées').first().waitFor()
    await page.getByRole('button', { name: 'Montrer mes coordonnées' }).click()
    await page.getByText('voient désormais vos coordonnées').first().waitFor()
    const met = (await page.locator('.pack-lines h3').first().textContent()) ?? ''
    const other = await telephone(await linkOf(met))
    await other.page.getByRole('link', { name: /@/ }).first().waitFor()
    await other.context.close()
    expect(await axe(page)).toEqual([])
    await look(page, 'jour-j')
    await context.close()
  })

  it('opens without a network, keeps the notes, and sends them when it comes back', async () => {
    const link = await linkOf('Acheteur démo 02')
    const { context, page } = await telephone(link)
    await state(page).getByText('À jour').waitFor()
    await context.setOffline(true)
    await context.route('**/*', (route) => route.abort())
    await page.reload()
    await state(page)
      .getByText(/Hors réseau depuis .* Notes à envoyer\s: 0/)
      .waitFor()
    const met = await page.locator('.pack-lines h3').first().textContent()
    expect(met).toMatch(/démo/)
    // With the keyboard alone.
    await page.evaluate(() => document.querySelector<HTMLElement>('.pack-lines details summary')?.focus())
    await page.keyboard.press('Enter')
    await tabTo(page, 'textbox', /Mes notes sur/)
    await page.keyboard.type('Rappeler lundi pour les espaces verts')
    await state(page).getByText('Notes à envoyer : 1').waitFor()
    await shoot(page, 'jour-j-hors-reseau')
    await page.reload()
    await state(page).getByText('Notes à envoyer : 1').waitFor()
    expect(await note(page).inputValue()).toBe('Rappeler lundi pour les espaces verts')

    await context.unroute('**/*')
    await context.setOffline(false)
    await state(page).getByText('À jour').waitFor()
    await page.locator('form[data-note]').first().getByText('Enregistrée.').waitFor()
    await page.reload()
    expect(await note(page).inputValue()).toBe('Rappeler lundi pour les espaces verts')
    // Another telephone of the same participant reads it.
    const other = await telephone(link)
    expect(await note(other.page).inputValue()).toBe('Rappeler lundi pour les espaces verts')
    await other.context.close()

    // Signing out says first what is not sent, then erases all.
    await context.route('**/notes', (route) => route.abort())
    await note(page).fill('Rappeler mardi')
    await state(page).getByText('Notes à envoyer : 1').waitFor()
    const leave = page.locator('form[action="/deconnexion"] button').first()
    await leave.evaluate((button: HTMLElement) => button.click())
    await state(page).getByText('vous les perdez').waitFor()
    await leave.evaluate((button: HTMLElement) => button.click())
    await page.waitForURL(`${site.url}/`)
    const left = await page.evaluate(async () => [
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
      (await navigator.serviceWorker.getRegistrations()).length,
    ])
    expect(left).toEqual([0, 0, 0])
    await context.close()
  })

  it('forgets the day long after it, and still sends what is noted', async () => {
    const { context, page } = await telephone(await linkOf('Acheteur démo 04'))
    await state(page).getByText('À jour').waitFor()
    await page.addInitScript(() => {
      const now = Date.now
      Date.now = () => now() + 500 * 86_400_000
    })
    await page.reload()
    await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
    await page.locator('.pack-lines details summary').first().click()
    await note(page).fill('Rappeler l’an prochain')
    await page.getByRole('button', { name: 'Enregistrer' }).first().click()
    await page.getByText('Note enregistrée.').first().waitFor()
    expect(await note(page).inputValue()).toBe('Rappeler l’an prochain')
    await context.close()
  })

  it('works without a script', async () => {
    const { context, page } = await telephone(await linkOf('Acheteur démo 03'), { javaScriptEnabled: false })
    const first = page.locator('form[data-note]').first()
    await page.locator('.pack-lines details summary').first().click()
    await first.locator('textarea').fill('Bon contact')
    await first.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('Note enregistrée.').first().waitFor()
    expect(await note(page).inputValue()).toBe('Bon contact')
    await shoot(page, 'jour-j-sans-js')
    await context.close()
  })
})
