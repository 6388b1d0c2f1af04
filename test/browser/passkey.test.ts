import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser, startSite } from '../support/browser.ts'
import { openmap } from '../support/command.ts'
import { look, press, tabTo } from '../support/look.ts'
import { type Held, virtualKey } from '../support/virtualKey.ts'

/** Somebody who administers comes in by a passkey: with the keyboard alone, on the real site, in real Chromium. */
describe('passkeys', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  let page: Page
  let telephone: Awaited<ReturnType<typeof virtualKey>> | undefined
  let held: Held | undefined
  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  const status = async (path: string): Promise<number | undefined> =>
    (await page.goto(site.url + path))?.status()
  const leave = async (): Promise<void> => {
    await press(page, 'button', 'Se déconnecter')
    await page.getByText('Vous êtes déconnecté.').waitFor()
  }
  const enter = async (): Promise<void> => {
    await page.goto(`${site.url}/connexion`)
    await press(page, 'button', 'Se connecter avec une clé d’accès')
    await page.waitForURL(`${site.url}/compte`)
  }
  const add = async (name: string): Promise<void> => {
    await page.goto(`${site.url}/compte/securite`)
    await tabTo(page, 'textbox', 'Nom de la clé')
    await page.keyboard.press('Control+a')
    await page.keyboard.type(name)
    await press(page, 'button', 'Ajouter une clé d’accès')
  }

  /** By an invitation of the console, which is one proof. */
  const accept = async (email: string): Promise<void> => {
    const { stdout } = await openmap(['admin', 'invite', email, '--json'], { OPENMAP_DATA: site.folder })
    await page.goto(site.url + new URL((JSON.parse(stdout) as { link: string }).link).pathname)
    await press(page, 'button', 'Accepter l’invitation')
    await page.getByText('Des droits attendent votre seconde preuve').waitFor()
  }

  it('are added, wake the roles and open the account again', async () => {
    await accept('premiere@exemple.fr')
    expect(await status('/administration')).toBe(403)

    telephone = await virtualKey(page, { verifies: true })
    await page.goto(`${site.url}/compte/securite`)
    await page.getByText('Aucune clé d’accès').waitFor()
    await look(page, 'securite-vide')
    await add('Téléphone du travail')
    await page.getByText('La clé d’accès est ajoutée.').waitFor()
    await page.getByRole('rowheader', { name: 'Téléphone du travail' }).waitFor()
    await look(page, 'securite-cle')
    expect((await telephone.held()).length).toBe(1)
    expect(await status('/administration')).toBe(200)

    await add('Encore')
    await page.getByRole('alert').getByText('Cet appareil garde déjà une clé d’accès').waitFor()
    await look(page, 'securite-cle-connue')

    await leave()
    await enter()
    expect(await status('/administration')).toBe(200)
  })

  it('are renamed and removed, but for the last that wakes the roles', async () => {
    await page.goto(`${site.url}/compte/securite`)
    await press(page, 'link', 'Renommer Téléphone du travail')
    await tabTo(page, 'textbox', 'Nom de la clé')
    await look(page, 'cle-nom')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Vieux téléphone')
    await page.keyboard.press('Enter')
    await page.getByRole('rowheader', { name: 'Vieux téléphone' }).waitFor()
    await press(page, 'link', 'Retirer Vieux téléphone')
    await page.getByText('Cette clé doit rester').waitFor()
    await look(page, 'cle-derniere')

    await telephone?.unplug()
    const computer = await virtualKey(page, { verifies: true })
    await add('Ordinateur')
    await page.getByRole('rowheader', { name: 'Ordinateur' }).waitFor()
    await press(page, 'link', 'Retirer Vieux téléphone')
    await page.getByRole('heading', { name: 'Retirer une clé d’accès' }).waitFor()
    await look(page, 'cle-retrait')
    await press(page, 'button', 'Retirer cette clé')
    await page.getByText('La clé d’accès est retirée.').waitFor()
    expect(await page.getByRole('rowheader', { name: 'Vieux téléphone' }).count()).toBe(0)
    await page.goto(`${site.url}/compte/securite/preuve`)
    await look(page, 'preuve')
    await press(page, 'button', 'Utiliser ma clé d’accès')
    await page.getByText('C’est confirmé.').waitFor()
    held = (await computer.held())[0]
    await computer.unplug()
  })

  it('that recognise nobody give one proof: roles sleep', async () => {
    const key = await virtualKey(page, { verifies: false })
    if (held === undefined) throw new Error('the first test keeps a key')
    await key.give(held)
    await page.goto(`${site.url}/compte`)
    await leave()
    await accept('premiere@exemple.fr')
    await page.goto(`${site.url}/compte/securite`)
    await look(page, 'securite-droits-endormis')
    await press(page, 'link', 'Donner ma seconde preuve')
    await page.getByRole('heading', { name: 'Confirmez que c’est vous' }).waitFor()
    await press(page, 'button', 'Utiliser ma clé d’accès')
    await page.getByText('elle ne vaut qu’une preuve').first().waitFor()
    await look(page, 'preuve-refusee')
    expect(await status('/administration')).toBe(403)
    await key.unplug()
  })

  it('say in words what went wrong, and what to use instead without them', async () => {
    await page.context().clearCookies()
    const empty = await virtualKey(page, { verifies: true })
    await page.goto(`${site.url}/connexion`)
    await press(page, 'button', 'Se connecter avec une clé d’accès')
    await page.getByRole('alert').getByText('Rien n’a été fait').waitFor()
    await look(page, 'connexion-cle-annulee')
    await empty.unplug()

    const plain = await browser.newContext({ javaScriptEnabled: false })
    const still = await plain.newPage()
    await still.goto(`${site.url}/connexion`)
    expect(await still.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).count()).toBe(0)
    expect(
      await still.getByText('Ce navigateur ne peut pas demander votre clé d’accès ici.').isVisible(),
    ).toBe(true)
    await plain.close()
  })
})

