import { describe, expect, it } from 'vitest'
import type { EventPartner, OpenMapEvent, Slot } from '../domain/event.ts'
import type { Participant, ParticipantRole } from '../domain/participant.ts'
import type { TimetableMeeting, TimetableVersion } from '../domain/timetable.ts'
import type { TimetableShown } from '../usecases/loadTimetable.ts'
import { presentDashboard } from './presentDashboard.ts'
import { presentDiff } from './presentDiff.ts'
import { presentFigures, presentPartners, presentProgramme } from './presentEvents.ts'
import { presentList } from './presentList.ts'
import { gridByParticipant, gridByTable, unmetLines, warningSentences } from './presentTimetable.ts'
import { presentWishes } from './presentWishes.ts'
import { sheetsOf } from './workbook.ts'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

const event: OpenMapEvent = {
  id: 'e1',
  slug: 'rencontre',
  title: 'Rencontre',
  theme: null,
  description: null,
  seriesRank: 3,
  notice: null,
  formerDay: null,
  programmeFinal: false,
  revision: 0,
  series: null,
  organiserId: null,
  day: '2026-12-03',
  zone: 'Europe/Paris',
  venue: {
    name: 'Halle',
    address: null,
    city: 'Montreuil',
    access: null,
    accessibility: null,
    position: null,
  },
  funding: null,
  capacity: null,
  status: 'published',
  fictitious: true,
  figures: [{ kind: 'participants', value: 170, atLeast: true }],
  figuresSource: null,
  figuresDate: '2017-11-20',
  weights: { must: 1, nice: 1, silent: 1 },
  buyerQuota: null,
  supplierQuota: null,
}
const slot = (id: string, from: string, to: string): Slot => ({
  id,
  startsAt: `2026-12-03T${from}:00`,
  endsAt: `2026-12-03T${to}:00`,
  active: true,
})
const one = (id: string, role: ParticipantRole, displayName: string): Participant => ({
  id,
  role,
  displayName,
  organisationId: null,
  structureId: null,
  quota: null,
  least: null,
  delegation: 'fixed',
  representatives: [{ id: `r-${id}`, position: 1, name: null, email: `${id}@demo.example` }],
})
const slots = [slot('s1', '09:00', '09:20'), slot('s2', '09:30', '09:50')]
const tables = [1, 2].map((number) => ({ id: `t${number}`, number, label: null, active: true }))
const day = {
  slots,
  tables,
  participants: [
    one('b1', 'buyer', 'Acheteur A'),
    one('f1', 'supplier', 'Structure C'),
    one('f2', 'supplier', 'Structure D'),
  ],
  unavailable: [{ participantId: 'f2', slotId: 's2' }],
  forbids: [],
  wishes: [
    { fromId: 'b1', toId: 'f1', level: 'must' },
    { fromId: 'f1', toId: 'b1', level: 'nice' },
    { fromId: 'b1', toId: 'f2', level: 'nice' },
  ],
  weights: event.weights,
  buyerQuota: null,
  supplierQuota: null,
} as const
const version: TimetableVersion = {
  id: 'v1',
  number: 1,
  name: null,
  state: 'draft',
  seed: 1,
  steps: 0,
  status: 'optimal',
  objective: 1,
  bound: 1,
  held: 1,
  heldBound: 1,
  evenWeights: true,
  wished: 2,
  pins: 0,
  inputHash: '',
  engine: '',
  edited: false,
  createdAt: new Date('2026-11-24T08:00:00Z'),
  publishedAt: null,
}
const meeting: TimetableMeeting = {
  id: 'm1',
  buyerId: 'b1',
  supplierId: 'f1',
  slotId: 's1',
  tableId: 't2',
  weight: 1,
  pinned: true,
}
const source: TimetableShown = {
  event,
  day,
  allSlots: slots,
  allTables: tables,
  version,
  meetings: [meeting],
  unmet: [{ buyerId: 'b1', supplierId: 'f2', weight: 1, reason: { code: 'supplier-quota', quota: 2 } }],
  published: null,
  steps: { undo: null, redo: null },
}

describe('the pages of everybody', () => {
  it('sorts events into coming and past, and keeps drafts apart', () => {
    const past = { ...event, slug: 'passee', status: 'held', day: '2017-11-16' } as const
    const forgotten = { ...event, slug: 'oubliee', day: '2026-11-01' }
    const draft = { ...event, slug: 'brouillon', status: 'draft' } as const
    const view = presentList([past, forgotten, event, draft], '2026-11-24')
    const slugs = (cards: readonly { href: string }[]) => cards.map(({ href }) => href)
    expect([slugs(view.coming), slugs(view.past), slugs(view.drafts)]).toEqual([
      ['/rencontres/rencontre'],
      ['/rencontres/oubliee', '/rencontres/passee'],
      ['/rencontres/brouillon'],
    ])
    expect(view.coming.map(({ where, figures }) => [where, figures.map(plain)])).toEqual([
      ['Halle, Montreuil', ['plus de 170 participants']],
    ])
  })

  it('gives every figure its source and date, and says what is a lower bound', () => {
    expect(presentFigures(event)).toEqual([
      {
        label: 'Participants',
        value: 'plus de 170',
        source: 'chiffres déclarés par l’organisateur',
        date: { iso: '2017-11-20', text: 'lundi 20 novembre 2017' },
      },
    ])
  })

  it('groups the organisations by role, in the order of the page', () => {
    const partner = (role: EventPartner['role'], name: string): EventPartner => ({
      id: name,
      position: 1,
      role,
      name,
      note: null,
      organisationId: null,
      link: null,
      logoId: null,
    })
    const groups = presentPartners([
      partner('buyer', 'Ville'),
      partner('organiser', 'Mission'),
      partner('buyer', 'Région'),
    ])
    expect(groups.map(({ title, names }) => [title, names.map(({ name }) => name)])).toEqual([
      ['Organisation', ['Mission']],
      ['Acheteurs publics', ['Ville', 'Région']],
    ])
  })

  it('does not invent an hour that was not stated', () => {
    const item = {
      id: 'i',
      position: 1,
      kind: 'talk',
      title: 'Ouverture',
      description: null,
      room: null,
      speakers: [],
    } as const
    const lines = presentProgramme([
      { ...item, startsAt: null, endsAt: null },
      { ...item, startsAt: '2026-12-03T09:00:00', endsAt: '2026-12-03T09:30:00' },
    ])
    expect(lines.map(({ hour }) => plain(hour))).toEqual(['Non communiquée', '9 h – 9 h 30'])
  })
})

