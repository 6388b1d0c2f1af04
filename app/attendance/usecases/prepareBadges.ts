import { giveBadges, type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { expectedAt } from '../store/people.ts'

/** Gives a code to everybody who has none; a badge already printed stays good. @returns how many were made */
export const prepareBadges = async (
  ctx: Ctx,
  { event }: { readonly event: OpenMapEvent },
): Promise<number> => {
  const without = (await expectedAt(ctx.db, ctx.scope, event.id)).filter(({ code }) => code === null)
  await giveBadges(
    ctx,
    event.id,
    without.map(({ representativeId }) => representativeId),
  )
  await recordOfEvent(ctx, event, { action: 'badges.prepared', after: { count: without.length } })
  return without.length
}
