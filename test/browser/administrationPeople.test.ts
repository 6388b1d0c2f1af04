import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe } from '../support/axe.ts'
import { enterAs, shoot, startBrowser, startSite } from '../support/browser.ts'
import { openmap } from '../support/command.ts'
import { lookAt } from '../support/look.ts'
import { totp } from '../support/totp.ts'

const PEOPLE = '/administration/personnes'
const BODIES = '/administration/organismes'

/** Deux personnes administrent : l’une demande, l’autre décide. Sans JavaScript. */
describe('people, bodies and decisions, in real Chromium', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 1280, height: 900 },
    })
    page = await context.newPage()
    await enterAs(page, site.url, 'administration')
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  /** Nothing for axe to say, light and dark; nothing wider than a small phone. */
  const look = (path: string, name: string, status = 200): Promise<void> =>
    lookAt(page, site.url + path, `administration-${name}`, status)
  const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click()

  it('finds people, and shows one of them', async () => {
    await look('/administration', 'accueil')
    await look(PEOPLE, 'personnes')
    await page.goto(site.url + PEOPLE)
    await page.getByLabel('Nom ou adresse').fill('acheteur')
    await press('Appliquer les filtres')
    await page.getByText('2 personnes').waitFor()
    await page.getByRole('link', { name: 'Acheteur public' }).click()
    await page.getByRole('heading', { level: 1, name: 'Acheteur public' }).waitFor()
    await look(new URL(page.url()).pathname, 'personne')
  })

  it('closes an account with a reason, and opens it again', async () => {
    await press('Désactiver ce compte')
    await page.getByRole('heading', { name: 'Le formulaire contient une erreur' }).waitFor()
    expect(await axe(await rescripted())).toEqual([])
    await page.getByLabel('Raison').last().fill('A quitté l’organisme')
    await press('Désactiver ce compte')
    await page.getByText('Le compte est désactivé').first().waitFor()
    await look(new URL(page.url()).pathname, 'personne-desactivee')
    await page.getByLabel('Raison').last().fill('Erreur')
    await press('Réactiver ce compte')
    await page.getByText('Le compte est réactivé.').waitFor()
  })

  /** The page as it is, where a script may run: what an error page looks like to axe. */
  const rescripted = async (): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    const copy = await context.newPage()
    await copy.goto(site.url + PEOPLE)
    await copy.evaluate(
      (html) => {
        document.querySelector('main')?.replaceWith(document.createRange().createContextualFragment(html))
      },
      await page.locator('main').evaluate((element) => element.outerHTML),
    )
    await shoot(copy, 'administration-personne-erreur')
    return copy
  }

  it('creates a body with its errors beside the fields, edits it, archives it', async () => {
    await look(BODIES, 'organismes')
    await page.goto(`${site.url}${BODIES}/nouveau`)
    await press('Créer et inviter')
    await page.getByText('Donnez le nom de l’organisme.').first().waitFor()
    await look(`${BODIES}/nouveau`, 'organisme-nouveau')
    await page.getByLabel('Nom', { exact: false }).first().fill('Ville de la démonstration')
    await page.getByLabel('Acheteur public').check()
    await page.getByLabel('SIREN').fill('732 829 321')
    await page.getByLabel('Adresse de la première personne').fill('gestion@exemple.fr')
    await press('Créer et inviter')
    await page.getByText('dont le dernier s’accorde').first().waitFor()
    await page.getByLabel('SIREN').fill('732 829 320')
    await press('Créer et inviter')
    await page.getByText('l’invitation est partie').waitFor()
    await look(new URL(page.url()).pathname, 'organisme')
  })

  it('compares two bodies, and asks for their merge', async () => {
    await page.goto(`${site.url}${BODIES}/nouveau`)
    await page.getByLabel('Nom', { exact: false }).first().fill('Ville de la démonstration (bis)')
    await page.getByLabel('Acheteur public').check()
    await page.getByLabel('SIREN').fill('732829320')
    await page.getByLabel('Adresse de la première personne').fill('autre@exemple.fr')
    await press('Créer et inviter')
    await page.getByText('porte déjà ce SIREN').first().waitFor()
    await page.getByLabel('C’est bien un autre organisme').check()
    await press('Créer et inviter')
    await page.getByText('l’invitation est partie').waitFor()
    await look(`${BODIES}/doublons`, 'doublons')
    await page.goto(`${site.url}${BODIES}/doublons`)
    await page.getByRole('link', { name: /^Comparer/ }).click()
    await look(`${new URL(page.url()).pathname}${new URL(page.url()).search}`, 'fusion')
    await page.getByLabel('Raison').fill('Créé deux fois')
    await press('Demander la fusion')
    await page.getByText('Personne d’autre n’administre cette installation').waitFor()
    await look('/administration/approbations', 'decisions-seul')
  })

  it('decides once a second person administers', async () => {
    const { stdout } = await openmap(['admin', 'invite', 'seconde@exemple.fr', '--json'], {
      OPENMAP_DATA: site.folder,
    })
    const { pathname } = new URL((JSON.parse(stdout) as { link: string }).link)
    await page.context().clearCookies()
    await page.goto(site.url + pathname)
    await page.getByLabel('Votre prénom et votre nom').fill('Seconde personne')
    await press('Accepter l’invitation')
    await page.goto(`${site.url}/compte/securite`)
    await press('Ajouter une application d’authentification')
    const key = (await page.locator('p code').first().textContent())?.replaceAll(' ', '') ?? ''
    await page.getByLabel('Code').fill(totp(key, Date.now()))
    await press('Vérifier et activer')
    await page.getByText('Votre compte demande maintenant deux preuves.').waitFor()
    await page.goto(`${site.url}/administration`)
    await page.getByRole('link', { name: /^Décider à deux/ }).click()
    await look('/administration/approbations', 'decisions')
    await press(/^Approuver/)
    await page.getByText('C’est approuvé et fait.').waitFor()
    await look('/administration/approbations', 'decisions-passees')
  })

  it('reads the journal and the health of the installation', async () => {
    await look('/administration/journal', 'journal')
    await page.goto(`${site.url}/administration/journal`)
    await page
      .getByText(/^Voir .* changements/)
      .first()
      .click()
    await page.getByRole('columnheader', { name: 'Avant' }).first().waitFor()
    await look('/administration/sante', 'sante')
  })
})
