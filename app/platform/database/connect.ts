import { createHash } from 'node:crypto'
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

const names = new Map<string, string>()
const nameOf = (text: string): string => {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = createHash('sha256').update(text).digest('base64url')
  names.set(text, name)
  return name
}

/** Names each statement that has parameters, so that the server keeps it prepared. */
const keepStatements = (client: pg.PoolClient): void => {
  const send = client.query.bind(client) as (...args: unknown[]) => unknown
  Object.assign(client, {
    query: (text: unknown, values?: unknown, ...rest: unknown[]) =>
      typeof text === 'string' && Array.isArray(values) && values.length > 0
        ? send({ name: nameOf(text), text, values }, ...rest)
        : send(text, values, ...rest),
  })
}

/**
 * Opens a bounded pool on `url`; waiting for a connection more than `patience` is an error, not a queue without end.
 *
 * @param options.context of every connection, for pools that always act for the same: without it, and outside a
 * transaction that says who acts, private tables show nothing
 * @param options.named statements stay prepared, with a plan that serves any value: for pools whose few statements find one
 * row by its key, and cost more to plan than to run
 * @param options.readOnly no transaction of this pool writes
 * @param options.patience ms, 5 000 unless told
 */
export const connect = (
  url: string,
  options: {
    max?: number
    onError?: (error: Error) => void
    context?: RowContext
    named?: boolean
    readOnly?: boolean
    patience?: number
  } = {},
): Database => {
  const context = Object.entries(options.context ?? {}).map(
    ([name, value]) => `-c ${SETTING}${name}=${value}`,
  )
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: options.patience ?? 5000,
    application_name: 'openmap',
    // The planner must not freeze a generic plan for filters whose selectivity differs by three orders of magnitude.
    options: [
      `-c plan_cache_mode=force_${options.named === true ? 'generic' : 'custom'}_plan -c timezone=UTC`,
      ...(options.readOnly === true ? ['-c default_transaction_read_only=on'] : []),
      ...context,
    ].join(' '),
  })
  if (options.named === true) pool.on('connect', keepStatements)
  // An idle connection that breaks (server restarted) is replaced at the next use; without a listener it would end the process.
  pool.on('error', (error) => options.onError?.(error))
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return { pool, db, close: () => db.destroy() }
}
