import type { Kysely } from 'kysely'
import { mintScope } from '../access/scope.ts'
import { type Ctx, type Dispatch, makeCtx } from '../database/context.ts'
import type { DB } from '../database/schema.ts'
import { enterScope } from '../database/scoped.ts'
import { type Clock, toDate } from '../kernel/dates.ts'

/** A reaction to a fact. It reads the present state again: the fact only says where to look. It may run twice. */
export type Reaction = {
  /** Stable name: the mark that it was done. */
  readonly effect: string
  readonly run: (ctx: Ctx, payload: { readonly [key: string]: unknown }) => Promise<void>
}

/** Fact → reactions: read it and you know every side effect. */
export type Subscriptions = { readonly [factType: string]: readonly Reaction[] }

/**
 * Runs what is subscribed to one recorded fact: each reaction in its own transaction together with its mark, so that a
 * retry after a crash repeats only what was not done.
 */
export const react = async (
  db: Kysely<DB>,
  parts: { clock: Clock; dispatch: Dispatch; subscriptions: Subscriptions },
  factId: string,
): Promise<void> => {
  const fact = await db
    .selectFrom('fact')
    .select(['territory_id', 'type', 'payload'])
    .where('id', '=', factId)
    .executeTakeFirst()
  if (fact === undefined) return
  const scope = mintScope(fact.territory_id, { kind: 'system', purpose: 'subscriptions' })
  for (const reaction of parts.subscriptions[fact.type] ?? []) {
    await db.transaction().execute(async (transaction) => {
      await enterScope(transaction, scope)
      const mark = await transaction
        .insertInto('fact_effect')
        .values({ fact_id: factId, effect: reaction.effect, done_at: toDate(parts.clock.now()) })
        .onConflict((conflict) => conflict.columns(['fact_id', 'effect']).doNothing())
        .returning('effect')
        .executeTakeFirst()
      if (mark === undefined) return
      const ctx = makeCtx({ db: transaction, clock: parts.clock, scope, dispatch: parts.dispatch })
      await reaction.run(ctx, fact.payload as { readonly [key: string]: unknown })
    })
  }
}
