import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { react } from '../../platform/jobs/subscribe.ts'
import { fixedClock } from '../../platform/kernel/dates.ts'
import { mailCalledOff } from '../mails/mailCalledOff.ts'
import { mailTimetable } from '../mails/mailTimetable.ts'
import { findEventById, programmeOf } from '../store/events.ts'
import { slotsOf } from '../store/plan.ts'
import { meetingsOf } from '../store/timetables.ts'
import { addParticipant } from './addParticipant.ts'
import { cancelEvent, EVENT_CALLED_OFF, postponeEvent, reinstateEvent } from './callOff.ts'
import type { EventContribution } from './contribution.ts'
import { createEvent } from './createEvent.ts'
import { removeSession, saveSession } from './editProgramme.ts'
import { grantAgenda } from './grantAgenda.ts'
import { publishedVersion } from './liveVersion.ts'
import { proposeTimetable } from './proposeTimetable.ts'
import { publishTimetable } from './publishTimetable.ts'
import { recordWish } from './recordWish.ts'
import { updateEvent } from './updateEvent.ts'
import { updateEventPlan } from './updateEventPlan.ts'

let base: TestDatabase
beforeAll(async () => {
  base = await testDatabase()
})
afterAll(() => base.close())

const must = <T>(result: { ok: true; value: T } | { ok: false; refusal: { sentence: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.sentence)
  return result.value
}
const code = (result: { ok: true } | { ok: false; refusal: { code: string } }): string | null =>
  result.ok ? null : result.refusal.code

const plan = { start: '09:00', minutes: 20, gap: 5, count: 3, pauseAfter: 0, pauseMinutes: 0, tables: 2 }

/** An announced day: one session, one buyer and two structures with meetings in a published timetable. */
const aDay = async (title: string, day = '2026-12-03') => {
  const event = must(await base.run(createEvent, { title, day }))
  must(await base.run(updateEventPlan, { eventId: event.id, form: plan }))
  const form = {
    kind: 'talk',
    title: 'Accueil',
    start: '08:30',
    end: '09:00',
    room: null,
    speakers: null,
    description: null,
  } as const
  must(await base.run(saveSession, { eventId: event.id, form }))
  const add = async (role: 'buyer' | 'supplier', displayName: string, email: string) =>
    must(await base.run(addParticipant, { eventId: event.id, role, displayName, email })).id
  const a = await add('buyer', 'Acheteur A', 'a@example.org')
  const c = await add('supplier', 'Structure C', 'c@example.org')
  const d = await add('supplier', 'Structure D', 'd@example.org')
  for (const toId of [c, d])
    must(await base.run(recordWish, { eventId: event.id, fromId: a, toId, level: 'must' }))
  const version = must(await base.run(proposeTimetable, { eventId: event.id, seed: 1 }))
  must(await base.run(publishTimetable, { eventId: event.id, versionId: version.id }))
  must(await base.run(updateEvent, { eventId: event.id, change: { status: 'published' } }))
  return { event, a, c, d }
}
const present = async (id: string) => {
  const event = await findEventById(base.db, base.scope, id)
  if (event === null) throw new Error('the event')
  return event
}

const site = {
  territory: { name: 'Île-de-France', zone: 'Europe/Paris' },
  publicUrl: 'https://openmap.example',
}
const waiting: EventContribution = {
  addresses: async () => [
    { id: 'en-attente', email: 'attente@example.org' },
    { id: 'deux-fois', email: 'A@example.org' },
  ],
}
/** Runs what follows the facts of an event that were not reacted to yet. */
const settle = async (eventId: string, clock = base.clock) => {
  const facts = await base.db
    .selectFrom('fact')
    .select(['id', 'payload'])
    .where('type', '=', EVENT_CALLED_OFF)
    .orderBy('id')
    .execute()
  const subscriptions = {
    [EVENT_CALLED_OFF]: [{ effect: 'mail-everyone', run: mailCalledOff(site, [waiting]) }],
  }
  for (const { id, payload } of facts)
    if (JSON.stringify(payload).includes(eventId))
      await react(base.db, { clock, dispatch: async () => {}, subscriptions }, id)
}
const mailsOf = async (title: string) =>
  (await base.db.selectFrom('mail').selectAll().orderBy('id').execute()).filter(({ subject }) =>
    subject.startsWith(`${title} :`),
  )
const calendarOf = async (mailId: string): Promise<string> => {
  const row = await base.db
    .selectFrom('mail_attachment')
    .select('content')
    .where('mail_id', '=', mailId)
    .executeTakeFirstOrThrow()
  return row.content.toString()
}
const entriesOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => ({
    uid: String(one.getFirstPropertyValue('uid')),
    status: one.getFirstPropertyValue('status'),
    sequence: Number(one.getFirstPropertyValue('sequence')),
    start: String(one.getFirstPropertyValue('dtstart')),
  }))

