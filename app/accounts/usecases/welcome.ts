import type { BodyRole } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { grantMembership } from '../store/memberships.ts'
import { closeJoinRequest } from './tellBodies.ts'

/**
 * Makes somebody a member, whatever the door: a request of theirs that still waited is answered by it. The caller has
 * proved their right to do so, and writes it in the audit trail.
 */
export const welcome = async (
  ctx: Ctx,
  wanted: { readonly organisationId: string; readonly personId: string; readonly role: BodyRole },
): Promise<void> => {
  await grantMembership(ctx, wanted)
  const answered = await ctx.db
    .updateTable('join_request')
    .set({ state: 'accepted', decided_at: toDate(ctx.clock.now()) })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('organisation_id', '=', wanted.organisationId)
    .where('person_id', '=', wanted.personId)
    .where('state', '=', 'waiting')
    .returning('id')
    .execute()
  for (const { id } of answered) await closeJoinRequest(ctx, id)
}
