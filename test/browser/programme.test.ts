import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterAs, startBrowser, startSite } from '../support/browser.ts'
import { glance, look, press, tabTo } from '../support/look.ts'

const DAY = '/rencontres/batiments-et-jardins-demo'
const DESK = `${DAY}/organisation`

/** Décrire, nommer, donner, dupliquer, annuler et rétablir : à la souris, puis au clavier seul. */
describe('a day told to everybody', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  let visitor: Page
  let page: Page

  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    const open = async () => (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    visitor = await open()
    page = await open()
    await enterAs(page, site.url, 'mission')
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  it('shows its series, its logos, its documents, where it is', async () => {
    await visitor.goto(site.url + DAY)
    await visitor.getByRole('img', { name: /^Situation de Halle du Prototype/ }).waitFor()
    await look(visitor, 'programme-day')
    const logo = visitor.getByRole('img', { name: /Financeur démo$/ })
    await logo.scrollIntoViewIfNeeded()
    await expect.poll(() => logo.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(240)
    expect(await visitor.getByRole('link', { name: /^Communiqué de presse/ }).count()).toBe(1)
    expect(await visitor.getByText('Préparer vos rendez-vous').count()).toBe(0)
    await visitor.getByRole('link', { name: 'Journée jumelle de démonstration' }).click()
    await visitor.getByRole('heading', { level: 1, name: 'Journée jumelle de démonstration' }).waitFor()
    await visitor.goto(`${site.url}/rencontres/numerique-mai-2017`)
    await glance(visitor, 'programme-2017')
  })

  it('shows sessions side by side on a wide screen, one under the other on a telephone', async () => {
    await visitor.goto(`${site.url}${DAY}/programme`)
    await look(visitor, 'programme-rooms')
    const places = async () => {
      const session = visitor.locator('.track-session')
      const at = async (text: string) =>
        (await session.filter({ hasText: text }).boundingBox()) ?? { x: 0, y: 0 }
      return { workshop: await at('Atelier'), meetings: await at('première partie') }
    }
    const wide = await places()
    expect(wide.workshop.x).not.toBe(wide.meetings.x)
    await visitor.setViewportSize({ width: 320, height: 700 })
    const narrow = await places()
    expect(narrow.workshop.x).toBe(narrow.meetings.x)
    expect(narrow.workshop.y).not.toBe(narrow.meetings.y)
    await visitor.setViewportSize({ width: 1280, height: 900 })
  })

  it('lists days, narrows them, and feeds readers', async () => {
    await visitor.goto(`${site.url}/rencontres`)
    await look(visitor, 'programme-list')
    await visitor.getByLabel(/^Série/).selectOption('Rencontres OpenMap ESS 2017')
    await visitor
      .getByRole('link', { name: 'Rencontre des bâtiments et des jardins' })
      .waitFor({ state: 'detached' })
    expect(await visitor.getByRole('link', { name: 'Rencontre du numérique' }).count()).toBe(1)
    // A true reader of XML, of the browser.
    const feed = await visitor.evaluate(async () => {
      const text = await (await fetch('/rencontres.rss')).text()
      const read = new DOMParser().parseFromString(text, 'text/xml')
      return {
        broken: read.querySelector('parsererror') !== null,
        titles: [...read.querySelectorAll('item > title')].map((one) => one.textContent),
      }
    })
    expect(feed).toEqual({ broken: false, titles: ['Rencontre des bâtiments et des jardins'] })
  })

  it('lets its organiser name a partner and give a document', async () => {
    await page.goto(`${site.url}${DESK}/partenaires`)
    await look(page, 'programme-partners')
    await page.getByText('Nommer un organisme').click()
    await page.getByLabel(/^À quel titre/).selectOption('Partenaires')
    await page.getByLabel(/^Nom de l’organisme/).fill('Partenaire démo souris')
    await page.getByRole('button', { name: 'Ajouter à la page' }).click()
    await page.getByText('Partenaire démo souris figure sur la page').waitFor()
    await page.getByRole('link', { name: /^Modifier.*Partenaire démo souris/ }).click()
    await page
      .getByLabel(/^Image/)
      .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') })
    await page.getByLabel(/^Ce que montre le logo/).fill('Logo fictif')
    await page.getByRole('button', { name: 'Enregistrer le logo' }).click()
    await page.getByText('n’est pas une image PNG ou JPEG').first().waitFor()
    await look(page, 'programme-partner-refused')
    await page.goto(`${site.url}${DESK}/documents`)
    await look(page, 'programme-files')
    await page.goto(`${site.url}${DESK}/description`)
    await glance(page, 'programme-description')
  })

  it('is copied, cancelled and put back by keyboard alone', async () => {
    await page.goto(site.url + DESK)
    await press(page, 'link', 'Dupliquer cette rencontre')
    await look(page, 'programme-copy')
    await tabTo(page, 'textbox', /^Titre de la nouvelle rencontre/)
    await page.keyboard.press('Control+A')
    await page.keyboard.type('Rencontre copiée au clavier')
    // The browser's own control of dates speaks its own language.
    await page.getByLabel(/^Sa date/).fill('2099-03-09')
    await press(page, 'button', 'Dupliquer cette rencontre')
    await page.getByText('est en préparation').waitFor()
    await page.goto(site.url + DESK)
    await press(page, 'link', 'Annuler ou reporter')
    await look(page, 'programme-date')
    await page.locator('#motif-annulation').focus()
    await page.keyboard.type('Le lieu est fermé.')
    await press(page, 'button', 'Annuler la rencontre et prévenir les inscrits')
    await page.getByText('La rencontre est annulée. Les inscrits en sont prévenus.').waitFor()
    await visitor.goto(site.url + DAY)
    await visitor.getByRole('heading', { name: 'Cette rencontre est annulée' }).waitFor()
    expect(await visitor.getByRole('link', { name: 'S’inscrire' }).count()).toBe(0)
    await look(visitor, 'programme-cancelled')
    await press(page, 'button', 'Rétablir')
    await page.getByText('La rencontre est rétablie.').waitFor()
    await visitor.reload()
    expect(await visitor.getByRole('heading', { name: 'Cette rencontre est annulée' }).count()).toBe(0)
  })
})
