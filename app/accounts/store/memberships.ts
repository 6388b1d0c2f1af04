import type { BodyRole } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'

/** Makes the person a member with this role; who is a member already keeps the higher of both roles. */
export const grantMembership = async (
  ctx: Ctx,
  wanted: { readonly organisationId: string; readonly personId: string; readonly role: BodyRole },
): Promise<void> => {
  await ctx.db
    .insertInto('membership')
    .values({
      territory_id: ctx.scope.territoryId,
      organisation_id: wanted.organisationId,
      person_id: wanted.personId,
      role: wanted.role,
      created_at: toDate(ctx.clock.now()),
    })
    .onConflict((conflict) =>
      conflict.columns(['territory_id', 'organisation_id', 'person_id']).doUpdateSet((set) => ({
        role: set
          .case()
          .when('membership.role', '=', 'manager')
          .then('manager')
          .when('excluded.role', '=', 'manager')
          .then('manager')
          .when('membership.role', '=', 'contributor')
          .then('contributor')
          .else(set.ref('excluded.role'))
          .end(),
      })),
    )
    .execute()
}
