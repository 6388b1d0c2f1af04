import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { welcome } from '../../app/attendance/index.ts'
import { expectedAt } from '../../app/attendance/store/people.ts'
import { findEventById, importParticipants } from '../../app/events/index.ts'
import { newId } from '../../app/platform/database/id.ts'
import { Temporal } from '../../app/platform/kernel/dates.ts'
import { aBody, anEvent } from '../builders/events.ts'
import { type Seen, testApplication, type Visitor } from '../support/application.ts'

/** Scénario : l’accueil d’une rencontre, par l’organisation et par les appareils qu’elle choisit. */
describe('the door of a day', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let organiser: Visitor
  let event: { readonly id: string; readonly slug: string }
  let page = ''

  const tomorrow = (): string => Temporal.Now.plainDateISO('Europe/Paris').add({ days: 1 }).toString()

  beforeAll(async () => {
    app = await testApplication()
    organiser = await app.signedIn({ platform: ['mission'] })
  })
  afterAll(() => app.close())
  beforeEach(async () => {
    event = await anEvent(app, {
      organiserId: await aBody(app, 'Mission'),
      day: tomorrow(),
      people: [[{ name: 'Élise Essai', email: null }], [{ name: 'Ada Essai', email: null }]],
    })
    page = `/rencontres/${event.slug}/organisation/accueil`
  })

  const text = ({ html }: Seen): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  const aDevice = async (label: string): Promise<Visitor> => {
    const devices = await organiser.open(`${page}/appareils`)
    const made = await organiser.submit(devices, `${page}/appareils`, { label })
    const link = /value="http:\/\/openmap\.test(\/acces\/[^"]+)"/.exec(made.html)?.[1] ?? ''
    const device = app.visitor()
    await device.submit(await device.open(link), link)
    return device
  }
  const door = () => `/rencontres/${event.slug}/accueil`
  const send = async (visitor: Visitor, entries: readonly object[]) => {
    const list = await (await visitor.send(`${door()}/liste.json`)).json()
    const queue = JSON.stringify({ sentAt: Date.now(), entries })
    const body = new URLSearchParams({ _csrf: (list as { csrf: string }).csrf, queue })
    const answer = await visitor.post(`${door()}/envoi`, body)
    return { status: answer.status, body: answer.status === 200 ? JSON.parse(answer.html) : null }
  }
  const people = () => expectedAt(app.db, app.ctx.scope, event.id)

  it('welcomes by name without a script, whatever the accents, and takes it back from the flash', async () => {
    const found = await organiser.open(`${page}?q=elise`)
    expect(text(found)).toContain('Élise Essai')
    expect(text(found)).not.toContain('Ada Essai')
    const [person] = await people()
    const done = await organiser.submit(found, door(), { representative: person?.representativeId ?? '' })
    expect(done.path).toContain(page)
    expect(text(done)).toContain('Élise Essai, Participant 1 : accueilli.')
    expect(text(done)).toContain('par l’organisation')
    const undone = await organiser.submit(done, `${door()}/annulation`)
    expect(text(undone)).toContain('l’accueil est annulé')
    expect(text(await organiser.open(page))).toMatch(/Ensemble 2 0 2 0/)
  })

  it('opens to a device by its link, for this event and nothing else, until it is taken back', async () => {
    const device = await aDevice('Téléphone de l’entrée')
    const [person] = await people()
    const found = await device.open(`${door()}?q=ada`)
    expect([found.status, text(found).includes('Ada Essai')]).toEqual([200, true])
    expect((await device.open(page)).status).toBe(403)
    expect((await device.open(`/rencontres/${event.slug}/organisation/participants`)).status).toBe(403)
    const other = await anEvent(app, { organiserId: null, day: tomorrow(), people: [[]] })
    expect((await device.open(`/rencontres/${other.slug}/accueil`)).status).toBe(403)
    const entry = {
      id: newId(),
      who: person?.representativeId,
      kind: 'arrival',
      undoes: null,
      way: 'badge',
      at: Date.now() - 60_000,
    }
    expect((await send(device, [entry])).body.outcomes).toEqual([{ id: entry.id, outcome: 'first' }])
    expect((await send(device, [entry])).body.outcomes).toEqual([{ id: entry.id, outcome: 'first' }])
    expect(text(await organiser.open(page))).toContain('par Téléphone de l’entrée')

    const token = ((await (await device.send(`${door()}/liste.json`)).json()) as { csrf: string }).csrf
    const devices = await organiser.open(`${page}/appareils`)
    const action = /action="([^"]+\/retrait)"/.exec(devices.html)?.[1] ?? ''
    await organiser.submit(devices, action)
    const queue = JSON.stringify({ sentAt: Date.now(), entries: [{ ...entry, id: newId() }] })
    const late = await device.post(`${door()}/envoi`, new URLSearchParams({ _csrf: token, queue }))
    expect(late.status).toBe(403)
    expect((await device.send(`${door()}/liste.json`)).headers.get('location')).toBe('/connexion')
  })

  it('shows no name on the page that browsers keep, and says no code in its list', async () => {
    const preparing = await organiser.open(`/rencontres/${event.slug}/organisation/impressions`)
    await organiser.submit(preparing, `/rencontres/${event.slug}/organisation/impressions/badges`)
    const device = await aDevice('Tablette')
    expect((await device.open(door())).html).not.toContain('Essai')
    const list = await (await device.send(`${door()}/liste.json`)).text()
    expect(list).toContain('Ada Essai')
    for (const { code } of await people())
      expect([code?.length, list.includes(code ?? '')]).toEqual([16, false])
  })

  it('refuses a queue that is not one, whole, and keeps nothing of it', async () => {
    const [person] = await people()
    const good = {
      id: newId(),
      who: person?.representativeId,
      kind: 'arrival',
      undoes: null,
      way: 'name',
      at: 1,
    }
    for (const wrong of [
      { ...good, undoes: newId() },
      { ...good, at: -1 },
      { ...good, extra: 1 },
      { id: 'x' },
    ])
      expect((await send(organiser, [good, wrong])).status).toBe(422)
    expect(
      (
        await send(
          organiser,
          Array.from({ length: 81 }, () => good),
        )
      ).status,
    ).toBe(422)
    expect(
      await app.db.selectFrom('check_in').select('id').where('event_id', '=', event.id).execute(),
    ).toEqual([])
  })

  it('is told to the organiser: the step of the day, the prints', async () => {
    const [person] = await people()
    await welcome(app.ctx, { event, who: { representativeId: person?.representativeId ?? '' } })
    const dashboard = await organiser.open(`/rencontres/${event.slug}/organisation`)
    expect(text(dashboard)).toContain('Accueillir les participants')
    expect(text(dashboard)).toMatch(/1 sur 2.personnes présentes/)
    const prints = await organiser.open(`/rencontres/${event.slug}/organisation/impressions`)
    expect(text(prints)).toContain('Feuilles d’émargement (PDF)')
    const badges = await organiser.send(`/rencontres/${event.slug}/organisation/impressions/badges.pdf`)
    expect(badges.status).toBe(303)
  })

  it('keeps badges good when a file writes the participants again', async () => {
    const preparing = await organiser.open(`/rencontres/${event.slug}/organisation/impressions`)
    await organiser.submit(preparing, `/rencontres/${event.slug}/organisation/impressions/badges`)
    const before = (await people()).map(({ name, code }) => [name, code])
    const whole = await findEventById(app.db, app.ctx.scope, event.id)
    if (whole === null) throw new Error('no event')
    const source = {
      name: 'p.csv',
      bytes: Buffer.from(
        'Nom;Rôle;Indisponible;Représentant;Courriel\nParticipant 1;Acheteur;;élise  ESSAI;elise@exemple.fr\n',
      ),
    }
    const again = await importParticipants(app.ctx, { event: whole, source })
    expect(again.ok).toBe(true)
    const after = await people()
    expect(after.map(({ code }) => code)).toEqual(before.map(([, code]) => code))
    expect(after[0]?.name).toBe('élise ESSAI')
  })
})

