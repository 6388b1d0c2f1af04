import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterAs, startBrowser, startSite } from '../support/browser.ts'
import { glance, look, press, tabTo } from '../support/look.ts'

const DAY = '/rencontres/batiments-et-jardins-demo'
const PEOPLE = `${DAY}/organisation/participants`

/** Un fichier tel qu’il vient : ses colonnes au clavier, ses erreurs, son annulation. */
describe('imports', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  let page: Page
  let folder: string
  let list: string

  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    folder = await mkdtemp(join(tmpdir(), 'openmap-import-'))
    list = join(folder, 'inscrits.csv')
    writeFileSync(
      list,
      'Raison sociale (obligatoire);Type de structure;Adresse mail\nAtelier démo 71;structure;contact@atelier.example\nAtelier démo 72;on verra;\n',
    )
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it('leads from the participants to the columns, which are proposed and changed by keyboard', async () => {
    await enterAs(page, site.url, 'mission')
    await page.goto(site.url + PEOPLE)
    await press(page, 'link', 'Importer')
    await page.getByRole('heading', { level: 1, name: 'Importer des participants' }).waitFor()
    await page.getByLabel('Fichier', { exact: false }).first().setInputFiles(list)
    await press(page, 'button', 'Vérifier le fichier')
    await page.getByRole('heading', { name: 'Reconnaître les colonnes' }).waitFor()
    const name = page.getByRole('combobox', { name: /^Nom de l’organisme/ })
    expect(await name.inputValue()).toBe('0')
    await look(page, 'imports-columns')
    await tabTo(page, 'combobox', /^Rôle/)
    await page.keyboard.press('Home')
    await press(page, 'button', 'Vérifier les lignes')
    await page.getByText('Choisissez la colonne qui contient cette information.').first().waitFor()
    expect(await name.inputValue()).toBe('0')
    await look(page, 'imports-columns-refused')
    await tabTo(page, 'combobox', /^Rôle/)
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await press(page, 'button', 'Vérifier les lignes')
    await page.getByRole('heading', { name: 'Vérification du fichier' }).waitFor()
    await look(page, 'imports-report')
  })

  it('gives the report, then writes the good rows', async () => {
    const download = page.waitForEvent('download')
    await press(page, 'button', 'Télécharger le rapport (XLSX)')
    expect((await download).suggestedFilename()).toBe('inscrits-rapport.xlsx')
    await press(page, 'button', 'Enregistrer 1 ligne')
    await page.getByText('1 participant ajouté').first().waitFor()
    await look(page, 'imports-made')
  })

  it('undoes the whole import by keyboard, and says so in the list', async () => {
    await press(page, 'button', 'Annuler l’import')
    await page.getByText('Tout ce que l’import avait fait a été défait.').waitFor()
    await look(page, 'imports-undone')
    await press(page, 'link', 'Tous les imports')
    await page.getByText(/^Annulé le/).waitFor()
    await look(page, 'imports-list')
  })

  it('fits a telephone, and says by pointer what an undo keeps', async () => {
    const phone = await (await browser.newContext({ viewport: { width: 320, height: 720 } })).newPage()
    await enterAs(phone, site.url, 'mission')
    await phone.goto(`${site.url + PEOPLE}/import`)
    writeFileSync(list, 'Nom;Rôle\nAtelier démo 73;structure\nAtelier démo 74;structure\n')
    await phone.getByLabel('Fichier', { exact: false }).first().setInputFiles(list)
    await phone.getByRole('button', { name: 'Vérifier le fichier' }).click()
    await phone.getByText('Toutes les lignes sont acceptées sans remarque.').waitFor()
    await phone.getByText('Colonnes retenues').click()
    await phone.getByRole('button', { name: 'Changer les colonnes' }).click()
    await phone.getByRole('heading', { name: 'Reconnaître les colonnes' }).waitFor()
    await glance(phone, 'imports-columns-phone')
    await phone.getByRole('button', { name: 'Vérifier les lignes' }).click()
    await phone.getByRole('button', { name: 'Enregistrer 2 lignes' }).click()
    await phone.getByText('2 participants ajoutés').first().waitFor()
    const made = phone.url()
    await phone.goto(`${site.url}${PEOPLE}?role=supplier`)
    await phone.getByRole('button', { name: /^Créer un lien.*Atelier démo 73/ }).click()
    await phone.goto(made)
    await phone.getByText('Un lien personnel lui a été donné.').waitFor()
    await glance(phone, 'imports-kept-phone')
    await phone.getByRole('button', { name: 'Annuler l’import' }).click()
    await phone.getByText('1 ligne défaite, 1 ligne gardée').first().waitFor()
    await phone.context().close()
  })
})
