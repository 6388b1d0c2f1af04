import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDemo } from '../demo/index.ts'
import { TEST_NOW, testDatabase } from '../test/support/database.ts'
import { eventContributions } from './contributions.ts'
import { loadDemonstration } from './demonstration.ts'
import { countStructures } from './directory/index.ts'
import { findEventBySlug, funnelOf, listEvents, proposeTimetable, upcomingEvents } from './events/index.ts'
import { publishedReport } from './outcomes/index.ts'
import { inTransaction } from './platform/database/transaction.ts'
import { loadGeography } from './platform/geo/load.ts'
import { fixedClock } from './platform/kernel/dates.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
const sentences: string[] = []
const load = () =>
  loadDemonstration(database.url, {
    clock: fixedClock(TEST_NOW),
    say: (sentence) => sentences.push(sentence),
  })
const demoMark = async () =>
  (await database.db.selectFrom('territory').select('demo').executeTakeFirstOrThrow()).demo

/** Rows of a table for the events invented or real. */
const rowsOf = async (
  table: 'participant' | 'wish' | 'meeting' | 'timetable_version',
  fictitious: boolean,
) => {
  const { count } = await database.db
    .selectFrom(table)
    .innerJoin('event', 'event.id', `${table}.event_id`)
    .where('event.fictitious', '=', fictitious)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

beforeAll(async () => {
  database = await testDatabase()
  await loadGeography(database.db)
  await database.db.updateTable('territory').set({ demo: false }).execute()
})
afterAll(() => database?.close())

describe('the demonstration in a database', () => {
  it('leaves nothing behind when it is interrupted: the next load begins again', async () => {
    const { db, clock, scope } = database
    const interrupted = inTransaction(
      db,
      { clock, scope, dispatch: async () => {} },
      async (ctx) => {
        await loadDemo(ctx, (sentence) => {
          if (sentence.includes('rencontres')) throw new Error('killed')
        })
      },
      () => true,
    )
    await expect(interrupted).rejects.toThrow('killed')
    expect(await countStructures(db, scope)).toBe(0)
    expect(await demoMark()).toBe(false)
  })

  it('loads whole, and marks the territory', async () => {
    const loaded = await load()
    expect(loaded).toEqual({
      ok: true,
      value: { structures: 400, organisations: 45, events: 4, meetings: 79, coming: expect.any(String) },
    })
    expect(sentences).toHaveLength(3)
    expect(await demoMark()).toBe(true)
    expect(await countStructures(database.db, database.scope)).toBe(400)
    expect(await rowsOf('meeting', true)).toBe(79)
  })

  it('counts, from the invitation to what followed, ever fewer people, then meetings', async () => {
    const past = await findEventBySlug(database.db, database.scope, 'journee-jumelle-demo')
    if (past === null) throw new Error('no past day')
    const stages = await funnelOf(eventContributions, database.ctx, past)
    for (const [of, count] of [
      ['people', 3],
      ['meetings', 4],
    ] as const) {
      const values = stages.filter((stage) => stage.of === of).map(({ value }) => value)
      expect(values).toHaveLength(count)
      expect(values).toEqual([...values].sort((one, other) => other - one))
      expect(values.at(-1)).toBeGreaterThan(0)
    }
    expect(stages.map(({ value }) => value)).toEqual(expect.arrayContaining([172, 79]))
  })

  it('tells the past day to its end, and says nothing yet of the coming one', async () => {
    const past = await findEventBySlug(database.db, database.scope, 'journee-jumelle-demo')
    if (past === null) throw new Error('no past day')
    const { report } = (await publishedReport(database.db, database.scope, past.id)) ?? {}
    expect(report).toMatchObject({ meetings: { planned: 79 }, atOnce: { asked: 158 } })
    for (const one of [report?.atOnce, report?.otherwise, report?.day7, report?.day90])
      expect(one?.counts?.every(({ count }) => count >= 0) && one.answers > 50).toBe(true)
    expect(report?.followed?.find(({ code }) => code === 'contract')?.count).toBeGreaterThan(0)
    expect(report?.satisfaction.answers).toBeGreaterThan(50)
    const events = await database.db.selectFrom('meeting_answer').select('event_id').distinct().execute()
    expect(events).toEqual([{ event_id: past.id }])
  })

  it('says of the real days no more than their facts', async () => {
    const real = await listEvents(database.db, database.scope, ['held'])
    expect(real.filter(({ fictitious }) => !fictitious).map(({ day }) => day)).toEqual([
      '2017-05-18',
      '2017-11-16',
    ])
    for (const table of ['participant', 'wish', 'meeting', 'timetable_version'] as const)
      expect(await rowsOf(table, false)).toBe(0)
  })

  it('proposes the coming day: 79 meetings of at most 79, proved, every unmet wish with its reason', async () => {
    const [card] = await upcomingEvents(database.ctx)
    const event = await findEventBySlug(database.db, database.scope, card?.href.split('/').at(-1) ?? '')
    if (event === null) throw new Error('no coming event')
    const version = await database.run(proposeTimetable, { eventId: event.id })
    if (!version.ok) throw new Error(version.refusal.sentence)
    const { status, objective, bound, held, heldBound, evenWeights, wished } = version.value
    expect([status, objective, bound, held, heldBound, evenWeights]).toEqual([
      'optimal',
      79,
      79,
      79,
      79,
      true,
    ])
    const reasons = await database.db
      .selectFrom('unmet_wish')
      .select('reason')
      .where('version_id', '=', version.value.id)
      .execute()
    expect(reasons).toHaveLength(wished - 79)
  })

  it('is refused in a database that holds anything', async () => {
    const again = await load()
    expect(again.ok ? null : again.refusal.code).toBe('not-empty')
    expect(await countStructures(database.db, database.scope)).toBe(400)
  })
})
