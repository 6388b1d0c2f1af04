import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccessLink } from '../../app/accounts/index.ts'
import { findEventById } from '../../app/events/index.ts'
import { bookMeeting } from '../../app/meetings/usecases/bookMeeting.ts'
import { Temporal } from '../../app/platform/kernel/dates.ts'
import { aMeetingDay } from '../builders/meetings.ts'
import { testApplication } from '../support/application.ts'

/** Scénario : deux participants se rencontrent ; l’un note, l’autre montre ses coordonnées ; un tiers ne voit rien. */
describe('the day of a participant', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let day: Awaited<ReturnType<typeof aMeetingDay>>
  const path = (): string => `/rencontres/${day.slug}/jour-j`
  beforeAll(async () => {
    app = await testApplication()
    day = await aMeetingDay(app, { buyers: 1, suppliers: 2, slots: 2, tables: 1, day: '2028-03-09' })
    const event = await findEventById(app.db, app.scope, day.eventId)
    if (event === null) throw new Error('the event was made')
    const [oneId = '', otherId = ''] = [day.buyers[0], day.suppliers[0]]
    const booked = await app.run(bookMeeting, { event, oneId, otherId, slotId: day.slots[0] ?? '' })
    if (!booked.ok) throw new Error(JSON.stringify(booked.refusal))
  })
  afterAll(() => app.close())

  const party = async (participantId = '') => {
    const { token } = await createAccessLink(app.ctx, {
      eventId: day.eventId,
      subjectId: participantId,
      rights: ['agenda.read'],
      expiresAt: Temporal.Now.instant().add({ hours: 24 }),
    })
    const visitor = app.visitor()
    await visitor.submit(await visitor.open(`/acces/${token}`), `/acces/${token}`)
    return visitor
  }

  it('keeps a note for its author alone, and the newest whatever comes after it', async () => {
    const buyer = await party(day.buyers[0])
    const page = await buyer.open(path())
    const saved = await buyer.submit(page, `${path()}/notes`, { text: 'Rappeler lundi' })
    expect(saved.html).toContain('Rappeler lundi')
    // Written an hour before by another device, and sent now.
    const now = Date.now()
    const late = { text: 'Vieille note', at: String(now - 3_600_000), sentAt: String(now) }
    expect((await buyer.submit(saved, `${path()}/notes`, late)).html).toContain('Rappeler lundi')
    const long = await buyer.submit(saved, `${path()}/notes`, { text: 'x'.repeat(2001) })
    expect([long.status, long.html.includes('x'.repeat(2001))]).toEqual([422, true])
    for (const id of [day.suppliers[0], day.suppliers[1]])
      expect((await (await party(id)).open(path())).html).not.toContain('Rappeler lundi')
    const stranger = { text: 'Qui\u00a0?', about: day.suppliers[1] ?? '' }
    expect((await buyer.submit(saved, `${path()}/notes`, stranger)).status).toBe(422)
  })

  it('shows addresses to those met once it is agreed to, and no more once it is withdrawn', async () => {
    const [buyer, met, other] = [
      await party(day.buyers[0]),
      await party(day.suppliers[0]),
      await party(day.suppliers[1]),
    ]
    const seen = async (visitor: typeof met): Promise<boolean> =>
      (await visitor.open(path())).html.includes('mailto:')
    expect(await seen(met)).toBe(false)
    const agreed = await buyer.submit(await buyer.open(path()), `${path()}/coordonnees`)
    expect(agreed.html).toContain('voient désormais vos coordonnées')
    expect([await seen(met), await seen(other)]).toEqual([true, false])
    await buyer.submit(agreed, `${path()}/coordonnees`)
    expect(await seen(met)).toBe(false)
  })
})
