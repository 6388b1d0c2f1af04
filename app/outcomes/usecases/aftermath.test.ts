import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBody } from '../../../test/builders/events.ts'
import { aMeetingDay } from '../../../test/builders/meetings.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { findEventById } from '../../events/index.ts'
import { bookMeeting } from '../../meetings/index.ts'
import { runRule } from '../../platform/privacy/retention/engine.ts'
import { presentReport } from '../pages/present.ts'
import { reportPdf } from '../pages/reportPdf.ts'
import { answersOf } from '../store/answers.ts'
import { satisfactionOf } from '../store/satisfaction.ts'
import { outcomesOfEvent } from './contribution.ts'
import { publishReport } from './editReport.ts'
import { loadOutcomes } from './loadOutcomes.ts'
import { readAftermath, readPieces, readReport } from './readReport.ts'

const ports = {} as Parameters<typeof runRule>[2]

describe('after several days', () => {
  let database: Awaited<ReturnType<typeof testDatabase>>
  beforeAll(async () => {
    database = await testDatabase({ demo: false })
  })
  afterAll(() => database?.close())

  const eventOf = async (id: string) => {
    const event = await findEventById(database.db, database.scope, id)
    if (event === null) throw new Error('no event')
    return event
  }

  /** A day over, with one meeting of which the buyer said everything. */
  const aDay = async (day: string, organiserId: string | null = null) => {
    const made = await aMeetingDay(database, {
      ...{ buyers: 1, suppliers: 1, slots: 2, tables: 1 },
      day,
      organiserId,
    })
    const [buyerId = '', supplierId = ''] = [made.buyers[0], made.suppliers[0]]
    const booked = await database.run(bookMeeting, {
      event: await eventOf(made.eventId),
      oneId: buyerId,
      otherId: supplierId,
      slotId: made.slots[0] ?? '',
    })
    if (!booked.ok) throw new Error(booked.refusal.sentence)
    await database.db.updateTable('event').set({ status: 'held' }).where('id', '=', made.eventId).execute()
    const event = await eventOf(made.eventId)
    const said = {
      buyerId,
      supplierId,
      side: 'buyer',
      meetingId: booked.value.meetingId,
      answeredAt: new Date(`${day}T12:00:00Z`),
      note: 'Appeler la direction',
    } as const
    await loadOutcomes(database.ctx, {
      event,
      parts: {
        answers: [
          { ...said, step: 'at-once', outcome: 'follow-up', otherwise: 'no' },
          { ...said, step: 'day-7', outcome: 'contract', amountBand: 'to-40k', reference: 'M-1' },
        ],
        satisfaction: [
          {
            respondentId: buyerId,
            role: 'buyer',
            overall: 5,
            welcome: null,
            programme: null,
            meetings: 5,
            recommend: 10,
            comment: 'Merci à la direction',
            answeredAt: said.answeredAt,
          },
        ],
        followUps: [],
      },
    })
    return event
  }

  it('compares a day with the others that the same body held, the latest first, and with nobody else’s', async () => {
    const [ours, theirs] = [await aBody(database, 'Nous'), await aBody(database, 'Eux')]
    const first = await aDay('2026-03-05', ours)
    const second = await aDay('2026-06-04', ours)
    const third = await aDay('2026-09-03', ours)
    await aDay('2026-09-10', theirs)
    const { past, report } = await readAftermath(database.ctx, second)
    expect(past.map(({ event }) => event.id)).toEqual([third.id, first.id])
    for (const one of [report, ...past.map((day) => day.report)])
      expect([one.meetings.planned, one.meetings.held, one.followed?.at(-1)]).toEqual([
        1,
        1,
        { code: 'contract', count: 1 },
      ])
  })

  it('tells the organiser what is left to do after the day, and nothing before it', async () => {
    const event = await aDay('2026-09-17')
    const steps = async () =>
      ((await outcomesOfEvent.steps?.(database.ctx, event)) ?? []).map(({ title, done }) => [title, done])
    expect(await steps()).toEqual([
      ['Clore la rencontre', true],
      ['Relancer ceux qui n’ont pas répondu', false],
      ['Publier le bilan', false],
    ])
    await publishReport(database.ctx, event)
    expect((await steps()).at(-1)).toEqual(['Publier le bilan', true])
    const coming = { ...event, day: '2026-12-17' }
    expect(await outcomesOfEvent.steps?.(database.ctx, coming)).toEqual([])
    const early = await publishReport(database.ctx, coming)
    expect(early.ok ? 'ok' : early.refusal.code).toBe('not-over')
  })

  it('draws the bars of the report on paper as tables that can be read aloud', async () => {
    const event = await aDay('2026-09-24')
    const view = presentReport(await readReport(database.ctx, event), event.zone)
    const bytes = await reportPdf(
      event,
      { view, pieces: await readPieces(database.ctx, event) },
      database.clock.now(),
    )
    const text = Buffer.from(bytes).toString('latin1')
    const bars = view.sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'bars'))
    expect(bars.length).toBeGreaterThan(5)
    expect([...text.matchAll(/^\/S \/Table$/gm)]).toHaveLength(bars.length)
    expect(text).toContain('/Marked true')
  })

  it('forgets notes and comments twelve months after the day, and keeps what is coded', async () => {
    const old = await aDay('2025-11-01')
    const recent = await aDay('2026-11-01')
    await runRule(database.ctx, 'events', ports)
    const read = async ({ id }: { readonly id: string }) => ({
      notes: (await answersOf(database.db, database.scope, id)).map(({ note }) => note),
      outcomes: (await answersOf(database.db, database.scope, id)).map(({ outcome }) => outcome).sort(),
      comments: (await satisfactionOf(database.db, database.scope, id)).map(({ comment }) => comment),
    })
    expect(await read(old)).toEqual({
      notes: [null, null],
      outcomes: ['contract', 'follow-up'],
      comments: [null],
    })
    expect(await read(recent)).toMatchObject({
      notes: ['Appeler la direction', 'Appeler la direction'],
      comments: ['Merci à la direction'],
    })
    expect((await readReport(database.ctx, old)).followed?.at(-1)).toEqual({ code: 'contract', count: 1 })
  })
})
