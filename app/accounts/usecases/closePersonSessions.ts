import type { Ctx } from '../../platform/database/context.ts'
import { recordChange } from '../store/audit.ts'
import { closeSessions } from '../store/sessions.ts'

/**
 * Closes sessions of a person: one, all but one, or all. They are refused at their next request.
 * @returns how many were closed
 */
export const closePersonSessions = async (
  ctx: Ctx,
  wanted: { readonly personId: string; readonly which: Parameters<typeof closeSessions>[2] },
): Promise<number> => {
  const closed = await closeSessions(ctx.db, wanted.personId, wanted.which)
  if (closed > 0)
    await recordChange(ctx, {
      action: 'sessions.closed',
      subject: { kind: 'person', id: wanted.personId },
      after: { sessionsClosed: closed },
    })
  return closed
}
