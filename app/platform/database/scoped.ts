import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import { type RowContext, rowContextOf, SETTING } from '../access/rowContext.ts'
import type { Scope } from '../access/scope.ts'
import type { Db } from './connect.ts'
import type { Ctx } from './context.ts'
import type { DB } from './schema.ts'

const settings = (context: RowContext): string =>
  Object.entries(context)
    .map(([name, value]) => `set_config('${SETTING}${name}', ${pg.escapeLiteral(value)}, true)`)
    .join(', ')

/** Tells the database who acts, until the end of the transaction. */
export const enterScope = async (transaction: Db, { actor }: Scope): Promise<void> => {
  await sql.raw(`select ${settings(rowContextOf(actor))}`).execute(transaction)
}

/** Something was committed since the actor was read: they are to be read again, nothing was done yet. */
export const changedSince = (error: unknown): boolean =>
  (error as { code?: unknown } | null)?.code === 'OM001'

/**
 * Reads for `scope` in one transaction: whatever `work` tries, a page that is only opened changes nothing – but the log
 * of readings, where the route keeps one. Transaction and settings open in one round trip, which fails (`changedSince`)
 * when the actor was read in another snapshot than this one.
 */
export const reading = <T>(
  db: Kysely<DB>,
  told: { readonly scope: Scope; readonly logs: boolean; readonly snapshot?: string | null },
  work: (db: Db) => Promise<T>,
): Promise<T> =>
  db.connection().execute(async (connection) => {
    const begin = told.logs ? 'begin' : 'begin read only'
    const since = told.snapshot == null ? '' : `, access.since(${pg.escapeLiteral(told.snapshot)})`
    let end = 'rollback'
    try {
      await sql
        .raw(`${begin}; select ${settings(rowContextOf(told.scope.actor))}${since}`)
        .execute(connection)
      const result = await work(connection)
      end = 'commit'
      return result
    } finally {
      await sql.raw(end).execute(connection)
    }
  })

/** @returns who acted until now: a work of the system may hold another */
const become = async (db: Db, actor: string): Promise<string> => {
  const name = `${SETTING}actor`
  const { rows } = await sql<{ before: string | null }>`
    select before, set_config(${name}, ${actor}, true)
    from (select current_setting(${name}, true) as before offset 0) held`.execute(db)
  return rows[0]?.before ?? ''
}

/**
 * Runs `work` beyond the actor's own rows, in the same transaction, for a reason that the caller has just proved: a token,
 * an address. What is written still says who acted. Works may hold one another: each leaves the context as it found it.
 */
export const asSystem = async <T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> => {
  if (ctx.actor.kind === 'system') return work(ctx)
  const before = await become(ctx.db, 'system')
  try {
    return await work(ctx)
  } finally {
    // In a transaction that failed nothing can be said any more, and nothing will be kept.
    await become(ctx.db, before).catch(() => {})
  }
}
