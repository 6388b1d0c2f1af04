// Takes the pictures of the users' guide from the demonstration: `node tools/guidePictures.ts`. Look at each before it is kept.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { enterAs, startBrowser, startSite } from '../test/support/browser.ts'
import { root } from './build.ts'

const COMING = '/rencontres/batiments-et-jardins-demo'
const PAST = '/rencontres/journee-jumelle-demo'
const folder = join(root, 'docs/guide/images')

const site = await startSite()
const browser = await startBrowser()
try {
  mkdirSync(folder, { recursive: true })
  const context = await browser.newContext({
    viewport: { width: 1000, height: 640 },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await enterAs(page, site.url, 'mission')
  /** What begins at this heading, as wide as a page of the guide. */
  const take = async (from: string, name: string, on: Page = page): Promise<void> => {
    await on
      .locator(from)
      .first()
      .evaluate((element) => element.scrollIntoView({ block: 'start' }))
    await on.screenshot({ path: join(folder, `${name}.png`) })
  }
  await page.goto(`${site.url}${COMING}/organisation`)
  await take('h1', 'tableau-de-bord')
  await page.goto(`${site.url}${COMING}/organisation/stands`)
  await take('h2:has-text("Plan")', 'stands')
  await page.goto(`${site.url}${COMING}/organisation/rendez-vous`)
  await page.getByRole('button', { name: /^Proposer/ }).click()
  await page.getByRole('heading', { level: 2, name: /79.*prouvé/ }).waitFor()
  await take('main .banner, h2', 'plan-de-rendez-vous')
  await page.getByRole('link', { name: 'Plateau', exact: true }).click()
  await page.locator('[data-board="tools"]:not([hidden])').waitFor()
  await page.locator('[data-meeting]').first().focus()
  await page.keyboard.press('Enter')
  await take('[data-board="told"]', 'plateau')
  await page.goto(`${site.url}${PAST}/organisation/accueil`)
  await take('h1', 'accueil')
  await page.goto(`${site.url}${PAST}/bilan`)
  await take('h2:has-text("Sur le moment")', 'bilan')
} finally {
  await browser.close()
  await site.stop()
}
