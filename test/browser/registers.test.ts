import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterAs, startBrowser, startSite } from '../support/browser.ts'
import { glance, look, press, tabTo } from '../support/look.ts'

const AT = '/gestion/imports'
const HEAD = 'N° SIRET;Dénomination;Catégorie;CP;Ville;Remarque'
const GOOD = '00012345600014;Atelier fictif du Bief;EI;93100;Montreuil;'
const BAD = '0001234570001;Lavoir fictif;ACI;93100;Montreuil;SIRET trop court'
const MENDED = '00012345700012;Lavoir fictif;ACI;93100;Montreuil;'

/** Un fichier avec des erreurs, corrigé, importé de nouveau, annulé : au clavier, puis sur un téléphone. */
describe('registers', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  let page: Page
  let folder: string
  let list: string

  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    folder = await mkdtemp(join(tmpdir(), 'openmap-registers-'))
    list = join(folder, 'structures.csv')
    writeFileSync(list, [HEAD, GOOD, BAD].join('\n'))
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const give = async (on: Page): Promise<void> => {
    await on.goto(site.url + AT)
    await on.locator('input[type=file]').setInputFiles(list)
  }

  it('reads a file, shows what it guessed, and judges each row', async () => {
    await enterAs(page, site.url, 'mission')
    await give(page)
    await look(page, 'registers-list')
    await press(page, 'button', 'Lire le fichier')
    await page.getByRole('heading', { name: 'Reconnaître les colonnes' }).waitFor()
    await page.getByText('séparateur « ; »').waitFor()
    expect(await page.getByRole('combobox', { name: /^Type de structure/ }).inputValue()).toBe('2')
    await look(page, 'registers-columns')
    await tabTo(page, 'combobox', /^Nom de la structure/)
    await page.keyboard.press('Home')
    await press(page, 'button', 'Vérifier les lignes')
    await page.getByText('Choisissez la colonne qui contient cette information.').first().waitFor()
    await tabTo(page, 'combobox', /^Nom de la structure/)
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await press(page, 'button', 'Vérifier les lignes')
    await page.getByRole('heading', { name: 'Verdict du fichier' }).waitFor()
    await page.getByText('Le SIRET compte 14').waitFor()
    await look(page, 'registers-verdict')
    const download = page.waitForEvent('download')
    await press(page, 'link', 'Rapport (XLSX)')
    expect((await download).suggestedFilename()).toBe('structures-rapport.xlsx')
    await press(page, 'button', 'Enregistrer 1 ligne')
    await page.getByText('1 fiche créée, 0 fiche modifiée.').waitFor()
    await look(page, 'registers-written')
  })

  it('takes the mended file: only what is new is written, then all of it is undone', async () => {
    writeFileSync(list, [HEAD, GOOD, MENDED].join('\n'))
    await give(page)
    await press(page, 'button', 'Lire le fichier')
    await page.getByRole('heading', { name: 'Reconnaître les colonnes' }).waitFor()
    expect(await page.getByRole('combobox', { name: /^Nom de la structure/ }).inputValue()).toBe('1')
    await press(page, 'button', 'Vérifier les lignes')
    await page.getByText('L’enregistrement créerait 1 fiche').waitFor()
    await press(page, 'button', 'Enregistrer 2 lignes')
    await page.getByText('1 fiche créée, 0 fiche modifiée.').waitFor()
    await press(page, 'button', 'Annuler l’import')
    await page.getByText('Tout ce que l’import avait fait a été défait.').waitFor()
    await look(page, 'registers-undone')
    await page.goto(`${site.url}/structures?q=Lavoir+fictif`)
    expect(await page.locator('a[href^="/structures/lavoir-fictif"]').count()).toBe(0)
  })

  it('fits a telephone', async () => {
    const phone = await (await browser.newContext({ viewport: { width: 320, height: 720 } })).newPage()
    await enterAs(phone, site.url, 'mission')
    await give(phone)
    await glance(phone, 'registers-list-phone')
    await phone.getByRole('button', { name: 'Lire le fichier' }).click()
    await phone.getByRole('heading', { name: 'Reconnaître les colonnes' }).waitFor()
    await glance(phone, 'registers-columns-phone')
    await phone.getByRole('button', { name: 'Vérifier les lignes' }).click()
    await phone.getByText('était dans la corbeille').waitFor()
    await glance(phone, 'registers-verdict-phone')
    await phone.getByRole('button', { name: 'Abandonner ce fichier' }).click()
    await phone.getByText('Le fichier est abandonné').first().waitFor()
    await phone.context().close()
  })
})
