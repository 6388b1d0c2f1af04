import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterAs, startBrowser, startSite } from '../support/browser.ts'
import { glance, look, press, tabTo } from '../support/look.ts'

const ZONES = '/structures/zones-blanches'

/** Carte, tableau, détail, méthode et import : au clavier, sur un petit écran, sans JavaScript. */
describe('white zones', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  let visitor: Page
  const folder = mkdtempSync(join(tmpdir(), 'openmap-zones-'))

  const newPage = async (javaScriptEnabled = true): Promise<Page> =>
    (
      await browser.newContext({
        viewport: { width: 1280, height: 900 },
        locale: 'fr-FR',
        javaScriptEnabled,
      })
    ).newPage()

  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    visitor = await newPage()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('shows where supply lacks, on a map and in a table that say the same', async () => {
    await visitor.goto(site.url + ZONES)
    await look(visitor, 'zones-blanches')
    const map = visitor.getByRole('group', { name: /^Départements colorés/ })
    expect(await map.getByRole('link').count()).toBe(8)
    const said = (await map.getByRole('link', { name: /^Seine-et-Marne/ }).getAttribute('aria-label')) ?? ''
    const counts = /(\d+)\s+structures? pour (\d+)\s+demandes?/.exec(said)
    const row = visitor.getByRole('row', { name: /^Tous secteurs/ })
    expect(await row.getByRole('link', { name: /Seine-et-Marne/ }).textContent()).toContain(
      `${counts?.[1]} / ${counts?.[2]}`,
    )
    expect(await visitor.getByRole('link', { name: /Zone blanche/ }).count()).toBeGreaterThan(0)
  })

  it('goes from the map to the rows by the keyboard alone', async () => {
    await visitor.goto(`${site.url}${ZONES}?secteur=voirie`)
    await press(visitor, 'link', /^Essonne \(91\) :/)
    await visitor.getByRole('heading', { level: 1, name: /^Voirie.*Essonne/ }).waitFor()
    await look(visitor, 'zones-blanches-detail')
    const counted = await visitor.getByRole('table', { name: 'Demandes comptées' }).getByRole('row').count()
    expect(counted).toBeGreaterThan(1)
    await tabTo(visitor, 'link', 'Revenir aux zones blanches')
  })

  it('keeps its state in the address, and works without script', async () => {
    const plain = await newPage(false)
    await plain.goto(site.url + ZONES)
    await plain.getByLabel('Source de la demande').selectOption('besoins')
    await plain.getByRole('button', { name: 'Appliquer' }).click()
    expect(plain.url()).toContain('source=besoins')
    await plain.goto(`${site.url}${ZONES}?du=1999-01-01&au=1999-12-31`)
    await plain.getByText('Aucune demande n’est connue pour ces critères').waitFor()
    expect(await plain.getByRole('link', { name: /Zone blanche/ }).count()).toBe(0)
    expect(
      await plain
        .getByRole('group', { name: /^Départements/ })
        .getByRole('link', { name: /Aucune demande connue/ })
        .count(),
    ).toBe(8)
    await plain.context().close()
  })

  it('explains its method', async () => {
    await visitor.goto(`${site.url}${ZONES}/methode`)
    await look(visitor, 'zones-blanches-methode')
  })

  it('takes a file of contracts from the mission, and says what to mend', async () => {
    const mission = await newPage()
    await enterAs(mission, site.url, 'mission')
    await mission.goto(`${site.url}/gestion/imports/decp`)
    await look(mission, 'import-decp')
    const path = join(folder, 'marches.json')
    writeFileSync(
      path,
      JSON.stringify({
        marches: [
          {
            id: '2024000123',
            acheteur: { id: '21750001600019', nom: 'Ville démo' },
            objet: 'Peinture',
            codeCPV: '45442100',
            procedure: 'Procédure concurrentielle avec négociation',
            lieuExecution: { code: '93', typeCode: 'Code département', nom: '' },
            dateNotification: '2024-02-03',
            montant: 50000,
            titulaires: [],
          },
        ],
      }),
    )
    await mission.getByLabel('Fichier de marchés').setInputFiles(path)
    await mission.getByLabel('Source à citer').fill('Essai')
    await mission.getByRole('button', { name: 'Importer les marchés' }).click()
    await mission.getByText('1 marché créé').first().waitFor()
    await look(mission, 'import-decp-rapport')
    writeFileSync(path, '{"marches": [{"id":')
    await mission.goto(`${site.url}/gestion/imports/decp`)
    await mission.getByLabel('Fichier de marchés').setInputFiles(path)
    await mission.getByLabel('Source à citer').fill('Essai')
    await mission.getByRole('button', { name: 'Importer les marchés' }).click()
    await mission.getByRole('alert').getByText('s’arrête au milieu').waitFor()
    await glance(mission, 'import-decp-refus')
  })
})