describe('a day cancelled', () => {
  it('is told once to everyone, waiting list included, with the calendar that says so', async () => {
    const { event } = await aDay('Annulable')
    expect(code(await base.run(cancelEvent, { eventId: event.id, reason: '  ' }))).toBe('reason-missing')
    must(await base.run(cancelEvent, { eventId: event.id, reason: 'Le lieu est fermé.' }))
    expect(await present(event.id)).toMatchObject({ status: 'cancelled', notice: 'Le lieu est fermé.' })
    await settle(event.id)
    await settle(event.id)
    const mails = await mailsOf('Annulable')
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual([
      'a@example.org',
      'attente@example.org',
      'c@example.org',
      'd@example.org',
    ])
    expect(new Set(mails.map(({ subject }) => subject))).toEqual(new Set(['Annulable : annulation']))
    const toA = mails.find(({ recipient }) => recipient === 'a@example.org')
    expect(toA?.body_text).toContain('Motif\u00a0: Le lieu est fermé.')
    expect(toA?.body_text).toContain('Vos 2\u00a0rendez-vous de cette journée sont annulés.')
    const calendar = await calendarOf(toA?.id ?? '')
    const entries = entriesOf(calendar)
    expect(entries).toHaveLength(3)
    expect(entries.every(({ status }) => status === 'CANCELLED')).toBe(true)
    const others = Object.values(nodeIcal.sync.parseICS(calendar)).filter((one) => one?.type === 'VEVENT')
    expect(others.map((one) => (one?.type === 'VEVENT' ? one.status : ''))).toEqual([
      'CANCELLED',
      'CANCELLED',
      'CANCELLED',
    ])
  })

  it('sends no timetable any more, and comes back as it was', async () => {
    const { event } = await aDay('Rétablie')
    const before = await present(event.id)
    must(await base.run(cancelEvent, { eventId: event.id, reason: 'Grève.' }))
    const mails = async () => (await base.db.selectFrom('mail').select('id').execute()).length
    const sent = await mails()
    await mailTimetable(site)(base.ctx, { eventId: event.id })
    expect(await mails()).toBe(sent)
    expect(code(await base.run(cancelEvent, { eventId: event.id, reason: 'Encore.' }))).toBe('not-announced')
    must(await base.run(reinstateEvent, { eventId: event.id }))
    expect(await present(event.id)).toEqual({ ...before, revision: before.revision + 2 })
    expect(code(await base.run(reinstateEvent, { eventId: event.id }))).toBe('not-called-off')
    await settle(event.id)
    // Cancelled and put back before anybody was told: one mail, of how things stand.
    expect(new Set((await mailsOf('Rétablie')).map(({ subject }) => subject))).toEqual(
      new Set(['Rétablie : la rencontre a lieu']),
    )
  })

  it('is told though its programme changed before anybody was', async () => {
    const { event } = await aDay('Retouchée')
    must(await base.run(cancelEvent, { eventId: event.id, reason: 'Inondation.' }))
    const [session] = await programmeOf(base.db, base.scope, event.id)
    must(await base.run(removeSession, { eventId: event.id, sessionId: session?.id ?? '' }))
    await settle(event.id)
    expect((await mailsOf('Retouchée')).map(({ subject }) => subject)).toEqual(
      Array.from({ length: 4 }, () => 'Retouchée : annulation'),
    )
  })

  it('must have been announced, and not be over', async () => {
    const draft = must(await base.run(createEvent, { title: 'Brouillon', day: '2026-12-03' }))
    expect(code(await base.run(cancelEvent, { eventId: draft.id, reason: 'Rien.' }))).toBe('not-announced')
    const over = must(await base.run(createEvent, { title: 'Déjà passée', day: '2026-11-01' }))
    must(await base.run(updateEvent, { eventId: over.id, change: { status: 'published' } }))
    expect(code(await base.run(cancelEvent, { eventId: over.id, reason: 'Rien.' }))).toBe('not-announced')
  })
})

