import type { Db } from '../../platform/database/connect.ts'

export type Member = {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly role: string
  readonly since: Date
}

/** Who works for this body, by name. */
export const membersOf = (db: Db, territoryId: string, organisationId: string): Promise<Member[]> =>
  db
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['p.id as personId', 'p.name', 'p.email', 'm.role', 'm.created_at as since'])
    .where('m.territory_id', '=', territoryId)
    .where('m.organisation_id', '=', organisationId)
    .orderBy('p.name')
    .orderBy('p.id')
    .execute()
