import { type Kysely, sql } from 'kysely'
import { newId } from '../../app/platform/database/id.ts'
import type { DB } from '../../app/platform/database/schema.ts'

/** Words in a list of somebody, in a search that they follow, in a message to a structure, in what they proposed on a record. */
export const seedMarkedLists = async (
  db: Kysely<DB>,
  { territoryId: territory_id, at }: { readonly territoryId: string; readonly at: Date },
  {
    id,
    email,
    mark,
    hide,
  }: {
    readonly id: string
    readonly email: string
    readonly mark: (column: string, value?: string) => string
    readonly hide: (column: string) => string
  },
): Promise<void> => {
  const [shortlistId, structureId] = [newId(), newId()]
  await sql`insert into structure (territory_id, id, slug, name, source, search, name_key, letters, created_at, updated_at)
    values (${territory_id}, ${structureId}, ${`marque-${structureId}`}, 'Structure d’une liste', 'essai', '',
      ${structureId}, 'structure', ${at}, ${at})`.execute(db)
  await db
    .insertInto('shortlist')
    .values({
      territory_id,
      id: shortlistId,
      title: mark('shortlist.title'),
      owner_id: id,
      created_by: id,
      created_at: at,
      updated_at: at,
    })
    .execute()
  await db
    .insertInto('shortlist_item')
    .values({
      territory_id,
      shortlist_id: shortlistId,
      structure_id: structureId,
      position: 1,
      note: mark('shortlist_item.note'),
      note_by: id,
      note_at: at,
      added_by: id,
      added_at: at,
    })
    .execute()
  await db
    .insertInto('shortlist_link')
    .values({
      territory_id,
      id: newId(),
      shortlist_id: shortlistId,
      title: mark('shortlist_link.title'),
      token_hash: hide('shortlist_link.token_hash'),
      with_notes: true,
      created_by: id,
      created_at: at,
      expires_at: new Date(at.getTime() + 86_400_000),
    })
    .execute()
  await db
    .insertInto('saved_search')
    .values({
      territory_id,
      id: newId(),
      person_id: id,
      title: mark('saved_search.title'),
      query: mark('saved_search.query'),
      frequency: 'daily',
      created_at: at,
      checked_at: at,
    })
    .execute()
  await db
    .insertInto('contact_message')
    .values({
      territory_id,
      id: newId(),
      structure_id: structureId,
      person_id: id,
      name: mark('contact_message.name'),
      email: mark('contact_message.email'),
      subject: mark('contact_message.subject'),
      text: mark('contact_message.text'),
      state: 'sent',
      way_out: hide('contact_message.way_out'),
      token_hash: hide('contact_message.token_hash'),
      created_at: at,
      sent_at: at,
      reported_at: at,
    })
    .execute()
  const proposal_id = newId()
  await db
    .insertInto('proposal')
    .values({
      territory_id,
      id: proposal_id,
      kind: 'correction',
      structure_id: structureId,
      state: 'waiting',
      fingerprint: proposal_id,
      created_at: at,
    })
    .execute()
  await db
    .insertInto('proposal_author')
    .values({
      territory_id,
      id: newId(),
      proposal_id,
      person_id: id,
      email: mark('proposal_author.email', email),
      source: mark('proposal_author.source'),
      message: mark('proposal_author.message'),
      written_at: at,
    })
    .execute()
}
