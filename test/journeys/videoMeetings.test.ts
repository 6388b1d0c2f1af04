import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccessLink } from '../../app/accounts/index.ts'
import { findEventById } from '../../app/events/index.ts'
import { bookMeeting } from '../../app/meetings/index.ts'
import { Temporal } from '../../app/platform/kernel/dates.ts'
import { aMeetingDay } from '../builders/meetings.ts'
import { testApplication } from '../support/application.ts'

const ROOM = 'https://visio.exemple.fr/salle-4'

/** Scénario : deux participants se donnent une adresse de visioconférence ; eux et l’organisateur la lisent, nul autre. */
describe('a meeting held by video too', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let day: Awaited<ReturnType<typeof aMeetingDay>>
  let meeting = ''
  beforeAll(async () => {
    app = await testApplication()
    day = await aMeetingDay(app, { buyers: 2, suppliers: 1, slots: 3, tables: 2, day: '2099-12-03' })
    const event = await findEventById(app.db, app.scope, day.eventId)
    if (event === null) throw new Error('the day was made')
    const [supplier = ''] = day.suppliers
    for (const [n, buyer] of day.buyers.entries()) {
      const booked = await app.run(bookMeeting, {
        event,
        oneId: buyer,
        otherId: supplier,
        slotId: day.slots[n] ?? '',
      })
      if (!booked.ok) throw new Error(booked.refusal.sentence)
      if (n === 0) meeting = booked.value.meetingId
    }
  })
  afterAll(() => app?.close())

  const base = () => `/rencontres/${day.slug}`
  const party = async (subjectId = '') => {
    const { token } = await createAccessLink(app.ctx, {
      eventId: day.eventId,
      subjectId,
      rights: ['agenda.read'],
      expiresAt: Temporal.Now.instant().add({ hours: 1 }),
    })
    const visitor = app.visitor()
    await visitor.submit(await visitor.open(`/acces/${token}`), `/acces/${token}`)
    return visitor
  }
  const give = async (subjectId: string | undefined, video: string) => {
    const visitor = await party(subjectId)
    const page = await visitor.open(`${base()}/rendez-vous/${meeting}`)
    return visitor.submit(page, `${base()}/rendez-vous/${meeting}/visio`, { video })
  }
  const agendaOf = async (subjectId: string | undefined): Promise<string> =>
    (await (await party(subjectId)).open(`${base()}/mon-agenda`)).html

  it('is found from the agenda before the day, and refuses what is not https', async () => {
    expect(await agendaOf(day.buyers[0])).toContain(`${base()}/rendez-vous/${meeting}`)
    for (const wrong of ['http://visio.exemple.fr/a', 'javascript:alert(1)', 'salle 4']) {
      const refused = await give(day.buyers[0], wrong)
      expect([refused.status, refused.html.includes('qui commence par https://')]).toEqual([422, true])
      expect(refused.html).toContain(`value="${wrong}"`)
    }
    expect(await app.db.selectFrom('meeting_video').selectAll().execute()).toEqual([])
  })

  it('is shown to the two: agenda, calendar, page of the day, page of the meeting', async () => {
    const done = await give(day.buyers[0], ` ${ROOM} `)
    expect(done.html).toContain('L’adresse de la visioconférence est enregistrée')
    for (const id of [day.buyers[0], day.suppliers[0]]) {
      const visitor = await party(id)
      for (const page of ['/mon-agenda', '/jour-j', `/rendez-vous/${meeting}`])
        expect((await visitor.open(`${base()}${page}`)).html).toContain(`href="${ROOM}"`)
      const ics = (await (await visitor.send(`${base()}/mon-agenda.ics`)).text()).replaceAll('\r\n ', '')
      expect(ics.match(new RegExp(ROOM, 'g'))?.length).toBe(1)
    }
  })

  it('is shown to nobody else, and changed by nobody else', async () => {
    expect(await agendaOf(day.buyers[1])).not.toContain(ROOM)
    const other = await party(day.buyers[1])
    expect((await other.open(`${base()}/rendez-vous/${meeting}`)).status).toBe(404)
    expect((await app.visitor().open(base())).html).not.toContain(ROOM)
    const journal = await app.db
      .selectFrom('audit_entry')
      .select(['action', 'after'])
      .where('action', 'like', 'meeting.video%')
      .execute()
    expect(journal.map(({ action }) => action)).toEqual(['meeting.video-set'])
    expect(JSON.stringify(journal)).not.toContain('visio.exemple.fr')
  })

  it('is taken away by the other of the two', async () => {
    const done = await give(day.suppliers[0], '')
    expect(done.html).toContain('n’a plus d’adresse')
    expect(await agendaOf(day.buyers[0])).not.toContain(ROOM)
  })

  it('is given by the organiser to a meeting of a draft, and stays when the meeting is moved', async () => {
    const organiser = await app.signedIn({ platform: ['mission'] })
    const version = (
      await app.db
        .updateTable('timetable_version')
        .set({ state: 'draft', published_at: null })
        .where('event_id', '=', day.eventId)
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
    const at = `${base()}/organisation/rendez-vous`
    const page = await organiser.open(`${at}?version=${version}&vue=participants&rendezvous=${meeting}`)
    const refused = await organiser.submit(page, `${at}/visio`, { video: 'ftp://visio.exemple.fr' })
    expect([refused.status, refused.html.includes('value="ftp://visio.exemple.fr"')]).toEqual([422, true])
    const done = await organiser.submit(page, `${at}/visio`, { video: ROOM })
    expect(done.html).toContain('L’adresse de la visioconférence est enregistrée')
    await app.db
      .updateTable('meeting')
      .set({ slot_id: day.slots[2] ?? '' })
      .where('id', '=', meeting)
      .execute()
    await app.db
      .updateTable('timetable_version')
      .set({ state: 'published', published_at: new Date() })
      .where('id', '=', version)
      .execute()
    expect(await agendaOf(day.suppliers[0])).toContain(`href="${ROOM}"`)
  })
})
