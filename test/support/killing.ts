import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DB } from '../../app/platform/database/schema.ts'

/**
 * A handle whose server process is killed before its query number `at`: what a power cut between two statements leaves.
 * `queries()` says how many were tried.
 */
export const killedAt = (url: string, at: number, superuser: pg.Client) => {
  let tried = 0
  const pool = new pg.Pool({
    connectionString: url,
    max: 2,
    options: '-c timezone=UTC -c openmap.actor=system',
  })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const connect = async (): Promise<pg.PoolClient> => {
    const client = await pool.connect()
    const { processID } = client as unknown as { processID: number }
    return new Proxy(client, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key)
        if (key !== 'query') return typeof value === 'function' ? value.bind(target) : value
        return async (...query: unknown[]) => {
          tried += 1
          if (tried === at) await superuser.query('select pg_terminate_backend($1)', [processID])
          return (target.query as (...given: unknown[]) => unknown)(...query)
        }
      },
    })
  }
  const dialect = new PostgresDialect({ pool: { connect, end: () => pool.end() } as unknown as pg.Pool })
  return { db: new Kysely<DB>({ dialect }), queries: () => tried, close: () => pool.end().catch(() => {}) }
}
