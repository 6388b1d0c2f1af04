import { newId } from '../../app/platform/database/id.ts'
import type { TestDatabase } from '../support/database.ts'

type Database = Pick<TestDatabase, 'db' | 'territoryId'>

/** A body that exists for one test. */
export const aBody = async ({ db, territoryId }: Database, name: string): Promise<string> => {
  const id = newId()
  await db
    .insertInto('organisation')
    .values({
      territory_id: territoryId,
      id,
      slug: `essai-${id}`,
      name,
      kinds: ['buyer'],
      created_at: new Date('2026-01-05T09:00:00Z'),
    })
    .execute()
  return id
}

export type Representing = { readonly name: string | null; readonly email: string | null }

/** A published day with one participant, a body, for each list of people who represent it. */
export const anEvent = async (
  { db, territoryId: territory_id }: Database,
  wanted: {
    readonly organiserId: string | null
    readonly day: string
    readonly people: readonly (readonly Representing[])[]
    readonly fictitious?: boolean
  },
): Promise<{ readonly id: string; readonly slug: string; readonly participants: readonly string[] }> => {
  const id = newId()
  const slug = `jour-${id}`
  const at = new Date(`${wanted.day}T07:00:00Z`)
  const common = { territory_id, event_id: id }
  await db
    .insertInto('event')
    .values({
      territory_id,
      id,
      slug,
      title: 'Rencontre d’essai',
      organiser_id: wanted.organiserId,
      day: wanted.day,
      status: 'published',
      fictitious: wanted.fictitious ?? false,
      created_at: at,
      updated_at: at,
    })
    .execute()
  const participants: string[] = []
  for (const [rank, people] of wanted.people.entries()) {
    const participant = newId()
    participants.push(participant)
    const display_name = `Participant ${rank + 1}`
    await db
      .insertInto('participant')
      .values({
        ...common,
        id: participant,
        role: rank % 2 === 0 ? 'buyer' : 'supplier',
        display_name,
        name_key: display_name.toLowerCase(),
        created_at: at,
      })
      .execute()
    for (const [place, person] of people.entries()) {
      await db
        .insertInto('representative')
        .values({ ...common, id: newId(), participant_id: participant, position: place + 1, ...person })
        .execute()
    }
  }
  return { id, slug, participants }
}
