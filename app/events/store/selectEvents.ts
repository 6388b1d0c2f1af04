import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'

/** Rows of `event` with the name of their series. */
export const selectEvents = (db: Db, scope: Scope) =>
  db
    .selectFrom('event')
    .leftJoin('event_series as series', (join) =>
      join.onRef('series.territory_id', '=', 'event.territory_id').onRef('series.id', '=', 'event.series_id'),
    )
    .selectAll('event')
    .select(['series.slug as series_slug', 'series.name as series_name'])
    .where('event.territory_id', '=', scope.territoryId)
