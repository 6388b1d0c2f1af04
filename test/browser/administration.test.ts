import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe } from '../support/axe.ts'
import { enterAs, shoot, startBrowser, startSite } from '../support/browser.ts'
import { lookAt } from '../support/look.ts'
import { startMailServer } from '../support/mailServer.ts'

const TIMETABLE = '/rencontres/batiments-et-jardins-demo/organisation/rendez-vous'
const MAILS = '/administration/courriels'

/** L’administratrice publie un plan, lit les courriels conservés, règle un serveur, envoie, relance. Sans JavaScript. */
describe('administration, in real Chromium', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let mailServer: Awaited<ReturnType<typeof startMailServer>>
  let browser: Browser
  let page: Page

  const open = async (): Promise<void> => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 1280, height: 900 },
    })
    page = await context.newPage()
    await enterAs(page, site.url, 'administration')
    await page.goto(`${site.url}/administration`)
  }
  /** Reloads until the list of this state is as long as wanted. */
  const until = async (state: string, count: number): Promise<void> => {
    for (;;) {
      await page.goto(`${site.url}${MAILS}?etat=${state}`)
      if ((await page.locator('#courriels tbody tr').count()) >= count) return
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
  }
  /** Nothing for axe to say, light and dark; nothing wider than a small phone. */
  const look = (path: string, name: string): Promise<void> =>
    lookAt(page, site.url + path, `administration-${name}`)

  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    mailServer = await startMailServer({ unknown: ['acheteur-demo-02'], full: ['acheteur-demo-03'] })
    await open()
  })
  afterAll(async () => {
    delete process.env.SMTP_URL
    await browser?.close()
    await site?.stop()
    await mailServer?.stop()
  })

  it('keeps the mails of a published timetable while no server is set', async () => {
    await look('/administration/courriels', 'courriels-vides')
    await enterAs(page, site.url, 'mission')
    await page.goto(site.url + TIMETABLE)
    await page.getByRole('button', { name: 'Proposer un plan' }).first().click()
    await page
      .getByRole('button', { name: /^Publier/ })
      .first()
      .click()
    await page.getByText('Publiée').first().waitFor()
    await enterAs(page, site.url, 'administration')
    await until('kept', 25)
    await page.getByText('Aucun serveur de courriel n’est réglé').waitFor()
    await page
      .getByRole('link', { name: /^Votre agenda de rendez-vous/ })
      .first()
      .click()
    await page.getByText('Ouvrir mon agenda').waitFor()
    await page.getByRole('link', { name: 'mon-agenda.ics' }).waitFor()
    const mail = new URL(page.url()).pathname
    const door =
      /http:\/\/\S+\/acces\/[\w-]{22}/.exec((await page.locator('main').textContent()) ?? '')?.[0] ?? ''
    const participant = await browser.newPage()
    await participant.goto(door)
    await participant.getByRole('button', { name: 'Ouvrir' }).click()
    await participant.waitForURL(/\/mon-agenda$/)
    expect(await participant.getByText(/^Table \d/).count()).toBeGreaterThan(0)
    await participant.close()
    const html = await (await page.request.get(`${site.url}${mail}/message.html`)).text()
    const reader = await browser.newPage()
    await reader.setContent(html)
    expect(await axe(reader)).toEqual([])
    await shoot(reader, 'courriel-html')
    await reader.close()
    await look('/administration', 'tableau')
    await look(mail, 'courriel-conserve')
    await look('/administration/faits', 'faits')
    await look('/administration/faits?sorte=MailQueued', 'faits-courriels')
  })

  it('sends them once a server is set, and shows those that were refused', async () => {
    await site.stop('SIGTERM', true)
    process.env.SMTP_URL = mailServer.url
    site = await startSite(site.folder)
    await open()
    await page.goto(`${site.url}${MAILS}?etat=kept`)
    await page.getByRole('button', { name: /^Envoyer 37 courriels conservés/ }).click()
    await page.getByText('37 courriels remis en file.').waitFor()
    await until('sent', 25)
    await until('failed', 1)
    await look(`${MAILS}?etat=failed`, 'courriels-echec')
    await look(MAILS, 'courriels')
    await page
      .getByRole('link', { name: /^Votre agenda de rendez-vous/ })
      .first()
      .click()
    await page.getByText('refuse cette adresse').waitFor()
    await look(new URL(page.url()).pathname, 'courriel-echec')
    await page.getByRole('button', { name: 'Relancer l’envoi' }).click()
    await page.getByText('1 courriel remis en file.').waitFor()
    await look('/administration/taches', 'taches')
    await look('/administration/taches?etat=waiting', 'taches-attente')
    expect(mailServer.received.length).toBe(35)
  })
})
