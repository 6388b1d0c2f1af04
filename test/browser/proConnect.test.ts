import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe } from '../support/axe.ts'
import { freePort, shoot, startBrowser, startSite } from '../support/browser.ts'
import { startIdentityProvider } from '../support/identityProvider.ts'
import { look } from '../support/look.ts'

const agent = (rank: number, email = `agent-${rank}@ville.exemple.fr`) => ({
  email,
  given_name: 'Agent',
  usual_name: `numéro ${rank}`,
  siret: '21750001600019',
  uid: String(rank),
})

/** A public agent comes in by ProConnect in a real browser, whose security policy is in force, then leaves. */
describe('ProConnect in a browser', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let provider: Awaited<ReturnType<typeof startIdentityProvider>>
  let browser: Browser
  beforeAll(async () => {
    const port = await freePort()
    provider = await startIdentityProvider({
      siteUrl: `http://localhost:${port}`,
      agents: { 'sub-1': agent(1), 'sub-2': agent(2, 'acheteur@demonstration.invalid'), 'sub-3': agent(3) },
    })
    site = await startSite(undefined, { port, env: provider.env })
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
    await provider?.stop()
  })

  const open = async (options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
    return context.newPage()
  }
  const enter = async (page: Page, name: string): Promise<void> => {
    await page.goto(`${site.url}/connexion`)
    await page.getByRole('button', { name: 'S’identifier avec ProConnect' }).click()
    await page.getByRole('link', { name }).click()
  }

  it('lets in, tells of the place of work, is shown on the security page, and is left', async () => {
    const page = await open()
    const refusals: string[] = []
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) refusals.push(message.text())
    })
    await page.goto(`${site.url}/connexion`)
    await look(page, 'proconnect-connexion')
    await enter(page, 'Je suis numéro 1')
    await page.getByRole('heading', { name: 'Bonjour Agent numéro 1' }).waitFor()
    await page.getByRole('heading', { name: 'Votre lieu de travail' }).waitFor()
    await look(page, 'proconnect-compte')
    await page.goto(`${site.url}/compte/securite`)
    await page.getByRole('heading', { name: 'ProConnect', exact: true }).waitFor()
    await look(page, 'proconnect-securite')
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await page.getByRole('button', { name: 'Fermer la session' }).click()
    await page.waitForURL(`${site.url}/`)
    await page.getByText('Vous êtes déconnecté d’OpenMap ESS et de ProConnect.').waitFor()
    // The provider asks again who comes: the session there is over too.
    await enter(page, 'Je suis numéro 3')
    await page.getByRole('heading', { name: 'Bonjour Agent numéro 3' }).waitFor()
    expect(refusals).toEqual([])
    await page.context().close()
  })

  it('works without a script', async () => {
    const page = await open({ javaScriptEnabled: false })
    await enter(page, 'Je suis numéro 1')
    await page.getByRole('heading', { name: 'Bonjour Agent numéro 1' }).waitFor()
    await page.context().close()
  })

  it('says what happened, and what to do, when no account opens', async () => {
    const page = await open()
    await enter(page, 'Abandonner')
    await page.getByRole('heading', { name: 'Connexion non terminée' }).waitFor()
    await look(page, 'proconnect-abandon')
    await page.goto(`${site.url}/connexion/proconnect/retour?code=x&state=y`)
    await page.getByRole('heading', { name: 'Connexion à recommencer' }).waitFor()
    await look(page, 'proconnect-perdue')
    await page.context().close()
  })

  it('shows the way when the address has an account already', async () => {
    const page = await open()
    await enter(page, 'Je suis numéro 2')
    await page.getByRole('heading', { name: 'Vous avez déjà un compte' }).waitFor()
    await look(page, 'proconnect-deja-un-compte')
    await page.context().close()
  })
})

describe('a provider that does not answer', () => {
  it('leaves the other doors open, and says so', async () => {
    const port = await freePort()
    const site = await startSite(undefined, {
      env: {
        PROCONNECT_ISSUER: `http://127.0.0.1:${port}`,
        PROCONNECT_CLIENT_ID: 'openmap',
        PROCONNECT_CLIENT_SECRET: 'secret',
      },
    })
    const browser = await startBrowser()
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await page.goto(`${site.url}/connexion`)
    await page.getByRole('button', { name: 'S’identifier avec ProConnect' }).click()
    await page.getByRole('heading', { name: 'ProConnect ne répond pas' }).waitFor()
    expect(await axe(page)).toEqual([])
    await shoot(page, 'proconnect-muet')
    await page.getByRole('link', { name: 'Choisir comment entrer' }).click()
    await page.getByText('ProConnect ne répondait pas').waitFor()
    await page.getByRole('button', { name: 'Recevoir un lien de connexion' }).waitFor()
    expect(await axe(page)).toEqual([])
    await shoot(page, 'proconnect-connexion-muet')
    await browser.close()
    await site.stop()
  })
})
