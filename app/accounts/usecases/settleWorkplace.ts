import type { PersonActor } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { toDate } from '../../platform/kernel/dates.ts'

/** Somebody does not want their place of work proposed again. One column of their own row, which they may not write whole. */
export const settleWorkplace = (ctx: Ctx, { personId }: PersonActor): Promise<unknown> =>
  asSystem(ctx, () =>
    ctx.db
      .updateTable('person')
      .set({ workplace_settled_at: toDate(ctx.clock.now()) })
      .where('id', '=', personId)
      .execute(),
  )
