import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import { sharedReading } from '../../platform/kernel/sharedReading.ts'

const oneShared = sharedReading<number | null>()
const allShared = sharedReading<string>()

/** The version of what visitors see of the event at this address; null = they see none. Read after the call. */
export const versionOfSlug = (db: Db, scope: Scope, slug: string): Promise<number | null> =>
  oneShared(`${scope.territoryId}:${slug}`, async () => {
    const row = await db
      .selectFrom('event')
      .innerJoin('event_version as v', (join) =>
        join.onRef('v.territory_id', '=', 'event.territory_id').onRef('v.event_id', '=', 'event.id'),
      )
      .select('v.version')
      .where('event.territory_id', '=', scope.territoryId)
      .where('event.slug', '=', slug)
      .executeTakeFirst()
    return row === undefined ? null : Number(row.version)
  })

/** The version of the list of every event that visitors see. */
export const versionOfAll = (db: Db, scope: Scope): Promise<string> =>
  allShared(scope.territoryId, async () => {
    const { rows } = await sql<{ total: string; events: string }>`
      select coalesce(sum(v.version), 0)::text as total, count(*)::text as events
      from event e join event_version v on v.territory_id = e.territory_id and v.event_id = e.id
      where e.territory_id = ${scope.territoryId}`.execute(db)
    return `${rows[0]?.events ?? 0}:${rows[0]?.total ?? 0}`
  })
