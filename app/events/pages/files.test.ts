import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { describe, expect, it } from 'vitest'
import { Temporal } from '../../platform/kernel/dates.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { Agenda } from '../usecases/getAgenda.ts'
import { agendaIcs, programmeIcs } from './agendaIcs.ts'
import { agendaPdf } from './agendaPdf.ts'
import { presentAgenda } from './presentAgenda.ts'

const now = Temporal.Instant.from('2026-11-24T08:00:00Z')
const event = {
  id: '0190a0a0-0000-7000-8000-000000000001',
  slug: 'rencontre',
  title: 'Rencontre; la 3e, à Montreuil',
  day: '2026-12-03',
  zone: 'Europe/Paris',
  status: 'published',
  revision: 0,
  venue: { name: 'Halle', address: null, city: 'Montreuil', access: null, accessibility: null },
} as OpenMapEvent
const party = (id: string, displayName: string) =>
  ({
    id,
    role: 'buyer',
    displayName,
    organisationId: null,
    structureId: null,
    quota: null,
    least: null,
    delegation: 'fixed',
    representatives: [],
  }) as const
const [a, c] = [party('a', 'Acheteur A'), party('c', 'Structure, C')]
const agendaOf = (version: number, hour: string): Agenda => ({
  event,
  participant: a,
  version: { number: version, publishedAt: new Date('2026-11-23T10:00:00Z') } as Agenda['version'],
  lines: [
    {
      kind: 'meeting',
      startsAt: `2026-12-03T${hour}:00`,
      endsAt: `2026-12-03T${hour.slice(0, 3)}50:00`,
      otherId: 'c',
      tableId: 't',
      slotId: 's',
    },
    { kind: 'pause', startsAt: '2026-12-03T11:00:00', endsAt: '2026-12-03T11:20:00' },
  ],
  others: new Map([[c.id, c]]),
  tables: new Map([['t', { id: 't', number: 4, label: null, active: true }]]),
})
const url = 'https://openmap.example/rencontres/rencontre/mon-agenda'

describe('agendaIcs', () => {
  it('is read alike by two parsers: hour of Paris, table, version as sequence', () => {
    const text = agendaIcs(agendaOf(2, '09:30'), url, now)
    const [entry] = new ICAL.Component(ICAL.parse(text))
      .getAllSubcomponents('vevent')
      .map((found) => new ICAL.Event(found))
    expect([entry?.summary, entry?.location, entry?.sequence]).toEqual([
      'Rendez-vous avec Structure, C',
      'Table 4, Halle, Montreuil',
      2,
    ])
    const [other] = Object.values(nodeIcal.sync.parseICS(text)).filter((found) => found?.type === 'VEVENT')
    expect(other?.type === 'VEVENT' ? [other.start.toISOString(), other.location] : null).toEqual([
      '2026-12-03T08:30:00.000Z',
      'Table 4, Halle, Montreuil',
    ])
  })

  it('keeps the identifier of a meeting from version to version, for both parties', () => {
    const uid = (text: string): string => /^UID:(.*)$/m.exec(text)?.[1] ?? ''
    const first = uid(agendaIcs(agendaOf(1, '09:30'), url, now))
    const moved = uid(agendaIcs(agendaOf(2, '10:30'), url, now))
    const theirs = agendaIcs(
      {
        ...agendaOf(1, '09:30'),
        participant: c,
        others: new Map([[a.id, a]]),
        lines: agendaOf(1, '09:30').lines.map((line) =>
          line.kind === 'meeting' ? { ...line, otherId: a.id } : line,
        ),
      },
      url,
      now,
    )
    expect([moved, uid(theirs)]).toEqual([first, first])
  })
})

describe('programmeIcs', () => {
  it('gives the whole day when no hour was stated', () => {
    const text = programmeIcs(event, [], url, now)
    const [entry] = new ICAL.Component(ICAL.parse(text))
      .getAllSubcomponents('vevent')
      .map((found) => new ICAL.Event(found))
    expect([entry?.startDate.toString(), entry?.endDate.toString()]).toEqual([
      '2026-12-03T00:00:00',
      '2026-12-04T00:00:00',
    ])
  })
})

describe('agendaPdf', () => {
  it('is one page, tagged, in French', async () => {
    const text = Buffer.from(await agendaPdf(agendaOf(1, '09:30'), now)).toString('latin1')
    expect([
      text.match(/\/Type \/Page\b/g)?.length,
      text.includes('/Lang (fr-FR)'),
      text.includes('/Marked true'),
    ]).toEqual([1, true, true])
  })

  it('stays on one page for a full day of twenty-four slots', async () => {
    const lines = Array.from(
      { length: 24 },
      (_, index) =>
        ({
          kind: 'free',
          startsAt: `2026-12-03T${String(index).padStart(2, '0')}:00:00`,
          endsAt: `2026-12-03T${String(index).padStart(2, '0')}:20:00`,
        }) as const,
    )
    const agenda = { ...agendaOf(1, '09:30'), lines: [...agendaOf(1, '09:30').lines, ...lines] }
    const text = Buffer.from(await agendaPdf(agenda, now)).toString('latin1')
    expect(text.match(/\/Type \/Page\b/g)?.length).toBe(1)
  })

  it('says so when nothing is published', () => {
    expect(presentAgenda({ ...agendaOf(1, '09:30'), version: null, lines: [] })).toMatchObject({
      published: false,
      count: 0,
      versionText: '',
    })
  })
})
