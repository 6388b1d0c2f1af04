import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { Taken } from '../domain/request.ts'

const UNIQUE_VIOLATION = '23505'

/** Everything that the published timetable of an event takes. */
export const takenOf = async (db: Db, scope: Scope, eventId: string): Promise<Taken[]> => {
  const rows = await db
    .selectFrom('occupancy')
    .select(['slot_id', 'resource_kind', 'resource_id'])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .execute()
  return rows.map((row) => ({
    slotId: row.slot_id,
    kind: row.resource_kind === 'table' ? 'table' : 'representative',
    resourceId: row.resource_id,
  }))
}

/** Waits for its turn to change the meetings of these parties: always in the order of their identifiers. */
export const lockParties = async (ctx: Ctx, ids: readonly string[]): Promise<void> => {
  await ctx.db
    .selectFrom('participant')
    .select('id')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

export type Booking = {
  readonly meetingId: string
  readonly eventId: string
  readonly versionId: string
  readonly buyerId: string
  readonly supplierId: string
  readonly slotId: string
  readonly tableId: string
  readonly attendeeIds: readonly [string, string]
  readonly weight: number
}

/**
 * Writes a meeting and everything it takes. The primary key of the grid judges: false = somebody or the table was taken
 * meanwhile, and nothing is written. Rows go in one insert, sorted: two bookings never wait for each other in a circle.
 */
export const tryBooking = async (ctx: Ctx, booking: Booking): Promise<boolean> => {
  const territory_id = ctx.scope.territoryId
  const taken = [
    ...booking.attendeeIds.map((id) => ({ kind: 'representative', id })),
    { kind: 'table', id: booking.tableId },
  ].sort((one, other) => (`${one.kind}/${one.id}` < `${other.kind}/${other.id}` ? -1 : 1))
  await sql`savepoint booking`.execute(ctx.db)
  try {
    await ctx.db
      .insertInto('meeting')
      .values({
        territory_id,
        id: booking.meetingId,
        event_id: booking.eventId,
        version_id: booking.versionId,
        buyer_id: booking.buyerId,
        supplier_id: booking.supplierId,
        slot_id: booking.slotId,
        table_id: booking.tableId,
        weight: booking.weight,
      })
      .execute()
    await ctx.db
      .insertInto('occupancy')
      .values(
        taken.map(({ kind, id }) => ({
          territory_id,
          event_id: booking.eventId,
          slot_id: booking.slotId,
          resource_kind: kind,
          resource_id: id,
          meeting_id: booking.meetingId,
        })),
      )
      .execute()
    await sql`release savepoint booking`.execute(ctx.db)
    return true
  } catch (error) {
    if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error
    await sql`rollback to savepoint booking`.execute(ctx.db)
    return false
  }
}

/** Takes a meeting out of the published timetable: what it took is free at the end of the transaction. */
export const removeBooking = async (ctx: Ctx, meetingId: string): Promise<void> => {
  await ctx.db
    .deleteFrom('meeting')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', meetingId)
    .execute()
}
