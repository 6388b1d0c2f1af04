import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe } from '../support/axe.ts'
import { shoot, startBrowser, startSite } from '../support/browser.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const file = fileURLToPath(new URL('../../../shared/data/structures/siae_idf_2020.csv', import.meta.url))

/** Un fichier réel importé par la commande est trouvé dans la liste et sur la carte. */
describe.skipIf(!existsSync(file))('the directory with a real file (else skipped: fixtures absent)', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    const answer = execFileSync(
      process.execPath,
      ['dist/server/cli.js', 'import', 'structures', file, '--json'],
      {
        cwd: root,
        env: { ...process.env, OPENMAP_DATA: site.folder },
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      },
    )
    const report = JSON.parse(answer)
    expect([report.rows.length, report.rejected]).toEqual([373, 0])
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  it('finds a structure by a word with a fault, without JavaScript, and opens its record', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${site.url}/structures`)
    await page.getByLabel('Métier, nom ou SIRET').first().fill('balluchon')
    await page.getByRole('button', { name: 'Appliquer les filtres' }).click()
    await page
      .getByRole('link', { name: /BALUCHON/ })
      .first()
      .click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('BALUCHON')
    // The file holds two establishments of it, each with a record of its own.
    expect(await page.getByText(/807\s469\s317\s000(18|26)/).count()).toBe(1)
    await shoot(page, 'fiche')
    await context.close()
  })

  it.each(['light', 'dark'] as const)(
    'shows the list beside the map of all results, axe finds nothing, %s',
    async (colorScheme) => {
      const context = await browser.newContext({ colorScheme, viewport: { width: 1400, height: 1000 } })
      const page = await context.newPage()
      const outside: string[] = []
      const faults: string[] = []
      page.on('request', (request) => {
        if (!request.url().startsWith(site.url) && !/^(blob|data):/.test(request.url()))
          outside.push(request.url())
      })
      page.on('console', (message) => {
        // A count that could not be drawn on its cluster is a warning of the map.
        if (message.type() === 'error' || /could not be loaded/.test(message.text()))
          faults.push(message.text())
      })
      await page.goto(`${site.url}/structures?departement=93&vue=mixte`)
      await page.waitForSelector('[data-island="structures-map"][data-ready]', { timeout: 60_000 })
      const points = (
        await (await page.request.get(`${site.url}/structures/carte.geojson?departement=93`)).json()
      ).features.length
      expect(
        await page
          .getByRole('status')
          .filter({ hasText: `${points}` })
          .count(),
      ).toBeGreaterThan(0)
      expect(await axe(page)).toEqual([])
      expect(outside).toEqual([])
      expect(faults).toEqual([])
      await shoot(page, `structures-${colorScheme}`)
      await context.close()
    },
  )

  it('draws the map in the colours that the system forces', async () => {
    const context = await browser.newContext({ forcedColors: 'active' })
    const page = await context.newPage()
    await page.goto(`${site.url}/structures?vue=carte`)
    await page.waitForSelector('[data-island="structures-map"][data-ready]', { timeout: 60_000 })
    await shoot(page, 'structures-forced')
    await context.close()
  })

  it('fits a phone', async () => {
    const page = await browser.newPage({ viewport: { width: 375, height: 800 } })
    await page.goto(`${site.url}/structures?vue=liste`)
    const [content, window] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as [
      number,
      number,
    ]
    expect(content).toBeLessThanOrEqual(window)
    await shoot(page, 'structures-375')
    await page.close()
  })

  const total = async (page: Page): Promise<number> =>
    Number(
      /[\d\s\u00a0\u202f]+/
        .exec((await page.locator('#nombre-resultats').textContent()) ?? '')?.[0]
        .replace(/\D/g, ''),
    )

  it('counts by facet what each choice gives; chips take filters off, Back comes back', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } })
    await page.goto(`${site.url}/structures?vue=liste`)
    const all = await total(page)
    const choice = page.locator('.choice', { has: page.locator('#f-type-ETTI') })
    const promised = Number(await choice.locator('.choice-count').textContent())
    await choice.locator('input').check()
    await page.waitForURL(/type=ETTI/)
    await page
      .getByRole('status')
      .filter({ hasText: `${promised}` })
      .waitFor()
    expect(await total(page)).toBe(promised)
    // Another value of the same facet still says what it would give.
    expect(
      Number(
        await page
          .locator('.choice', { has: page.locator('#f-type-EI') })
          .locator('.choice-count')
          .textContent(),
      ),
    ).toBeGreaterThan(promised)
    await shoot(page, 'structures-facettes')
    await page.goBack()
    await page.waitForURL(/vue=liste$/)
    await page
      .getByRole('status')
      .filter({ hasText: `${all}` })
      .waitFor()
    await page.goto(`${site.url}/structures?vue=liste&type=ETTI&departement=93`)
    await page
      .getByRole('link', { name: /Retirer le filtre/ })
      .first()
      .click()
    expect(new URL(page.url()).search).not.toContain('departement')
    await page.close()
  })

  it('is used with the keyboard alone', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } })
    await page.goto(`${site.url}/structures?vue=liste`)
    await page.locator('#q').focus()
    await page.keyboard.type('netoyage')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=netoyage/)
    expect(await page.getByText('Rien ne correspond exactement').count()).toBe(1)
    expect(await page.getByText(/nettoyage/).count()).toBeGreaterThan(0)
    await page.locator('#f-departement-93').focus()
    await page.keyboard.press('Space')
    await page.waitForURL(/departement=93/)
    expect(await page.evaluate('document.activeElement.id')).toBe('f-departement-93')
    expect(await axe(page)).toEqual([])
    await shoot(page, 'structures-a-verifier')
    await page.close()
  })

  it('without JavaScript, on 320 px: a place misspelt is said beside its field', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 320, height: 800 },
    })
    const page = await context.newPage()
    await page.goto(`${site.url}/structures?vue=liste&pres-de=Montreuill&secteur=nettoyage`)
    expect(await page.getByText(/Vouliez-vous dire Montreuil/).count()).toBe(1)
    await page.goto(`${site.url}/structures?vue=liste&zone=Plaine+Commune&q=humando`)
    expect(await page.getByRole('heading', { name: 'À vérifier auprès de la structure' }).count()).toBe(1)
    await page.goto(`${site.url}/structures?vue=liste&zone=Plaine+Commune&secteur=nettoyage&departement=75`)
    await page.getByRole('link', { name: 'Les voir aussi, à la suite' }).click()
    expect(new URL(page.url()).searchParams.get('incompletes')).toBe('oui')
    await shoot(page, 'structures-320')
    await context.close()
    const wide = await browser.newPage({ viewport: { width: 320, height: 800 } })
    await wide.goto(
      `${site.url}/structures?vue=liste&zone=Plaine+Commune&secteur=nettoyage&departement=75&incompletes=oui`,
    )
    const [content, window] = (await wide.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as [
      number,
      number,
    ]
    expect(content).toBeLessThanOrEqual(window)
    expect(await axe(wide)).toEqual([])
    await wide.close()
  })
})
