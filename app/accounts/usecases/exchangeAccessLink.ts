import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { type AccessLink, exchangeable } from '../domain/accessLink.ts'
import { t } from '../messages.ts'
import { linkOfToken } from '../store/accessLinks.ts'

/** Uses a link. The first of two simultaneous uses of a single-use link wins: the update itself decides. */
export const exchangeAccessLink = async (
  ctx: Ctx,
  token: string,
): Promise<Result<AccessLink, Refusal<'link-over'>>> => {
  const over = refuse({ code: 'link-over', sentence: t.link.over } as const)
  const now = toDate(ctx.clock.now())
  const link = await linkOfToken(ctx.db, ctx.scope.territoryId, token)
  if (link === null || !exchangeable(link, now)) return over
  const taken = await ctx.db
    .updateTable('access_link')
    .set({ used_at: now })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', link.id)
    .$if(link.singleUse, (query) => query.where('used_at', 'is', null))
    .returning('id')
    .executeTakeFirst()
  return taken === undefined ? over : ok(link)
}
