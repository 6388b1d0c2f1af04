import { describe, expect, it } from 'vitest'
import { judgeParticipants } from './judgeParticipants.ts'
import { judgeWishes, listRow, matrixRow } from './judgeWishes.ts'
import type { Participant, ParticipantRole } from './participant.ts'

const slots = ['09:00', '09:25'].map((hour, index) => ({
  id: `s${index + 1}`,
  startsAt: `2026-12-03T${hour}:00`,
  endsAt: `2026-12-03T${hour.slice(0, 3)}50:00`,
  active: true,
}))
const one = (id: string, role: ParticipantRole, displayName: string): Participant => ({
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
const registered = [
  one('b1', 'buyer', 'Ville d’Évry'),
  one('f1', 'supplier', 'Atelier Vert'),
  one('f2', 'supplier', 'Le Fil'),
  one('p1', 'press', 'Le Journal'),
]
const headers = {
  name: 'Nom',
  role: 'Rôle',
  quota: 'Quota',
  unavailable: 'Indisponible',
  email: 'Courriel',
  siret: 'SIRET',
}
const known = {
  registered,
  slots,
  isSiret: (text: string) => text.length === 14,
  structureOf: (siret: string) => (siret === '11111111111111' ? { id: 'structure-1' } : undefined),
  structureNamed: (name: string) => (name === 'atelier-vert' ? { id: 'structure-2' } : undefined),
  organisations: new Map([['ville', 'org-1']]),
}
const verdicts = (report: {
  rows: readonly {
    row: number
    verdict: string
    problems: readonly { column: string; code: string; value: string }[]
  }[]
}) =>
  report.rows.map(({ verdict, problems }) => [
    verdict,
    ...problems.map(({ column, code, value }) => `${column}/${code}/${value}`),
  ])

describe('judgeParticipants', () => {
  it('gives each row its verdict, with the column, the value and the remedy', () => {
    const cells = [
      {
        name: 'Nouvelle structure',
        role: 'Structure',
        siret: '111 111 111 11111',
        quota: '3',
        unavailable: '2, 9 h 00',
      },
      { name: '', role: 'acheteur' },
      { name: 'Sans rôle', role: 'roi' },
      { name: 'Trop', role: 'structure', quota: 'zéro' },
      { name: 'Ailleurs', role: 'structure', unavailable: '1 ; 7' },
      { name: 'NOUVELLE  STRUCTURE', role: 'structure' },
      { name: "ville d'evry", role: 'Acheteur', email: 'contact(at)evry' },
      { name: 'Inconnue', role: 'structure', siret: '22222222222222' },
    ]
    const { report, drafts } = judgeParticipants(
      cells.map((row, index) => ({ row: index + 1, cells: row })),
      headers,
      known,
    )
    expect(verdicts(report)).toEqual([
      ['accepted'],
      ['rejected', 'Nom/name-missing/'],
      ['rejected', 'Rôle/role-unknown/roi'],
      ['rejected', 'Quota/quota-invalid/zéro'],
      ['rejected', 'Indisponible/slot-outside-event/7'],
      ['rejected', 'Nom/duplicate-row/NOUVELLE STRUCTURE'],
      ['warned', 'Courriel/email-invalid/contact(at)evry', 'Nom/already-registered/Ville d’Évry'],
      ['warned', 'SIRET/siret-unknown/22222222222222'],
    ])
    expect([report.accepted, report.warned, report.rejected]).toEqual([1, 2, 5])
    expect(
      drafts.map(({ id, structureId, unavailableSlotIds }) => [id, structureId, unavailableSlotIds]),
    ).toEqual([
      [null, 'structure-1', ['s2', 's1']],
      ['b1', null, null],
      [null, null, null],
    ])
  })
})

describe('judgeWishes', () => {
  const row = (number: number, from: string, to: string, level: string) =>
    listRow(
      number,
      { column: 'De', value: from },
      { column: 'Vers', value: to },
      { column: 'Niveau', value: level },
    )

  it('refuses what has no meaning and names the cell', () => {
    const rows = [
      row(1, 'Ville d’Évry', 'Atelier vert', 'Prioritaire'),
      row(2, 'Ville d’Évry', 'Inconnue', 'souhaité'),
      row(3, 'Atelier Vert', 'Le Fil', 'souhaité'),
      row(4, 'Ville d’Évry', 'Le Fil', 'peut-être'),
      row(5, 'Ville d’Évry', 'Atelier Vert', 'souhaité'),
      row(6, 'Ville d’Évry', 'Atelier Vert', 'prioritaire'),
      row(7, 'Le Journal', 'Atelier Vert', 'souhaité'),
      row(8, 'Atelier Vert', 'Ville d’Évry', 'à éviter'),
    ]
    const { report, wishes } = judgeWishes(rows, registered, [{ fromId: 'f1', toId: 'b1', level: 'nice' }])
    expect(verdicts(report)).toEqual([
      ['accepted'],
      ['rejected', 'Vers/participant-unknown/Inconnue'],
      ['rejected', 'Vers/same-side/Le Fil'],
      ['rejected', 'Niveau/level-unknown/peut-être'],
      ['rejected', 'Niveau/contradictory/souhaité'],
      ['warned', 'Niveau/repeated/prioritaire'],
      ['rejected', 'De/no-side/Le Journal'],
      ['warned', 'Niveau/replaced/à éviter'],
    ])
    expect(wishes).toEqual([
      { fromId: 'b1', toId: 'f1', level: 'must' },
      { fromId: 'f1', toId: 'b1', level: 'no' },
    ])
  })

  it('reads a matrix, and writes a row whole or not at all', () => {
    const cell = (column: string, value: string) => ({ column, value })
    const rows = [
      matrixRow(1, cell('Acheteur', 'Ville d’Évry'), [cell('Atelier Vert', 'x'), cell('Le Fil', '')]),
      matrixRow(2, cell('Acheteur', 'Ville d’Évry'), [cell('Le Fil', '1'), cell('Fantôme', 'x')]),
    ]
    const { report, wishes } = judgeWishes(rows, registered, [])
    expect(verdicts(report)).toEqual([['accepted'], ['rejected', 'Fantôme/participant-unknown/Fantôme']])
    expect(wishes).toEqual([{ fromId: 'b1', toId: 'f1', level: 'nice' }])
  })
})
