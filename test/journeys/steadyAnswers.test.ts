import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccessLink } from '../../app/accounts/index.ts'
import { Temporal } from '../../app/platform/kernel/dates.ts'
import { anEvent } from '../builders/events.ts'
import { testApplication, type Visitor } from '../support/application.ts'
import { movableClock } from '../support/movableClock.ts'

/** Scénario : cinq cents participants rafraîchissent leur agenda ; ce qui n’a pas changé n’est ni refait ni renvoyé. */
describe('answers kept while nothing was committed', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let event: Awaited<ReturnType<typeof anEvent>>
  const clock = movableClock()
  beforeAll(async () => {
    app = await testApplication({ clock: clock.clock })
    const people = [{ name: null, email: null }]
    event = await anEvent(app, { organiserId: null, day: '2028-03-09', people: [people, people] })
  })
  afterAll(async () => {
    await app.close()
    clock.stop()
  })

  const participant = async (index: number): Promise<Visitor & { link: string }> => {
    const { token, id } = await createAccessLink(app.ctx, {
      eventId: event.id,
      subjectId: event.participants[index] ?? '',
      rights: ['agenda.read'],
      expiresAt: Temporal.Now.instant().add({ hours: 24 }),
    })
    const visitor = app.visitor()
    await visitor.submit(await visitor.open(`/acces/${token}`), `/acces/${token}`)
    return Object.assign(visitor, { link: id })
  }
  const agenda = () => `/rencontres/${event.slug}/mon-agenda`
  /** Opened twice: who asks is read at the first, remembered for the second. */
  const tagOf = async (visitor: Visitor): Promise<string> => {
    await (await visitor.send(agenda())).text()
    const answer = await visitor.send(agenda())
    expect(answer.headers.get('cache-control')).toBe('private, no-cache')
    return answer.headers.get('etag') ?? ''
  }
  const again = (visitor: Visitor, tag: string) =>
    visitor.send(agenda(), { headers: { 'if-none-match': tag } })

  it('tells a browser that its page is still the page, and sends another once something changed', async () => {
    const visitor = await participant(0)
    const tag = await tagOf(visitor)
    expect(tag).not.toBe('')
    expect([(await again(visitor, tag)).status, (await again(visitor, tag)).status]).toEqual([304, 304])
    await app.db
      .updateTable('event')
      .set({ title: 'Rencontre renommée' })
      .where('id', '=', event.id)
      .execute()
    const changed = await again(visitor, tag)
    expect([changed.status, (await changed.text()).includes('Rencontre renommée')]).toEqual([200, true])
  })

  it('gives nobody the page of somebody else, nor a page to whoever lost the right to it', async () => {
    const [one, two] = [await participant(0), await participant(1)]
    const tag = await tagOf(one)
    expect(await tagOf(two)).not.toBe(tag)
    expect((await again(two, tag)).status).toBe(200)
    await app.db
      .updateTable('access_link')
      .set({ revoked_at: new Date() })
      .where('id', '=', one.link)
      .execute()
    expect((await again(one, tag)).headers.get('location')).toBe('/connexion')
  })

  it('makes the page again in another minute, and the calendar with it', async () => {
    const stamp = async (): Promise<string> => {
      const answer = await app.visitor().send(`/rencontres/${event.slug}/agenda.ics`)
      return /DTSTAMP:(\d+T\d+Z)/.exec(await answer.text())?.[1] ?? ''
    }
    const first = await stamp()
    expect(first).not.toBe('')
    clock.forward({ minutes: 1 })
    expect(await stamp()).not.toBe(first)
  })
})
