import type { PlatformRole } from '../../platform/access/actor.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import { managersOf } from './members.ts'

export type Decider = { readonly personId: string; readonly email: string }

/** People who hold one of these roles over the territory, each once. */
export const platformPeople = (db: Db, scope: Scope, roles: readonly PlatformRole[]): Promise<Decider[]> =>
  db
    .selectFrom('platform_role as r')
    .innerJoin('person as p', 'p.id', 'r.person_id')
    .select(['p.id as personId', 'p.email'])
    .distinct()
    .where('r.territory_id', '=', scope.territoryId)
    .where('r.role', 'in', roles)
    .where('p.deactivated_at', 'is', null)
    .orderBy('p.email')
    .execute()

/** Those who answer whoever asks to join: the managers of the body; the mission and administrators when it has none. */
export const decidersOf = async (
  db: Db,
  scope: Scope,
  organisationId: string,
): Promise<{ readonly managed: boolean; readonly deciders: readonly Decider[] }> => {
  const managers = await managersOf(db, scope, organisationId)
  return managers.length > 0
    ? { managed: true, deciders: managers }
    : { managed: false, deciders: await platformPeople(db, scope, ['mission', 'administrator']) }
}
