import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterAs, startBrowser, startSite } from '../support/browser.ts'
import { glance, look, press, tabTo } from '../support/look.ts'

const AT = '/gestion/doublons'
const ROWS = [
  'N° SIRET;Dénomination;Catégorie;Adresse;CP;Ville;Téléphone;Présentation',
  '00012345600014;Atelier fictif du Bief;EI;3 rue du Bief;93100;Montreuil;01 44 55 66 77;Menuiserie et agencement.',
  '00012345600022;ATELIER FICTIF DU BIEF;ACI;3, r. du Bief;93100;Montreuil;;Menuiserie.',
  '00012345700012;Lavoir fictif;ACI;8 rue du Lavoir;93100;Montreuil;01 55 66 77 88;',
  '00012345700020;Lavoir fictif;EI;8 rue du Lavoir;93100;Montreuil;;',
]

/** Deux fiches du même établissement, réunies puis séparées : au clavier, puis sans JavaScript sur un téléphone. */
describe('duplicates', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  let page: Page
  let folder: string

  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    folder = await mkdtemp(join(tmpdir(), 'openmap-duplicates-'))
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it('appear by themselves once a file was imported', async () => {
    const file = join(folder, 'structures.csv')
    writeFileSync(file, ROWS.join('\n'))
    await enterAs(page, site.url, 'mission')
    await page.goto(site.url + AT)
    await page.goto(`${site.url}/gestion/imports`)
    await page.locator('input[type=file]').setInputFiles(file)
    await press(page, 'button', 'Lire le fichier')
    await press(page, 'button', 'Vérifier les lignes')
    await press(page, 'button', 'Enregistrer 4 lignes')
    await page.getByText('4 fiches créées').waitFor()
    const row = page.getByRole('row').filter({ hasText: 'ATELIER FICTIF' })
    for (;;) {
      await page.goto(site.url + AT)
      if ((await row.count()) > 0) break
      await page.waitForTimeout(200)
    }
    expect(await row.textContent()).toMatch(/même adresse/)
    await look(page, 'duplicates-list')
  })

  it('are compared, merged with the values chosen, and separated again, by the keyboard', async () => {
    await page.goto(site.url + AT)
    await press(page, 'link', /^Comparer.*ATELIER FICTIF/i)
    await page.getByRole('heading', { name: 'Valeurs à garder' }).waitFor()
    await look(page, 'duplicates-pair')
    await tabTo(page, 'radio', /Menuiserie et agencement/)
    await page.keyboard.press('Space')
    await press(page, 'button', 'Réunir les deux fiches')
    await page.getByText('Les deux fiches sont réunies').first().waitFor()
    await page.goto(`${site.url}${AT}?etat=reunies`)
    await look(page, 'duplicates-merged-list')
    await press(page, 'link', /^Défaire la réunion/)
    await page.getByText('Vous pouvez défaire cette réunion').waitFor()
    await look(page, 'duplicates-merged')
    await press(page, 'button', 'Défaire la réunion')
    await page.getByText('est revenue dans l’annuaire').first().waitFor()
  })

  it('work without JavaScript, on a telephone', async () => {
    const context = await browser.newContext({
      viewport: { width: 320, height: 720 },
      javaScriptEnabled: false,
    })
    const phone = await context.newPage()
    await enterAs(phone, site.url, 'mission')
    await phone.goto(site.url + AT)
    await phone.getByRole('link', { name: /^Comparer.*Lavoir fictif/ }).click()
    expect(await phone.getByRole('radio', { name: 'Réunir les deux' }).first().isChecked()).toBe(true)
    await phone.getByRole('button', { name: 'Ce ne sont pas des doublons' }).click()
    await phone.getByText('ces fiches ne seront plus proposées ensemble').first().waitFor()
    await phone.getByRole('button', { name: 'Annuler' }).click()
    await phone.getByText('La paire est de nouveau à examiner.').first().waitFor()
    await phone.getByRole('button', { name: 'Réunir les deux fiches' }).click()
    await phone.getByText('Les deux fiches sont réunies').first().waitFor()
    await context.close()
  })

  it('fit a telephone', async () => {
    const phone = await (await browser.newContext({ viewport: { width: 320, height: 720 } })).newPage()
    await enterAs(phone, site.url, 'mission')
    await phone.goto(site.url + AT)
    await glance(phone, 'duplicates-list-phone')
    await phone
      .getByRole('link', { name: /^Comparer/ })
      .first()
      .click()
    await phone.getByRole('heading', { name: 'Valeurs à garder' }).waitFor()
    await glance(phone, 'duplicates-pair-phone')
    await phone.context().close()
  })
})
