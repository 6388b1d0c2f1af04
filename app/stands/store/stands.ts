import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import { equipment, type Place, type Stand } from '../domain/stand.ts'

/** The stands of an event that the reader may see, by number. */
export const standsOf = async (db: Db, scope: Scope, eventId: string): Promise<Stand[]> => {
  const rows = await db
    .selectFrom('stand')
    .select(['id', 'number', 'label', 'x', 'y', 'equipment', 'participant_id'])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('number')
    .execute()
  return rows.map(({ participant_id, ...row }) => ({
    ...row,
    equipment: row.equipment.map((one) => oneOf(equipment, one)),
    participantId: participant_id,
  }))
}

export const insertStands = async (
  ctx: Ctx,
  eventId: string,
  stands: readonly Omit<Stand, 'participantId'>[],
): Promise<void> => {
  if (stands.length === 0) return
  const { territoryId: territory_id } = ctx.scope
  await ctx.db
    .insertInto('stand')
    .values(
      stands.map(({ id, number, label, x, y, equipment: offered }) => ({
        territory_id,
        event_id: eventId,
        id,
        number,
        label,
        x,
        y,
        equipment: [...offered],
      })),
    )
    .execute()
}

const one = (ctx: Ctx, standId: string) =>
  ctx.db.updateTable('stand').where('territory_id', '=', ctx.scope.territoryId).where('id', '=', standId)

export type StandForm = Pick<Stand, 'number' | 'label' | 'equipment' | 'x' | 'y'>

export const writeStand = async (ctx: Ctx, standId: string, form: StandForm): Promise<void> => {
  const { number, label, x, y } = form
  await one(ctx, standId)
    .set({ number, label, x, y, equipment: [...form.equipment] })
    .execute()
}

export const placeStand = async (ctx: Ctx, standId: string, { x, y }: Place): Promise<void> => {
  await one(ctx, standId).set({ x, y }).execute()
}

export const deleteStand = async (ctx: Ctx, standId: string): Promise<void> => {
  await ctx.db
    .deleteFrom('stand')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', standId)
    .execute()
}

/** Frees whatever stand this participant has. */
export const freeStandOf = async (ctx: Ctx, eventId: string, participantId: string): Promise<void> => {
  await ctx.db
    .updateTable('stand')
    .set({ participant_id: null, given_at: null })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('event_id', '=', eventId)
    .where('participant_id', '=', participantId)
    .execute()
}

export const giveStand = async (ctx: Ctx, standId: string, participantId: string): Promise<void> => {
  await one(ctx, standId)
    .set({ participant_id: participantId, given_at: toDate(ctx.clock.now()) })
    .execute()
}

/** A stand of the public plan: its body is named only if it agreed to be. */
export type PublicStand = Place & {
  readonly number: number
  readonly label: string | null
  readonly taken: boolean
  readonly body: string | null
}

export const publicStands = async (db: Db, eventId: string): Promise<readonly PublicStand[]> => {
  const { rows } = await sql<PublicStand>`
    select number, label, x, y, taken, body from access.event_stands(${eventId})`.execute(db)
  return rows
}
