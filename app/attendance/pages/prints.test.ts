import { describe, expect, it } from 'vitest'
import { anEventDescription } from '../../../test/builders/eventDescription.ts'
import { hasPoppler, pages, raw, tags, wordsOf } from '../../../test/support/pdf.ts'
import { type AgendasOfDay, codeOf, type Participant, showCode } from '../../events/index.ts'
import { Temporal } from '../../platform/kernel/dates.ts'
import type { Expected } from '../store/people.ts'
import { badgesPdf, isCoded } from './badgesPdf.ts'
import { cardsPdf } from './cardsPdf.ts'
import { sheetPdf } from './sheetPdf.ts'

const event = anEventDescription()
const now = Temporal.Instant.from('2026-12-02T16:00:00Z')

const person = (rank: number, more: Partial<Expected> = {}): Expected => ({
  representativeId: `r${rank}`,
  participantId: `p${rank}`,
  role: rank % 2 === 0 ? 'buyer' : 'supplier',
  body: `Structure essai ${String(rank).padStart(2, '0')}`,
  name: `Représentante ${rank}`,
  code: codeOf(new Uint8Array(10).fill(rank + 1)),
  ...more,
})

describe('badges', () => {
  const people = [
    person(0),
    person(1, { body: 'Coopérative d’intérêt collectif des métiers du bâtiment et du paysage de la Plaine' }),
    person(2, { name: null }),
    person(3, { name: 'Prénom Trèslongnomdefamillequinetientpassurunelignedebadge-Composé' }),
    person(4),
    person(5, { code: null }),
  ].filter(isCoded)
  it('hold a name, a body, a role and a square, four on a page, tagged, without those who have no code', async () => {
    const bytes = await badgesPdf(event, people, { publicUrl: 'https://openmap.example', now })
    expect([pages(bytes), tags(bytes, 'Figure'), tags(bytes, 'H1')]).toEqual([2, 5, 5])
    expect(raw(bytes)).toContain('/Lang (fr-FR)')
    expect(raw(bytes)).toContain('/Marked true')
    expect(raw(bytes)).toContain('/DisplayDocTitle true')
  })
  it.skipIf(!hasPoppler)('say everything, in order, nothing lost but what does not fit', async () => {
    const text = wordsOf(
      await badgesPdf(event, people, { publicUrl: 'https://openmap.example', now }),
      'badges',
    )
    for (const one of people) expect(text).toContain(showCode(one.code))
    expect(text.indexOf('Représentante 0')).toBeLessThan(text.indexOf('Structure essai 00'))
    expect(text.indexOf('Structure essai 00')).toBeLessThan(text.indexOf(showCode(people[0]?.code ?? '')))
    expect(text.replace(/\s+/g, ' ')).toContain('métiers du bâtiment et du paysage de la Plaine')
    expect(text).not.toContain('https://')
  })
  it('are the same bytes for the same people', async () => {
    const make = () => badgesPdf(event, people, { publicUrl: 'https://openmap.example', now })
    expect(raw(await make())).toBe(raw(await make()))
  })
})

const participant = (id: string, role: Participant['role'], displayName: string): Participant => ({
  id,
  role,
  displayName,
  organisationId: null,
  structureId: null,
  quota: null,
  least: null,
  delegation: 'fixed',
  representatives: [],
})

describe('cards of the tables', () => {
  const buyer = participant('b', 'buyer', 'Acheteur essai 01')
  const suppliers = Array.from({ length: 8 }, (_, rank) =>
    participant(`s${rank}`, 'supplier', `Structure essai 0${rank}`),
  )
  const all = [buyer, ...suppliers]
  const day = {
    version: {},
    participants: all,
    agendaOf: (one: Participant) => ({
      lines: suppliers.map(({ id }, rank) => ({
        kind: 'meeting',
        startsAt: `2026-12-03T${String(9 + rank).padStart(2, '0')}:00:00`,
        endsAt: `2026-12-03T${String(9 + rank).padStart(2, '0')}:20:00`,
        otherId: id,
        tableId: rank < 6 ? 't1' : 't2',
      })),
      others: new Map(all.map((party) => [party.id, party])),
      tables: new Map([
        ['t1', { id: 't1', number: 12, label: null, active: true }],
        ['t2', { id: 't2', number: 3, label: null, active: true }],
      ]),
      participant: one,
    }),
  } as unknown as AgendasOfDay
  it.skipIf(!hasPoppler)(
    'say the number, who receives and the meetings of the day, table after table',
    async () => {
      const bytes = await cardsPdf(event, day, now)
      expect(pages(bytes)).toBe(1)
      const text = wordsOf(bytes, 'chevalets').replace(/\s+/g, ' ')
      expect(text).toMatch(/Table 3 .*Reçoit : Acheteur essai 01 .*Structure essai 07 Table 12/)
      for (const { displayName } of suppliers) expect(text).toContain(displayName)
    },
  )
})

describe('the sheet to sign', () => {
  it.skipIf(!hasPoppler)('lists everybody by role, in the French alphabetical order', async () => {
    const people = [
      person(1, { body: 'Zèbre essai' }),
      person(3, { body: 'Écluse essai' }),
      person(5, { body: 'Arbre essai' }),
      person(0),
    ]
    const text = wordsOf(await sheetPdf(event, people, now), 'emargement')
    const order = [
      'Acheteurs',
      'Structure essai 00',
      'Structures',
      'Arbre essai',
      'Écluse essai',
      'Zèbre essai',
    ]
    const places = order.map((word) => text.indexOf(word))
    expect(places.every((place) => place >= 0)).toBe(true)
    expect([...places].sort((one, other) => one - other)).toEqual(places)
    expect(text).toContain('Imprimé le 2 décembre 2026 à 17')
  })
})
