import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMeetingDay } from '../../../test/builders/meetings.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { noteAbsence, welcome } from '../../attendance/index.ts'
import { findEventById, type OpenMapEvent } from '../../events/index.ts'
import { bookMeeting } from '../../meetings/index.ts'
import { type Ctx, makeCtx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { fixedClock } from '../../platform/kernel/dates.ts'
import type { Territory } from '../../platform/territory.ts'
import type { LateOutcome } from '../domain/answer.ts'
import { consequencesOf } from './consequencesOf.ts'
import { outcomesOfEvent } from './contribution.ts'
import { exportOutcomes } from './exportOutcomes.ts'
import { remindFollowUp, sendFollowUps } from './followUp.ts'
import { readCertificates } from './readCertificates.ts'
import { readMine } from './readMine.ts'
import { readReport } from './readReport.ts'
import { sayOutcome, type Word } from './sayOutcome.ts'
import { saySatisfaction } from './saySatisfaction.ts'

const DAY = '2026-03-05'
const dispatch = async (): Promise<void> => {}

describe('what came of meetings', () => {
  let database: Awaited<ReturnType<typeof testDatabase>>
  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database?.close())

  const at = (iso: string): Ctx =>
    makeCtx({ db: database.db, scope: database.scope, clock: fixedClock(iso), dispatch })
  const within = <T>(iso: string, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
    inTransaction(database.db, { clock: fixedClock(iso), scope: database.scope, dispatch }, work, () => true)
  const site = () => ({
    territory: { id: database.territoryId, name: 'Île-de-France', zone: 'Europe/Paris' } as Territory,
    publicUrl: 'http://openmap.test',
  })

  /** A day with one meeting of the first buyer and the first structure, and more when asked. */
  const aDay = async (size: { people?: number; buyers?: number } = {}) => {
    const day = await aMeetingDay(database, {
      buyers: size.buyers ?? 1,
      suppliers: size.buyers ?? 1,
      slots: 3,
      tables: 2,
      day: DAY,
      ...(size.people === undefined ? {} : { people: size.people }),
    })
    const event = (await findEventById(database.db, database.scope, day.eventId)) as OpenMapEvent
    const meetings: string[] = []
    for (const [n, buyer] of day.buyers.entries()) {
      const booked = await database.run(bookMeeting, {
        event,
        oneId: buyer,
        otherId: day.suppliers[n] ?? '',
        slotId: day.slots[0] ?? '',
      })
      if (!booked.ok) throw new Error(booked.refusal.sentence)
      meetings.push(booked.value.meetingId)
    }
    const [buyer = '', supplier = '', meetingId = ''] = [day.buyers[0], day.suppliers[0], meetings[0]]
    const say = (iso: string, participantId: string, word: Word, id = meetingId) =>
      within(iso, (ctx) => sayOutcome(ctx, { event, participantId, meetingId: id, word }))
    return { ...day, event, meetings, buyer, supplier, meetingId, say }
  }
  const late = (outcome: LateOutcome): Word => ({ kind: 'late', outcome })
  const mailsOf = async (eventId: string) =>
    (await database.db.selectFrom('mail').select(['unique_key', 'recipient']).execute()).filter(
      ({ unique_key }) => unique_key.startsWith(`follow-up:${eventId}`),
    )

  it('gives one identifier to what both say at once, and keeps it through a change of mind', async () => {
    const { event, buyer, supplier, say } = await aDay()
    await Promise.all([
      say('2026-03-12T09:00:00Z', buyer, late('contract')),
      say('2026-03-12T09:00:00Z', supplier, late('contract')),
    ])
    const [first, ...others] = await consequencesOf(database.ctx, event.id)
    expect([first?.kind, others]).toEqual(['contract', []])
    await say('2026-03-13T09:00:00Z', buyer, late('nothing'))
    expect((await consequencesOf(database.ctx, event.id)).map(({ id }) => id)).toEqual([first?.id])
    await say('2026-03-13T10:00:00Z', supplier, late('nothing-yet'))
    expect(await consequencesOf(database.ctx, event.id)).toEqual([])
    expect((await outcomesOfEvent.funnel?.(database.ctx, event))?.map(({ value }) => value)).toEqual([1, 0])
    await say('2026-06-10T10:00:00Z', supplier, late('contract'))
    const back = await consequencesOf(database.ctx, event.id)
    expect(back.map(({ id, kind, step }) => [id, kind, step])).toEqual([[first?.id, 'contract', 'day-90']])
  })

  it('keeps the latest answer of each side at each step, however many are sent at once', async () => {
    const { event, buyer, say } = await aDay()
    await Promise.all(
      (['follow-up', 'nothing', 'contact-again'] as const).map((outcome) =>
        say(`${DAY}T09:00:00Z`, buyer, { kind: 'outcome', outcome }),
      ),
    )
    await say(`${DAY}T10:00:00Z`, buyer, { kind: 'outcome', outcome: 'not-held' })
    const rows = await database.db
      .selectFrom('meeting_answer')
      .select('outcome')
      .where('event_id', '=', event.id)
      .execute()
    expect(rows).toEqual([{ outcome: 'not-held' }])
  })

  it('refuses what is said too early, too late, of another’s meeting, or before its outcome', async () => {
    const { buyer, buyers, say } = await aDay({ buyers: 2 })
    const outcome: Word = { kind: 'outcome', outcome: 'nothing' }
    const codeOf = async (said: ReturnType<typeof say>) => {
      const result = await said
      return result.ok ? 'ok' : result.refusal.code
    }
    expect(await codeOf(say('2026-03-04T09:00:00Z', buyer, outcome))).toBe('not-yet')
    expect(await codeOf(say('2027-03-07T09:00:00Z', buyer, outcome))).toBe('closed')
    expect(await codeOf(say(`${DAY}T09:00:00Z`, buyers[1] ?? '', outcome))).toBe('unknown-meeting')
    expect(await codeOf(say(`${DAY}T09:00:00Z`, buyer, { kind: 'otherwise', otherwise: 'no' }))).toBe(
      'outcome-first',
    )
    expect(await codeOf(say(`${DAY}T09:00:00Z`, buyer, outcome))).toBe('ok')
  })

  it('keeps what was said when the same two parties are placed anew under another identifier', async () => {
    const { event, buyer, supplier, meetingId, slots, say } = await aDay()
    await say(`${DAY}T09:00:00Z`, buyer, { kind: 'outcome', outcome: 'follow-up' })
    await within('2026-03-05T09:30:00Z', async (ctx) => {
      await ctx.db.deleteFrom('meeting').where('id', '=', meetingId).execute()
      const again = await bookMeeting(ctx, {
        event,
        oneId: buyer,
        otherId: supplier,
        slotId: slots[2] ?? '',
      })
      expect(again.ok && again.value.meetingId !== meetingId).toBe(true)
    })
    const mine = await readMine(at(`${DAY}T10:00:00Z`), { event, participantId: buyer })
    expect(mine?.meetings.map(({ atOnce }) => atOnce?.outcome)).toEqual(['follow-up'])
  })

  it('writes once to each person, even where two clocks run, and never to those who were absent', async () => {
    const { event, suppliers } = await aDay({ people: 2, buyers: 2 })
    await noteAbsence(at(`${DAY}T08:00:00Z`), {
      event,
      participantId: suppliers[1] ?? '',
      said: { state: 'absent' },
    })
    await Promise.all([1, 2].map(() => within('2026-03-12T09:00:00Z', (ctx) => sendFollowUps(ctx, site()))))
    const mails = await mailsOf(event.id)
    // Three participants came, two people each.
    expect(mails).toHaveLength(6)
    expect(new Set(mails.map(({ recipient }) => recipient)).size).toBe(6)
    const { mailed } = await database.db
      .selectFrom('follow_up')
      .select('mailed')
      .where('event_id', '=', event.id)
      .executeTakeFirstOrThrow()
    expect(mailed).toBe(6)
  })

  it('skips the first mail when the second is due, sends nothing for a draft, nor what is absurdly late', async () => {
    const late = await aDay()
    const draft = await aDay()
    await database.db.updateTable('event').set({ status: 'draft' }).where('id', '=', draft.eventId).execute()
    await within('2026-04-20T09:00:00Z', (ctx) => sendFollowUps(ctx, site()))
    expect(await mailsOf(late.eventId)).toEqual([])
    await within('2026-06-05T09:00:00Z', (ctx) => sendFollowUps(ctx, site()))
    expect((await mailsOf(late.eventId)).map(({ unique_key }) => unique_key.split(':')[2])).toEqual([
      'day-90',
      'day-90',
    ])
    expect(await mailsOf(draft.eventId)).toEqual([])
    const gone = await aDay()
    await within('2026-09-01T09:00:00Z', (ctx) => sendFollowUps(ctx, site()))
    expect(await mailsOf(gone.eventId)).toEqual([])
  })

  it('reminds nobody once all is said', async () => {
    const { event, buyer, supplier, say } = await aDay()
    await within('2026-03-12T09:00:00Z', (ctx) => sendFollowUps(ctx, site()))
    for (const who of [buyer, supplier]) await say('2026-03-13T09:00:00Z', who, late('nothing'))
    const reminded = await within('2026-03-20T09:00:00Z', (ctx) => remindFollowUp(ctx, site(), event))
    expect(reminded.ok ? 'ok' : reminded.refusal.code).toBe('nobody-to-remind')
  })

  it('takes one opinion from each respondent of the day, and from nobody else', async () => {
    const { event, buyer } = await aDay()
    const opinion = (participantId: string, recommend: number) =>
      within('2026-03-06T09:00:00Z', (ctx) =>
        saySatisfaction(ctx, {
          event,
          respondent: { participantId, registrationId: null },
          said: { overall: 4, welcome: null, programme: null, meetings: 5, recommend, comment: '=1+1' },
        }),
      )
    await opinion(buyer, 3)
    await opinion(buyer, 9)
    const stranger = await opinion(newId(), 9)
    expect(stranger.ok ? 'ok' : stranger.refusal.code).toBe('unknown-respondent')
    const { satisfaction } = await readReport(database.ctx, event)
    expect([satisfaction.answers, satisfaction.recommendation?.promoters]).toEqual([1, 1])
    const sheets = await exportOutcomes(database.ctx, event)
    expect(sheets.satisfaction.rows).toEqual([['Acheteur', 4, null, null, 5, 9, '=1+1']])
  })

  it('exports both sides of each meeting, and what followed under its identifier', async () => {
    const { event, buyer, supplier, say } = await aDay()
    await say(`${DAY}T09:00:00Z`, buyer, { kind: 'outcome', outcome: 'follow-up' })
    await say(`${DAY}T09:00:00Z`, buyer, { kind: 'otherwise', otherwise: 'no' })
    await say('2026-03-12T09:00:00Z', supplier, late('quote-sent'))
    const { answers, followed } = await exportOutcomes(database.ctx, event)
    expect(answers.rows.map((row) => [row[0], row[3], row[4], row[5]])).toEqual([
      ['Sur le moment', 'Acheteur', 'Suite prévue', 'Non'],
      ['À 7 jours', 'Structure', 'Devis envoyé', null],
    ])
    const [one] = await consequencesOf(database.ctx, event.id)
    expect(followed.rows.map((row) => [row[0], row[1]])).toEqual([[one?.id, 'Devis envoyé']])
  })

  it('certifies those whose arrival was noted, each by their own link, and nobody else', async () => {
    const { event, buyer } = await aDay({ people: 2 })
    const people = await database.db
      .selectFrom('representative')
      .select(['id', 'name'])
      .where('participant_id', '=', buyer)
      .orderBy('position')
      .execute()
    const who = { participantId: buyer, registrationId: people[1]?.id ?? '' }
    expect((await readCertificates(database.ctx, event, who)).people).toEqual([])
    await welcome(at(`${DAY}T08:05:00Z`), { event, who: { representativeId: people[0]?.id ?? '' } })
    expect((await readCertificates(database.ctx, event, who)).people).toEqual([])
    const all = await readCertificates(database.ctx, event, 'everybody')
    expect(all.people).toMatchObject([{ name: people[0]?.name, at: new Date(`${DAY}T08:05:00Z`) }])
    const body = await readCertificates(database.ctx, event, { ...who, registrationId: null })
    expect(body.people).toHaveLength(1)
  })
})
