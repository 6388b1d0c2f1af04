import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'

const read = async (db: Db, scope: Scope): Promise<number> => {
  const row = await db
    .selectFrom('directory_version')
    .select('version')
    .where('territory_id', '=', scope.territoryId)
    .executeTakeFirst()
  return Number(row?.version ?? 0)
}

const running = new Map<string, Promise<number>>()
const waiting = new Map<string, Promise<number>>()

/**
 * The version of the directory, read by a statement that begins after the call: what it says is never stale. Those who
 * ask while a statement runs share the next one, so a crowd costs one statement at a time.
 */
export const currentVersion = (db: Db, scope: Scope): Promise<number> => {
  const key = scope.territoryId
  const start = (): Promise<number> => {
    const reading = read(db, scope).finally(() => running.delete(key))
    running.set(key, reading)
    return reading
  }
  const busy = running.get(key)
  if (busy === undefined) return start()
  const shared =
    waiting.get(key) ??
    busy
      .catch(() => {})
      .then(() => {
        waiting.delete(key)
        return start()
      })
  waiting.set(key, shared)
  return shared
}
