import { sql } from 'kysely'
import { holdStructureLinks, readStructures, type Structure } from '../../directory/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { withinSavepoint } from '../../platform/database/savepoint.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { type Result, refuse } from '../../platform/kernel/result.ts'
import type { Pair } from '../domain/pair.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'

/** Postgres: another transaction holds what this one waits for. */
const BUSY = new Set(['55P03', '40P01'])

/**
 * Work on two records that its caller may change: whole or not at all. When somebody writes one of them at this very
 * moment, it gives way and says to try again.
 */
export const onBoth = async <T>(
  ctx: Ctx,
  { oneId, otherId }: Pick<Pair, 'oneId' | 'otherId'>,
  work: (ctx: Ctx, records: ReadonlyMap<string, Structure>) => Promise<Result<T, Refused>>,
): Promise<Result<T, Refused>> => {
  try {
    return await withinSavepoint(ctx, () =>
      asSystem(ctx, async () => {
        // Shorter than the second after which Postgres looks for deadlocks: somebody else's writing never pays for this one.
        await sql`set local lock_timeout = '500ms'`.execute(ctx.db)
        const records = await readStructures(ctx.db, ctx.scope, 'id', [oneId, otherId], {
          lock: true,
          deleted: true,
        })
        await holdStructureLinks(ctx)
        const done = await work(ctx, new Map(records.map((one) => [one.id, one])))
        await sql`set local lock_timeout to default`.execute(ctx.db)
        return done
      }),
    )
  } catch (error) {
    const { code } = error as { readonly code?: unknown }
    if (typeof code === 'string' && BUSY.has(code)) return refuse({ code: 'busy', sentence: t.refusals.busy })
    throw error
  }
}
