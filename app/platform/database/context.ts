import { type Actor, actorKey } from '../access/actor.ts'
import type { Scope } from '../access/scope.ts'
import { type Clock, toDate } from '../kernel/dates.ts'
import type { Result } from '../kernel/result.ts'
import type { Reading } from '../privacy/accessLog.ts'
import type { Db } from './connect.ts'
import { newId } from './id.ts'
import type { Json } from './schema.ts'

/** Something that happened, named in the past tense. Modules declare theirs; `subscriptions.ts` lists the reactions. */
export type Fact = { readonly type: string; readonly payload: { readonly [key: string]: Json } }

/** What a use case receives: a handle to the database, the time, who acts within which scope, and where facts go. */
export type Ctx = {
  readonly db: Db
  readonly clock: Clock
  readonly actor: Actor
  readonly scope: Scope
  readonly emit: (fact: Fact) => Promise<void>
  /** Entries written in the journal so far: a form that is kept and left none must say why. */
  readonly journal: { entries: number }
  /** Readings recorded so far, where what is written may be undone though the page is shown. */
  readonly readings?: Reading[]
}

/** One thing that a user can do. Refusals are values; a throw is a fault. */
export type UseCase<Input, Output, Refused> = (ctx: Ctx, input: Input) => Promise<Result<Output, Refused>>

/** Hands a recorded fact to the job queue, inside the same transaction. */
export type Dispatch = (db: Db, factId: string) => Promise<void>

/** Builds the context of a request. Facts go to the outbox table of the same transaction as the rows they tell of. */
export const makeCtx = (parts: { db: Db; clock: Clock; scope: Scope; dispatch: Dispatch }): Ctx => {
  const { db, clock, scope, dispatch } = parts
  return {
    db,
    clock,
    scope,
    actor: scope.actor,
    journal: { entries: 0 },
    emit: async (fact) => {
      const id = newId()
      await db
        .insertInto('fact')
        .values({
          id,
          territory_id: scope.territoryId,
          type: fact.type,
          payload: JSON.stringify(fact.payload),
          actor: actorKey(scope.actor),
          recorded_at: toDate(clock.now()),
        })
        .execute()
      await dispatch(db, id)
    },
  }
}
