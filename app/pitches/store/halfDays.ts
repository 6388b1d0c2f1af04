import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'

/** A half-day of rehearsal; local date-times of the event's zone. */
export type HalfDay = {
  readonly id: string
  readonly startsAt: string
  readonly endsAt: string
  readonly place: string
  readonly capacity: number
}

export const halfDaysOf = async (db: Db, scope: Scope, eventId: string): Promise<HalfDay[]> =>
  db
    .selectFrom('pitch_half_day')
    .select(['id', 'starts_at as startsAt', 'ends_at as endsAt', 'place', 'capacity'])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('starts_at')
    .orderBy('place')
    .execute()

/** The half-day, waiting for its turn: two who take the last place come one after the other. */
export const lockHalfDay = async (ctx: Ctx, eventId: string, id: string): Promise<HalfDay | null> =>
  (await ctx.db
    .selectFrom('pitch_half_day')
    .select(['id', 'starts_at as startsAt', 'ends_at as endsAt', 'place', 'capacity'])
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('event_id', '=', eventId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()) ?? null

/** Who took which half-day, but for one. */
export const takenPlaces = async (
  db: Db,
  scope: Scope,
  eventId: string,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const rows = await db
    .selectFrom('pitch_application')
    .select(['id', 'half_day_id'])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .where('half_day_id', 'is not', null)
    .execute()
  const taken = new Map<string, string[]>()
  for (const { id, half_day_id } of rows) {
    if (half_day_id !== null) taken.set(half_day_id, [...(taken.get(half_day_id) ?? []), id])
  }
  return taken
}

/** @returns false when there is already one at this hour and place */
export const insertHalfDay = async (
  ctx: Ctx,
  eventId: string,
  day: Omit<HalfDay, 'id'>,
): Promise<boolean> => {
  const row = await ctx.db
    .insertInto('pitch_half_day')
    .values({
      territory_id: ctx.scope.territoryId,
      id: newId(),
      event_id: eventId,
      starts_at: day.startsAt,
      ends_at: day.endsAt,
      place: day.place,
      capacity: day.capacity,
    })
    .onConflict((conflict) =>
      conflict.columns(['territory_id', 'event_id', 'starts_at', 'place']).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export const deleteHalfDay = async (ctx: Ctx, id: string): Promise<void> => {
  await ctx.db
    .deleteFrom('pitch_half_day')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .execute()
}
