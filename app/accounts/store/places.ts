import { sql } from 'kysely'
import { type PersonActor, worksFor } from '../../platform/access/actor.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Place } from '../domain/place.ts'

/**
 * What is theirs at events, by day (`access.places`), with the snapshot in which it was read. Asked in the
 * name of that person, or by whoever reads sessions.
 */
export const readPlaces = async (
  db: Db,
  territoryId: string,
  person: PersonActor,
): Promise<{ readonly places: readonly Place[]; readonly snapshot: string }> => {
  const bodies = person.memberships
    .map(({ organisationId }) => organisationId)
    .filter((id) => worksFor(person, id, 'contributor'))
  const { rows } = await sql<{ readonly snapshot: string; readonly places: readonly Place[] }>`
    select pg_current_snapshot()::text as snapshot, coalesce((
      select json_agg(json_build_object('id', p.id, 'eventId', p.event_id, 'slug', p.slug, 'title', p.title, 'day', p.day,
          'zone', p.zone, 'participantId', p.participant_id, 'registrationId', p.registration_id, 'role', p.role,
          'state', p.state, 'name', p.name, 'way', p.way) order by p.day, p.slug, p.name, p.id)
      from access.places(${territoryId}, ${person.personId}, ${bodies}::uuid[]) p), '[]') as places`.execute(
    db,
  )
  const [row] = rows
  return { places: row?.places ?? [], snapshot: row?.snapshot ?? '' }
}
