import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { writePng } from '../../platform/images/png.ts'
import { findEventById, partnersOf, programmeOf } from '../store/events.ts'
import { contentOf, filesOf } from '../store/files.ts'
import { participantsOf } from '../store/participants.ts'
import { slotsOf, tablesOf } from '../store/plan.ts'
import { eventsOfSeries } from '../store/series.ts'
import { wishesOf } from '../store/wishes.ts'
import { addParticipant } from './addParticipant.ts'
import { chooseSeries } from './chooseSeries.ts'
import { cloneEvent } from './cloneEvent.ts'
import type { EventContribution } from './contribution.ts'
import { createEvent } from './createEvent.ts'
import { addFile, deleteFile } from './editFiles.ts'
import { arrangePartner, saveLogo, savePartner } from './editPartners.ts'
import { saveSession } from './editProgramme.ts'
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
const logo = writePng(
  3,
  2,
  Uint8Array.from({ length: 18 }, (_, index) => index * 10),
)
const pdf = Buffer.from('%PDF-1.7\nrien\n%%EOF\n')
const made = async (title: string, day = '2026-12-03') => must(await base.run(createEvent, { title, day }))
const session = (title: string, start: string, end: string, room: string | null) =>
  ({ kind: 'talk', title, start, end, room, speakers: null, description: null }) as const

it('copies what is of the day and of its organiser, and nobody with it', async () => {
  const event = await made('Modèle')
  const series = must(await base.run(chooseSeries, { event, seriesId: null, name: 'Rencontres du modèle' }))
  const venue = { ...event.venue, name: 'Halle', position: { latitude: 48.9, longitude: 2.3 } }
  must(
    await base.run(updateEvent, {
      eventId: event.id,
      change: { venue, series, seriesRank: 4, status: 'published' },
    }),
  )
  must(await base.run(updateEventPlan, { eventId: event.id, form: plan }))
  must(await base.run(saveSession, { eventId: event.id, form: session('Accueil', '08:30', '09:00', 'Hall') }))
  const form = { role: 'funder', name: 'Région', note: 'Cofinancé', link: 'https://region.example/' } as const
  const partner = must(await base.run(savePartner, { event, form }))
  must(await base.run(saveLogo, { event, partnerId: partner.id, logo: { bytes: logo, words: 'Région' } }))
  must(
    await base.run(addFile, {
      event,
      form: { kind: 'press', audience: 'public', title: 'Dossier', link: null, bytes: pdf },
    }),
  )
  const a = must(await base.run(addParticipant, { eventId: event.id, role: 'buyer', displayName: 'A' }))
  const c = must(await base.run(addParticipant, { eventId: event.id, role: 'supplier', displayName: 'C' }))
  must(await base.run(recordWish, { eventId: event.id, fromId: a.id, toId: c.id, level: 'must' }))

  const asked: string[] = []
  const hook: EventContribution = { clone: async (_, from, to) => void asked.push(from.slug, to.slug) }
  const copy = must(
    await base.run(
      (ctx, day: string) => cloneEvent(ctx, [hook], { eventId: event.id, title: 'Copie', day }),
      '2027-04-01',
    ),
  )
  expect(asked).toEqual(['modele', 'copie'])
  expect(await findEventById(base.db, base.scope, copy.id)).toMatchObject({
    slug: 'copie',
    status: 'draft',
    day: '2027-04-01',
    seriesRank: 5,
    series,
    venue,
  })
  expect(
    (await programmeOf(base.db, base.scope, copy.id)).map(({ title, startsAt }) => [title, startsAt]),
  ).toEqual([['Accueil', '2027-04-01T08:30:00']])
  expect((await slotsOf(base.db, base.scope, copy.id)).map(({ startsAt }) => startsAt)).toEqual([
    '2027-04-01T09:00:00',
    '2027-04-01T09:25:00',
    '2027-04-01T09:50:00',
  ])
  expect(await tablesOf(base.db, base.scope, copy.id)).toHaveLength(2)
  const [copied] = await partnersOf(base.db, base.scope, copy.id)
  expect(copied).toMatchObject({ ...form, position: 1 })
  expect(copied?.logoId).not.toBe((await partnersOf(base.db, base.scope, event.id))[0]?.logoId)
  const stored = await contentOf(base.db, base.scope, copy.id, copied?.logoId ?? '')
  expect(Buffer.from(stored?.content ?? []).equals(Buffer.from(logo))).toBe(true)
  // Documents speak of that day alone.
  expect((await filesOf(base.db, base.scope, copy.id)).map(({ kind }) => kind)).toEqual(['logo'])
  expect(await participantsOf(base.db, base.scope, copy.id)).toEqual([])
  expect(await wishesOf(base.db, base.scope, copy.id)).toEqual([])
  expect((await eventsOfSeries(base.db, base.scope, series?.id ?? '')).map(({ slug }) => slug)).toEqual([
    'modele',
    'copie',
  ])
  const again = await base.run(
    (ctx, title: string) => cloneEvent(ctx, [], { eventId: event.id, title, day: '2027-05-01' }),
    'Copie',
  )
  expect(code(again)).toBe('slug-taken')
})

