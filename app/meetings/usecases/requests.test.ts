import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMeetingDay } from '../../../test/builders/meetings.ts'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import type { Site } from '../../accounts/index.ts'
import { findEventById, type OpenMapEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { type MeetingRules, usualRules } from '../domain/rules.ts'
import { lockParties } from '../store/grid.ts'
import { needsOf } from '../store/needs.ts'
import { requestsOf } from '../store/requests.ts'
import { type Answer, answerRequest, requestMeeting } from './requestMeeting.ts'
import { editRules, MOST_NEEDS, stateNeed } from './sayWishes.ts'

const site = { publicUrl: 'http://openmap.test', territory: { name: 'Île-de-France' } } as Site

describe('what parties do at the same moment', () => {
  let base: TestDatabase
  beforeAll(async () => {
    base = await testDatabase()
  })
  afterAll(() => base?.close())

  /** Kept whatever is answered, as a page that redirects with the sentence of a refusal. */
  const kept = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> =>
    inTransaction(
      base.db,
      { clock: base.clock, scope: base.scope, dispatch: async () => {} },
      work,
      () => true,
    )

  const aDay = async (suppliers: number, rules: Partial<MeetingRules> = {}) => {
    const day = await aMeetingDay(base, { buyers: 1, suppliers, slots: 8, tables: 8 })
    const event = (await findEventById(base.db, base.scope, day.eventId)) as OpenMapEvent
    await base.run(editRules, { event, rules: { ...usualRules, mode: 'parties', ...rules } })
    const [buyer = ''] = day.buyers
    const ask = (n: number) =>
      kept((ctx) =>
        requestMeeting(ctx, site, {
          event,
          fromId: buyer,
          toId: day.suppliers[n] ?? '',
          slotId: day.slots[n] ?? '',
          message: null,
        }),
      )
    return { ...day, event, buyer, ask }
  }

  it('leaves no more requests waiting than the organiser said', async () => {
    const { ask, event } = await aDay(6, { mostRequests: 2 })
    const asked = await Promise.all([0, 1, 2, 3, 4, 5].map(ask))
    expect(asked.map((one) => (one.ok ? 'ok' : one.refusal.code)).sort()).toEqual([
      'ok',
      'ok',
      ...Array.from({ length: 4 }, () => 'too-many-requests'),
    ])
    expect(await requestsOf(base.db, base.scope, event.id)).toHaveLength(2)
  })

  it('leaves no more needs than a buyer may state', async () => {
    const { event, buyer } = await aDay(1)
    const form = {
      title: 'Traiteur',
      sector: 'restauration',
      departments: [],
      quarter: null,
      amountBand: null,
    }
    const state = () => base.run(stateNeed, { event, participantId: buyer, form })
    for (let n = 1; n < MOST_NEEDS; n += 1) await state()
    await Promise.all([state(), state(), state(), state()])
    expect(await needsOf(base.db, base.scope, event.id)).toHaveLength(MOST_NEEDS)
  })

  it('books nothing for a request that is taken back while it is accepted', async () => {
    const { event, buyer, suppliers, slots, ask } = await aDay(1)
    const asked = await ask(0)
    if (!asked.ok) throw new Error(asked.refusal.sentence)
    const say = (participantId: string, answer: Answer) =>
      kept((ctx) => answerRequest(ctx, site, { event, requestId: asked.value.id, participantId, answer }))
    const waiting = async (): Promise<number> => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(base.db)
      return rows[0]?.n ?? 0
    }
    const until = async (done: () => Promise<boolean>): Promise<void> => {
      for (let turn = 0; turn < 1000; turn += 1) if (await done()) return
      throw new Error('nobody waits')
    }
    // Somebody else books with the structure: who accepts has read the request, and waits.
    const [accepted, withdrawn] = await kept(async (ctx) => {
      await lockParties(ctx, suppliers)
      const accepting = say(suppliers[0] ?? '', { kind: 'accept', slotId: slots[0] ?? '' })
      await until(async () => (await waiting()) === 1)
      let over = false
      const taking = say(buyer, { kind: 'withdraw' }).finally(() => {
        over = true
      })
      await until(async () => over || (await waiting()) === 2)
      return [accepting, taking] as const
    }).then((both) => Promise.all(both))
    const booked = await base.db.selectFrom('meeting').select('id').where('event_id', '=', event.id).execute()
    const [request] = await requestsOf(base.db, base.scope, event.id)
    expect([accepted.ok, withdrawn.ok, booked.length, request?.state]).toEqual([true, false, 1, 'accepted'])
  })
})
