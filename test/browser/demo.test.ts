import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterAs, startBrowser, startSite } from '../support/browser.ts'
import { look } from '../support/look.ts'

const PAGES = [
  '/rencontres',
  '/rencontres/numerique-mai-2017',
  '/rencontres/economie-circulaire-novembre-2017',
  '/rencontres/economie-circulaire-novembre-2017/programme',
  '/rencontres/economie-circulaire-novembre-2017/bilan',
  '/rencontres/journee-jumelle-demo',
  '/rencontres/journee-jumelle-demo/bilan',
  '/rencontres/batiments-et-jardins-demo',
]

/** Ce que voit une personne qui vient de taper les deux commandes du README. */
describe('a new installation shows the demonstration', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  it('announces the coming day on the home page, and says that it is invented', async () => {
    const page = await browser.newPage()
    await page.goto(site.url)
    expect(await page.getByText('Données de démonstration').count()).toBe(1)
    expect(await page.getByText('Démonstration', { exact: true }).count()).toBeGreaterThan(0)
    await page.getByRole('link', { name: 'Rencontre des bâtiments et des jardins' }).click()
    expect(await page.getByText('Démonstration', { exact: true }).count()).toBeGreaterThan(0)
    await page.goto(`${site.url}/structures?secteur=dechets&departement=93`)
    expect(await page.getByRole('heading', { name: /\(démo\)$/ }).count()).toBe(20)
    await page.close()
  })

  it.each(PAGES)('axe finds nothing on %s, light and dark; it fits 320 px', async (path) => {
    const name = `demo${path.replaceAll('/', '-')}`
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    expect((await page.goto(site.url + path))?.status()).toBe(200)
    await look(page, name)
    await page.close()
  })

  it('proposes the timetable of the coming day in one click: 79 of at most 79, proved', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await enterAs(page, site.url, 'mission')
    await page.goto(`${site.url}/rencontres/batiments-et-jardins-demo/organisation/rendez-vous`)
    await page.getByRole('button', { name: 'Proposer un plan' }).first().click()
    await page.getByText('79 rendez-vous sur 79 au plus (optimum prouvé).').first().waitFor()
    await page.close()
  })
})
