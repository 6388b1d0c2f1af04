import { mayInBody } from '../../accounts/index.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'

/** Bodies for which this person may decide on keys: those that they manage. */
export const bodiesManaged = async (
  ctx: Ctx,
  person: PersonActor,
): Promise<readonly { readonly id: string; readonly name: string }[]> => {
  const ids = person.memberships
    .map(({ organisationId }) => organisationId)
    .filter((id) => mayInBody(person, id, 'edit'))
  return ids.length === 0
    ? []
    : ctx.db
        .selectFrom('organisation')
        .select(['id', 'name'])
        .where('territory_id', '=', ctx.scope.territoryId)
        .where('id', 'in', ids)
        .orderBy('name')
        .orderBy('id')
        .execute()
}
