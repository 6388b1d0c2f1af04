import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'

/** Is one of these bodies at some event? Its own members may know so much; who else comes stays the organiser's. */
export const takesPart = async (ctx: Ctx, organisationIds: readonly string[]): Promise<boolean> => {
  if (organisationIds.length === 0) return false
  const found = await asSystem(ctx, () =>
    ctx.db
      .selectFrom('participant')
      .select('id')
      .where('territory_id', '=', ctx.scope.territoryId)
      .where('organisation_id', 'in', organisationIds)
      .limit(1)
      .executeTakeFirst(),
  )
  return found !== undefined
}
