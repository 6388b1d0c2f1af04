import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'

/** Closes every link of a participant, at once: their cookies stop working at the next request. */
export const revokeAccessLinks = async (ctx: Ctx, participantId: string): Promise<void> => {
  await ctx.db
    .updateTable('access_link')
    .set({ revoked_at: toDate(ctx.clock.now()) })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('subject_id', '=', participantId)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Closes the links of one registration: it was given to somebody else, or is over. */
export const revokeRegistrationLinks = async (ctx: Ctx, registrationId: string): Promise<void> => {
  await ctx.db
    .updateTable('access_link')
    .set({ revoked_at: toDate(ctx.clock.now()) })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('registration_id', '=', registrationId)
    .where('revoked_at', 'is', null)
    .execute()
}

/** The links of a registration open the agenda of its participant from now on, or of nobody. */
export const followRegistration = async (
  ctx: Ctx,
  registrationId: string,
  participantId: string | null,
): Promise<void> => {
  await ctx.db
    .updateTable('access_link')
    .set({ subject_id: participantId ?? registrationId })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('registration_id', '=', registrationId)
    .execute()
}
