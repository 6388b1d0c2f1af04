import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
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

/** Opens a bounded pool on `url`; waiting for a connection more than 5 s is an error, not a queue without end. */
export const connect = (
  url: string,
  options: { max?: number; onError?: (error: Error) => void } = {},
): Database => {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: 5000,
    application_name: 'openmap',
    // The planner must not freeze a generic plan for filters whose selectivity differs by three orders of magnitude.
    options: '-c plan_cache_mode=force_custom_plan -c timezone=UTC',
  })
  // An idle connection that breaks (server restarted) is replaced at the next use; without a listener it would end the process.
  pool.on('error', (error) => options.onError?.(error))
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return { pool, db, close: () => db.destroy() }
}
