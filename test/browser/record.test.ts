import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe } from '../support/axe.ts'
import { enterAs, startBrowser, startSite } from '../support/browser.ts'
import { look, press } from '../support/look.ts'

/** Tenir sa fiche à jour : lire ce qui manque, écrire au clavier seul, sur un téléphone, sans JavaScript. */
describe('the record of a structure in a browser', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  let page: Page
  let record = ''

  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    await enterAs(page, site.url, 'structure')
    await page.goto(`${site.url}/structures?q=${encodeURIComponent('Structure démo')}`)
    record = (await page.locator('main article a[href^="/structures/"]').first().getAttribute('href')) ?? ''
    expect(record).not.toBe('')
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  it('shows what is known and what is missing, wide and narrow', async () => {
    await page.goto(site.url + record)
    await page.getByRole('heading', { name: 'Photos' }).waitFor()
    await look(page, 'record')
    await page.setViewportSize({ width: 320, height: 800 })
    await look(page, 'record-320')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.setViewportSize({ width: 1280, height: 900 })
  })

  it('is written by keyboard alone', async () => {
    await page.goto(site.url + record)
    await press(page, 'link', 'Modifier la fiche')
    await page.getByRole('heading', { level: 1, name: 'Modifier la fiche' }).waitFor()
    await look(page, 'record-edit')
    await press(page, 'link', 'Modifier Moyens, labels et réseaux')
    await page.getByLabel('Effectif').focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('31')
    await look(page, 'record-means')
    await press(page, 'button', 'Enregistrer')
    await page.getByText('C’est enregistré').waitFor()
    await press(page, 'link', 'Voir la fiche')
    await page.getByText('31 personnes').waitFor()
    expect(await page.getByText('Source : déclaration de la structure', { exact: false }).count()).toBe(1)
  })

  it('takes an activity on a telephone, without JavaScript', async () => {
    const state = await page.context().storageState()
    const bare = await browser.newContext({
      storageState: state,
      javaScriptEnabled: false,
      viewport: { width: 320, height: 800 },
    })
    const phone = await bare.newPage()
    await phone.goto(`${site.url}${record}/modifier/activites`)
    await phone
      .getByLabel('Secteur d’activité')
      .selectOption({ label: 'Blanchisserie' })
      .catch(async () => {
        await phone.getByLabel('Secteur d’activité').selectOption({ index: 2 })
      })
    await phone.getByLabel('Dans des communes').check()
    await phone.getByRole('textbox', { name: 'Communes' }).fill('Montreuil (93)\nInconnueville')
    await phone.getByRole('button', { name: 'Enregistrer' }).click()
    await phone.getByRole('link', { name: /Inconnueville/ }).waitFor()
    await phone
      .screenshot({ path: 'test/browser/shots/record-activity-320.png', fullPage: true })
      .catch(() => {})
    await phone.getByRole('textbox', { name: 'Communes' }).fill('Montreuil (93)\nBagnolet')
    await phone.getByRole('button', { name: 'Enregistrer' }).click()
    await phone.getByText('Montreuil (93), Bagnolet (93)').first().waitFor()
    await bare.close()
  })

  it('names what is wrong, and passes axe in each part', async () => {
    for (const part of ['identite', 'activites', 'types', 'references', 'photos', 'contacts']) {
      await page.goto(`${site.url}${record}/modifier/${part}`)
      await look(page, `record-${part}`)
    }
    await page.goto(`${site.url}${record}/modifier/identite`)
    await page.getByLabel('Code postal').fill('abc')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByRole('link', { name: 'Un code postal compte 5 chiffres.' }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 800 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.setViewportSize({ width: 1280, height: 900 })
  })

  it('shows two who write at once what to choose', async () => {
    const other = await page.context().newPage()
    const path = `${site.url}${record}/modifier/moyens`
    await page.goto(path)
    await other.goto(path)
    await other.getByLabel('Effectif').fill('40')
    await other.getByRole('button', { name: 'Enregistrer' }).click()
    await other.getByText('C’est enregistré').waitFor()
    await page.getByLabel('Effectif').fill('50')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByRole('heading', { name: /Cette fiche a changé/ }).waitFor()
    await look(page, 'record-conflict')
    await page.getByRole('checkbox', { name: /Reprendre la valeur enregistrée/ }).check()
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.goto(site.url + record)
    await page.getByText('40 personnes').waitFor()
    await other.close()
  })
})
