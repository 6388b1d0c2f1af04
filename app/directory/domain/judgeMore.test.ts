import { describe, expect, it } from 'vitest'
import { matchColumns } from '../../platform/tables/columns.ts'
import { namesSomebody } from './genericEmail.ts'
import { columnNames, type Field, judgeRow } from './judgeRow.ts'
import { createdFrom } from './mergeDraft.ts'
import { readPhone } from './phone.ts'
import { differenceOf } from './revision.ts'
import { tableColumns, tableRow } from './tableRow.ts'

const judge = (cells: Partial<Record<Field, string>>) => {
  const row = { siret: '00012345600014', name: 'Atelier du Bief', kind: 'EI', city: 'Pantin', ...cells }
  const judged = judgeRow(
    (field) => (row as Partial<Record<Field, string>>)[field] ?? '',
    () => false,
    (field) => field,
  )
  if (!judged.ok) throw new Error(JSON.stringify(judged.problems))
  return judged
}
const doubts = (cells: Partial<Record<Field, string>>) => judge(cells).warnings.map(({ code }) => code)

describe('the columns of a whole record', () => {
  it('are read as people write them', () => {
    const { draft } = judge({
      phone: '+33 (0)1.48.00.00.00',
      email: 'Contact@Bief.example',
      headcount: '1 200',
      insertionFte: '12,55',
      labels: 'ISO 14001 ; Ecocert | ISO 14001',
      references: 'Ville ; Écoles ; 2024 ; 10k-40k | Bailleur ; Halls',
      closedOn: '31/03/2026',
      basisNumber: 'C-1',
      validFrom: '01/01/2024',
      validTo: '2026-12-31',
    })
    expect(draft.more).toEqual({
      phone: '01 48 00 00 00',
      email: 'contact@bief.example',
      headcount: 1200,
      insertionFte: 12.55,
      labels: ['ISO 14001', 'Ecocert'],
      references: [
        { client: 'Ville', object: 'Écoles', year: 2024, amount: '10k-40k' },
        { client: 'Bailleur', object: 'Halls', year: null, amount: null },
      ],
      closedOn: '2026-03-31',
    })
    expect(draft.basis).toMatchObject({ number: 'C-1', validFrom: '2024-01-01', validTo: '2026-12-31' })
  })

  it('leave a doubtful value empty, and say why', () => {
    expect(doubts({ phone: '12' })).toEqual(['phone'])
    expect(doubts({ email: 'pas une adresse' })).toEqual(['email'])
    expect(doubts({ email: 'jeanne.dupont@exemple.fr' })).toEqual(['email-of-somebody'])
    expect(doubts({ headcount: 'douze' })).toEqual(['number'])
    expect(doubts({ headcount: '-3' })).toEqual(['number'])
    expect(doubts({ headcount: '9999999999999999999' })).toEqual(['number'])
    expect(doubts({ successorSiret: '00012345600015' })).toEqual(['successor'])
    expect(doubts({ validFrom: '2026-01-01', validTo: '2025-01-01' })).toEqual(['validity'])
    expect(judge({ phone: '12' }).draft.more).toEqual({})
  })

  it('come back the same from an export', () => {
    const { draft } = judge({
      phone: '0148000000',
      email: 'contact@bief.example',
      capacity: '4',
      capacityText: 'Deux équipes',
      networks: 'Réseau A | Réseau B',
      references: 'Ville ; Écoles ; 2024 ; 10k-40k',
      basisNumber: 'C-1',
      validTo: '2026-12-31',
      evidence: 'Registre',
    })
    const provenance = { source: 'essai', fictitious: false }
    const structure = createdFrom(draft, '0192f0f0-0000-7000-8000-000000000001', provenance)
    const headers = tableColumns()
    const cells = tableRow(structure)
    const { found } = matchColumns<Field>(headers, columnNames)
    const byField = Object.fromEntries(
      Object.entries(found).map(([field, header]) => [field, String(cells[headers.indexOf(header)] ?? '')]),
    )
    const again = createdFrom(judge(byField).draft, structure.id, provenance)
    expect(differenceOf(structure, again)).toBe(null)
  })
})

describe('readPhone', () => {
  it('writes French numbers by pairs, foreign ones whole, and knows what is none', () => {
    expect(readPhone('0033 1 48 00 00 00')).toBe('01 48 00 00 00')
    expect(readPhone('148000000')).toBe('01 48 00 00 00')
    expect(readPhone('+32 2 123 45 67')).toBe('+3221234567')
    for (const wrong of ['', '0148', 'appelez-nous', '014800000000']) expect(readPhone(wrong)).toBe(null)
  })
})

describe('namesSomebody', () => {
  it('knows a person from an office', () => {
    for (const email of ['jeanne.dupont@exemple.fr', 'j-p_martin@exemple.fr'])
      expect([email, namesSomebody(email, 'Atelier du Bief')]).toEqual([email, true])
    for (const email of ['contact@a.fr', 'contact.pantin@a.fr', 'atelier-bief@a.fr', 'regie.nord@regie.fr'])
      expect([email, namesSomebody(email, 'Atelier du Bief')]).toEqual([email, false])
  })
})
