import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMeetingDay } from '../../../test/builders/meetings.ts'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { findEventById, type OpenMapEvent } from '../../events/index.ts'
import { newId } from '../../platform/database/id.ts'
import type { Result } from '../../platform/kernel/result.ts'
import type { Refused } from '../domain/refusals.ts'
import { removeBooking } from '../store/grid.ts'
import { type Booked, bookMeeting } from './bookMeeting.ts'

let base: TestDatabase
beforeAll(async () => {
  base = await testDatabase()
})
afterAll(() => base.close())

/** As many as the connections of a test: more would wait for each other. */
const GROUP = 8

type Day = Awaited<ReturnType<typeof aMeetingDay>>
const eventOf = async (day: Day): Promise<OpenMapEvent> => {
  const event = await findEventById(base.db, base.scope, day.eventId)
  if (event === null) throw new Error('the event was made')
  return event
}
const book = (event: OpenMapEvent, oneId: string, otherId: string, slotId: string) =>
  base.run(bookMeeting, { event, oneId, otherId, slotId })

/** Somebody or a table in two meetings of one slot, whatever the grid says. */
const doubles = async (day: Day): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select slot_id, party from meeting, unnest(array[buyer_id, supplier_id]) party
      where event_id = ${day.eventId} group by 1, 2 having count(*) > 1
      union all
      select slot_id, table_id from meeting where event_id = ${day.eventId} group by 1, 2 having count(*) > 1
    ) twice`.execute(base.db)
  return rows[0]?.n ?? -1
}
const meetings = async (day: Day): Promise<number> =>
  (await base.db.selectFrom('meeting').select('id').where('event_id', '=', day.eventId).execute()).length
/** Rows of the grid without their meeting, or the other way round. */
const orphans = async (day: Day): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from occupancy where event_id = ${day.eventId})::int
      - 3 * (select count(*) from meeting where event_id = ${day.eventId})::int as n`.execute(base.db)
  return rows[0]?.n ?? -1
}

/** Tries slots in an order of its own until one is had, or none is left. */
const insist = async (
  event: OpenMapEvent,
  buyer: string,
  supplier: string,
  slots: readonly string[],
  turn: number,
) => {
  for (let n = 0; n < slots.length; n += 1) {
    const slot = slots[(n + turn) % slots.length] ?? ''
    const done: Result<Booked, Refused> = await book(event, buyer, supplier, slot)
    if (done.ok) return 'booked'
    if (done.refusal.code === 'no-common-slot') return 'none left'
    if (done.refusal.code !== 'slot-taken') return done.refusal.code
  }
  return 'none left'
}

/**
 * The naive way: look, then write. No key watches over its table. `looked` waits until everybody of the group has looked,
 * which is what a busy moment does by itself.
 */
const naive = async (day: Day, buyer: string, slot: string, looked: () => Promise<void>): Promise<boolean> =>
  base.db.transaction().execute(async (db) => {
    const { rows } = await sql`select 1 from naive_grid where slot_id = ${slot}`.execute(db)
    await looked()
    if (rows.length > 0) return false
    await sql`insert into naive_grid (slot_id, buyer_id, day) values (${slot}, ${buyer}, ${day.eventId})`.execute(
      db,
    )
    return true
  })