it('refuses a series that has no address', async () => {
  const event = await made('Sans série')
  expect(code(await base.run(chooseSeries, { event, seriesId: null, name: '???' }))).toBe('series-untitled')
})

it('refuses two sessions at the same time in one room, and names both', async () => {
  const event = await made('Salles')
  must(
    await base.run(saveSession, {
      eventId: event.id,
      form: session('Conférence', '09:00', '10:00', 'Salle 1'),
    }),
  )
  const refused = await base.run(saveSession, {
    eventId: event.id,
    form: session('Atelier', '09:30', '10:30', 'salle 1'),
  })
  expect(refused.ok ? '' : refused.refusal.sentence).toMatch(
    /Atelier.*Conférence.*même lieu.*Changez la salle ou l’heure/,
  )
  must(
    await base.run(saveSession, { eventId: event.id, form: session('Atelier', '09:30', '10:30', 'Salle 2') }),
  )
})

it('orders partners, and refuses what is no logo', async () => {
  const event = await made('Partenaires')
  const add = async (name: string) =>
    must(await base.run(savePartner, { event, form: { role: 'partner', name, note: null, link: null } }))
  const [one, two] = [await add('Un'), await add('Deux')]
  expect(
    code(
      await base.run(savePartner, { event, form: { role: 'partner', name: ' Un ', note: null, link: null } }),
    ),
  ).toBe('partner-named-twice')
  const wrong = { role: 'host', name: 'X', note: null, link: 'javascript:alert(1)' } as const
  expect(code(await base.run(savePartner, { event, form: wrong }))).toBe('link-invalid')
  // As a telephone writes it: the database would refuse the capital.
  const capital = { ...wrong, link: 'Http://exemple.fr' }
  expect(must(await base.run(savePartner, { event, form: capital })).link).toBe('http://exemple.fr/')
  must(await base.run(arrangePartner, { event, partnerId: two.id, to: 'up' }))
  const names = async () => (await partnersOf(base.db, base.scope, event.id)).map(({ name }) => name)
  expect(await names()).toEqual(['Deux', 'Un', 'X'])
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')
  const send = (bytes: Uint8Array, words = 'Un') =>
    base.run(saveLogo, { event, partnerId: one.id, logo: { bytes, words } })
  expect(code(await send(svg))).toBe('logo-invalid')
  expect(code(await send(new Uint8Array(200 * 1024 + 1)))).toBe('logo-invalid')
  expect(code(await send(logo, ' '))).toBe('words-missing')
  must(await send(logo))
  must(await send(logo))
  expect(await filesOf(base.db, base.scope, event.id)).toHaveLength(1)
  must(await base.run(arrangePartner, { event, partnerId: one.id, to: 'away' }))
  expect(await filesOf(base.db, base.scope, event.id)).toEqual([])
  expect(await names()).toEqual(['Deux', 'X'])
})

it('takes documents that are what they say, or secure links', async () => {
  const event = await made('Documents')
  const form = {
    kind: 'document',
    audience: 'public',
    title: 'Plan d’accès',
    link: null,
    bytes: null,
  } as const
  const add = (more: object) => base.run(addFile, { event, form: { ...form, ...more } })
  expect(code(await add({}))).toBe('file-missing')
  expect(code(await add({ bytes: pdf, link: 'https://example.org' }))).toBe('file-missing')
  expect(code(await add({ link: 'http://example.org' }))).toBe('link-invalid')
  expect(code(await add({ bytes: Buffer.from('<html>') }))).toBe('file-invalid')
  const file = must(await add({ bytes: pdf }))
  expect([file.name, file.mediaType, file.size]).toEqual(['plan-d-acces.pdf', 'application/pdf', pdf.length])
  expect(must(await add({ link: 'Https://example.org/plan' })).link).toBe('https://example.org/plan')
  must(await base.run(deleteFile, { event, fileId: file.id }))
  expect(code(await base.run(deleteFile, { event, fileId: file.id }))).toBe('unknown-file')
})
