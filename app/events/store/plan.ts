import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import type { MeetingTable, Slot } from '../domain/event.ts'
import type { PlanChange } from '../domain/plan.ts'

/** Every slot that the event ever had, in order of time; `active` tells those of the present plan. */
export const slotsOf = async (db: Db, scope: Scope, eventId: string): Promise<Slot[]> => {
  const rows = await db
    .selectFrom('slot')
    .select(['id', 'starts_at', 'ends_at', 'active'])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('starts_at')
    .orderBy('ends_at')
    .execute()
  return rows.map(({ id, starts_at, ends_at, active }) => ({
    id,
    startsAt: starts_at,
    endsAt: ends_at,
    active,
  }))
}

/** Every table that the event ever had, in order of number. */
export const tablesOf = async (db: Db, scope: Scope, eventId: string): Promise<MeetingTable[]> =>
  db
    .selectFrom('meeting_table')
    .select(['id', 'number', 'label', 'active'])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('number')
    .execute()

const setActive = async (
  ctx: Ctx,
  table: 'slot' | 'meeting_table',
  ids: readonly string[],
  active: boolean,
) => {
  if (ids.length === 0) return
  await ctx.db
    .updateTable(table)
    .set({ active })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', 'in', [...ids])
    .execute()
}

/** Writes a change of plan: adds, retires, brings back. */
export const applyPlan = async (ctx: Ctx, eventId: string, change: PlanChange): Promise<void> => {
  const territory_id = ctx.scope.territoryId
  await setActive(ctx, 'slot', change.retiredSlotIds, false)
  await setActive(ctx, 'slot', change.revivedSlotIds, true)
  await setActive(ctx, 'meeting_table', change.retiredTableIds, false)
  await setActive(ctx, 'meeting_table', change.revivedTableIds, true)
  if (change.added.length > 0) {
    await ctx.db
      .insertInto('slot')
      .values(
        change.added.map(({ startsAt, endsAt }) => ({
          territory_id,
          id: newId(),
          event_id: eventId,
          starts_at: startsAt,
          ends_at: endsAt,
        })),
      )
      .execute()
  }
  if (change.addedTables.length > 0) {
    await ctx.db
      .insertInto('meeting_table')
      .values(change.addedTables.map((number) => ({ territory_id, id: newId(), event_id: eventId, number })))
      .execute()
  }
}

/** Writes slots and tables whose identifiers are already known. */
export const insertPlan = async (
  ctx: Ctx,
  eventId: string,
  slots: readonly Slot[],
  tables: readonly MeetingTable[],
): Promise<void> => {
  const keys = { territory_id: ctx.scope.territoryId, event_id: eventId }
  if (slots.length > 0) {
    await ctx.db
      .insertInto('slot')
      .values(
        slots.map(({ id, startsAt, endsAt, active }) => ({
          ...keys,
          id,
          starts_at: startsAt,
          ends_at: endsAt,
          active,
        })),
      )
      .execute()
  }
  if (tables.length > 0) {
    await ctx.db
      .insertInto('meeting_table')
      .values(tables.map((table) => ({ ...keys, ...table })))
      .execute()
  }
}

/** Every slot, retired ones too, some days later at the same hour: meetings keep theirs. */
export const shiftSlots = async (ctx: Ctx, eventId: string, days: number): Promise<void> => {
  await ctx.db
    .updateTable('slot')
    .set({
      starts_at: sql`starts_at + make_interval(days => ${days}::int)`,
      ends_at: sql`ends_at + make_interval(days => ${days}::int)`,
    })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('event_id', '=', eventId)
    .execute()
}

export type Unavailability = { readonly participantId: string; readonly slotId: string }

export const unavailabilityOf = async (db: Db, scope: Scope, eventId: string): Promise<Unavailability[]> => {
  const rows = await db
    .selectFrom('unavailability')
    .select(['participant_id', 'slot_id'])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .execute()
  return rows.map((row) => ({ participantId: row.participant_id, slotId: row.slot_id }))
}

/** Replaces what these participants said of their availability. */
export const replaceUnavailability = async (
  ctx: Ctx,
  eventId: string,
  participantIds: readonly string[],
  rows: readonly Unavailability[],
): Promise<void> => {
  if (participantIds.length === 0) return
  const territory_id = ctx.scope.territoryId
  await ctx.db
    .deleteFrom('unavailability')
    .where('territory_id', '=', territory_id)
    .where('participant_id', 'in', [...participantIds])
    .execute()
  if (rows.length === 0) return
  await ctx.db
    .insertInto('unavailability')
    .values(
      rows.map(({ participantId, slotId }) => ({
        territory_id,
        event_id: eventId,
        participant_id: participantId,
        slot_id: slotId,
      })),
    )
    .execute()
}
