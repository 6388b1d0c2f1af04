import { idOf, idsOf, type Letter, type Rows, startOf } from './tenant.ts'

/** What a record says beyond its row, and its changes: these alone are not for everybody who has an account. */
export const recordRowsOf = (letter: Letter, territory_id: string, now: Date): Rows => {
  const id = idsOf(letter)
  const of = { territory_id, structure_id: id.structure }
  const text = startOf(letter)
  return {
    structure_reference: [{ ...of, position: 1, client: 'Client d’essai', object: 'Essai', year: 2025 }],
    structure_photo: [
      {
        ...of,
        id: id.photo,
        position: 1,
        media_type: 'image/png',
        content: Buffer.from('essai'),
        width: 1,
        height: 1,
        alt: 'Un atelier',
        given_at: now,
      },
    ],
    structure_contact: [
      { ...of, name: 'Contact d’essai', role: 'Direction', source: 'essai', source_date: '2026-01-01' },
    ],
    structure_revision: [
      {
        ...of,
        id: idOf(letter, 121),
        at: now,
        version: 1,
        cause: 'edited',
        before: JSON.stringify({ phone: null }),
        after: JSON.stringify({ phone: text }),
      },
    ],
  }
}
