import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe } from '../support/axe.ts'
import { enterAs, shoot, startBrowser, startSite } from '../support/browser.ts'
import { look } from '../support/look.ts'

const two = (n: number): string => String(n).padStart(2, '0')
const BUYERS = Array.from({ length: 4 }, (_, n) => `Acheteur essai ${two(n + 1)}`)
const STRUCTURES = Array.from({ length: 6 }, (_, n) => `Structure essai ${two(n + 1)}`)
const PARTICIPANTS = [
  'Nom;Rôle;Indisponible',
  ...BUYERS.map((name) => `${name};Acheteur;`),
  ...STRUCTURES.map((name, n) => `${name};Structure;${n === 0 ? '8' : ''}`),
].join('\n')
const WISHES = [
  'De;Vers;Niveau',
  ...BUYERS.flatMap((buyer, b) => [0, 1, 2].map((n) => `${buyer};${STRUCTURES[(b * 2 + n) % 6]};souhaité`)),
].join('\n')

/** Deux organisateurs devant le même plateau : à la souris, au clavier, puis en même temps. */
describe('the board of the timetable', () => {
  let site: Awaited<ReturnType<typeof startSite>>
  let browser: Browser
  let page: Page
  let base = ''
  let version = ''

  beforeAll(async () => {
    site = await startSite()
    browser = await startBrowser()
    const context = await browser.newContext({
      viewport: { width: 1280, height: 1000 },
      reducedMotion: 'reduce',
    })
    page = await context.newPage()
    await enterAs(page, site.url, 'mission')
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click()
  const upload = async (tab: string, text: string): Promise<void> => {
    await page.goto(`${base}/organisation/${tab}`)
    await page
      .getByLabel('Fichier')
      .setInputFiles({ name: 'f.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await press('Vérifier le fichier')
    await press(/^Enregistrer \d/)
  }
  const board = (): string => `${base}/organisation/rendez-vous?version=${version}&vue=plateau`
  const open = async (on: Page): Promise<void> => {
    await on.goto(board())
    await on.locator('[data-board="tools"]:not([hidden])').waitFor()
  }
  const told = (on = page) => on.locator('[data-board="told"]')
  const saved = (on = page) => on.locator('[data-board="state"]').getByText('Tout est enregistré.').waitFor()
  const row = (name: string, on = page) =>
    on.getByRole('row').filter({ has: on.getByRole('rowheader', { name }) })
  const chips = (name: string, on = page) => row(name, on).locator('[data-meeting]')
  const slotOf = async (chip: Locator): Promise<number> =>
    Number(await chip.evaluate((element) => element.closest('td')?.dataset.slot))
  const cell = (name: string, slot: number, on = page) => row(name, on).locator(`td[data-slot="${slot}"]`)
  /** Slots of a row that hold this meeting, after a reload: what the server kept. */
  const kept = async (id: string): Promise<number> => {
    await open(page)
    return slotOf(page.locator(`[data-meeting="${id}"]`).first())
  }
  const idOf = async (chip: Locator): Promise<string> => (await chip.getAttribute('data-meeting')) ?? ''

  it('follows a computation and opens what it gave', async () => {
    await page.goto(`${site.url}/rencontres/creation`)
    await page.getByLabel('Titre').fill('Rencontre essai plateau')
    await page.getByLabel('Date').fill('2027-03-11')
    await press('Créer la rencontre')
    base = `${site.url}${new URL(page.url()).pathname.replace(/\/organisation.*/, '')}`
    await page.goto(`${base}/organisation/lieux`)
    await press('Enregistrer les créneaux et les tables')
    await upload('participants', PARTICIPANTS)
    await upload('souhaits', WISHES)
    await page.goto(`${base}/organisation/rendez-vous`)
    await press('Proposer un plan')
    await page.getByRole('heading', { name: 'Calcul en cours' }).waitFor()
    await shoot(page, 'calcul-en-cours')
    await page.getByRole('heading', { level: 2, name: /12.*prouvé/ }).waitFor()
    version = new URL(page.url()).searchParams.get('version') ?? ''
    expect(version).not.toBe('')
    await page.getByRole('link', { name: 'Plateau', exact: true }).click()
    await page.locator('[data-board="tools"]:not([hidden])').waitFor()
    expect(await chips('Acheteur essai 01').count()).toBe(3)
  })

  it('moves a meeting by the mouse: the looks tell before, the server keeps it', async () => {
    const chip = chips('Acheteur essai 01').first()
    const id = await idOf(chip)
    await chip.hover()
    await page.mouse.down()
    const box = await chip.boundingBox()
    await page.mouse.move((box?.x ?? 0) + 30, (box?.y ?? 0) + 30, { steps: 4 })
    const free = row('Acheteur essai 01').locator('td.board-free').last()
    await shoot(page, 'plateau-tenu')
    const target = Number(await free.getAttribute('data-slot'))
    await free.hover()
    await told()
      .getByText(/place sans gêne/)
      .waitFor()
    await page.mouse.up()
    await saved()
    expect(await slotOf(chips('Acheteur essai 01').and(page.locator(`[data-meeting="${id}"]`)))).toBe(target)
    expect(await kept(id)).toBe(target)
  })

  it('swaps two meetings of a row by two clicks, and undoes it', async () => {
    const [one, other] = [chips('Acheteur essai 02').nth(0), chips('Acheteur essai 02').nth(1)]
    const [oneId, otherId] = [await idOf(one), await idOf(other)]
    const before = [await slotOf(one), await slotOf(other)]
    await one.click()
    await other.hover()
    await other.click()
    await told()
      .getByText(/ont échangé leurs places/)
      .waitFor()
    await saved()
    expect([await kept(oneId), await kept(otherId)]).toEqual([before[1], before[0]])
    await press(/^Annuler.*échange/)
    await saved()
    expect([await kept(oneId), await kept(otherId)]).toEqual(before)
  })

  it('moves, pins, forbids and takes back by the keyboard alone', async () => {
    await open(page)
    for (let steps = 0; steps < 200; steps += 1) {
      await page.keyboard.press('Tab')
      if (await page.evaluate(() => document.activeElement?.closest('[role=grid]') !== null)) break
    }
    // The first cell of the first row, whether it holds a meeting or not; then to a meeting of the third buyer.
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const inChip = () => page.evaluate(() => document.activeElement?.hasAttribute('data-meeting') === true)
    while (!(await inChip())) await page.keyboard.press('ArrowRight')
    const focused = page.locator('[data-meeting]:focus')
    const id = await idOf(focused)
    const from = await slotOf(focused)
    await page.keyboard.press('Enter')
    await told()
      .getByText(/pris\. Flèches pour choisir/)
      .waitFor()
    await shoot(page, 'plateau-clavier')
    // Escape gives it back.
    await page.keyboard.press('Escape')
    await told().getByText('Reposé, rien n’est changé.').waitFor()
    await page.keyboard.press('Space')
    const looks = () => page.evaluate(() => document.activeElement?.closest('td')?.className ?? '')
    for (let steps = 0; steps < 8 && !/board-free/.test(await looks()); steps += 1)
      await page.keyboard.press(from === 0 || steps >= from ? 'ArrowRight' : 'ArrowLeft')
    await told()
      .getByText(/place sans gêne/)
      .waitFor()
    await page.keyboard.press('Enter')
    await saved()
    const to = await slotOf(page.locator('[data-meeting]:focus'))
    expect(to).not.toBe(from)
    await page.keyboard.press('p')
    await told()
      .getByText(/est épinglé/)
      .waitFor()
    await saved()
    expect(await page.locator('[data-meeting]:focus').textContent()).toMatch(/épinglé/)
    await page.keyboard.press('i')
    await told()
      .getByText(/interdit à/)
      .waitFor()
    await saved()
    expect(await page.locator('[data-meeting]:focus').textContent()).toMatch(/à vérifier/)
    await page.keyboard.press('Delete')
    await told()
      .getByText(/est retiré du plan/)
      .waitFor()
    await saved()
    expect(await page.locator(`[data-meeting="${id}"]`).count()).toBe(0)
    await page.keyboard.press('Control+z')
    await saved()
    await page.locator(`[data-meeting="${id}"]`).first().waitFor()
    await page.keyboard.press('Control+y')
    await saved()
    await page.locator(`[data-meeting="${id}"]`).first().waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await saved()
    expect(await kept(id)).toBe(to)
    const forbidden = page.getByRole('table', { name: 'Rendez-vous que vous avez interdits' })
    expect(await forbidden.getByRole('row').count()).toBe(2)
    await press(/^Lever l’interdiction/)
    await page.getByText('Aucun rendez-vous n’est interdit.').waitFor()
  })

  it('places a wish that has no meeting', async () => {
    await open(page)
    await chips('Acheteur essai 04').first().click()
    await press('Retirer du plan')
    await saved()
    const left = await chips('Acheteur essai 04').count()
    await press('Prendre ce souhait')
    await row('Acheteur essai 04').locator('td.board-free').first().click()
    await saved()
    expect(await chips('Acheteur essai 04').count()).toBe(left + 1)
  })

  it('shows tables as rows, and a meeting changes table there', async () => {
    await open(page)
    await press('Tables')
    const chip = page.locator('[data-meeting]').first()
    const id = await idOf(chip)
    const slot = await slotOf(chip)
    await chip.click()
    await page.locator(`td.board-free[data-slot="${slot}"]`).last().click()
    await saved()
    await shoot(page, 'plateau-tables')
    expect(await kept(id)).toBe(slot)
  })

  it('keeps the work of two organisers: who comes second is told, and loses nothing', async () => {
    await open(page)
    const context = await browser.newContext({
      storageState: await page.context().storageState(),
      viewport: { width: 1280, height: 1000 },
    })
    const colleague = await context.newPage()
    await open(colleague)
    const id = await idOf(chips('Acheteur essai 01').first())
    const take = async (on: Page): Promise<void> => {
      await on.locator(`[data-meeting="${id}"]`).first().click()
    }
    const freeOf = (on: Page) => row('Acheteur essai 01', on).locator('td.board-free')
    await take(colleague)
    await take(page)
    const theirs = Number(await freeOf(colleague).first().getAttribute('data-slot'))
    const mine = Number(await freeOf(page).last().getAttribute('data-slot'))
    expect(mine).not.toBe(theirs)
    await cell('Acheteur essai 01', theirs, colleague).click()
    await saved(colleague)
    await cell('Acheteur essai 01', mine).click()
    await page
      .locator('[data-board="conflict"]')
      .getByText(/Quelqu’un d’autre vient de changer/)
      .waitFor()
    await shoot(page, 'plateau-conflit')
    expect(await slotOf(page.locator(`[data-meeting="${id}"]`).first())).toBe(theirs)
    await press('Le faire quand même')
    await saved()
    expect(await kept(id)).toBe(mine)
    // Another gesture of the colleague brings them the whole plan.
    await chips('Acheteur essai 02', colleague).first().click()
    await freeCell(colleague, 'Acheteur essai 02').click()
    await saved(colleague)
    expect(await slotOf(colleague.locator(`[data-meeting="${id}"]`).first())).toBe(mine)
    await context.close()
  })
  const freeCell = (on: Page, name: string) => row(name, on).locator('td.board-free').first()

  it('is found in order by axe, light and dark, while something is held too; it fits 320 px', async () => {
    await open(page)
    await chips('Acheteur essai 01').first().click()
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Escape')
    await look(page, 'plateau')
  })

  it('is taken and put elsewhere by two taps', async () => {
    const context = await browser.newContext({
      storageState: await page.context().storageState(),
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    })
    const phone = await context.newPage()
    await open(phone)
    const chip = phone.locator('[data-meeting]').first()
    await chip.tap()
    await told(phone)
      .getByText(/pris\./)
      .waitFor()
    const slot = await slotOf(chip)
    const id = await idOf(chip)
    const free = phone.locator('td.board-free').first()
    await free.tap()
    await saved(phone)
    expect(await slotOf(phone.locator(`[data-meeting="${id}"]`).first())).not.toBe(slot)
    await shoot(phone, 'plateau-telephone')
    await context.close()
  })

  it('is dragged by the finger on its grip; elsewhere the finger scrolls', async () => {
    const context = await browser.newContext({
      storageState: await page.context().storageState(),
      viewport: { width: 800, height: 1000 },
      hasTouch: true,
    })
    const tablet = await context.newPage()
    await open(tablet)
    const fingers = await context.newCDPSession(tablet)
    type Point = { readonly x: number; readonly y: number }
    const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', point?: Point): Promise<void> => {
      await fingers.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: point === undefined ? [] : [point],
      })
    }
    const middleOf = async (one: Locator): Promise<Point> => {
      const box = await one.boundingBox()
      return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 }
    }
    const slide = async (from: Point, to: Point): Promise<void> => {
      await touch('touchStart', from)
      for (let step = 1; step <= 8; step += 1)
        await touch('touchMove', {
          x: from.x + ((to.x - from.x) * step) / 8,
          y: from.y + ((to.y - from.y) * step) / 8,
        })
    }
    const chip = chips('Acheteur essai 01', tablet).first()
    await chip.scrollIntoViewIfNeeded()
    const [id, slot] = [await idOf(chip), await slotOf(chip)]
    const grip = await middleOf(chip.locator('.board-grip'))
    const scrolled = () => tablet.locator('[data-board="scroller"]').evaluate(({ scrollLeft }) => scrollLeft)
    await slide(grip, { x: grip.x + 20, y: grip.y + 20 })
    const free = row('Acheteur essai 01', tablet).locator('td.board-free').first()
    const target = Number(await free.getAttribute('data-slot'))
    const to = await middleOf(free)
    for (const share of [0.25, 0.5, 0.75, 1])
      await touch('touchMove', { x: grip.x + (to.x - grip.x) * share, y: grip.y + (to.y - grip.y) * share })
    await told(tablet)
      .getByText(/place sans gêne/)
      .waitFor()
    await touch('touchEnd')
    await saved(tablet)
    expect(target).not.toBe(slot)
    expect(await slotOf(tablet.locator(`[data-meeting="${id}"]`).first())).toBe(target)
    expect(await kept(id)).toBe(target)
    // Outside the grip nothing is taken.
    const name = chips('Acheteur essai 01', tablet).first().locator('.board-who')
    const from = await middleOf(name)
    const before = await scrolled()
    await slide(from, { x: from.x - 150, y: from.y })
    await touch('touchEnd')
    await expect.poll(scrolled).toBeGreaterThan(before)
    expect(await tablet.locator('[data-board="held"]').isVisible()).toBe(false)
    await context.close()
  })

  it('draws only the columns in sight, and the keyboard reaches the others', async () => {
    const context = await browser.newContext({
      storageState: await page.context().storageState(),
      viewport: { width: 390, height: 844 },
    })
    const phone = await context.newPage()
    await open(phone)
    const slots = (await phone.locator('.board-grid thead th').count()) - 1
    const first = row('Acheteur essai 01', phone)
    expect(await first.locator('td[data-slot]').count()).toBeLessThan(slots)
    await first.locator('td[data-slot="0"]').first().click()
    await phone.keyboard.press('Escape')
    await phone.keyboard.press('End')
    const focused = () =>
      phone.evaluate(() => document.activeElement?.closest('td')?.getAttribute('data-slot') ?? null)
    await expect.poll(focused).toBe(String(slots - 1))
    expect(await cell('Acheteur essai 01', slots - 1, phone).isVisible()).toBe(true)
    await phone.keyboard.press('Home')
    await expect.poll(focused).toBe('0')
    await context.close()
  })
})
