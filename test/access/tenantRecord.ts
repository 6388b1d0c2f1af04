import { idOf, idsOf, type Letter, type Rows, siretOf, startOf, structureSlug } from './tenant.ts'
import { twinsOf } from './tenantDuplicates.ts'

/** A record with all it says, and its changes: these alone are not for everybody who has an account. */
export const recordRowsOf = (letter: Letter, territory_id: string, now: Date): Rows => {
  const id = idsOf(letter)
  const of = { territory_id, structure_id: id.structure }
  const text = startOf(letter)
  const structure = {
    territory_id,
    created_at: now,
    updated_at: now,
    id: id.structure,
    slug: structureSlug(letter),
    siret: siretOf(letter),
    name: `Structure ${letter}`,
    email: `accueil@${letter.toLowerCase()}.exemple.fr`,
    department: letter === 'B' ? '75' : '93',
    source: 'essai',
    search: 'essai',
    name_key: letter,
    letters: letter,
    organisation_id: id.organisation,
  }
  return {
    structure: [structure, ...twinsOf(letter, structure)],
    structure_kind: [{ territory_id, structure_id: id.structure, kind: 'EI', source: 'essai' }],
    structure_activity: [
      {
        territory_id,
        id: idOf(letter, 37),
        structure_id: id.structure,
        sector: 'nettoyage',
        service: 'service',
        area: 'country',
      },
    ],
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
