/**
 * The embedded PostgreSQL of `./data`: used when `DATABASE_URL` is unset.
 *
 * - `startEmbedded({ folder, purpose, log })` starts the server that this process owns until `stop()`. A second server on
 *   the same folder is refused (`EmbeddedRefusal`, code `already-running`).
 * - `attachOrStart({ folder, log })` is for commands: attaches to a running server's database (`attached: true`), else
 *   starts it and stops it with `stop()`. Two commands without a server follow one another (30 s at most).
 * - Both answer `{ ownerUrl, applicationUrl, superuserUrl, fresh, adopted, attached, stop }`. The application must call
 *   `stop()` on SIGTERM and SIGINT; after SIGKILL the next start stops what was left behind and loses nothing.
 * - Every expected failure throws an `EmbeddedRefusal`, whose `message` is the French sentence to show.
 *
 * Files in the folder: `postgres/` (or `postgres.location`, which says where it is), `postgres.log`, `credentials.json`
 * (0600), `server.json` (who serves, on which socket), `lock/` (who owns the folder).
 *
 * @example
 * const database = await startEmbedded({ folder: './data', purpose: 'server', log: pino() })
 * const pool = new pg.Pool({ connectionString: database.applicationUrl })
 * await pool.end()
 * await database.stop()
 */
export type { Binaries } from './binaries.ts'
export { EXTENSIONS } from './cluster.ts'
export { DATABASE, LOGINS } from './credentials.ts'
export { type EmbeddedLog, silentLog } from './log.ts'
export type { Purpose } from './ownership.ts'
export { EmbeddedRefusal, type EmbeddedRefusalCode } from './refusal.ts'
export {
  attachOrStart,
  describeEmbedded,
  type EmbeddedDatabase,
  type EmbeddedOptions,
  type ServerRecord,
  startEmbedded,
} from './supervisor.ts'
