import type { Browser, CDPSession } from 'playwright-core'
import { startBrowser, startSite } from '../test/support/browser.ts'

const BOUND = { kilobytes: 100, scriptKilobytes: 20 }
const COMING = '/rencontres/batiments-et-jardins-demo'
const PAGES = ['/', '/structures', '/rencontres', COMING, `${COMING}/programme`, '/aide', '/accessibilite']

/** Bytes on the wire (headers included) of each answer, by its kind, for a browser that has never come. */
const weigh = async (cdp: CDPSession) => {
  const kinds = new Map<string, string>()
  const bytes = { all: 0, script: 0, map: 0 }
  await cdp.send('Network.enable')
  cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
    kinds.set(requestId, /maplibre|\/map[-.]/.test(response.url) ? 'Map' : type)
  })
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId)
    if (kind === 'Map') bytes.map += encodedDataLength
    else bytes.all += encodedDataLength
    if (kind === 'Script') bytes.script += encodedDataLength
  })
  return bytes
}

/** @param cookie `name=value` of whoever opens the page */
export const firstLoad = async (browser: Browser, url: string, cookie?: string) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const [name, value] = cookie?.split(/=(.*)/s) ?? []
  if (name !== undefined && value !== undefined) await context.addCookies([{ name, value, url }])
  const page = await context.newPage()
  const bytes = await weigh(await context.newCDPSession(page))
  await page.goto(url, { waitUntil: 'networkidle' })
  await context.close()
  return bytes
}

/** Compressed weight of the public pages at first load, in Chromium, against their bounds. */
export const bench = async () => {
  const site = await startSite()
  const browser = await startBrowser()
  try {
    const probe = await browser.newPage()
    await probe.goto(`${site.url}/structures`)
    const record = await probe.locator('main h3 a, main h2 a').first().getAttribute('href')
    const pages = []
    for (const path of [...PAGES, record ?? '']) {
      const bytes = await firstLoad(browser, site.url + path)
      pages.push({
        path,
        kilobytes: bytes.all / 1000,
        scriptKilobytes: bytes.script / 1000,
        mapKilobytes: bytes.map / 1000,
      })
    }
    const heaviest = Math.max(...pages.map((page) => page.kilobytes))
    const mostScript = Math.max(...pages.map((page) => page.scriptKilobytes))
    return {
      pages,
      heaviest,
      heaviestBound: BOUND.kilobytes,
      heaviestRatio: heaviest / BOUND.kilobytes,
      mostScript,
      mostScriptBound: BOUND.scriptKilobytes,
      mostScriptRatio: mostScript / BOUND.scriptKilobytes,
    }
  } finally {
    await browser.close()
    await site.stop()
  }
}
