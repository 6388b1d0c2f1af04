import { randomBytes } from 'node:crypto'
import { type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { codeOf } from '../domain/badge.ts'
import { addBadges } from '../store/badges.ts'
import { expectedAt } from '../store/people.ts'

/** Gives a code to everybody who has none; a badge already printed stays good. @returns how many were made */
export const prepareBadges = async (
  ctx: Ctx,
  { event }: { readonly event: OpenMapEvent },
): Promise<number> => {
  const without = (await expectedAt(ctx.db, ctx.scope, event.id)).filter(({ code }) => code === null)
  await addBadges(
    ctx,
    event.id,
    without.map(({ representativeId }) => ({ representativeId, code: codeOf(randomBytes(10)) })),
  )
  await recordOfEvent(ctx, event, { action: 'badges.prepared', after: { count: without.length } })
  return without.length
}
