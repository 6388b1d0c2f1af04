import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import { sharedReading } from '../../platform/kernel/sharedReading.ts'

const read = async (db: Db, scope: Scope): Promise<number> => {
  const row = await db
    .selectFrom('directory_version')
    .select('version')
    .where('territory_id', '=', scope.territoryId)
    .executeTakeFirst()
  return Number(row?.version ?? 0)
}

const shared = sharedReading<number>()

/** The version of the directory, read by a statement that begins after the call. */
export const currentVersion = (db: Db, scope: Scope): Promise<number> =>
  shared(scope.territoryId, () => read(db, scope))
