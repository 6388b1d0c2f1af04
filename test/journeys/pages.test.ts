import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setLocale } from '../../app/platform/i18n/catalogue.ts'
import { articlePaths } from '../../app/site/pages/legal.tsx'
import { messages } from '../../app/ui/index.ts'
import { testApplication } from '../support/application.ts'

const PAGES = ['/', ...articlePaths.keys(), '/plan-du-site', '/etat-du-service']

describe('public pages', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  beforeAll(async () => {
    app = await testApplication()
  })
  afterAll(() => app.close())

  it.each(PAGES)('%s has one h1, repeated by its title, and no inline style or handler', async (path) => {
    const page = await app.visitor().open(path)
    expect(page.status).toBe(200)
    const heading = /<h1[^>]*>(.*?)<\/h1>/.exec(page.html)?.[1] ?? ''
    expect(page.html.match(/<h1/g)).toHaveLength(1)
    expect(/<title>(.*?)<\/title>/.exec(page.html)?.[1]).toContain(heading)
    expect(page.html).not.toMatch(/<[^>]+\s(style|on[a-z]+)=/)
  })

  it('leads from a page of the guide to the others, never to a file', async () => {
    for (const path of articlePaths.keys()) {
      const { html } = await app.visitor().open(path)
      const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
      const targets = [...main.matchAll(/href="([^"#]+)"/g)].map(([, target = '']) => target)
      for (const target of targets) expect((await app.visitor().open(target)).status, target).toBe(200)
    }
  })

  it('carries the security headers on every kind of answer', async () => {
    for (const path of ['/', '/healthz', '/n-existe-pas', '/metrics']) {
      const { headers } = await app.visitor().open(path)
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('content-security-policy')).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
    }
  })

  it('answers 304 to who already holds the page', async () => {
    const first = await app.visitor().send('/aide')
    const etag = first.headers.get('etag') ?? ''
    const again = await app.visitor().send('/aide', { headers: { 'if-none-match': etag } })
    expect([first.status, again.status]).toEqual([200, 304])
  })

  it('names an unknown parameter instead of ignoring it', async () => {
    const missing = await app.visitor().open('/n-existe-pas')
    expect([missing.status, missing.html.includes('Page introuvable')]).toEqual([404, true])
  })

  it('takes the words of the frame from the catalogues', async () => {
    setLocale('pseudo')
    try {
      const { html } = await app.visitor().open('/')
      const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
      const texts = [...main.matchAll(/>([^<>]*\p{L}{4,}[^<>]*)</gu)].map(([, text = '']) =>
        text.replaceAll('\u00a0', ' ').trim(),
      )
      const ofComponents = JSON.stringify(messages).replaceAll('\u00a0', ' ')
      const raw = texts.filter(
        (text) => !text.includes('⟦') && !ofComponents.includes(text.replace(/ [:,].*$/, '')),
      )
      // Dates come from the formatters, which know one language.
      expect(raw.filter((text) => !/\d{4}$/.test(text))).toEqual([])
    } finally {
      setLocale('fr')
    }
  })
})
