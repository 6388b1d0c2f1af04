import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { type RowContext, SETTING } from '../access/rowContext.ts'
import type { DB } from './schema.ts'

/** Counts (`int8`) come back as numbers; calendar dates and local date-times as text, never as a shifted `Date`. */
const INT8 = 20
const DATE = 1082
const LOCAL_TIMESTAMP = 1114
pg.types.setTypeParser(INT8, Number)
pg.types.setTypeParser(DATE, (text) => text)
pg.types.setTypeParser(LOCAL_TIMESTAMP, (text) => text.replace(' ', 'T'))

/** A handle that reads and writes: the pool itself, or the transaction of a use case. */
export type Db = Kysely<DB> | Transaction<DB>

export type Database = {
  readonly pool: pg.Pool
  readonly db: Kysely<DB>
  readonly close: () => Promise<void>
}

/**
 * Opens a bounded pool on `url`; waiting for a connection more than 5 s is an error, not a queue without end.
 *
 * @param options.context of every connection, for pools that always act for the same: without it, and outside a
 * transaction that says who acts, private tables show nothing
 */
export const connect = (
  url: string,
  options: { max?: number; onError?: (error: Error) => void; context?: RowContext } = {},
): Database => {
  const context = Object.entries(options.context ?? {}).map(
    ([name, value]) => `-c ${SETTING}${name}=${value}`,
  )
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: 5000,
    application_name: 'openmap',
    // The planner must not freeze a generic plan for filters whose selectivity differs by three orders of magnitude.
    options: ['-c plan_cache_mode=force_custom_plan -c timezone=UTC', ...context].join(' '),
  })
  // An idle connection that breaks (server restarted) is replaced at the next use; without a listener it would end the process.
  pool.on('error', (error) => options.onError?.(error))
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return { pool, db, close: () => db.destroy() }
}
