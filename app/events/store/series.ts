import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import type { OpenMapEvent, Series } from '../domain/event.ts'
import { toEvent } from './rows.ts'
import { selectEvents } from './selectEvents.ts'

export type OwnedSeries = Series & { readonly organiserId: string | null }

/** Every series, by name. */
export const seriesOf = (db: Db, scope: Scope): Promise<OwnedSeries[]> =>
  db
    .selectFrom('event_series')
    .select(['id', 'slug', 'name', 'organiser_id as organiserId'])
    .where('territory_id', '=', scope.territoryId)
    .orderBy('name')
    .execute()

export const insertSeries = async (ctx: Ctx, series: OwnedSeries): Promise<void> => {
  await ctx.db
    .insertInto('event_series')
    .values({
      territory_id: ctx.scope.territoryId,
      id: series.id,
      slug: series.slug,
      name: series.name,
      organiser_id: series.organiserId,
      created_at: toDate(ctx.clock.now()),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The events of a series that the reader sees, the first one first. */
export const eventsOfSeries = async (db: Db, scope: Scope, seriesId: string): Promise<OpenMapEvent[]> => {
  const rows = await selectEvents(db, scope)
    .where('event.series_id', '=', seriesId)
    .orderBy('event.day')
    .execute()
  return rows.map(toEvent)
}