describe('a password', () => {
  it('is typed, shown and pasted', async () => {
    const site = await startSite()
    const browser = await startBrowser()
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    try {
      const { stdout } = await openmap(['admin', 'invite', 'deuxieme@exemple.fr', '--json'], {
        OPENMAP_DATA: site.folder,
      })
      await page.goto(site.url + new URL((JSON.parse(stdout) as { link: string }).link).pathname)
      await press(page, 'button', 'Accepter l’invitation')
      await page.getByText('Des droits attendent votre seconde preuve').waitFor()
      await page.goto(`${site.url}/compte/securite`)
      await press(page, 'link', 'Choisir un mot de passe')
      const field = page.getByLabel('Nouveau mot de passe')
      await tabTo(page, 'button', 'Afficher le mot de passe')
      expect(await field.getAttribute('type')).toBe('password')
      await page.keyboard.press('Enter')
      expect(await field.getAttribute('type')).toBe('text')
      await field.fill('Motdepasse2026')
      await look(page, 'mot-de-passe')
      await field.press('Enter')
      await page.getByText('de ceux que l’on essaie en premier').first().waitFor()
      await look(page, 'mot-de-passe-refuse')
      await field.evaluate((input) => {
        const data = new DataTransfer()
        data.setData('text/plain', 'collé')
        if (!input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, cancelable: true })))
          throw new Error('pasting is refused')
      })
      await field.fill('quatre pingouins au hasard')
      await field.press('Enter')
      await page.getByText('Votre mot de passe est enregistré.').waitFor()
      await look(page, 'securite-mot-de-passe')
      await press(page, 'link', 'Changer d’adresse')
      await look(page, 'adresse')
      const address = page.getByLabel('Nouvelle adresse de courriel')
      await address.fill('autre@exemple.fr')
      await address.press('Enter')
      await page.getByRole('heading', { name: 'Regardez les courriels de la nouvelle adresse' }).waitFor()
      await look(page, 'adresse-envoi')
    } finally {
      await browser.close()
      await site.stop()
    }
  })
})
