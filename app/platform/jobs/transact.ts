import type { Kysely } from 'kysely'
import { mintScope } from '../access/scope.ts'
import type { Ctx, Dispatch } from '../database/context.ts'
import type { DB } from '../database/schema.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Clock } from '../kernel/dates.ts'

/** Runs one piece of work in its own transaction, kept unless it throws. */
export type Transact = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>

/** Transactions of a job that has several: each is kept by itself, so that a crash repeats only the last one. */
export const systemTransact =
  (parts: {
    readonly db: Kysely<DB>
    readonly clock: Clock
    readonly dispatch: Dispatch
    readonly territoryId: string
    readonly purpose: string
  }): Transact =>
  (work) => {
    const scope = mintScope(parts.territoryId, { kind: 'system', purpose: parts.purpose })
    return inTransaction(parts.db, { ...parts, scope }, work, () => true)
  }
