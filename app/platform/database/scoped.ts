import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import { rowContextOf, SETTING, wholeContext } from '../access/rowContext.ts'
import type { Scope } from '../access/scope.ts'
import type { Db } from './connect.ts'
import type { Ctx } from './context.ts'
import type { DB } from './schema.ts'

type Until = 'transaction' | 'told'

/** `select` list that tells who acts, whole: until the end of the transaction, or until the connection is told otherwise. */
const settings = ({ actor }: Scope, until: Until): string =>
  wholeContext(rowContextOf(actor))
    .map(
      ([name, value]) =>
        `set_config('${SETTING}${name}', ${pg.escapeLiteral(value)}, ${until === 'transaction'})`,
    )
    .join(', ')

/** Tells the database who acts, until the end of the transaction. */
export const enterScope = async (transaction: Db, scope: Scope): Promise<void> => {
  await sql.raw(`select ${settings(scope, 'transaction')}`).execute(transaction)
}

export type Told = {
  readonly scope: Scope
  /** The snapshot in which the actor was read for an earlier request; null = read for this one. */
  readonly snapshot: string | null
}

/** Something was committed since the actor was read: they are to be read again. Nothing was done yet. */
export class ChangedSince extends Error {}

/**
 * Tells who asks, in one round trip that also compares the snapshot in which they were read with this one: two equal
 * snapshots see the same rows, so that what was read then is what would be read now.
 */
const enterSince = async (db: Db, { scope, snapshot }: Told, until: Until): Promise<void> => {
  const { rows } = await sql
    .raw<{ now: string }>(`select pg_current_snapshot()::text as now, ${settings(scope, until)}`)
    .execute(db)
  if (snapshot !== null && rows[0]?.now !== snapshot) throw new ChangedSince('the actor may have changed')
}

/** Connections that hold a context beyond a transaction: those of `reading`, while it lasts. */
const lasting = new WeakSet<Db>()

/**
 * Reads for `scope`, on a pool whose every transaction is read only: whatever `work` tries, a page that is only opened
 * changes nothing. Nothing else may use that pool: its connections remember whom they served last.
 */
export const reading = <T>(readers: Kysely<DB>, told: Told, work: (db: Db) => Promise<T>): Promise<T> =>
  readers.connection().execute(async (connection) => {
    lasting.add(connection)
    await enterSince(connection, told, 'told')
    return work(connection)
  })

/** The same in one transaction that may write, for pages that keep a log of what is read. */
export const readingLogged = <T>(people: Kysely<DB>, told: Told, work: (db: Db) => Promise<T>): Promise<T> =>
  people.transaction().execute(async (transaction) => {
    await enterSince(transaction, told, 'transaction')
    return work(transaction)
  })

/** @returns who acted until now: a work of the system may hold another */
const become = async (db: Db, actor: string): Promise<string> => {
  const name = `${SETTING}actor`
  const { rows } = await sql<{ before: string | null }>`
    select before, set_config(${name}, ${actor}, ${!lasting.has(db)})
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
