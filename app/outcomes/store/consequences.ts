import type { Selectable } from 'kysely'
import { amountBands } from '../../meetings/index.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { MeetingConsequence as Row } from '../../platform/database/schema.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import { lateSteps, type Pair } from '../domain/answer.ts'
import { type Consequence, consequenceKinds } from '../domain/consequence.ts'

const toConsequence = (row: Selectable<Row>): Consequence => ({
  id: row.id,
  buyerId: row.buyer_id,
  supplierId: row.supplier_id,
  meetingId: row.meeting_id,
  kind: oneOf(consequenceKinds, row.kind),
  step: oneOf(lateSteps, row.step),
  amountBand: row.amount_band === null ? null : oneOf(amountBands, row.amount_band),
  reference: row.reference,
  notedAt: row.noted_at,
  withdrawnAt: row.withdrawn_at,
})

/** What followed the meetings of an event, withdrawn or not; of one pair when it is given. */
export const consequencesAt = async (
  db: Db,
  scope: Scope,
  eventId: string,
  pair?: Pair,
): Promise<Consequence[]> => {
  const query = db
    .selectFrom('meeting_consequence')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
  const rows = await (pair === undefined
    ? query
    : query.where('buyer_id', '=', pair.buyerId).where('supplier_id', '=', pair.supplierId)
  )
    .orderBy('noted_at')
    .orderBy('id')
    .execute()
  return rows.map(toConsequence)
}

const rowOf = (territory_id: string, event_id: string, one: Consequence) => ({
  territory_id,
  id: one.id,
  event_id,
  buyer_id: one.buyerId,
  supplier_id: one.supplierId,
  meeting_id: one.meetingId,
  kind: one.kind,
  step: one.step,
  amount_band: one.amountBand,
  reference: one.reference,
  noted_at: one.notedAt,
  withdrawn_at: one.withdrawnAt,
})

/** Writes what followed, new or known by its identifier. */
export const saveConsequences = async (
  ctx: Ctx,
  eventId: string,
  all: readonly Consequence[],
): Promise<void> => {
  if (all.length === 0) return
  await ctx.db
    .insertInto('meeting_consequence')
    .values(all.map((one) => rowOf(ctx.scope.territoryId, eventId, one)))
    .onConflict((conflict) =>
      conflict.columns(['territory_id', 'id']).doUpdateSet((row) => ({
        step: row.ref('excluded.step'),
        amount_band: row.ref('excluded.amount_band'),
        reference: row.ref('excluded.reference'),
        withdrawn_at: row.ref('excluded.withdrawn_at'),
      })),
    )
    .execute()
}
