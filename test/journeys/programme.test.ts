import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cleanPicture } from '../../app/platform/images/picture.ts'
import { writePng } from '../../app/platform/images/png.ts'
import { today } from '../../app/platform/kernel/dates.ts'
import { aBody, anEvent } from '../builders/events.ts'
import { type Seen, testApplication, type Visitor } from '../support/application.ts'
import { movableClock } from '../support/movableClock.ts'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ').replaceAll('&nbsp;', ' ')

/** Scénarios : décrire, nommer les partenaires, donner des documents, dupliquer, annuler, reporter, s’abonner. */
describe('a day told to everybody', () => {
  const time = movableClock()
  let app: Awaited<ReturnType<typeof testApplication>>
  let organiser: Visitor
  let slug = ''
  let at = ''
  let eventId = ''
  const day = (days: number): string => today(time.clock).add({ days }).toString()

  beforeAll(async () => {
    app = await testApplication({ clock: time.clock })
    const organiserId = await aBody(app, 'Organisme d’essai')
    const people = [
      [{ name: null, email: 'acheteur@example.org' }],
      [{ name: null, email: 'structure@example.org' }],
    ]
    const event = await anEvent(app, { organiserId, day: day(40), people })
    await app.db
      .insertInto('commune')
      .values({
        code: '93066',
        name: 'Saint-Denis',
        name_key: 'saint denis',
        department: '93',
        region: '11',
        post_codes: ['93200'],
      })
      .execute()
    slug = event.slug
    eventId = event.id
    at = `/rencontres/${slug}/organisation`
    organiser = await app.signedIn({ memberships: [{ organisationId: organiserId, role: 'contributor' }] })
  })
  afterAll(async () => {
    await app?.close()
    time.stop()
  })

  const fill = async (path: string, values: Record<string, string | File>, action = path): Promise<Seen> =>
    organiser.submit(await organiser.open(path), action, values)
  const seen = async (path = `/rencontres/${slug}`): Promise<Seen> => app.visitor().open(path)
  const file = (bytes: Uint8Array): File => new File([Buffer.from(bytes)], 'fichier.bin')

  it('belongs to a series, and stands on the outline of the region', async () => {
    const values = {
      title: 'Rencontre d’essai',
      theme: 'Essais',
      seriesName: 'Rencontres d’essai',
      seriesRank: '2',
      venueName: 'Halle',
      venueCity: 'Saint-Denis',
      venueAccessibility: 'Plain-pied',
      position: '48.9362, 2.3574',
    }
    const wrong = await fill(`${at}/description`, { ...values, position: 'près de la gare' })
    expect(wrong.status).toBe(422)
    expect(plain(wrong.html)).toContain('Écrivez la latitude puis la longitude')
    expect(wrong.html).toContain('value="près de la gare"')
    await fill(`${at}/description`, values)
    const page = await seen()
    expect(plain(page.html)).toContain('2e édition · Rencontres d’essai')
    expect(page.html).toContain('aria-label="Situation de Halle, Saint-Denis en Île-de-France"')
    expect(page.html).toContain('https://www.openstreetmap.org/?mlat=48.9362')
    const form = await organiser.open(`${at}/description`)
    expect(form.html).toMatch(/<option[^>]*selected[^>]*>Rencontres d’essai/)
  })

  it('has sessions side by side in two rooms, and not in one', async () => {
    const session = { kind: 'talk', title: 'Conférence', start: '09:00', end: '10:00', room: 'Salle 1' }
    await fill(`${at}/programme`, session)
    const refused = await fill(`${at}/programme`, { ...session, title: 'Atelier', start: '09:30' })
    expect(refused.status).toBe(422)
    expect(plain(refused.html)).toContain(
      '« Atelier » et « Conférence » ont lieu en même temps dans le même lieu (Salle 1)',
    )
    await fill(`${at}/programme`, { ...session, title: 'Atelier', start: '09:30', room: 'Salle 2' })
    const page = await seen(`/rencontres/${slug}/programme`)
    expect(page.html).toMatch(/<th scope="col">Salle 1<\/th><th scope="col">Salle 2<\/th>/)
    expect(page.html.match(/Provisoire/g)).toHaveLength(2)
    await fill(`${at}/programme`, {}, `${at}/programme/etat`)
    expect((await seen(`/rencontres/${slug}/programme`)).html).not.toContain('Provisoire')
  })

  it('names its partners with their logos, kept for ever by whoever reads them', async () => {
    const partner = {
      role: 'funder',
      name: 'Région d’essai',
      link: 'https://region.example/',
      note: 'Cofinancé',
    }
    await fill(`${at}/partenaires`, partner)
    const list = await organiser.open(`${at}/partenaires`)
    const one = /partenaires\/([0-9a-f-]{36})"/.exec(list.html)?.[1] ?? ''
    const here = `${at}/partenaires/${one}`
    const logo = writePng(8, 4, new Uint8Array(8 * 4 * 3))
    const give = (bytes: Uint8Array, words: string) =>
      fill(here, { logo: file(bytes), words }, `${here}/logo`)
    const refused = await give(Buffer.from('<svg/>'), 'Région')
    expect(refused.status).toBe(422)
    expect(plain(refused.html)).toContain('n’est pas une image PNG ou JPEG')
    expect((await give(logo, 'Armes de la région')).html).toContain('alt="Armes de la région"')
    const page = await seen()
    expect(page.html).toContain('alt="Armes de la région"')
    expect(page.html).toContain('Cofinancé')
    const source = /class="logo" src="([^"]+)"/.exec(page.html)?.[1] ?? ''
    const sent = await app.visitor().send(source)
    expect(sent.status).toBe(200)
    expect(Buffer.from(await sent.arrayBuffer()).equals(Buffer.from(logo))).toBe(true)
    expect(sent.headers.get('content-type')).toBe('image/png')
    expect(sent.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(sent.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('gives documents to everybody, or to participants only', async () => {
    const pdf = Buffer.from('%PDF-1.7\nessai\n%%EOF\n')
    const add = (title: string, audience: string, kind: string) =>
      fill(`${at}/documents`, { title, audience, kind, link: '', file: file(pdf) })
    expect((await add('Dossier de presse', 'public', 'press')).html).toContain('Dossier de presse')
    expect((await add('Consignes', 'participants', 'document')).html).toContain('Consignes')
    const page = await seen()
    expect(page.html).toContain('Espace presse')
    expect(page.html).not.toContain('Consignes')
    const address = /href="([^"]*\/fichiers\/[^"]+)" download/.exec(page.html)?.[1] ?? ''
    const sent = await app.visitor().send(address)
    expect(sent.headers.get('content-disposition')).toContain('attachment; filename="dossier-de-presse.pdf"')
    expect(sent.headers.get('x-content-type-options')).toBe('nosniff')
    const list = await organiser.open(`${at}/documents`)
    const hidden =
      [...list.html.matchAll(/href="([^"]*\/fichiers\/[^"]+)"/g)]
        .map(([, one = '']) => one)
        .find((one) => one !== address) ?? ''
    expect((await app.visitor().send(hidden)).status).toBe(404)
    expect((await organiser.send(hidden)).status).toBe(200)
  })

  it('is told to networks, search engines and subscribers', async () => {
    const page = await seen()
    const [, json = '{}'] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page.html) ?? []
    const data = JSON.parse(json) as Record<string, unknown>
    expect(data).toMatchObject({
      '@type': 'Event',
      name: 'Rencontre d’essai',
      eventStatus: 'https://schema.org/EventScheduled',
      location: { name: 'Halle', address: { addressLocality: 'Saint-Denis' }, geo: { latitude: 48.9362 } },
      funder: [{ name: 'Région d’essai', url: 'https://region.example/' }],
      superEvent: { name: 'Rencontres d’essai' },
    })
    expect(String(data.startDate)).toMatch(new RegExp(`^${day(40)}T09:00:00[+]0[12]:00$`))
    expect(data.subEvent).toHaveLength(2)
    const image = /property="og:image" content="http:\/\/openmap.test([^"]+)"/.exec(page.html)?.[1] ?? ''
    const card = await app.visitor().send(image)
    const drawn = cleanPicture(new Uint8Array(await card.arrayBuffer()), 2000)
    expect([drawn?.mediaType, drawn?.width, drawn?.height]).toEqual(['image/png', 1200, 630])
    expect(page.html).toContain('type="application/rss+xml" href="/rencontres.rss"')
    const feed = await app.visitor().send('/rencontres.rss')
    expect(feed.headers.get('content-type')).toContain('application/rss+xml')
    expect(await feed.text()).toContain(`<link>http://openmap.test/rencontres/${slug}</link>`)
    const calendar = await (await app.visitor().send('/rencontres.ics')).text()
    const entries = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent')
    expect(entries.map((one) => String(one.getFirstPropertyValue('uid')))).toEqual([`${eventId}@openmap-ess`])
    const other = Object.values(nodeIcal.sync.parseICS(calendar)).filter((one) => one?.type === 'VEVENT')
    expect(other).toHaveLength(1)
  })

  it('is found by its theme, its département, its series', async () => {
    expect((await seen('/rencontres?theme=essais&serie=rencontres-d-essai&departement=93')).html).toContain(
      `href="/rencontres/${slug}"`,
    )
    const none = await seen('/rencontres?theme=autre')
    expect(none.html).not.toContain(`href="/rencontres/${slug}"`)
    expect(none.html).toContain('Aucune rencontre ne répond à ce choix')
  })

  it('is copied as a draft, without anybody', async () => {
    const made = await fill(`${at}/copie`, { title: 'Rencontre suivante', day: day(120) })
    expect(plain(made.html)).toContain('« Rencontre suivante » est en préparation')
    expect((await app.visitor().send('/rencontres/rencontre-suivante')).status).toBe(404)
    const programme = await organiser.open('/rencontres/rencontre-suivante/programme')
    expect(programme.html).toContain('Atelier')
    expect((await seen()).html).not.toContain('Rencontre suivante')
    const again = await fill(`${at}/copie`, { title: 'Rencontre suivante', day: day(121) })
    expect(again.status).toBe(422)
  })

  it('is cancelled with a banner that stays, put back, then moved', async () => {
    const sequence = async (): Promise<number> => {
      const text = await (await app.visitor().send(`/rencontres/${slug}/agenda.ics`)).text()
      const [first] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
      return Number(first?.getFirstPropertyValue('sequence'))
    }
    const before = await sequence()
    const empty = await fill(`${at}/annulation`, { reason: ' ' })
    expect(empty.status).toBe(422)
    // Two forms ask for a reason: the summary leads to that of the form that was sent.
    expect([
      empty.html.includes('href="#motif-annulation"'),
      empty.html.includes(' id="motif-annulation"'),
    ]).toEqual([true, true])
    const late = await fill(`${at}/annulation`, { reason: ' ', day: day(60) }, `${at}/report`)
    expect([late.html.includes('href="#motif-report"'), late.html.includes(' id="motif-report"')]).toEqual([
      true,
      true,
    ])
    const done = await fill(`${at}/annulation`, { reason: 'Le lieu est fermé.' })
    expect(plain(done.html)).toContain('La rencontre est annulée. Les inscrits en sont prévenus.')
    const page = await seen()
    expect(page.html).toContain('Cette rencontre est annulée')
    expect(plain(page.html)).toContain('Motif : Le lieu est fermé.')
    expect(page.html).toContain('https://schema.org/EventCancelled')
    const calendar = await (await app.visitor().send(`/rencontres/${slug}/agenda.ics`)).text()
    expect(calendar.match(/STATUS:CANCELLED/g)).toHaveLength(2)
    expect(await sequence()).toBe(before + 1)
    expect(plain(await (await app.visitor().send('/rencontres.rss')).text())).toContain(
      'Annulée : Rencontre d’essai',
    )
    await organiser.submit(await organiser.open(`${at}/annulation`), `${at}/retablissement`)
    expect((await seen()).html).not.toContain('Cette rencontre est annulée')
    await fill(`${at}/annulation`, { reason: 'Travaux.', day: day(60) }, `${at}/report`)
    const moved = await seen()
    expect(moved.html).toContain('Cette rencontre a changé de date')
    expect(moved.html).toContain('https://schema.org/EventRescheduled')
    const text = await (await app.visitor().send(`/rencontres/${slug}/agenda.ics`)).text()
    expect(text).toContain(`DTSTART;TZID=Europe/Paris:${day(60).replaceAll('-', '')}T090000`)
    expect(await sequence()).toBe(before + 3)
  })
})