describe('the pages of the organiser', () => {
  it('names the next step', () => {
    const empty = { ...day, slots: [], tables: [], participants: [], wishes: [], unavailable: [] }
    type Source = Parameters<typeof presentDashboard>[0]
    const next = (event: Source['event'], day: Source['day'], versions: Source['versions']) =>
      presentDashboard({ event, day, versions, contributed: [], today: '2026-11-01' }).next?.title ?? null
    expect(next(event, empty, [])).toBe('Fixer les créneaux et les tables')
    expect(next(event, { ...empty, slots, tables }, [])).toBe('Inscrire les participants')
    expect(next(event, { ...day, wishes: [] }, [])).toBe('Réunir les souhaits')
    expect(next(event, day, [])).toBe('Proposer un plan de rendez-vous')
    expect(next(event, day, [version])).toBe('Publier le plan')
    expect(next(event, day, [{ ...version, state: 'published' }])).toBeNull()
  })

  it('shows both answers of each pair, in letters and in words', () => {
    const { rows, wishes, asked } = presentWishes(day)
    expect([wishes, asked, rows.map(({ cells }) => cells.map(({ short }) => short))]).toEqual([
      3,
      2,
      [['P S'], ['S –']],
    ])
    expect(plain(rows[0]?.cells[0]?.long ?? '')).toBe('Acheteur A : prioritaire ; Structure C : souhaité')
  })

  it('draws the grid by participant and by table', () => {
    const link = () => '#'
    const cells = (rows: readonly { label: string; cells: object }[]) =>
      rows.map(({ label, cells: found }) => [plain(label), found])
    expect(cells(gridByParticipant(source, link).rows)).toEqual([
      ['Acheteur A', { s1: { state: 'locked', text: 'Structure C', detail: 'Table 2', href: '#' } }],
      ['Structure C', { s1: { state: 'locked', text: 'Acheteur A', detail: 'Table 2', href: '#' } }],
      ['Structure D', { s2: { state: 'unavailable' } }],
    ])
    expect(cells(gridByTable(source, link).rows)).toEqual([
      ['Table 1', {}],
      ['Table 2', { s1: { state: 'locked', text: 'Acheteur A', detail: 'Structure C', href: '#' } }],
    ])
  })

  it('gives the reason of each unmet wish, and what to check before publishing', () => {
    expect(unmetLines(source).map(({ pair, reason }) => [pair, plain(reason)])).toEqual([
      ['Acheteur A – Structure D', 'Structure D a atteint son quota de 2 rendez-vous.'],
    ])
    const clash = {
      ...source,
      meetings: [meeting, { ...meeting, id: 'm2', supplierId: 'f2', tableId: 't1' }],
    }
    expect(warningSentences(clash).map(plain)).toEqual([
      'Acheteur A – Structure D, 9 h : Acheteur A a deux rendez-vous à ce créneau.',
    ])
  })

  it('compares with the published version', () => {
    const published = { version: { ...version, number: 1 }, meetings: [{ ...meeting, slotId: 's2' }] }
    const view = presentDiff({ ...source, version: { ...version, number: 2 }, published })
    expect([
      view.concerned,
      view.lines.map(({ kind, before, after }) => [kind, plain(before), plain(after)]),
    ]).toEqual([2, [['Déplacé', '9 h 30, table 2', '9 h, table 2']]])
  })

  it('fills the workbook', () => {
    const sheets = sheetsOf(source)
    expect(sheets.map(({ name, rows }) => [name, rows])).toEqual([
      ['Rendez-vous', [['09:00', '09:20', 2, 'Acheteur A', 'Structure C', 1, 'oui']]],
      [
        'Par participant',
        [
          ['Acheteur A', 'Acheteur', '09:00', '09:20', 2, 'Structure C'],
          ['Structure C', 'Structure', '09:00', '09:20', 2, 'Acheteur A'],
        ],
      ],
      ['Par table', [[2, '09:00', '09:20', 'Acheteur A', 'Structure C']]],
      [
        'Souhaits non satisfaits',
        [['Acheteur A – Structure D', '1', 'Structure D a atteint son quota de 2\u00a0rendez-vous.']],
      ],
      [
        'Participants',
        [
          ['Acheteur A', 'Acheteur', null, 1, '', 'b1@demo.example'],
          ['Structure C', 'Structure', null, 1, '', 'f1@demo.example'],
          ['Structure D', 'Structure', null, 0, '', 'f2@demo.example'],
        ],
      ],
    ])
  })
})
