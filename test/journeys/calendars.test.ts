import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasPythonReader, readWithPython } from '../../app/platform/calendar/readers.ts'
import { routes } from '../../app/routes.ts'
import { addressOf } from '../access/addresses.ts'
import { makeWorld } from '../access/world.ts'

const paths = routes
  .filter(({ method, path }) => method === 'GET' && path.endsWith('.ics'))
  .map(({ path }) => path)

/** Whoever may open a calendar, the least allowed first. */
const whoever = ['visitor', 'participant', 'manager'] as const

/** Scénario : chaque calendrier que le site donne s’ouvre dans d’autres logiciels que le nôtre. */
describe('every calendar that the site gives', () => {
  let world: Awaited<ReturnType<typeof makeWorld>>
  beforeAll(async () => {
    world = await makeWorld()
    const { db } = world.app
    await db.updateTable('event').set({ status: 'published' }).where('status', '=', 'draft').execute()
    // Hours of the programme, so that there is something in each of them.
    await db
      .updateTable('programme_item')
      .set({ starts_at: '2028-03-09T09:00:00', ends_at: '2028-03-09T09:40:00' })
      .execute()
  })
  afterAll(() => world.close())

  const textOf = async (path: string): Promise<string> => {
    for (const name of whoever) {
      const answer = await world.principals[name].get(addressOf(path, 'own'))
      if (answer.status !== 200) continue
      expect(answer.headers.get('content-type')).toMatch(/^text\/calendar/)
      return answer.text()
    }
    throw new Error(`nobody opens ${path}`)
  }

  it('is there: the days, one day, one’s own agenda', () => {
    expect(paths.length).toBeGreaterThanOrEqual(3)
  })

  it.each(paths)(
    '%s says the same to two other parsers, and to a third where it is installed',
    async (path) => {
      const text = await textOf(path)
      const byIcalJs = new ICAL.Component(ICAL.parse(text))
        .getAllSubcomponents('vevent')
        .map((found) => new ICAL.Event(found))
        .map(({ uid, summary, startDate }) => `${uid} ${summary} ${startDate.toJSDate().toISOString()}`)
        .sort()
      const byNodeIcal = Object.values(nodeIcal.sync.parseICS(text))
        .flatMap((found) => (found?.type === 'VEVENT' ? [found] : []))
        .map(({ uid, summary, start }) => `${uid} ${summary} ${new Date(start).toISOString()}`)
        .sort()
      expect(byIcalJs.length).toBeGreaterThan(0)
      expect(byNodeIcal).toEqual(byIcalJs)
      if (!hasPythonReader) return
      const byPython = readWithPython([text])
        .flatMap(({ events }) => events)
        .map(({ uid, summary, start }) => `${uid} ${summary} ${new Date(start).toISOString()}`)
        .sort()
      expect(byPython).toEqual(byIcalJs)
    },
  )
})
