import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import type { PersonActor } from '../access/actor.ts'
import { mintScope } from '../access/scope.ts'
import { connect } from '../database/connect.ts'
import type { Ctx } from '../database/context.ts'
import { newId } from '../database/id.ts'
import { inTransaction } from '../database/transaction.ts'
import { fixedClock } from '../kernel/dates.ts'
import { brokenLink, lastLink, type Reading, ReadingNotRecorded, recordReading } from './accessLog.ts'

const body = newId()
const manager: PersonActor = {
  kind: 'person',
  personId: newId(),
  sessionId: newId(),
  name: 'Gestion',
  shared: false,
  memberships: [{ organisationId: body, role: 'manager', kinds: ['buyer'], departments: [] }],
  platform: [],
  asleep: [],
}
const people = [newId(), newId()]
const reading: Reading = {
  record: { kind: 'members', id: body },
  count: 2,
  people,
  purpose: 'team',
  organisationId: body,
}

describe('the log of readings', () => {
  let database: TestDatabase
  let owner: pg.Client
  /** The pool of those who signed in: who acts is said in each transaction. */
  let door: ReturnType<typeof connect>
  beforeAll(async () => {
    database = await testDatabase({ clock: fixedClock('2019-03-04T10:00:00Z') })
    door = connect(database.url, { max: 12 })
    owner = new pg.Client({ connectionString: database.ownerUrl })
    await owner.connect()
    await owner.query("set openmap.actor = 'system'")
  })
  afterAll(async () => {
    await owner?.end()
    await door?.close()
    await database?.close()
  })
  beforeEach(async () => {
    await owner.query('delete from access_log; delete from access_log_head')
  })

  const as = (actor: PersonActor, work: (ctx: Ctx) => Promise<unknown>): Promise<unknown> =>
    inTransaction(
      door.db,
      {
        clock: database.clock,
        scope: mintScope(database.territoryId, actor),
        dispatch: async () => {},
      },
      work,
      () => true,
    )
  const read = (count: number): Promise<unknown> =>
    Promise.all(Array.from({ length: count }, () => as(manager, (ctx) => recordReading(ctx, reading))))
  const rows = async () =>
    (await owner.query<Record<string, unknown>>('select * from access_log order by number')).rows
  const broken = (): Promise<number | null> => brokenLink(database.db, database.territoryId)

  it('says who read, when, what, why and in what capacity; about nobody it says nothing', async () => {
    await as(manager, (ctx) => recordReading(ctx, { ...reading, count: 0 }))
    expect(await rows()).toEqual([])
    await as(manager, (ctx) => recordReading(ctx, reading))
    const administrator: PersonActor = { ...manager, memberships: [], platform: ['administrator'] }
    await as(administrator, (ctx) => recordReading(ctx, { ...reading, purpose: 'support' }))
    const common = {
      territory_id: database.territoryId,
      at: new Date('2019-03-04T10:00:00Z'),
      actor: `person:${manager.personId}`,
      person_id: manager.personId,
      organisation_id: body,
      record_kind: 'members',
      record_id: body,
      count: 2,
      people,
    }
    const kept = (await rows()).map(({ hash: _hash, previous_hash: _previous, ...row }) => row)
    expect(kept).toEqual([
      { ...common, number: 1, capacity: 'body', purpose: 'team' },
      { ...common, number: 2, capacity: 'administrator', purpose: 'support' },
    ])
    const [first, second] = await rows()
    expect([first?.previous_hash, second?.previous_hash]).toEqual(['', first?.hash])
    expect(await lastLink(database.db, database.territoryId)).toEqual({ number: 2, hash: second?.hash })
  })

  it('is written in the transaction of the reading, or not at all', async () => {
    const failed = as(manager, async (ctx) => {
      await recordReading(ctx, reading)
      throw new Error('the page could not be drawn')
    })
    await expect(failed).rejects.toThrow('could not be drawn')
    expect(await rows()).toEqual([])
    expect(await broken()).toBe(null)
  })

  it('keeps one chain under fifty readings at once', async () => {
    await read(50)
    expect((await rows()).map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1))
    expect(await broken()).toBe(null)
  })

  it('cannot be changed, nor signed with the name of another, by the application', async () => {
    await read(1)
    const door = database.db
    await expect(door.updateTable('access_log').set({ count: 9 }).execute()).rejects.toThrow(
      'permission denied',
    )
    await expect(door.deleteFrom('access_log').execute()).rejects.toThrow('permission denied')
    await expect(
      door.updateTable('access_log_head').set({ last_number: 0, last_hash: '' }).execute(),
    ).rejects.toThrow('permission denied')
    const forged = as(manager, (ctx) => recordReading(ctx, reading, { ...manager, personId: newId() }))
    await expect(forged).rejects.toThrow(ReadingNotRecorded)
    expect((await rows()).length).toBe(1)
  })

  it.each([
    ['changes a reading', 'update access_log set count = 1 where number = 3', 3],
    ['changes whom it is about', "update access_log set people = '{}' where number = 4", 4],
    ['removes one from the middle', 'delete from access_log where number = 3', 4],
    ['removes the last', 'delete from access_log where number = 5', 5],
    ['removes the first', 'delete from access_log where number = 1', 2],
    [
      'changes one and computes its hash again',
      `update access_log set count = 1 where number = 3;
       update access_log entry set hash = access_log_digest(entry) where number = 3`,
      4,
    ],
    ['takes the head away', 'delete from access_log_head', 1],
  ])('shows that the owner of the database %s', async (_what, tampering, link) => {
    await read(5)
    expect(await broken()).toBe(null)
    await owner.query(tampering)
    expect(await broken()).toBe(link)
  })

  it('goes from its oldest end only, after a year, and still holds', async () => {
    await read(5)
    const prune = (upTo: number) =>
      database.pool.query('select prune_access_log($1, $2) as gone', [database.territoryId, upTo])
    expect((await prune(3)).rows).toEqual([{ gone: 3 }])
    expect((await rows()).map(({ number }) => number)).toEqual([4, 5])
    expect(await broken()).toBe(null)
    await read(1)
    expect(await broken()).toBe(null)
    await owner.query('delete from access_log where number = 4')
    expect(await broken()).toBe(5)
  })

  it('keeps a year whatever is asked, and listens to nobody but the system', async () => {
    await read(2)
    await owner.query('update access_log set at = now()')
    const sentence = 'select prune_access_log($1, 2)'
    await expect(database.pool.query(sentence, [database.territoryId])).rejects.toThrow('at least a year')
    const unasked = as(manager, (ctx) =>
      ctx.db
        .selectNoFrom(({ fn, val }) => fn('prune_access_log', [val(database.territoryId), val(2)]).as('gone'))
        .execute(),
    )
    await expect(unasked).rejects.toThrow('only the system forgets')
  })
})
