import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { brokenLink } from '../../app/platform/privacy/accessLog.ts'
import { aBody, anEvent } from '../builders/events.ts'
import { testApplication, type Visitor } from '../support/application.ts'

/** Scénario : qui lit les noms et les adresses d’autres personnes laisse une trace, ou ne lit rien. */
describe('readings of personal data', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let owner: pg.Client
  let organiser: Visitor & { personId: string }
  let known: Visitor & { personId: string }
  let body: string
  let event: Awaited<ReturnType<typeof anEvent>>
  let list: string
  beforeAll(async () => {
    app = await testApplication()
    owner = new pg.Client({ connectionString: app.ownerUrl })
    await owner.connect()
    await owner.query("set openmap.actor = 'system'")
    body = await aBody(app, 'Organisme organisateur')
    organiser = await app.signedIn({ memberships: [{ organisationId: body, role: 'contributor' }] })
    known = await app.signedIn({ email: 'connue@exemple.fr' })
    event = await anEvent(app, {
      organiserId: body,
      day: '2026-12-01',
      people: [
        [
          { name: 'Prune Essai', email: 'Connue@exemple.fr' },
          { name: null, email: null },
        ],
        [{ name: 'Basile Essai', email: 'inconnu@exemple.fr' }],
      ],
    })
    list = `/rencontres/${event.slug}/organisation/participants`
  })
  afterAll(async () => {
    await owner?.end()
    await app?.close()
  })

  const readings = async () =>
    (
      await owner.query(
        'select person_id, capacity, organisation_id, purpose, record_kind, record_id, count, people from access_log order by number',
      )
    ).rows
  const trace = (count: number, people: readonly string[]) => ({
    person_id: organiser.personId,
    capacity: 'body',
    organisation_id: body,
    purpose: 'event',
    record_kind: 'representatives',
    record_id: event.id,
    count,
    people,
  })

  it('leave a line that counts the people shown and knows those who have an account', async () => {
    expect((await organiser.open(list)).html).toContain('Basile Essai')
    await organiser.open(`${list}?role=supplier`)
    // Nobody is shown: nothing is written.
    await organiser.open(`${list}?role=press`)
    expect(await readings()).toEqual([trace(2, [known.personId]), trace(1, [])])
  })

  it('leave one too when a form is refused and the list is shown again', async () => {
    const page = await organiser.open(list)
    const before = (await readings()).length
    const refused = await organiser.submit(page, list, { name: '', role: 'buyer' })
    expect([refused.status, refused.html.includes('Basile Essai')]).toEqual([422, true])
    const twice = await organiser.submit(page, list, {
      name: 'Participant 1',
      role: 'buyer',
      email: 'pas une adresse',
    })
    expect([twice.status, twice.html.includes('Basile Essai')]).toEqual([422, true])
    expect((await readings()).slice(before)).toEqual([trace(2, [known.personId]), trace(2, [known.personId])])
    expect(await brokenLink(app.db, app.territoryId)).toBe(null)
  })

  it('leave none for whoever may not read', async () => {
    const before = (await readings()).length
    const stranger = await app.signedIn()
    expect((await stranger.open(list)).status).toBe(403)
    expect((await readings()).length).toBe(before)
  })

  it('are refused while the log cannot be written; every other page goes on', async () => {
    await owner.query('revoke insert on access_log from openmap_app')
    try {
      const page = await organiser.open(list)
      expect([page.status, page.html.includes('Consultation impossible')]).toEqual([503, true])
      for (const secret of ['Prune Essai', 'Basile Essai', 'nnue@exemple.fr']) {
        expect(page.html).not.toContain(secret)
      }
      expect((await organiser.open('/compte')).status).toBe(200)
      expect((await organiser.open(`/rencontres/${event.slug}/organisation/souhaits`)).status).toBe(200)
      const sheet = await organiser.open(`/rencontres/${event.slug}/organisation/impressions`)
      expect(sheet.status).toBe(200)
    } finally {
      await owner.query('grant insert on access_log to openmap_app')
    }
    expect((await organiser.open(list)).status).toBe(200)
  })
})
