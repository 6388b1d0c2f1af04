import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { articlePaths } from '../../app/site/pages/legal.tsx'
import { enterAs, startBrowser, startSite } from '../support/browser.ts'
import { look } from '../support/look.ts'

const PUBLIC = ['/', ...articlePaths.keys(), '/plan-du-site', '/etat-du-service', '/introuvable']

describe('every page, in real Chromium', () => {
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

  it.each(PUBLIC)('axe finds nothing on %s, light and dark, and it fits 320 px', async (path) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    const refused: string[] = []
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) refused.push(message.text())
    })
    await page.goto(site.url + path)
    await look(page, path === '/' ? 'accueil' : path.slice(1).replaceAll('/', '-'))
    expect(refused).toEqual([])
    await page.close()
  })

  it.each([320, 1280, 1600, 2200])('keeps the header on the edges of the content, %i px', async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 700 } })
    for (const path of ['/aide', '/structures']) {
      await page.goto(site.url + path)
      const [mark, title] = await Promise.all(
        ['.wordmark', 'h1'].map(async (place) => (await page.locator(place).first().boundingBox())?.x),
      )
      expect(mark).toBe(title)
    }
    await page.goto(`${site.url}/aide`)
    const search = await page.getByRole('searchbox').boundingBox()
    expect(search?.width).toBeGreaterThan(200)
    await page.close()
  })

  it('opens administration from a demonstration account, without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await enterAs(page, site.url, 'administration')
    expect((await page.request.get(`${site.url}/metrics`)).status()).toBe(200)
    await context.close()
  })
})
