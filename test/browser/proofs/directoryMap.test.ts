import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe } from '../../support/axe.ts'
import { chromiumWithoutWebGl, SHOTS, shoot, startBrowser, startSite } from '../../support/browser.ts'
import { look, tabTo } from '../../support/look.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const READY = '[data-island="structures-map"][data-ready]'

/** La carte de l’annuaire, dans un vrai navigateur. */
describe('the map of the directory', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    // Fifty structures at one door, beside those of the demonstration.
    const rows = Array.from({ length: 50 }, (_, rank) => {
      const siren = `0009${String(rank).padStart(4, '0')}`
      return `${withKey(`${withKey(siren)}0001`)};Zinguerie ${rank + 1};${rank % 3 === 0 ? 'ESAT' : 'EI'};93100;Montreuil;48.8638;2.4485`
    })
    const folder = join(site.folder, 'essai')
    mkdirSync(folder)
    const file = join(folder, 'structures.csv')
    writeFileSync(file, ['siret;nom;type;code postal;commune;latitude;longitude', ...rows].join('\n'))
    const answer = execFileSync(
      process.execPath,
      ['dist/server/cli.js', 'import', 'structures', file, '--json'],
      { cwd: root, env: { ...process.env, OPENMAP_DATA: site.folder }, encoding: 'utf8' },
    )
    expect(JSON.parse(answer).rejected).toBe(0)
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  /** The digit that makes the number pass the Luhn test. */
  const withKey = (digits: string): string => {
    const sum = [...digits].reverse().reduce((total, digit, place) => {
      const value = Number(digit) * (place % 2 === 0 ? 2 : 1)
      return total + (value > 9 ? value - 9 : value)
    }, 0)
    return `${digits}${(10 - (sum % 10)) % 10}`
  }
  const open = async (
    path: string,
    options: Parameters<Browser['newContext']>[0] = {},
  ): Promise<{ page: Page; outside: string[]; faults: string[] }> => {
    const context = await browser.newContext({
      viewport: { width: 1400, height: 1000 },
      locale: 'fr-FR',
      reducedMotion: 'reduce',
      ...options,
    })
    const page = await context.newPage()
    const outside: string[] = []
    const faults: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url) && !/^(blob|data):/.test(request.url()))
        outside.push(request.url())
    })
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
    page.on('pageerror', (error) => faults.push(error.message))
    await page.goto(site.url + path)
    return { page, outside, faults }
  }
  const shootMap = async (page: Page, name: string): Promise<void> => {
    if (process.env.OPENMAP_SHOTS === undefined) return
    await page.locator('figure.map').screenshot({ path: join(SHOTS, `${name}.png`) })
  }
  const settled = async (page: Page): Promise<void> => {
    await page.waitForSelector(READY, { timeout: 60_000 })
    await page.waitForFunction(
      "document.querySelectorAll('.map-mark').length > 0 || document.querySelector('.map-status')?.textContent !== ''",
    )
  }
  const counted = (page: Page): Promise<number> =>
    page.evaluate(
      "[...document.querySelectorAll('.map-mark')].reduce((sum, one) => sum + Number(one.dataset.count ?? 1), 0)",
    )
  const total = async (page: Page): Promise<number> =>
    Number(
      /[\d\s\u00a0\u202f]+/.exec((await page.textContent('#nombre-resultats')) ?? '')?.[0].replace(/\D/g, ''),
    )
  const status = (page: Page): Promise<string | null> => page.textContent('.map-status')

  it.each(['light', 'dark'] as const)('shows every result, and asks nobody else, %s', async (colorScheme) => {
    const { page, outside, faults } = await open('/structures?vue=mixte', { colorScheme })
    await settled(page)
    const { placed, total: all } = await (await page.request.get(`${site.url}/structures/tuiles.json`)).json()
    expect(await total(page)).toBe(all)
    await page.getByRole('button', { name: 'Voir tous les résultats' }).click()
    await expect.poll(() => counted(page), { timeout: 20_000 }).toBe(placed)
    expect(await status(page)).toContain(`Dans cette vue\u00a0: ${placed}`)
    expect(await axe(page)).toEqual([])
    expect([outside, faults]).toEqual([[], []])
    await shootMap(page, `carte-${colorScheme}`)
    await page.context().close()
  })

  it('opens a cluster, then who stands there, then the record', async () => {
    const { page, faults } = await open('/structures?vue=carte&q=zinguerie')
    await settled(page)
    expect(await total(page)).toBe(50)
    await page.getByRole('button', { name: /^50 structures à la même adresse/ }).click()
    await page.getByText('50 structures à cet endroit').waitFor()
    await page.locator('.map-popup li a').first().waitFor()
    expect(await page.locator('.map-popup li').count()).toBe(30)
    expect(await axe(page)).toEqual([])
    await shootMap(page, 'carte-meme-adresse')
    await page.getByRole('link', { name: 'Voir les 50 dans la liste' }).click()
    await page.waitForURL(/cadre=/)
    expect(await total(page)).toBe(50)
    // Clusters part until one structure stands alone; its name leads to its record.
    await page.goto(`${site.url}/structures?vue=carte`)
    await settled(page)
    for (let step = 0; step < 14; step += 1) {
      const single = page.locator('.map-mark[data-slug]').first()
      if ((await single.count()) > 0) break
      const before = await page.locator('.map-mark').count()
      await page.locator('.map-mark[data-count]').first().click()
      await expect.poll(() => page.locator('.map-mark').count(), { timeout: 15_000 }).not.toBe(before)
    }
    const single = page.locator('.map-mark[data-slug]').first()
    const slug = (await single.getAttribute('data-slug')) ?? ''
    await single.focus()
    await page.keyboard.press('Enter')
    await shootMap(page, 'carte-fiche')
    await page.getByRole('link', { name: 'Ouvrir la fiche' }).click()
    await page.waitForURL(`${site.url}/structures/${slug}`)
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('searches in what the map shows: list, counts and chip follow; Back comes back', async () => {
    const { page, faults } = await open('/structures?vue=mixte')
    await settled(page)
    const all = await total(page)
    await page.locator('.maplibregl-canvas').focus()
    for (let step = 0; step < 2; step += 1) {
      await page.keyboard.press('+')
      await page.waitForTimeout(300)
    }
    await settled(page)
    await page.getByRole('button', { name: 'Rechercher dans cette zone' }).click()
    await page.waitForURL(/cadre=/)
    await page.getByRole('link', { name: 'Retirer le filtre Dans le cadre de la carte' }).waitFor()
    const fewer = await total(page)
    expect(fewer).toBeGreaterThan(0)
    expect(fewer).toBeLessThan(all)
    // The map was not made anew: it still shows what lies around, and where the frame is.
    expect(await page.locator(READY).count()).toBe(1)
    const inFrame = await (
      await page.request.get(`${site.url}/structures/tuiles.json${new URL(page.url()).search}`)
    ).json()
    expect(inFrame.placed).toBe(fewer)
    await shoot(page, 'carte-cadre')
    // A further filter keeps the frame.
    const choice = page.locator('.choice', { has: page.locator('#f-type-EI') })
    const promised = Number(await choice.locator('.choice-count').textContent())
    await choice.locator('input').check()
    await page.waitForURL(/type=EI/)
    expect(new URL(page.url()).searchParams.get('cadre')).not.toBe(null)
    await expect.poll(() => total(page), { timeout: 20_000 }).toBe(promised)
    expect(await axe(page)).toEqual([])
    await page.goBack()
    await expect.poll(() => total(page), { timeout: 20_000 }).toBe(fewer)
    await page.goBack()
    await expect.poll(() => total(page), { timeout: 20_000 }).toBe(all)
    expect(new URL(page.url()).searchParams.get('cadre')).toBe(null)
    await expect
      .poll(async () => (await status(page))?.replace(/\s/g, ' '), { timeout: 20_000 })
      .toMatch(/^Dans cette vue : \d/)
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('lights the structure of the list that is pointed at, or that has the focus', async () => {
    const { page } = await open('/structures?vue=mixte')
    await settled(page)
    const card = page.locator('#resultats .card').first()
    await card.hover()
    await page.locator('.map-light').waitFor()
    await shootMap(page, 'carte-eclairee')
    await page.mouse.move(5, 5)
    await expect.poll(() => page.locator('.map-light').count(), { timeout: 10_000 }).toBe(0)
    await card.locator('a').first().focus()
    await page.locator('.map-light').waitFor()
    await page.context().close()
  })

  it('is used with the keyboard alone, and jumped over', async () => {
    const { page } = await open('/structures?vue=carte')
    await settled(page)
    await tabTo(page, 'link', 'Passer la carte')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('carte-apres')
    await page.reload()
    await settled(page)
    await page.locator('.maplibregl-canvas').focus()
    await page.keyboard.press('Tab')
    const focused = () =>
      page.evaluate('document.activeElement.getAttribute("aria-label")') as Promise<string>
    const first = await focused()
    expect(first).toMatch(/structures\u00a0:|, /)
    // One stop of Tab for all the marks; arrows go from one to the next.
    await page.keyboard.press('ArrowRight')
    const next = await focused()
    expect(next).not.toBe(first)
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    // The cluster parts, or the popup opens: the focus stays in the map.
    await page.waitForTimeout(500)
    await settled(page)
    expect(await page.evaluate("document.querySelector('.map').contains(document.activeElement)")).toBe(true)
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })

  it.each([320, 390])('fits a phone of %i px, which scrolls the page with one finger', async (width) => {
    const { page } = await open('/structures?vue=carte', {
      viewport: { width, height: 760 },
      hasTouch: true,
      isMobile: true,
    })
    await settled(page)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    expect(await axe(page)).toEqual([])
    const touch = await page.evaluate(
      "getComputedStyle(document.querySelector('.maplibregl-canvas')).touchAction",
    )
    expect(touch).toBe('pan-x pan-y')
    await shoot(page, `carte-${width}`)
    await page.context().close()
  })

  it('says so when it cannot be drawn, or when its tiles do not come', async () => {
    const bare = await chromiumWithoutWebGl()
    const page = await bare.newPage()
    await page.goto(`${site.url}/structures?vue=mixte`)
    await page.getByText('La carte ne peut pas s’afficher sur cet appareil').waitFor()
    expect(await page.locator('#resultats .card').count()).toBe(20)
    expect(await axe(page)).toEqual([])
    await shoot(page, 'carte-sans-webgl')
    await bare.close()

    const context = await browser.newContext({ viewport: { width: 1400, height: 1000 } })
    const refused = await context.newPage()
    await refused.route('**/structures/tuiles/**', (route) => route.fulfill({ status: 503, body: '' }))
    await refused.goto(`${site.url}/structures?vue=mixte`)
    await refused.getByText('Les structures ne s’affichent pas toutes sur la carte').waitFor()
    expect(await refused.locator('#resultats .card').count()).toBe(20)
    await context.close()
  })

  it('has a twin in words: the same results by commune, without JavaScript, each number leading to its list', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 320, height: 800 },
    })
    const page = await context.newPage()
    await page.goto(`${site.url}/structures?vue=carte&type=EI`)
    const all = await total(page)
    await page.getByRole('link', { name: 'Voir en tableau' }).click()
    const cells = await page.locator('tbody tr').evaluateAll((rows) =>
      rows.map((row) => ({
        whole: row.querySelector('strong') !== null,
        href: row.querySelector('a')?.getAttribute('href') ?? null,
        count: Number((row.querySelector('td')?.textContent ?? '').replace(/\D/g, '')),
      })),
    )
    const sum = (whole: boolean) =>
      cells.filter((one) => one.whole === whole).reduce((added, { count }) => added + count, 0)
    expect([sum(true), sum(false)]).toEqual([all, all])
    for (const whole of [true, false]) {
      const one = cells.filter((cell) => cell.whole === whole && cell.href !== null).at(-1)
      await page.goto(`${site.url}${one?.href}`)
      expect([whole, await total(page)]).toEqual([whole, one?.count])
    }
    await context.close()
    const seen = await open('/structures/carte/tableau')
    await look(seen.page, 'carte-tableau')
    await seen.page.context().close()
  })
})
