import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { type AccessLink, exchangeable } from '../domain/accessLink.ts'
import { t } from '../messages.ts'
import { linkOfToken } from '../store/accessLinks.ts'

type Exchanged = Result<AccessLink, Refusal<'link-over'>>

/** Uses a link, and keeps when. Holding the token is the proof: whoever comes has no right yet. */
export const exchangeAccessLink = (ctx: Ctx, token: string): Promise<Exchanged> =>
  asSystem(ctx, () => exchange(ctx, token))

const exchange = async (ctx: Ctx, token: string): Promise<Exchanged> => {
  const now = toDate(ctx.clock.now())
  const link = await linkOfToken(ctx.db, ctx.scope.territoryId, token)
  if (link === null || !exchangeable(link, now)) return refuse({ code: 'link-over', sentence: t.link.over })
  await ctx.db
    .updateTable('access_link')
    .set({ used_at: now })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', link.id)
    .execute()
  return ok(link)
}