describe('bookMeeting', () => {
  it.each([100, 250])(
    'gives one structure exactly its twenty slots when %i book at once',
    async (n) => {
      const day = await aMeetingDay(base, { buyers: n, suppliers: 1, slots: 20, tables: 5 })
      const event = await eventOf(day)
      const [supplier = ''] = day.suppliers
      const done = await Promise.all(
        day.buyers.map((buyer, turn) => insist(event, buyer, supplier, day.slots, turn)),
      )
      expect(done.filter((one) => one === 'booked').length).toBe(20)
      expect(done.filter((one) => one === 'none left').length).toBe(n - 20)
      expect([await meetings(day), await doubles(day), await orphans(day)]).toEqual([20, 0, 0])
    },
    120_000,
  )

  it('the control: the naive way, in the same race, books twice', async () => {
    const owner = new pg.Client({ connectionString: base.ownerUrl })
    await owner.connect()
    await owner.query(
      'create table naive_grid (slot_id uuid, buyer_id uuid, day uuid); grant all on naive_grid to public',
    )
    await owner.end()
    const day = await aMeetingDay(base, { buyers: GROUP, suppliers: 1, slots: 1, tables: 5 })
    const [slot = ''] = day.slots
    let left = GROUP
    let open = (): void => {}
    const all = new Promise<void>((resolve) => {
      open = resolve
    })
    const looked = async (): Promise<void> => {
      left -= 1
      if (left === 0) open()
      await all
    }
    const done = await Promise.all(day.buyers.map((buyer) => naive(day, buyer, slot, looked)))
    expect(done.filter(Boolean).length).toBe(GROUP)
  })

  it('never seats more meetings than tables, whoever comes at the same time', async () => {
    const day = await aMeetingDay(base, { buyers: 30, suppliers: 30, slots: 2, tables: 7 })
    const event = await eventOf(day)
    const done = await Promise.all(
      day.buyers.map((buyer, turn) => insist(event, buyer, day.suppliers[turn] ?? '', day.slots, turn)),
    )
    expect(done.filter((one) => one === 'booked').length).toBe(14)
    expect([await meetings(day), await doubles(day), await orphans(day)]).toEqual([14, 0, 0])
  })

  it.each([
    ['shared', 2],
    ['fixed', 1],
  ] as const)('lets the two people of a %s delegation hold %i meetings at once', async (delegation, most) => {
    const day = await aMeetingDay(base, {
      buyers: 5,
      suppliers: 1,
      slots: 1,
      tables: 5,
      people: 2,
      delegation,
    })
    const event = await eventOf(day)
    const [supplier = ''] = day.suppliers
    const done = await Promise.all(day.buyers.map((buyer) => insist(event, buyer, supplier, day.slots, 0)))
    expect(done.filter((one) => one === 'booked').length).toBe(most)
    expect(await orphans(day)).toBe(0)
  })

  it('keeps quotas, refusals and closed slots, and says which slots are left', async () => {
    const day = await aMeetingDay(base, { buyers: 3, suppliers: 2, slots: 3, tables: 2 })
    const event = await eventOf(day)
    const [a = '', b = '', c = ''] = day.buyers
    const [s = '', r = ''] = day.suppliers
    const [one = '', two = '', three = ''] = day.slots
    await base.db.updateTable('participant').set({ quota: 1 }).where('id', '=', r).execute()
    await base.db
      .insertInto('unavailability')
      .values({ territory_id: base.territoryId, event_id: day.eventId, participant_id: b, slot_id: two })
      .execute()
    await base.db
      .insertInto('wish')
      .values({
        territory_id: base.territoryId,
        event_id: day.eventId,
        from_id: s,
        to_id: c,
        level: 'no',
        recorded_at: new Date('2026-11-01T08:00:00Z'),
      })
      .execute()
    expect((await book(event, a, s, one)).ok).toBe(true)
    expect(await book(event, a, s, two)).toMatchObject({ refusal: { code: 'already-meeting' } })
    expect(await book(event, s, c, two)).toMatchObject({ refusal: { code: 'refused' } })
    expect(await book(event, a, b, two)).toMatchObject({ refusal: { code: 'same-side' } })
    expect(await book(event, a, newId(), two)).toMatchObject({ refusal: { code: 'unknown-party' } })
    expect(await book(event, b, s, one)).toMatchObject({
      refusal: { code: 'slot-taken', freeSlotIds: [three] },
    })
    expect((await book(event, a, r, two)).ok).toBe(true)
    expect(await book(event, b, r, three)).toMatchObject({ refusal: { code: 'quota-reached' } })
  })

  it('stays whole while meetings are booked and cancelled at the same time', async () => {
    const day = await aMeetingDay(base, { buyers: 12, suppliers: 6, slots: 6, tables: 4 })
    const event = await eventOf(day)
    const work = day.buyers.flatMap((buyer, n) =>
      day.suppliers.map(async (supplier, turn) => {
        const slot = day.slots[(n + turn) % 6] ?? ''
        const done = await book(event, buyer, supplier, slot)
        if (!done.ok) return
        if (n % 3 === 1)
          await base.run(async (ctx, id: string) => {
            await removeBooking(ctx, id)
            return { ok: true as const, value: null }
          }, done.value.meetingId)
      }),
    )
    await Promise.all(work)
    expect([await doubles(day), await orphans(day)]).toEqual([0, 0])
    expect(await meetings(day)).toBeGreaterThan(0)
  })
})
