import { idOf, idsOf, type Letter, type Rows, startOf } from './tenant.ts'

/** A correction and a claim that wait, a structure that is described, and why a record once left. */
export const curationRowsOf = (letter: Letter, territory_id: string, now: Date): Rows => {
  const id = idsOf(letter)
  const text = startOf(letter)
  const at = { territory_id, state: 'waiting', created_at: now }
  const said = { territory_id, written_at: now }
  return {
    proposal: [
      {
        ...at,
        id: id.proposal,
        kind: 'correction',
        structure_id: id.structure,
        change: JSON.stringify({ phone: '01 23 45 67 89', description: text }),
        seen: JSON.stringify({ phone: null, description: null }),
        fingerprint: `correction ${letter}`,
      },
      {
        ...at,
        id: idOf(letter, 137),
        kind: 'claim',
        structure_id: id.structure,
        fingerprint: `claim ${letter}`,
      },
      {
        ...at,
        id: idOf(letter, 138),
        kind: 'creation',
        department: letter === 'B' ? '75' : '93',
        change: JSON.stringify({ siret: '00000001800010', name: text, kinds: ['EI'] }),
        fingerprint: `creation ${letter}`,
      },
    ],
    proposal_author: [
      { ...said, id: idOf(letter, 139), proposal_id: id.proposal, email: `lecture-${text}@essai.invalid` },
      { ...said, id: idOf(letter, 140), proposal_id: idOf(letter, 137), person_id: id.person, message: text },
    ],
    structure_removal: [
      { territory_id, structure_id: id.structure, reason: 'closed', note: text, removed_at: now },
    ],
  }
}
