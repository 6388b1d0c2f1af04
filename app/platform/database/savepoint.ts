import { sql } from 'kysely'
import type { Result } from '../kernel/result.ts'
import type { Ctx } from './context.ts'

/**
 * Runs `work` inside the transaction of the caller. When it refuses or throws, what it wrote is undone and the transaction
 * can go on: the page that tells why is read as if nothing had been tried.
 */
export const withinSavepoint = async <T, R>(
  ctx: Ctx,
  work: () => Promise<Result<T, R>>,
): Promise<Result<T, R>> => {
  await sql`savepoint attempt`.execute(ctx.db)
  const undo = async (): Promise<void> => {
    await sql`rollback to savepoint attempt`.execute(ctx.db)
    await sql`release savepoint attempt`.execute(ctx.db)
  }
  let outcome: Result<T, R>
  try {
    outcome = await work()
  } catch (error) {
    await undo()
    throw error
  }
  if (outcome.ok) await sql`release savepoint attempt`.execute(ctx.db)
  else await undo()
  return outcome
}