describe('a day moved', () => {
  const postpone = (
    input: { eventId: string; reason: string; day: string },
    more: readonly EventContribution[] = [],
  ) => base.run((ctx, given: typeof input) => postponeEvent(ctx, more, given), input)

  it('keeps its hours and its meetings at another date, over a change of the clock', async () => {
    const { event, a } = await aDay('Reportable')
    const granted = must(
      await base.run((ctx, input: string) => grantAgenda(ctx, { event, participantId: input }), a),
    )
    const versionId = (await publishedVersion(base.ctx, event.id)) ?? ''
    const meetings = await meetingsOf(base.db, base.scope, versionId)
    const hours = (await slotsOf(base.db, base.scope, event.id)).map(({ id, startsAt }) => [
      id,
      startsAt.slice(11),
    ])
    const heard: number[] = []
    must(
      await postpone({ eventId: event.id, reason: 'Travaux.', day: '2027-04-01' }, [
        { moved: async (_, __, days) => void heard.push(days) },
      ]),
    )
    expect(heard).toEqual([119])
    expect(await present(event.id)).toMatchObject({
      status: 'published',
      day: '2027-04-01',
      formerDay: '2026-12-03',
      notice: 'Travaux.',
    })
    const slots = await slotsOf(base.db, base.scope, event.id)
    expect(slots.map(({ id, startsAt }) => [id, startsAt.slice(11)])).toEqual(hours)
    expect(new Set(slots.map(({ startsAt }) => startsAt.slice(0, 10)))).toEqual(new Set(['2027-04-01']))
    expect((await programmeOf(base.db, base.scope, event.id)).map(({ startsAt }) => startsAt)).toEqual([
      '2027-04-01T08:30:00',
    ])
    expect(await meetingsOf(base.db, base.scope, versionId)).toEqual(meetings)
    const link = await base.db
      .selectFrom('access_link')
      .select('expires_at')
      .where('subject_id', '=', a)
      .executeTakeFirstOrThrow()
    expect(link.expires_at.getTime()).toBeGreaterThan(granted.expiresAt.epochMilliseconds)
    await settle(event.id)
    const mail = (await mailsOf('Reportable')).find(({ recipient }) => recipient === 'a@example.org')
    expect(mail?.subject).toBe('Reportable : nouvelle date')
    expect(mail?.body_text).toContain('jeudi 1er avril 2027')
    expect(mail?.body_text).toContain('Elle était annoncée pour le jeudi 3 décembre 2026.')
    const entries = entriesOf(await calendarOf(mail?.id ?? ''))
    expect(entries.map(({ start }) => start.slice(0, 10))).toEqual(['2027-04-01', '2027-04-01', '2027-04-01'])
    expect(entries.every(({ sequence }) => sequence > 0)).toBe(true)
  })

  it('remembers the first date announced, and takes place again when it was cancelled', async () => {
    const { event } = await aDay('Deux reports')
    must(await base.run(cancelEvent, { eventId: event.id, reason: 'Neige.' }))
    must(await postpone({ eventId: event.id, reason: 'Neige.', day: '2026-12-10' }))
    must(await postpone({ eventId: event.id, reason: 'Neige encore.', day: '2026-12-17' }))
    expect(await present(event.id)).toMatchObject({
      status: 'published',
      day: '2026-12-17',
      formerDay: '2026-12-03',
    })
    // Back where it was announced: nothing moved for whoever reads the page.
    must(await postpone({ eventId: event.id, reason: 'Beau temps.', day: '2026-12-03' }))
    expect(await present(event.id)).toMatchObject({ day: '2026-12-03', formerDay: null })
  })

  it.each([
    ['the same day', '2026-12-03', 'x', 'same-day'],
    ['a day gone by', '2026-11-01', 'x', 'day-past'],
    ['no reason', '2026-12-10', ' ', 'reason-missing'],
  ])('refuses %s', async (name, day, reason, expected) => {
    const { event } = await aDay(`Refus ${name}`)
    expect(code(await postpone({ eventId: event.id, reason, day }))).toBe(expected)
    expect((await present(event.id)).day).toBe('2026-12-03')
  })
})

