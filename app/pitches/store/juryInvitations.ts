import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'

/** Addresses asked to judge that no account has taken up yet, the first asked first. */
export const invitedAddresses = async (db: Db, scope: Scope, eventId: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('pitch_juror_invitation')
    .select('email')
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('invited_at')
    .orderBy('email')
    .execute()
  return rows.map(({ email }) => email)
}

/** @returns false when this address was asked already */
export const insertInvitation = async (ctx: Ctx, eventId: string, email: string): Promise<boolean> => {
  const made = await ctx.db
    .insertInto('pitch_juror_invitation')
    .values({
      territory_id: ctx.scope.territoryId,
      event_id: eventId,
      email,
      invited_at: toDate(ctx.clock.now()),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('email')
    .executeTakeFirst()
  return made !== undefined
}

/** @returns false when there is none any more */
export const deleteInvitation = async (ctx: Ctx, eventId: string, email: string): Promise<boolean> => {
  const gone = await ctx.db
    .deleteFrom('pitch_juror_invitation')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('event_id', '=', eventId)
    .where('email', '=', email)
    .returning('email')
    .executeTakeFirst()
  return gone !== undefined
}
