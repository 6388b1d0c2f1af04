import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe } from '../support/axe.ts'
import { enterAs, shoot, startBrowser, startSite } from '../support/browser.ts'
import { look, lookAt, press as pressKey, tabTo } from '../support/look.ts'

const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date())

const PARTICIPANTS = [
  'Nom;Rôle;Indisponible;Représentant;Courriel',
  'Acheteur essai 01;Acheteur;;Responsable des achats;achats@example.org',
  'Acheteur essai 02;Acheteur;;Direction de la commande;commande@example.org',
  'Structure essai 01;Structure;;Direction élargie;s1@example.org',
  'Structure essai 02;Structure;;Chargé de développement;s2@example.org',
  'Structure essai 03;Structure;;Coordination;s3@example.org',
].join('\n')

/** Le jour J : badges, appareils de l’accueil, réseau coupé, écran de la salle. */
describe('the day itself', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  let organiser: Page
  let base = ''
  let slug = ''

  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    organiser = await context.newPage()
    await enterAs(organiser, site.url, 'mission')
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  const press = (name: string | RegExp, page = organiser) =>
    page.getByRole('button', { name }).first().click()

  /** A device at the door, by the link that the organiser makes for it. */
  const device = async (label: string): Promise<{ context: BrowserContext; page: Page; link: string }> => {
    await organiser.goto(`${base}/organisation/accueil/appareils`)
    await organiser.getByLabel('Nom de l’appareil').fill(label)
    await press('Ajouter un appareil')
    const link = await organiser.getByLabel('Adresse à ouvrir sur l’appareil').inputValue()
    await shoot(organiser, 'appareil-lien')
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
    const page = await context.newPage()
    await page.goto(link)
    await page.getByRole('button', { name: 'Ouvrir' }).click()
    await page.waitForURL(/\/accueil$/)
    return { context, page, link }
  }
  const state = (page: Page) => page.locator('[data-door="state"]')
  const ready = (page: Page) => state(page).getByText('En ligne. Tout est envoyé.').waitFor()
  /** Everything that an offline start needs is on the device. */
  const aside = (page: Page) =>
    expect
      .poll(
        () =>
          page.evaluate(async () => {
            const name = location.pathname
            const kept = (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)
            const worker = (await navigator.serviceWorker.getRegistration(name))?.active
            const whole = kept.includes(name) && ['.css', '.js'].every((end) => kept.join().includes(end))
            return whole && kept.some((path) => path.includes('/door-')) && worker?.state === 'activated'
          }),
        { timeout: 20_000 },
      )
      .toBe(true)
  const answer = (page: Page) => page.locator('[data-door="answer"]')
  const arrive = async (page: Page, name: string): Promise<void> => {
    await page.getByRole('searchbox', { name: 'Chercher une personne' }).fill(name)
    await page.locator('[data-door="results"] button').first().click()
  }

  it('prepares the day: participants, badges, prints', async () => {
    await organiser.goto(`${site.url}/rencontres/creation`)
    await organiser.getByLabel('Titre').fill('Rencontre essai accueil')
    await organiser.getByLabel('Date').fill(today())
    await press('Créer la rencontre')
    base = `${site.url}${new URL(organiser.url()).pathname.replace(/\/organisation.*/, '')}`
    slug = new URL(base).pathname.split('/').at(-1) ?? ''
    await organiser.goto(`${base}/organisation/lieux`)
    await press('Enregistrer les créneaux et les tables')
    await organiser.goto(`${base}/organisation/participants`)
    await organiser
      .getByLabel('Fichier')
      .setInputFiles({ name: 'p.csv', mimeType: 'text/csv', buffer: Buffer.from(PARTICIPANTS) })
    await press('Vérifier le fichier')
    await press(/^Enregistrer \d/)
    await organiser.goto(`${base}/organisation/impressions`)
    await press('Préparer les badges')
    await organiser.getByText(/5\sbadges prêts/).waitFor()
    await shoot(organiser, 'impressions-jour')
    const download = organiser.waitForEvent('download')
    await organiser.getByRole('link', { name: /Télécharger Badges/ }).click()
    expect((await download).suggestedFilename()).toBe(`${slug}-badges.pdf`)
  })

  it('keeps the door with the network cut: by name, by code, again after a reload; then all is sent', async () => {
    const first = await device('Téléphone de l’entrée')
    const second = await device('Tablette du fond')
    await ready(first.page)
    await ready(second.page)
    await aside(first.page)
    await aside(second.page)
    expect(await axe(first.page)).toEqual([])
    await shoot(first.page, 'accueil-en-ligne')

    const { codes } = await first.page.evaluate(async () => ({ codes: (await caches.keys()).length }))
    expect(codes).toBe(1)
    // Whatever still tries reaches nothing: the server is out of reach, not only the browser off line.
    for (const { context } of [first, second]) {
      await context.setOffline(true)
      await context.route('**/*', (route) => route.abort())
    }
    await arrive(first.page, 'elargie')
    await answer(first.page).getByText('Direction élargie, Structure essai 01 : accueilli.').waitFor()
    await state(first.page)
      .getByText(/Hors connexion depuis .*, 1 à envoyer/)
      .waitFor()
    await shoot(first.page, 'accueil-hors-ligne')

    await first.page.reload()
    await state(first.page)
      .getByText(/Hors connexion depuis .*, 1 à envoyer/)
      .waitFor()
    await first.page.getByRole('searchbox', { name: 'Chercher une personne' }).fill('structure essai 01')
    await first.page
      .locator('[data-door="results"]')
      .getByText(/Accueilli à .* par cet appareil/)
      .waitFor()

    const code = await badgeCode('Responsable des achats')
    expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    await tabTo(first.page, 'textbox', /Code du badge/)
    await first.page.keyboard.type(code.toLowerCase())
    await first.page.keyboard.press('Enter')
    await answer(first.page).getByText('Responsable des achats, Acheteur essai 01 : accueilli.').waitFor()
    for (const [typed, sentence] of [
      [code, /déjà accueilli à .* par cet appareil/],
      ['bonjour', /n’est pas celui d’un badge/],
      ['0'.repeat(16), /n’est pas connu pour cette rencontre/],
      [`${site.url}/rencontres/autre#b=${code}`, /badge est celui d’une autre rencontre/],
    ] as const) {
      await first.page.getByRole('textbox', { name: 'Code du badge' }).fill(typed)
      await first.page.keyboard.press('Enter')
      await answer(first.page).getByText(sentence).waitFor()
    }
    await shoot(first.page, 'accueil-refus')
    // The other device welcomes one of them too, later.
    await arrive(second.page, 'elargie')
    await arrive(second.page, 'Coordination')
    await state(second.page)
      .getByText(/2 à envoyer/)
      .waitFor()
    await second.page.reload()
    await state(second.page)
      .getByText(/2 à envoyer/)
      .waitFor()

    // The second comes back before the first: the earliest arrival stands all the same.
    for (const { context, page } of [second, first]) {
      await context.unroute('**/*')
      await context.setOffline(false)
      await ready(page)
    }
    await first.page
      .locator('[data-door="duplicates"]')
      .getByText(/Direction élargie/)
      .waitFor()
    await shoot(first.page, 'accueil-doublons')
    const duplicates = await first.page.locator('[data-door="duplicates"]').textContent()
    expect(duplicates).toMatch(/Direction élargie.*par Téléphone de l’entrée, puis à .* par Tablette du fond/)

    await organiser.goto(`${base}/organisation/accueil?q=direction`)
    await organiser
      .getByRole('row', { name: /Direction élargie/ })
      .getByText(/par Téléphone de l’entrée/)
      .waitFor()
    await organiser
      .getByRole('row', { name: /Direction élargie/ })
      .getByText(/Puis à .* par Tablette du fond/)
      .waitFor()
    await organiser.goto(`${base}/organisation/accueil?etat=present`)
    expect(await organiser.locator('#attendus-titre ~ * tbody tr, table tbody tr').count()).toBeGreaterThan(3)
    await look(first.page, 'accueil-appareil')
    await first.context.close()

    // Taking the door back is effective at the next request, and erases the names from the device.
    await organiser.goto(`${base}/organisation/accueil/appareils`)
    await press('Retirer Tablette du fond')
    await organiser.getByText('L’appareil est retiré').first().waitFor()
    await second.page.reload()
    await second.page.getByRole('heading', { name: 'Page introuvable' }).waitFor()
    const kept = await second.page.evaluate(async (name) => {
      const database: IDBDatabase = await new Promise((resolve) => {
        const request = indexedDB.open(name)
        request.onsuccess = () => resolve(request.result)
      })
      const names: unknown[] = await new Promise((resolve) => {
        const request = database.transaction('coffre').objectStore('coffre').getAllKeys()
        request.onsuccess = () => resolve(request.result)
      })
      database.close()
      return [...names, (await (await caches.open(name)).keys()).length]
    }, `/rencontres/${slug}/accueil`)
    expect(kept).toEqual(['key', 0])
    await second.context.close()
  })

  it('welcomes by name with the keyboard alone and the network cut, and takes it back', async () => {
    const { context, page } = await device('Poste au clavier')
    await ready(page)
    await aside(page)
    await context.setOffline(true)
    await context.route('**/*', (route) => route.abort())
    await page.reload()
    await state(page)
      .getByText(/Hors connexion depuis .*, 0 à envoyer/)
      .waitFor()
    // A mouse would be noticed.
    await page.evaluate(() => {
      for (const type of ['pointerdown', 'mousedown'])
        addEventListener(type, () => Reflect.set(window, 'pointed', true), true)
    })
    const who = 'Chargé de développement, Structure essai 02'
    await tabTo(page, 'searchbox', 'Chercher une personne')
    await page.keyboard.type('charge')
    await pressKey(page, 'button', `Accueillir ${who}`)
    await answer(page).getByText(`${who} : accueilli.`).waitFor()
    await state(page)
      .getByText(/Hors connexion depuis .*, 1 à envoyer/)
      .waitFor()
    // The keyboard stays on the button, which now takes back what it did.
    // Asked of the page at once: the list is drawn again whenever sending was tried.
    await page.locator('[data-door="results"] button:focus', { hasText: `Annuler ${who}` }).waitFor()
    await page.keyboard.press('Enter')
    await answer(page).getByText(`${who} : l’accueil est annulé.`).waitFor()
    await page.getByRole('button', { name: `Accueillir ${who}` }).waitFor()
    expect(await page.evaluate(() => Reflect.get(window, 'pointed'))).toBeUndefined()
    await context.unroute('**/*')
    await context.setOffline(false)
    await ready(page)
    await organiser.goto(`${base}/organisation/accueil?q=developpement`)
    const row = organiser.getByRole('row', { name: /Chargé de développement/ })
    await row.waitFor()
    expect(await row.getByText('Poste au clavier').count()).toBe(0)
    await context.close()
  })

  it('erases the names of a device whose door is taken back while it stays open', async () => {
    const { context, page } = await device('Téléphone de passage')
    await ready(page)
    await organiser.goto(`${base}/organisation/accueil/appareils`)
    await press('Retirer Téléphone de passage')
    await organiser.getByText('L’appareil est retiré').first().waitFor()
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await state(page).getByText('Cet appareil ne peut plus tenir l’accueil').waitFor()
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
    await page.getByRole('searchbox', { name: 'Chercher une personne' }).fill('direction')
    await page.getByText('Personne ne correspond').waitFor()
    await context.close()
  })

  it('keeps names sealed, and erases all when it is signed out; what is unsent is said first', async () => {
    const { context, page } = await device('Téléphone du soir')
    await ready(page)
    await aside(page)
    const kept = await page.evaluate(async () => {
      const [found] = await indexedDB.databases()
      const database: IDBDatabase = await new Promise((resolve) => {
        const request = indexedDB.open(found?.name ?? '')
        request.onsuccess = () => resolve(request.result)
      })
      const all: unknown[] = await new Promise((resolve) => {
        const request = database.transaction('coffre').objectStore('coffre').getAll()
        request.onsuccess = () => resolve(request.result)
      })
      database.close()
      const texts = all.map((value) =>
        value instanceof CryptoKey
          ? `key ${value.extractable}`
          : new TextDecoder('latin1').decode((value as { data: ArrayBuffer }).data),
      )
      const pages = await (await caches.open(location.pathname)).keys()
      const html = await (await caches.match(location.pathname))?.text()
      return { texts, pages: pages.map(({ url }) => new URL(url).pathname), html: html ?? '' }
    })
    expect(kept.texts).toContain('key false')
    expect(kept.texts.length).toBeGreaterThan(2)
    expect(`${kept.texts.join()}${kept.html}`).not.toMatch(/essai 0\d|Responsable|Coordination/)
    expect(kept.pages.filter((path) => !path.startsWith('/assets/'))).toEqual([`/rencontres/${slug}/accueil`])

    await context.route('**/envoi', (route) => route.abort())
    await arrive(page, 'Chargé')
    await state(page)
      .getByText(/1 à envoyer/)
      .waitFor()
    const leave = page.locator('form[action="/deconnexion"] button').first()
    await leave.evaluate((button: HTMLElement) => button.click())
    await answer(page)
      .getByText(/ne sont pas encore envoyées \(1\)/)
      .waitFor()
    await leave.evaluate((button: HTMLElement) => button.click())
    await page.waitForURL(`${site.url}/`)
    const left = await page.evaluate(async () => [
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
      (await navigator.serviceWorker.getRegistrations()).length,
    ])
    expect(left).toEqual([0, 0, 0])
    await context.close()
  })

  it('works without a script, one page each time', async () => {
    await organiser.goto(`${base}/organisation/accueil/appareils`)
    await organiser.getByLabel('Nom de l’appareil').fill('Vieux téléphone')
    await press('Ajouter un appareil')
    const link = await organiser.getByLabel('Adresse à ouvrir sur l’appareil').inputValue()
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
    })
    const page = await context.newPage()
    await page.goto(link)
    await press('Ouvrir', page)
    await page.getByRole('searchbox', { name: 'Chercher une personne' }).fill('commande')
    await page.getByRole('button', { name: 'Rechercher' }).last().click()
    await press(/^Accueillir Direction de la commande/, page)
    await page.getByText('Direction de la commande, Acheteur essai 02 : accueilli.').first().waitFor()
    await shoot(page, 'accueil-sans-js')
    await press('Annuler', page)
    await page.getByText('l’accueil est annulé').first().waitFor()
    await context.close()
  })

  it('says so where the browser keeps nothing, and goes on with the network', async () => {
    const { context, page } = await device('Poste sans mémoire')
    const other = await context.newPage()
    await other.addInitScript(() => Reflect.deleteProperty(Object.getPrototypeOf(window), 'indexedDB'))
    await other.addInitScript(() => Reflect.deleteProperty(window, 'indexedDB'))
    await other.goto(page.url())
    await other.getByText('l’accueil ne marche ici qu’avec le réseau').waitFor()
    expect(await other.locator('[data-door="tools"]').isHidden()).toBe(true)
    expect(await other.getByRole('textbox', { name: 'Code du badge' }).isVisible()).toBe(true)
    await context.close()
  })

  it('is told on the wall of the room, large, to anybody', async () => {
    await organiser.goto(`${base}/organisation`)
    await press('Annoncer la rencontre')
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
    const page = await context.newPage()
    await page.goto('about:blank')
    expect((await page.goto(`${site.url}/rencontres/${slug}/ecran`))?.status()).toBe(200)
    await page.getByRole('heading', { level: 2, name: 'Maintenant' }).waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(1920)
    expect(await axe(page)).toEqual([])
    await shoot(page, 'ecran-1920')
    await context.close()
    await lookAt(organiser, `${base}/ecran`, 'ecran')
    await lookAt(organiser, `${site.url}/rencontres/batiments-et-jardins-demo/ecran`, 'ecran-demo')
  })

  it.each([
    ['/organisation/accueil', 'organisation-accueil'],
    ['/organisation/accueil/appareils', 'organisation-appareils'],
    ['/organisation/impressions', 'organisation-impressions'],
  ])('axe finds nothing on %s, light and dark; it fits 320 px', async (path, name) => {
    await lookAt(organiser, base + path, name)
  })

  it('notes an absence and a walk-in', async () => {
    await organiser.goto(`${base}/organisation/accueil?etat=missing`)
    await organiser
      .getByRole('link', { name: /Absence ou retard/ })
      .first()
      .click()
    await look(organiser, 'absence')
    await organiser.getByLabel(/Absent toute la journée/).check()
    await press('Noter')
    await organiser.getByText('c’est noté').first().waitFor()
    await organiser.locator('summary', { hasText: 'Inscrire une personne venue' }).click()
    await organiser.getByRole('textbox', { name: /^Organisme/ }).fill('Presse essai')
    await organiser.getByRole('combobox', { name: /^Rôle/ }).selectOption('press')
    await organiser.getByLabel('Prénom et nom').fill('Rédaction')
    await press('Inscrire et accueillir')
    await organiser.getByText('Rédaction, Presse essai : accueilli.').first().waitFor()
    await shoot(organiser, 'organisation-accueil-fin')
  })

  /** As it is printed under the square of a badge. */
  const badgeCode = async (name: string): Promise<string> => {
    const { execFileSync } = await import('node:child_process')
    const answered = await organiser.request.get(`${base}/organisation/impressions/badges.pdf`)
    // In the order of reading: the name of a badge, then its code.
    const text = execFileSync('pdftotext', ['-raw', '-', '-'], {
      input: await answered.body(),
      encoding: 'utf8',
    })
    const words = text.replace(/\s+/g, ' ')
    const after = words.slice(words.indexOf(name))
    return /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(after)?.[0] ?? ''
  }
})
