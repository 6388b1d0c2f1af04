import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aMeetingDay } from '../../../test/builders/meetings.ts'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { findEventById, giveBadges, type OpenMapEvent } from '../../events/index.ts'
import { bookMeeting } from '../../meetings/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { fixedClock } from '../../platform/kernel/dates.ts'
import { noteAbsence } from './noteAbsence.ts'
import { tellTomorrow } from './tellTomorrow.ts'

const site = {
  territory: { name: 'Île-de-France', zone: 'Europe/Paris' },
  publicUrl: 'https://openmap.example',
}
const EVE = '2026-12-02T08:30:00Z'

describe('the eve', () => {
  let base: TestDatabase
  let event: OpenMapEvent
  let day: Awaited<ReturnType<typeof aMeetingDay>>
  beforeAll(async () => {
    base = await testDatabase({ demo: false })
  })
  afterAll(() => base.close())
  beforeEach(async () => {
    await base.db.updateTable('event').set({ status: 'held' }).execute()
    await base.db.deleteFrom('mail_attachment').execute()
    await base.db.deleteFrom('mail').execute()
    day = await aMeetingDay(base, { buyers: 2, suppliers: 1, slots: 2, tables: 2, people: 2 })
    event = await reread()
  })

  const reread = async (): Promise<OpenMapEvent> => {
    const found = await findEventById(base.db, base.scope, day.eventId)
    if (found === null) throw new Error('the day was made')
    return found
  }
  const at = (now: string): Ctx => ({ ...base.ctx, clock: fixedClock(now) })
  const told = (now = EVE) => tellTomorrow(at(now), site)
  const mails = () =>
    base.db
      .selectFrom('mail')
      .select(['id', 'recipient', 'subject', 'body_text'])
      .where('template', '=', 'tomorrow')
      .orderBy('recipient')
      .execute()
  const peopleOf = (participantId: string) =>
    base.db
      .selectFrom('representative')
      .select(['id', 'email'])
      .where('participant_id', '=', participantId)
      .orderBy('position')
      .execute()

  it('tells each person the hours of their own body, with a link of their own, once', async () => {
    const [buyer = ''] = day.buyers
    const [supplier = ''] = day.suppliers
    const booked = await base.run(bookMeeting, {
      event,
      oneId: buyer,
      otherId: supplier,
      slotId: day.slots[1] ?? '',
    })
    expect(booked.ok).toBe(true)
    await base.db.deleteFrom('mail').execute()
    expect(await told()).toBe(6)
    expect(await told('2026-12-02T12:00:00Z')).toBe(0)
    const all = await mails()
    const [first] = await peopleOf(buyer)
    const own = all.find(({ recipient }) => recipient === first?.email)
    expect(own?.subject).toBe(`Demain : votre programme – ${event.title}`)
    expect(own?.body_text).toMatch(/8\sh\s20.*Structure démo 1/)
    expect(own?.body_text).not.toContain('Acheteur démo 2')
    const [other] = await peopleOf(day.buyers[1] ?? '')
    expect(all.find(({ recipient }) => recipient === other?.email)?.body_text).toContain(
      'Acheteur démo 2 n’a pas de rendez-vous',
    )
    const links = all.map(({ body_text }) => /\/acces\/[\w-]+/.exec(body_text)?.[0])
    expect(new Set(links).size).toBe(6)
  })

  it('writes once to an address that comes for two bodies, with both days', async () => {
    const [one = '', two = ''] = day.buyers
    await base.db
      .updateTable('representative')
      .set({ email: 'La.Meme@exemple.fr' })
      .where('participant_id', '=', one)
      .execute()
    await base.db
      .updateTable('representative')
      .set({ email: 'la.meme@exemple.fr' })
      .where('participant_id', '=', two)
      .execute()
    expect(await told()).toBe(3)
    const [mail] = (await mails()).filter(({ recipient }) => /meme/i.test(recipient))
    expect(mail?.body_text).toContain('mon agenda (Acheteur démo 1)')
    expect(mail?.body_text).toContain('mon agenda (Acheteur démo 2)')
  })

  it('brings the badge of whoever has one', async () => {
    const [person] = await peopleOf(day.buyers[0] ?? '')
    await giveBadges(base.ctx, event.id, [person?.id ?? ''])
    await told()
    const files = await base.db
      .selectFrom('mail_attachment')
      .innerJoin('mail', 'mail.id', 'mail_attachment.mail_id')
      .select(['name', 'recipient'])
      .execute()
    expect(files).toEqual([{ name: 'badge.png', recipient: person?.email }])
  })

  it('says nothing to those who are absent all day; the late are told', async () => {
    const [absent = '', late = ''] = day.buyers
    await noteAbsence(base.ctx, { event, participantId: absent, said: { state: 'absent' } })
    const slotId = day.slots[1] ?? ''
    await noteAbsence(base.ctx, { event, participantId: late, said: { state: 'late', slotId } })
    expect(await told()).toBe(4)
  })

  it('says nothing of a day that is cancelled or a draft, nor too early, nor once it is late', async () => {
    for (const now of ['2026-12-01T12:00:00Z', '2026-12-02T07:00:00Z', '2026-12-02T19:30:00Z'])
      expect(await told(now)).toBe(0)
    for (const status of ['cancelled', 'draft']) {
      await base.db.updateTable('event').set({ status }).where('id', '=', event.id).execute()
      expect(await told()).toBe(0)
    }
    await base.db.updateTable('event').set({ status: 'published' }).where('id', '=', event.id).execute()
    expect(await told()).toBe(6)
  })

  it('writes again on the eve of another date', async () => {
    await told()
    await base.db.updateTable('event').set({ day: '2026-12-10' }).where('id', '=', event.id).execute()
    expect(await told('2026-12-09T10:00:00Z')).toBe(6)
  })
})
