import { sql } from 'kysely'
import type { Ctx } from '../../platform/database/context.ts'
import type { Seated } from '../domain/seats.ts'
import type { TimetableMeeting } from '../domain/timetable.ts'

const UNIQUE_VIOLATION = '23505'

type Row = {
  slot_id: string
  resource_kind: 'representative' | 'table'
  resource_id: string
  meeting_id: string
}

const byKey = (one: Row, other: Row): number => {
  const key = (row: Row): string => `${row.slot_id}/${row.resource_kind}/${row.resource_id}`
  return key(one) < key(other) ? -1 : 1
}

/**
 * Books every person and table of a published timetable, in place of what was booked before. The primary key judges:
 * false = somebody or a table would be booked twice, and nothing has changed.
 *
 * One insert of sorted rows, so that two transactions take their locks in the same order and never wait for each other
 * in a circle; a savepoint, so that the refusal leaves the transaction of the caller usable.
 *
 * @param seated who attends each meeting
 */
export const replaceOccupancy = async (
  ctx: Ctx,
  eventId: string,
  meetings: readonly TimetableMeeting[],
  seated: readonly Seated[],
): Promise<boolean> => {
  const people = new Map(seated.map(({ meetingId, attendeeIds }) => [meetingId, attendeeIds]))
  const rows = meetings
    .flatMap(({ id, slotId, tableId }): Row[] => [
      ...(people.get(id) ?? []).map(
        (resource_id): Row => ({
          slot_id: slotId,
          resource_kind: 'representative',
          resource_id,
          meeting_id: id,
        }),
      ),
      { slot_id: slotId, resource_kind: 'table', resource_id: tableId, meeting_id: id },
    ])
    .sort(byKey)
  const territory_id = ctx.scope.territoryId
  await sql`savepoint occupancy`.execute(ctx.db)
  try {
    await ctx.db
      .deleteFrom('occupancy')
      .where('territory_id', '=', territory_id)
      .where('event_id', '=', eventId)
      .execute()
    // Columns as arrays: one statement whatever the size of the day.
    await sql`
      insert into occupancy (territory_id, event_id, slot_id, resource_kind, resource_id, meeting_id)
      select ${territory_id}::uuid, ${eventId}::uuid, slot_id, resource_kind, resource_id, meeting_id
      from unnest(
        ${rows.map((row) => row.slot_id)}::uuid[], ${rows.map((row) => row.resource_kind)}::text[],
        ${rows.map((row) => row.resource_id)}::uuid[], ${rows.map((row) => row.meeting_id)}::uuid[]
      ) as booked (slot_id, resource_kind, resource_id, meeting_id)
    `.execute(ctx.db)
    await sql`release savepoint occupancy`.execute(ctx.db)
    return true
  } catch (error) {
    if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error
    await sql`rollback to savepoint occupancy`.execute(ctx.db)
    return false
  }
}

/** Frees what some meetings take; the others keep theirs under the identifiers of another version. */
export const releaseOccupancy = async (
  ctx: Ctx,
  eventId: string,
  change: {
    readonly gone: readonly string[]
    readonly kept: readonly { readonly from: string; readonly to: string }[]
  },
): Promise<void> => {
  const { territoryId } = ctx.scope
  if (change.gone.length > 0)
    await ctx.db
      .deleteFrom('occupancy')
      .where('territory_id', '=', territoryId)
      .where('event_id', '=', eventId)
      .where('meeting_id', 'in', [...change.gone])
      .execute()
  await sql`
    update occupancy set meeting_id = renamed.after
    from unnest(${change.kept.map(({ from }) => from)}::uuid[], ${change.kept.map(({ to }) => to)}::uuid[])
      as renamed (before, after)
    where territory_id = ${territoryId}::uuid and event_id = ${eventId}::uuid and meeting_id = renamed.before
  `.execute(ctx.db)
}
