import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
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
const READ = '00012345800010;Atelier relu fictif;ACI;93100;Montreuil;'

/** A register of companies that knows every establishment, at an address of its own, and gives a list to read again. */
const startRegister = async (): Promise<Server> => {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://here')
    if (url.pathname === '/liste.csv') return response.end([HEAD, READ].join('\r\n'))
    const place = {
      siret: url.searchParams.get('q'),
      numero_voie: '12',
      type_voie: 'RUE',
      libelle_voie: 'DU REGISTRE',
      code_postal: '93100',
      libelle_commune: 'MONTREUIL',
      etat_administratif: 'A',
    }
    return response.end(
      JSON.stringify({
        results: [{ nom_complet: 'ETABLISSEMENT FICTIF', matching_etablissements: [place] }],
      }),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

/** Un fichier avec des erreurs, corrigé, importé de nouveau, annulé : au clavier, puis sur un téléphone. */
describe('registers', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  let page: Page
  let folder: string
  let list: string
  let register: Server
  let host: string

  beforeAll(async () => {
    register = await startRegister()
    host = `127.0.0.1:${(register.address() as AddressInfo).port}`
    site = await startSite(undefined, {
      env: { COMPANY_REGISTER_URL: `http://${host}/companies`, REGISTER_HOSTS: host },
    })
    browser = await startBrowser()
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    folder = await mkdtemp(join(tmpdir(), 'openmap-registers-'))
    list = join(folder, 'structures.csv')
    writeFileSync(list, [HEAD, GOOD, BAD].join('\n'))
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
    register?.close()
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

  it('keeps a list that is read again, says what is wrong with its address, and lets it go', async () => {
    await page.goto(site.url + AT)
    await press(page, 'link', 'Relire des registres automatiquement')
    await page.getByText('Aucun registre n’est relu').waitFor()
    await tabTo(page, 'textbox', /^Nom du registre/)
    await page.keyboard.type('Liste d’essai')
    await tabTo(page, 'textbox', /^Adresse du fichier/)
    await page.keyboard.type('https://ailleurs.exemple.fr/liste.csv')
    await press(page, 'button', 'Ajouter ce registre')
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('textbox', { name: /^Nom du registre/ }).inputValue()).toBe('Liste d’essai')
    await look(page, 'registers-sources-refused')
    await tabTo(page, 'textbox', /^Adresse du fichier/)
    await page.keyboard.press('Control+A')
    await page.keyboard.type(`http://${host}/liste.csv`)
    await press(page, 'button', 'Ajouter ce registre')
    await page.getByRole('row', { name: /^Liste d’essai/ }).waitFor()
    await look(page, 'registers-sources')
    await press(page, 'button', /^Relire maintenant/)
    await page.getByText('La relecture commence').waitFor()
    for (let tries = 0; tries < 30 && !(await page.getByText('à examiner').isVisible()); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 500))
      await page.reload()
    }
    await press(page, 'link', /^Voir le rapport/)
    await page.getByText('L’enregistrement créerait 1 fiche').waitFor()
    await page.goto(`${site.url}${AT}/registres`)
    await press(page, 'button', /^Retirer/)
    await page.getByText('Le registre n’est plus relu').waitFor()
  })

  it('completes a record from the register of companies, by what its keeper ticks', async () => {
    await page.goto(`${site.url}/structures`)
    const record = await page.locator('[id^="fiche-"] a[href^="/structures/"]').first().getAttribute('href')
    await page.goto(`${site.url}${record}/modifier`)
    await press(page, 'link', 'Compléter depuis le registre')
    await page.getByRole('group', { name: 'Reprendre du registre' }).waitFor()
    await look(page, 'record-from-register')
    await press(page, 'button', 'Reprendre ce qui est coché')
    // The name changes too, and the address of the record with it.
    await page.waitForURL(/etablissement-fictif[^/]*\/modifier$/)
    await page.goto(page.url().replace('/modifier', ''))
    await page.getByText('12 RUE DU REGISTRE').first().waitFor()
  })
})
