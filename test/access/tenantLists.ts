import { hashToken } from '../../app/platform/access/signing.ts'
import { idOf, idsOf, type Letter, type Rows, startOf, tokenOf } from './tenant.ts'

/** A list of a body with one structure and a note, one of a person alone, and a search that the person follows. */
export const listRowsOf = (letter: Letter, territory_id: string, now: Date): Rows => {
  const id = idsOf(letter)
  const text = startOf(letter)
  const list = { territory_id, title: text, created_by: id.person, created_at: now, updated_at: now }
  return {
    shortlist: [
      { ...list, id: id.shortlist, organisation_id: id.organisation },
      { ...list, id: idOf(letter, 121), owner_id: id.person },
    ],
    shortlist_item: [id.shortlist, idOf(letter, 121)].map((shortlist_id) => ({
      territory_id,
      shortlist_id,
      structure_id: id.structure,
      position: 1,
      note: text,
      note_by: id.person,
      note_at: now,
      added_by: id.person,
      added_at: now,
    })),
    shortlist_link: [id.shortlist, idOf(letter, 121)].map((shortlist_id, index) => ({
      territory_id,
      id: idOf(letter, 143 + index),
      shortlist_id,
      title: text,
      token_hash: hashToken(tokenOf(`liste ${index}`, letter)),
      with_notes: true,
      created_by: id.person,
      created_at: now,
      expires_at: new Date(now.getTime() + 86_400_000),
    })),
    saved_search: [
      {
        territory_id,
        id: id.savedSearch,
        person_id: id.person,
        title: text,
        query: `q=${text}`,
        frequency: 'daily',
        created_at: now,
        checked_at: now,
      },
    ],
  }
}
