import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { liveLinksOfEvent } from '../../accounts/index.ts'
import { hashToken } from '../../platform/access/signing.ts'
import { react } from '../../platform/jobs/subscribe.ts'
import { fixedClock, toDate } from '../../platform/kernel/dates.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { meetingsOf } from '../store/timetables.ts'
import { addParticipant } from '../usecases/addParticipant.ts'
import { moveMeeting } from '../usecases/changeTimetable.ts'
import { createEvent } from '../usecases/createEvent.ts'
import { proposeTimetable } from '../usecases/proposeTimetable.ts'
import { publishTimetable } from '../usecases/publishTimetable.ts'
import { recordWish } from '../usecases/recordWish.ts'
import { updateEventPlan } from '../usecases/updateEventPlan.ts'
import { mailTimetable } from './mailTimetable.ts'

const PUBLIC_URL = 'https://openmap.example'
const plan = { start: '09:00', minutes: 20, gap: 5, count: 3, pauseAfter: 0, pauseMinutes: 0, tables: 3 }

let base: TestDatabase
beforeAll(async () => {
  base = await testDatabase()
})
afterAll(() => base.close())

const must = <T>(result: { ok: true; value: T } | { ok: false; refusal: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

/** Two buyers, two structures, everybody wished for. The second structure gave no address. */
const aDay = async (title: string) => {
  const event = must(await base.run(createEvent, { title, day: '2026-12-03' }))
  must(await base.run(updateEventPlan, { eventId: event.id, form: plan }))
  const add = async (role: 'buyer' | 'supplier', displayName: string, email?: string): Promise<string> =>
    must(await base.run(addParticipant, { eventId: event.id, role, displayName, email })).id
  const a = await add('buyer', 'Acheteur A', 'a@example.org')
  const b = await add('buyer', 'Acheteur B', 'b@example.org')
  const c = await add('supplier', 'Structure C', 'c@example.org')
  const d = await add('supplier', 'Structure D')
  for (const fromId of [a, b]) {
    for (const toId of [c, d])
      must(await base.run(recordWish, { eventId: event.id, fromId, toId, level: 'nice' }))
  }
  return { event, a, b, c, d }
}

/** Publishes what the engine proposes, `changed` by hand or not; the same seed gives the same timetable. */
const publish = async (event: OpenMapEvent, change?: (versionId: string) => Promise<void>): Promise<void> => {
  const { id } = must(await base.run(proposeTimetable, { eventId: event.id, seed: 3 }))
  await change?.(id)
  must(await base.run(publishTimetable, { eventId: event.id, versionId: id }))
}

/** Puts the meeting of A and C of a draft on the table that nobody uses in its slot. */
const otherTable = (event: OpenMapEvent, a: string, c: string) => async (versionId: string) => {
  const meetings = await meetingsOf(base.db, base.scope, versionId)
  const one = meetings.find(({ buyerId, supplierId }) => buyerId === a && supplierId === c)
  if (one === undefined) throw new Error('A meets C')
  const taken = meetings.filter(({ slotId }) => slotId === one.slotId).map(({ tableId }) => tableId)
  const tables = await base.db
    .selectFrom('meeting_table')
    .select('id')
    .where('event_id', '=', event.id)
    .execute()
  const tableId = tables.find(({ id }) => !taken.includes(id))?.id ?? ''
  must(
    await base.run(moveMeeting, {
      eventId: event.id,
      versionId,
      meetingId: one.id,
      slotId: one.slotId,
      tableId,
      pinned: false,
    }),
  )
}

const run = mailTimetable({
  territory: { name: 'Île-de-France', zone: 'Europe/Paris' },
  publicUrl: PUBLIC_URL,
})
const factsOf = async (event: OpenMapEvent): Promise<string[]> => {
  const rows = await base.db
    .selectFrom('fact')
    .select(['id', 'payload'])
    .where('type', '=', 'TimetablePublished')
    .orderBy('id')
    .execute()
  return rows.filter(({ payload }) => JSON.stringify(payload).includes(event.id)).map(({ id }) => id)
}
const reactTo = (factId: string, clock = base.clock) =>
  react(
    base.db,
    {
      clock,
      dispatch: async () => {},
      subscriptions: { TimetablePublished: [{ effect: 'mail-participants', run }] },
    },
    factId,
  )
const mailsOf = async (event: OpenMapEvent) => {
  const rows = await base.db.selectFrom('mail').selectAll().orderBy('id').execute()
  return rows.filter(({ subject }) => subject.endsWith(event.title))
}
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const tokenIn = (text: string) => /\/acces\/([\w-]{20,})/.exec(text)?.[1] ?? ''

describe('a timetable published', () => {
  it('is told once to everybody who meets somebody and gave an address', async () => {
    const { event, a } = await aDay('Première')
    await publish(event)
    const [fact = ''] = await factsOf(event)
    await reactTo(fact)
    await reactTo(fact)
    // The mark lost, as after a crash between two databases: the keys of the mails hold.
    await base.db.deleteFrom('fact_effect').where('fact_id', '=', fact).execute()
    await reactTo(fact)
    const mails = await mailsOf(event)
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual([
      'a@example.org',
      'b@example.org',
      'c@example.org',
    ])
    const mail = mails.find(({ recipient }) => recipient === 'a@example.org')
    const text = plain(mail?.body_text ?? '')
    expect(mail?.subject).toBe('Votre agenda de rendez-vous – Première')
    expect(text).toContain('Le plan de rendez-vous de « Première » est publié.')
    expect(text).toContain('Acheteur A a 2 rendez-vous le jeudi 3 décembre 2026.')
    expect(text).toMatch(/- 9 h( 25)? – 9 h \d\d : Structure [CD], table \d/)
    expect(text).toContain('parce que l’organisateur a inscrit cette adresse')
    const token = tokenIn(text)
    expect(mail?.secrets).toEqual([token])
    const link = await base.db
      .selectFrom('access_link')
      .select(['subject_id', 'rights'])
      .where('token_hash', '=', hashToken(token))
      .executeTakeFirstOrThrow()
    expect(link).toEqual({ subject_id: a, rights: ['agenda.read'] })
    const { name, content } = await base.db
      .selectFrom('mail_attachment')
      .select(['name', 'content'])
      .where('mail_id', '=', mail?.id ?? '')
      .executeTakeFirstOrThrow()
    expect(name).toBe('mon-agenda.ics')
    expect(content.toString().match(/BEGIN:VEVENT/g)).toHaveLength(2)
    const queued = await base.db.selectFrom('fact').select('id').where('type', '=', 'MailQueued').execute()
    expect(queued.length).toBe(3)
  })

  it('is told again only to those whose day changed; former links keep working', async () => {
    const { event, a, c, d } = await aDay('Deuxième')
    await publish(event)
    await publish(event, otherTable(event, a, c))
    const facts = await factsOf(event)
    await reactTo(facts[0] ?? '')
    // The second version was already there: everybody is told of it, once.
    await reactTo(facts[1] ?? '')
    expect((await mailsOf(event)).length).toBe(3)

    await publish(event)
    await reactTo((await factsOf(event))[2] ?? '')
    const second = (await mailsOf(event)).slice(3)
    expect(second.map(({ recipient }) => recipient).sort()).toEqual(['a@example.org', 'c@example.org'])
    expect(second[0]?.subject).toBe('Changement dans votre agenda – Deuxième')
    const toA = plain(second.find(({ recipient }) => recipient === 'a@example.org')?.body_text ?? '')
    expect(toA).toMatch(/Ce qui change\n- Autre table : Structure C, 9 h( \d\d)?, table \d/)
    const live = await liveLinksOfEvent(base.db, base.scope, event.id, toDate(base.clock.now()))
    expect(live.filter(({ subjectId }) => subjectId === a).length).toBe(2)

    await publish(event)
    await reactTo((await factsOf(event))[3] ?? '')
    expect((await mailsOf(event)).length).toBe(5)

    must(await base.run(recordWish, { eventId: event.id, fromId: c, toId: a, level: 'no' }))
    must(await base.run(recordWish, { eventId: event.id, fromId: d, toId: a, level: 'no' }))
    await publish(event)
    await reactTo((await factsOf(event))[4] ?? '')
    const last = (await mailsOf(event)).slice(5).find(({ recipient }) => recipient === 'a@example.org')
    const text = plain(last?.body_text ?? '')
    expect(text).toContain('Acheteur A n’a plus de rendez-vous le jeudi 3 décembre 2026.')
    expect(text).toMatch(/- Retiré : Structure C, 9 h/)
    const { content } = await base.db
      .selectFrom('mail_attachment')
      .select('content')
      .where('mail_id', '=', last?.id ?? '')
      .executeTakeFirstOrThrow()
    expect(content.toString().match(/STATUS:CANCELLED/g)).toHaveLength(2)
  })

  it('is told to nobody once the day is over', async () => {
    const { event } = await aDay('Passée')
    await publish(event)
    await reactTo((await factsOf(event))[0] ?? '', fixedClock('2026-12-04T08:00:00Z'))
    expect(await mailsOf(event)).toEqual([])
  })
})
