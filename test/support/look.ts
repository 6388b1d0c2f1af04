import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axe } from './axe.ts'
import { shoot } from './browser.ts'

/** Moves by the Tab key until this element has the focus. */
export const tabTo = async (
  page: Page,
  role: 'button' | 'link' | 'textbox' | 'radio' | 'checkbox' | 'combobox' | 'searchbox',
  name: string | RegExp,
): Promise<void> => {
  const target = page.getByRole(role, { name, exact: typeof name === 'string' }).first()
  await target.waitFor()
  // Found once: a search by role reads the whole page, at each step.
  let element = await target.elementHandle()
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press('Tab')
    const where = await element?.evaluate((one) =>
      one === document.activeElement ? 'here' : one.isConnected ? 'elsewhere' : 'gone',
    )
    if (where === 'here') return
    if (where !== 'elsewhere') element = await target.elementHandle()
  }
  throw new Error(`the keyboard does not reach ${name}`)
}

/** Reaches a button or a link by the keyboard, and presses it. */
export const press = async (page: Page, role: 'button' | 'link', name: string | RegExp): Promise<void> => {
  await tabTo(page, role, name)
  await page.keyboard.press('Enter')
}

/**
 * Reaches the browser's own control of dates by the keyboard, and types this one. Its day and month come in the order of the
 * browser's language, which a page cannot know: the other order is tried where the first gave another date.
 */
export const typeDate = async (page: Page, name: string | RegExp, iso: string): Promise<void> => {
  await tabTo(page, 'textbox', name)
  const [year = '', month = '', day = ''] = iso.split('-')
  const field = page.getByRole('textbox', { name }).first()
  for (const digits of [day + month + year, month + day + year]) {
    await page.keyboard.type(digits)
    if ((await field.inputValue()) === iso) return
    // Back to its first part.
    for (let part = 0; part < 2; part += 1) await page.keyboard.press('ArrowLeft')
  }
  expect([name, await field.inputValue()]).toEqual([name, iso])
}

/** Nothing for axe to say, light and dark; nothing wider than a small phone. */
export const look = async (page: Page, name: string): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect([name, colorScheme, await axe(page, colorScheme === 'dark')]).toEqual([name, colorScheme, []])
    await shoot(page, `${name}-${colorScheme}`)
  }
  await page.setViewportSize({ width: 320, height: 700 })
  expect([name, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([name, 320])
  await shoot(page, `${name}-320`)
  await page.setViewportSize({ width: 1280, height: 900 })
}

/** The same for a page that resembles another one: once, without a picture. */
export const glance = async (page: Page, name: string): Promise<void> => {
  expect([name, await axe(page)]).toEqual([name, []])
  await page.setViewportSize({ width: 320, height: 700 })
  expect([name, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([name, 320])
  await page.setViewportSize({ width: 1280, height: 900 })
}

/** Looks at an address of ours in a page of its own, as whoever is signed in on `page`: nothing is refused by our own policy. */
export const lookAt = async (page: Page, address: string, name: string, status = 200): Promise<void> => {
  const state = await page.context().storageState()
  const browser = page.context().browser()
  if (browser === null) throw new Error('no browser')
  const context = await browser.newContext({ storageState: state, viewport: { width: 1280, height: 900 } })
  const seen = await context.newPage()
  const refused: string[] = []
  seen.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text())
  })
  expect([name, (await seen.goto(address))?.status()]).toEqual([name, status])
  await look(seen, name)
  expect([name, refused]).toEqual([name, []])
  await context.close()
}