describe('slots taken away after publication', () => {
  it('unschedules their meetings in a new version, and tells those who lose one, and nobody else', async () => {
    const { event, a } = await aDay('Rétrécie')
    const versionId = (await publishedVersion(base.ctx, event.id)) ?? ''
    const before = await meetingsOf(base.db, base.scope, versionId)
    const slots = await slotsOf(base.db, base.scope, event.id)
    const later = before.filter(({ slotId }) => slotId !== slots[0]?.id)
    expect(before).toHaveLength(2)
    const one = { ...plan, count: 1 }
    const refused = await base.run(updateEventPlan, { eventId: event.id, form: one })
    expect(code(refused)).toBe('plan-breaks-meetings')
    expect(
      await meetingsOf(base.db, base.scope, (await publishedVersion(base.ctx, event.id)) ?? ''),
    ).toHaveLength(2)
    must(await base.run(updateEventPlan, { eventId: event.id, form: one, confirmed: true }))
    const afterId = (await publishedVersion(base.ctx, event.id)) ?? ''
    expect(afterId).not.toBe(versionId)
    const after = await meetingsOf(base.db, base.scope, afterId)
    expect(after.map(({ slotId }) => slotId)).toEqual(
      before.filter((m) => !later.includes(m)).map(({ slotId }) => slotId),
    )
    const taken = await base.db
      .selectFrom('occupancy')
      .select('meeting_id')
      .where('event_id', '=', event.id)
      .execute()
    expect(new Set(taken.map(({ meeting_id }) => meeting_id))).toEqual(new Set(after.map(({ id }) => id)))
    const unmet = await base.db
      .selectFrom('unmet_wish')
      .select(['reason', 'supplier_id'])
      .where('version_id', '=', afterId)
      .execute()
    expect(unmet).toEqual(
      later.map(({ supplierId }) => ({ reason: 'plan-changed', supplier_id: supplierId })),
    )
    await mailTimetable(site)(base.ctx, { eventId: event.id, previousVersionId: versionId })
    const told = (
      await base.db.selectFrom('mail').select(['recipient', 'subject', 'body_text']).execute()
    ).filter(({ subject }) => subject.endsWith('Rétrécie'))
    const losing = later.map(({ supplierId }) => supplierId)
    const people = await base.db
      .selectFrom('representative')
      .select(['participant_id', 'email'])
      .where('event_id', '=', event.id)
      .execute()
    const expected = people
      .filter(({ participant_id }) => participant_id === a || losing.includes(participant_id))
      .map(({ email }) => email)
    expect(told.map(({ recipient }) => recipient).sort()).toEqual(expected.sort())
    expect(told.every(({ body_text }) => body_text.includes('Retiré\u00a0:'))).toBe(true)
  })
})

it('tells nobody of the timetable of a day gone by, moved or not', async () => {
  const { event } = await aDay('Trop tard')
  const before = (await base.db.selectFrom('mail').select('id').execute()).length
  const late = { ...base.ctx, clock: fixedClock('2026-12-05T08:00:00Z') }
  await mailTimetable(site)(late, { eventId: event.id })
  expect((await base.db.selectFrom('mail').select('id').execute()).length).toBe(before)
})
