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

/**
 * Reads for `scope` in one transaction: whatever `work` tries, a page that is only opened changes nothing – but the log
 * of readings, where the route keeps one. Transaction and settings open in one round trip.
 */
export const reading = <T>(
  db: Kysely<DB>,
  { scope: { actor }, logs }: { readonly scope: Scope; readonly logs: boolean },
  work: (db: Db) => Promise<T>,
): Promise<T> =>
  db.connection().execute(async (connection) => {
    const begin = logs ? 'begin' : 'begin read only'
    await sql.raw(`${begin}; select ${settings(rowContextOf(actor))}`).execute(connection)
    let end = 'rollback'
    try {
      const result = await work(connection)
      end = 'commit'
      return result
    } finally {
      await sql.raw(end).execute(connection)
    }
  })

/** @returns who acted until now */
const become = async (db: Db, actor: string): Promise<string> => {
  const { rows } = await sql<{ was: string | null }>`
    with before as materialized (select current_setting(${`${SETTING}actor`}, true) as was)
    select was, set_config(${`${SETTING}actor`}, ${actor}, true) from before`.execute(db)
  return rows[0]?.was ?? ''
}

/**
 * Runs `work` beyond the actor's own rows, in the same transaction, for a reason that the caller has just proved: a token,
 * an address. What is written still says who acted. One inside another stays the system until the outer one ends.
 */
export const asSystem = async <T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> => {
  if (ctx.actor.kind === 'system') return work(ctx)
  const was = await become(ctx.db, 'system')
  try {
    return await work(ctx)
  } finally {
    // In a transaction that failed nothing can be said any more, and nothing will be kept.
    await become(ctx.db, was).catch(() => {})
  }
}
