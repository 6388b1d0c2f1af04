import { readFileSync } from 'node:fs'
import type { Browser, Download, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe } from '../support/axe.ts'
import { enterAs, shoot, startBrowser, startSite } from '../support/browser.ts'
import { look } from '../support/look.ts'
import { meetingDayFiles } from '../support/meetingDay.ts'

const ORGANISER = [
  '',
  '/description',
  '/programme',
  '/lieux',
  '/participants',
  '/souhaits',
  '/rendez-vous',
  '/impressions',
]

/** L’organisateur importe, propose, publie ; une structure ouvre son agenda. Avec puis sans JavaScript. */
describe.each([true, false])('a meeting day from end to end, JavaScript %s', (javaScriptEnabled) => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  let organiser: Page
  let base = ''
  const suffix = javaScriptEnabled ? 'js' : 'sans-js'

  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1280, height: 900 } })
    organiser = await context.newPage()
    await enterAs(organiser, site.url, 'mission')
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  const press = (name: string | RegExp) => organiser.getByRole('button', { name }).first().click()
  const upload = async (tab: string, name: string, buffer: Buffer): Promise<void> => {
    await organiser.goto(`${base}/organisation/${tab}`)
    await organiser.getByLabel('Fichier').setInputFiles({ name, mimeType: 'text/csv', buffer })
    await press('Vérifier le fichier')
    await press(/^Enregistrer \d/)
  }
  const saved = async (download: Download): Promise<Buffer> => readFileSync(await download.path())

  it('creates the day, its slots and its tables', async () => {
    await organiser.goto(`${site.url}/rencontres/creation`)
    await organiser.getByLabel('Titre').fill(`Rencontre essai ${suffix}`)
    await organiser.getByLabel('Date').fill('2027-03-11')
    await press('Créer la rencontre')
    base = `${site.url}${new URL(organiser.url()).pathname.replace(/\/organisation.*/, '')}`
    await organiser.goto(`${base}/organisation/lieux`)
    await press('Enregistrer les créneaux et les tables')
    await organiser.getByText('Les créneaux et les tables sont enregistrés.').waitFor()
    expect(await organiser.getByRole('row').count()).toBeGreaterThanOrEqual(9)
  })

  it('writes the programme, in the order of hours whatever the order of entry', async () => {
    const add = async (kind: string, title: string, start: string, end: string, more = ''): Promise<void> => {
      await organiser.goto(`${base}/organisation/programme`)
      const details = organiser.locator('details', { hasText: 'Ajouter une séance' })
      if ((await details.getAttribute('open')) === null) await details.locator('summary').click()
      await organiser.getByLabel('Type').selectOption(kind)
      await organiser.getByLabel('Titre').fill(title)
      await organiser.getByLabel('Début').fill(start)
      await organiser.getByLabel('Fin').fill(end)
      await organiser.getByLabel('Lieu').fill(more === '' ? '' : 'Grande salle')
      await organiser.getByLabel('Intervenants').fill(more)
      await press('Ajouter la séance')
    }
    const titles = () => organiser.locator('tbody th').allTextContents()
    await add('talk', 'Acheter responsable', '10:00', '09:00', 'Région\nRéseau des structures')
    await organiser.getByRole('alert').getByText('indiquez une fin plus tardive').waitFor()
    if (javaScriptEnabled) expect(await axe(organiser)).toEqual([])
    await shoot(organiser, `programme-erreur-${suffix}`)
    await organiser.getByLabel('Fin').fill('10:45')
    await press('Ajouter la séance')
    await organiser.getByText('est ajouté au programme').waitFor()
    await add('welcome', 'Café', '08:30', '09:00')
    await add('break', 'Pause', '09:30', '09:45')
    expect(await titles()).toEqual(['Café', 'Pause', 'Acheter responsable'])
    await organiser.getByRole('link', { name: 'Modifier « Pause »' }).click()
    if (javaScriptEnabled) expect(await axe(organiser)).toEqual([])
    await shoot(organiser, `programme-seance-${suffix}`)
    await organiser.getByLabel('Début').fill('11:00')
    await organiser.getByLabel('Fin').fill('')
    await press('Enregistrer la séance')
    expect(await titles()).toEqual(['Café', 'Acheter responsable', 'Pause'])
    await organiser.getByRole('link', { name: 'Modifier « Pause »' }).click()
    await press(/^Retirer cette séance/)
    await organiser.getByText('est retiré du programme').waitFor()
    expect(await titles()).toEqual(['Café', 'Acheter responsable'])
  })

  it('imports participants and wishes from files', async () => {
    const files = meetingDayFiles()
    await upload('participants', 'participants.csv', files.participants)
    await organiser.getByText('37 lignes enregistrées.').waitFor()
    await upload('souhaits', 'souhaits.csv', files.wishes)
    await organiser.getByText('80 lignes enregistrées.').waitFor()
  })

  it('proposes 79 meetings of at most 79 and publishes them', async () => {
    await organiser.goto(`${base}/organisation/rendez-vous`)
    await press('Proposer un plan')
    const proof = organiser.getByRole('heading', { level: 2, name: /79/ })
    expect(await proof.first().textContent()).toMatch(/prouvé/)
    await shoot(organiser, `plan-brouillon-${suffix}`)
    await press('Publier')
    await organiser.getByText('Publiée').first().waitFor()
    const printing = organiser.waitForEvent('download')
    await organiser.goto(`${base}/organisation/impressions`)
    await organiser.getByRole('link', { name: /Tout imprimer/ }).click()
    expect((await saved(await printing)).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('a structure opens its agenda by its personal link, and takes it away', async () => {
    await organiser.goto(`${base}/organisation/participants`)
    await organiser
      .getByRole('row', { name: /Structure essai 01/ })
      .getByRole('button', { name: /Créer un lien/ })
      .click()
    const door = await organiser.getByLabel('Adresse à transmettre').inputValue()
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 375, height: 800 } })
    const page = await context.newPage()
    await page.goto(door)
    await page.getByRole('button', { name: 'Ouvrir' }).click()
    await page.waitForURL(/\/mon-agenda$/)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Mon agenda')
    expect(await page.getByText(/Acheteur essai/).count()).toBeGreaterThan(0)
    await shoot(page, `mon-agenda-${suffix}`)
    if (javaScriptEnabled) expect(await axe(page)).toEqual([])
    const ics = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Ajouter à mon agenda' }).click()
    expect((await saved(await ics)).toString()).toContain('BEGIN:VEVENT')
    const pdf = page.waitForEvent('download')
    await page.getByRole('link', { name: /PDF/ }).click()
    expect((await saved(await pdf)).subarray(0, 5).toString()).toBe('%PDF-')
    // The grids are the organiser's.
    expect((await page.request.get(`${base}/organisation/rendez-vous`)).status()).toBe(403)
    await context.close()
  })

  it('announces the day: everybody reads its page', async () => {
    const visitor = await browser.newPage()
    expect((await visitor.goto(base))?.status()).toBe(404)
    await organiser.goto(`${base}/organisation`)
    await press('Annoncer la rencontre')
    await organiser.getByText('La rencontre est annoncée').waitFor()
    expect((await visitor.goto(base))?.status()).toBe(200)
    await visitor.close()
  })

  // axe is a script: the same pages are looked at once, with scripts.
  describe.skipIf(!javaScriptEnabled)('looked at', () => {
    const pages = ORGANISER.map((path) => `/organisation${path}`).concat('', '/programme', '/bilan')
    it.each(pages)('axe finds nothing on %s, light and dark; it fits 320 px', async (path) => {
      const name = path === '' ? 'rencontre' : path.slice(1).replaceAll('/', '-')
      await organiser.goto(base + path)
      await look(organiser, name)
    })
  })
})
