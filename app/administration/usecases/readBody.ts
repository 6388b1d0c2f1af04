import { type BodyRecord, findBodyRecord } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { type BodyCounts, countLinks } from '../store/bodies.ts'

export type CountedBody = { readonly body: BodyRecord; readonly counts: BodyCounts }

/** A body with what hangs on it. Events and participants are counted beyond the rows of whoever administers: only numbers come out. */
export const readBody = async (ctx: Ctx, id: string): Promise<CountedBody | null> => {
  const body = await findBodyRecord(ctx.db, ctx.scope, id)
  if (body === null) return null
  return { body, counts: await asSystem(ctx, () => countLinks(ctx.db, ctx.scope, id)) }
}
