import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressOf, cases, hasParameters } from '../access/addresses.ts'
import { makeWorld } from '../access/world.ts'
import { type Client, clientsOf, type World } from './client.ts'
import { gets } from './forms.ts'
import { rowsNow } from './rows.ts'

/** Pages that the crawl opens at most: enough to follow every kind of link once and more. */
const MOST = 600

/** ASVS 3.5.3: whatever is opened, nothing is written. */
describe('reading', () => {
  let world: World
  let administrator: Client
  beforeAll(async () => {
    world = await makeWorld()
    administrator = await (await clientsOf(world)).administrator()
  })
  afterAll(() => world.close())

  /** Links of ours that a page holds. */
  const linksOf = (html: string): string[] =>
    [...html.matchAll(/href="(\/[^"#]*)/g)]
      .map(([, href = '']) => href.replaceAll('&amp;', '&'))
      .filter((href) => !href.startsWith('//') && !href.startsWith('/assets/'))

  it('changes no row, on every page declared and every link that pages hold', {
    timeout: 300_000,
  }, async () => {
    const before = await rowsNow(world)
    const waiting = gets.flatMap(({ path }) =>
      (hasParameters(path) ? cases : (['own'] as const)).map((which) => addressOf(path, which)),
    )
    const opened = new Set<string>()
    const statuses: Record<number, number> = {}
    for (let path = waiting.shift(); path !== undefined && opened.size < MOST; path = waiting.shift()) {
      if (opened.has(path)) continue
      opened.add(path)
      const response = await administrator.get(path)
      statuses[response.status] = (statuses[response.status] ?? 0) + 1
      const type = response.headers.get('content-type') ?? ''
      const next = response.headers.get('location')
      if (next?.startsWith('/') === true) waiting.push(next)
      if (type.startsWith('text/html')) waiting.push(...linksOf(await response.text()))
    }
    // The crawl reached pages, not only refusals.
    expect(statuses[200] ?? 0).toBeGreaterThan(gets.length)
    expect(Object.keys(statuses).filter((status) => Number(status) >= 500)).toEqual([])
    expect(await rowsNow(world)).toEqual(before)
  })

  it('is watched by a fingerprint that sees one character of one row', async () => {
    const before = await rowsNow(world)
    const change = (name: string) => world.app.db.updateTable('territory').set({ name }).execute()
    const { name } = await world.app.db.selectFrom('territory').select('name').executeTakeFirstOrThrow()
    await change(`${name}.`)
    expect(await rowsNow(world)).not.toEqual(before)
    await change(name)
    expect(await rowsNow(world)).toEqual(before)
  })
})
