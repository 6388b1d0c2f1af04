import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import { type Tie, ties } from '../domain/importUndo.ts'

/** What hangs on each participant of an event, in every module, by a word. */
export const tiesOf = async (db: Db, eventId: string): Promise<ReadonlyMap<string, readonly Tie[]>> => {
  const { rows } = await sql<{
    participant_id: string
    tie: string
  }>`select participant_id, tie from access.participant_ties(${eventId}::uuid)`.execute(db)
  const found = new Map<string, Tie[]>()
  for (const { participant_id, tie } of rows) {
    const known = found.get(participant_id)
    if (known === undefined) found.set(participant_id, [oneOf(ties, tie)])
    else known.push(oneOf(ties, tie))
  }
  return found
}

/**
 * Pairs that met on paper after an import: identifiers follow the order in which they are drawn, so a
 * meeting with a greater one than the import was placed since.
 */
export const pairsPlacedSince = async (
  db: Db,
  scope: Scope,
  eventId: string,
  importId: string,
): Promise<readonly { readonly buyerId: string; readonly supplierId: string }[]> => {
  const rows = await db
    .selectFrom('meeting')
    .select(['buyer_id', 'supplier_id'])
    .distinct()
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .where('id', '>', importId)
    .execute()
  return rows.map((row) => ({ buyerId: row.buyer_id, supplierId: row.supplier_id }))
}

/** Nobody writes something that hangs on these participants until the transaction ends. */
export const lockParticipants = async (ctx: Ctx, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  await ctx.db
    .selectFrom('participant')
    .select('id')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()
}

export const deleteParticipants = async (ctx: Ctx, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  await ctx.db
    .deleteFrom('participant')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', 'in', [...ids])
    .execute()
}
