import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { type CheckIn, type Way, ways } from '../domain/checkIn.ts'

/** Entries of an event, all of them or those about some people. */
export const checkInsOf = async (
  db: Db,
  scope: Scope,
  eventId: string,
  about?: readonly string[],
): Promise<CheckIn[]> => {
  if (about?.length === 0) return []
  const query = db
    .selectFrom('check_in')
    .select(['id', 'representative_id', 'kind', 'undoes', 'way', 'actor', 'at'])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
  const rows = await (about === undefined
    ? query
    : query.where('representative_id', 'in', [...about])
  ).execute()
  return rows.map(({ representative_id, kind, way, ...row }) => ({
    ...row,
    representativeId: representative_id,
    kind: kind === 'undo' ? 'undo' : 'arrival',
    way: ways.find((one) => one === way) ?? ('name' satisfies Way),
  }))
}

/** Adds entries; those already here stay as they are. */
export const addCheckIns = async (ctx: Ctx, eventId: string, entries: readonly CheckIn[]): Promise<void> => {
  if (entries.length === 0) return
  const received_at = toDate(ctx.clock.now())
  await ctx.db
    .insertInto('check_in')
    .values(
      entries.map(({ representativeId, ...entry }) => ({
        ...entry,
        territory_id: ctx.scope.territoryId,
        event_id: eventId,
        representative_id: representativeId,
        received_at,
      })),
    )
    // By its identifier, or because that arrival is already taken back.
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Waits for its turn about these people: of two devices that welcome the same one, the second sees the first. */
export const lockPeople = async (ctx: Ctx, representativeIds: readonly string[]): Promise<void> => {
  const ids = [...new Set(representativeIds)].sort()
  for (const id of ids)
    await sql`select pg_advisory_xact_lock(hashtextextended(${`check-in ${id}`}, 0))`.execute(ctx.db)
}