describe('the screen of the room', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let moment = '2027-03-28T07:10:00Z'
  beforeAll(async () => {
    app = await testApplication({ clock: { now: () => Temporal.Instant.from(moment) } })
  })
  afterAll(() => app.close())

  it('tells hours and counts to anybody, never a name, by the clock of the place on the day when it changes', async () => {
    const day = '2027-03-28'
    const { id, slug, participants } = await anEvent(app, {
      organiserId: null,
      day,
      people: [[{ name: 'Élise Essai', email: null }], [{ name: 'Ada Essai', email: null }]],
    })
    const at = { territory_id: app.territoryId, event_id: id }
    const [slotId, tableId, versionId] = [newId(), newId(), newId()]
    const span = { starts_at: `${day}T10:00:00`, ends_at: `${day}T10:20:00` }
    await app.db
      .insertInto('slot')
      .values({ ...at, id: slotId, ...span })
      .execute()
    await app.db
      .insertInto('meeting_table')
      .values({ ...at, id: tableId, number: 1 })
      .execute()
    const talk = { kind: 'talk', title: 'Acheter responsable', position: 1, room: 'Grande salle' }
    const hours = { starts_at: `${day}T09:00:00`, ends_at: `${day}T10:00:00` }
    await app.db
      .insertInto('programme_item')
      .values({ ...at, id: newId(), ...talk, ...hours })
      .execute()
    const made = new Date('2027-03-01T08:00:00Z')
    await app.db
      .insertInto('timetable_version')
      .values({
        ...at,
        ...{
          id: versionId,
          number: 1,
          state: 'published',
          seed: 1,
          steps: 1,
          status: 'optimal',
          objective: 1,
        },
        ...{ held: 1, even_weights: true, wished: 1, input_hash: 'x', engine: 'x' },
        created_at: made,
        published_at: made,
      })
      .execute()
    const [buyer_id = '', supplier_id = ''] = participants
    const pair = { buyer_id, supplier_id, slot_id: slotId, table_id: tableId }
    await app.db
      .insertInto('meeting')
      .values({ ...at, id: newId(), version_id: versionId, ...pair, weight: 1 })
      .execute()

    const told = async (): Promise<string> => {
      const seen = await app.visitor().open(`/rencontres/${slug}/ecran`)
      expect(seen.html).not.toMatch(/Essai|Participant \d/)
      const wall = seen.html.slice(seen.html.indexOf('data-wall'), seen.html.indexOf('wall-actions'))
      return wall.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    }
    // Summer time began this night in Paris: 7 h 10 by universal time is 9 h 10.
    expect(await told()).toMatch(
      /Maintenant 9 h – 10 h Acheter responsable Grande salle Ensuite 10 h – 10 h 20/,
    )
    moment = '2027-03-28T08:10:00Z'
    expect(await told()).toMatch(
      /Maintenant 10 h – 10 h 20 Rendez-vous 1 rendez-vous à 1 table Ensuite Plus rien/,
    )

    const page = await app.visitor().send(`/rencontres/${slug}/ecran`)
    const etag = page.headers.get('etag') ?? ''
    const again = await app
      .visitor()
      .send(`/rencontres/${slug}/ecran`, { headers: { 'if-none-match': etag } })
    expect([etag === '', again.status]).toEqual([false, 304])
    expect(await page.text()).toContain('<noscript><meta http-equiv="refresh"')
    await app.db.updateTable('event').set({ status: 'draft' }).where('id', '=', id).execute()
    expect((await app.visitor().open(`/rencontres/${slug}/ecran`)).status).toBe(404)
  })
})
