import type { Kysely } from 'kysely'
import type { Scope } from '../access/scope.ts'
import type { Clock } from '../kernel/dates.ts'
import type { Result } from '../kernel/result.ts'
import { type Ctx, type Dispatch, makeCtx } from './context.ts'
import type { DB } from './schema.ts'
import { enterScope } from './scoped.ts'

class Undo<T> extends Error {
  readonly outcome: T
  constructor(outcome: T) {
    super('transaction undone')
    this.outcome = outcome
  }
}

/**
 * Runs `work` in one transaction of this scope and keeps it only when `keep` says so; otherwise everything is rolled back and the
 * outcome still comes back. Nothing is ever half-written.
 */
export const inTransaction = async <T>(
  db: Kysely<DB>,
  parts: { clock: Clock; scope: Scope; dispatch: Dispatch },
  work: (ctx: Ctx) => Promise<T>,
  keep: (outcome: T) => boolean,
): Promise<T> => {
  try {
    return await db.transaction().execute(async (transaction) => {
      await enterScope(transaction, parts.scope)
      const outcome = await work(makeCtx({ ...parts, db: transaction }))
      if (!keep(outcome)) throw new Undo(outcome)
      return outcome
    })
  } catch (error) {
    if (error instanceof Undo) return error.outcome as T
    throw error
  }
}

/** A use case in its own transaction: written when it succeeds, rolled back when it refuses or throws. */
export const runUseCase = <Input, Output, Refused>(
  db: Kysely<DB>,
  parts: { clock: Clock; scope: Scope; dispatch: Dispatch },
  useCase: (ctx: Ctx, input: Input) => Promise<Result<Output, Refused>>,
  input: Input,
): Promise<Result<Output, Refused>> =>
  inTransaction(
    db,
    parts,
    (ctx) => useCase(ctx, input),
    (result) => result.ok,
  )
