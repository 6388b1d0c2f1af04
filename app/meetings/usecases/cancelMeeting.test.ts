import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMeetingDay } from '../../../test/builders/meetings.ts'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import type { Site } from '../../accounts/index.ts'
import { findEventById, type OpenMapEvent } from '../../events/index.ts'
import { newId } from '../../platform/database/id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { fixedClock } from '../../platform/kernel/dates.ts'
import { usualRules } from '../domain/rules.ts'
import { requestsOf } from '../store/requests.ts'
import { bookMeeting } from './bookMeeting.ts'
import { cancelMeeting } from './cancelMeeting.ts'
import { requestMeeting } from './requestMeeting.ts'
import { editRules } from './sayWishes.ts'

const site = { publicUrl: 'http://openmap.test', territory: { name: 'Île-de-France' } } as Site

describe('a meeting that one of its parties takes back', () => {
  let base: TestDatabase
  beforeAll(async () => {
    base = await testDatabase()
  })
  afterAll(() => base?.close())

  /** A buyer who took the first slot of a structure at once. */
  const aDay = async () => {
    const day = await aMeetingDay(base, { buyers: 2, suppliers: 1, slots: 2, tables: 1 })
    const event = (await findEventById(base.db, base.scope, day.eventId)) as OpenMapEvent
    const rules = { ...usualRules, mode: 'parties', acceptance: 'automatic' } as const
    await base.run(editRules, { event, rules })
    const [buyer = '', second = ''] = day.buyers
    const [supplier = ''] = day.suppliers
    const [slot = ''] = day.slots
    const ask = (fromId: string, slotId = slot) =>
      base.run((ctx, input: Parameters<typeof requestMeeting>[2]) => requestMeeting(ctx, site, input), {
        event,
        fromId,
        toId: supplier,
        slotId,
        message: null,
      })
    const asked = await ask(buyer)
    if (!asked.ok) throw new Error(asked.refusal.sentence)
    const cancel = (participantId: string, more: { word?: string; now?: string; requestId?: string } = {}) =>
      inTransaction(
        base.db,
        {
          clock: more.now === undefined ? base.clock : fixedClock(more.now),
          scope: base.scope,
          dispatch: async () => {},
        },
        (ctx) =>
          cancelMeeting(ctx, site, {
            event,
            requestId: more.requestId ?? asked.value.id,
            participantId,
            word: more.word ?? null,
          }),
        () => true,
      )
    const left = async () => ({
      meetings: (await base.db.selectFrom('meeting').select('id').where('event_id', '=', event.id).execute())
        .length,
      taken: (
        await base.db.selectFrom('occupancy').select('slot_id').where('event_id', '=', event.id).execute()
      ).length,
    })
    return { ...day, event, buyer, second, supplier, slot, ask, asked: asked.value, cancel, left }
  }
  const code = (one: Awaited<ReturnType<Awaited<ReturnType<typeof aDay>>['cancel']>>) =>
    one.ok ? 'ok' : one.refusal.code

  it('frees slot, table and people, tells the other with the word, and lets either ask again', async () => {
    const { event, buyer, supplier, cancel, left, ask, asked } = await aDay()
    const done = await cancel(supplier, { word: 'Notre conductrice est en formation' })
    expect(done).toMatchObject({ ok: true, value: { told: true } })
    expect(await left()).toEqual({ meetings: 0, taken: 0 })
    expect((await requestsOf(base.db, base.scope, event.id)).find(({ id }) => id === asked.id)).toMatchObject(
      {
        state: 'cancelled',
        cancelledBy: supplier,
        reason: 'Notre conductrice est en formation',
        meetingId: null,
      },
    )
    const mails = await base.db
      .selectFrom('mail')
      .select(['unique_key', 'body_text'])
      .where('template', '=', 'meeting-request-cancelled')
      .where('unique_key', 'like', `request:${asked.id}:%`)
      .execute()
    expect(mails.map(({ unique_key }) => unique_key)).toEqual([`request:${asked.id}:cancelled:${buyer}`])
    expect(mails[0]?.body_text).toContain('Notre conductrice est en formation')
    expect((await ask(buyer)).ok).toBe(true)
    expect(await left()).toEqual({ meetings: 1, taken: 3 })
  })

  it('gives the slot to another', async () => {
    const { second, supplier, slot, event, buyer, cancel } = await aDay()
    const other = () => base.run(bookMeeting, { event, oneId: second, otherId: supplier, slotId: slot })
    expect((await other()).ok).toBe(false)
    expect((await cancel(buyer)).ok).toBe(true)
    expect((await other()).ok).toBe(true)
  })

  it('happens once where both parties cancel at the same time', async () => {
    const { buyer, supplier, cancel, left, asked } = await aDay()
    const both = await Promise.all([cancel(buyer), cancel(supplier), cancel(buyer)])
    expect(both.map(code).sort()).toEqual(['meeting-cancelled', 'meeting-cancelled', 'ok'])
    expect(await left()).toEqual({ meetings: 0, taken: 0 })
    const mails = await base.db
      .selectFrom('mail')
      .select('unique_key')
      .where('unique_key', 'like', `request:${asked.id}:cancelled:%`)
      .execute()
    expect(mails).toHaveLength(1)
  })

  it('waits for nobody who waits for it, while others ask, book and cancel', async () => {
    const day = await aMeetingDay(base, { buyers: 4, suppliers: 2, slots: 8, tables: 8 })
    const event = (await findEventById(base.db, base.scope, day.eventId)) as OpenMapEvent
    const rules = { ...usualRules, mode: 'parties', acceptance: 'automatic' } as const
    await base.run(editRules, { event, rules })
    const work = day.buyers.flatMap((fromId, n) =>
      day.suppliers.map(async (toId, m) => {
        for (const turn of [0, 1, 2]) {
          const slotId = day.slots[(n * 2 + m + turn) % 8] ?? ''
          const asked = await base.run(
            (ctx, input: Parameters<typeof requestMeeting>[2]) => requestMeeting(ctx, site, input),
            { event, fromId, toId, slotId, message: null },
          )
          if (!asked.ok) continue
          const by = turn === 1 ? toId : fromId
          await base.run(
            (ctx, input: Parameters<typeof cancelMeeting>[2]) => cancelMeeting(ctx, site, input),
            { event, requestId: asked.value.id, participantId: by, word: null },
          )
        }
      }),
    )
    await Promise.all(work)
    const requests = await requestsOf(base.db, base.scope, event.id)
    expect(new Set(requests.map(({ state }) => state))).toEqual(new Set(['cancelled']))
    expect(
      await base.db.selectFrom('occupancy').select('slot_id').where('event_id', '=', event.id).execute(),
    ).toEqual([])
  })

  it('refuses a stranger, a meeting begun, and what the organiser placed since', async () => {
    const { buyer, second, event, cancel, left } = await aDay()
    expect(code(await cancel(second))).toBe('unknown-meeting')
    expect(code(await cancel(buyer, { requestId: newId() }))).toBe('unknown-meeting')
    expect(code(await cancel(buyer, { now: '2026-12-03T07:00:00Z' }))).toBe('meeting-started')
    await base.run(editRules, { event, rules: { ...usualRules, mode: 'organiser' } })
    expect(code(await cancel(buyer))).toBe('held-by-organiser')
    await base.run(editRules, { event, rules: { ...usualRules, mode: 'parties' } })
    // The organiser publishes a timetable of their own: the one in which the parties booked is frozen.
    await base.db
      .updateTable('timetable_version')
      .set({ state: 'replaced' })
      .where('event_id', '=', event.id)
      .execute()
    expect(code(await cancel(buyer))).toBe('held-by-organiser')
    expect(await left()).toEqual({ meetings: 1, taken: 3 })
  })

  it('leaves its trace in the journal, without the word', async () => {
    const { event, buyer, cancel } = await aDay()
    await cancel(buyer, { word: 'Empêchement' })
    const rows = await base.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('action', '=', 'meeting.cancelled')
      .where('subject_id', '=', event.id)
      .execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).toContain(buyer)
    expect(JSON.stringify(rows)).not.toContain('Empêchement')
  })
})
