import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { amountBands, type StatedNeed } from '../domain/need.ts'

/** Every need stated for an event, in the order in which they were. */
export const needsOf = async (db: Db, scope: Scope, eventId: string): Promise<StatedNeed[]> => {
  const rows = await db
    .selectFrom('stated_need')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    participantId: row.participant_id,
    title: row.title,
    sector: row.sector,
    departments: row.departments,
    quarter: row.quarter,
    amountBand: amountBands.find((band) => band === row.amount_band) ?? null,
  }))
}

/** What is said to everybody of a need: neither its words nor its buyer. */
export type PublishedNeed = {
  readonly id: string
  readonly eventId: string
  readonly sector: string
  readonly departments: readonly string[]
  readonly quarter: string | null
  readonly statedAt: Date
}

/** Needs stated for these events. */
export const publishedNeeds = (
  db: Db,
  scope: Scope,
  eventIds: readonly string[],
): Promise<PublishedNeed[]> =>
  eventIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('stated_need')
        .select(['id', 'event_id as eventId', 'sector', 'departments', 'quarter', 'created_at as statedAt'])
        .where('territory_id', '=', scope.territoryId)
        .where('event_id', 'in', eventIds)
        .orderBy('id')
        .execute()

export const saveNeed = async (ctx: Ctx, eventId: string, need: StatedNeed): Promise<void> => {
  await ctx.db
    .insertInto('stated_need')
    .values({
      territory_id: ctx.scope.territoryId,
      id: need.id,
      event_id: eventId,
      participant_id: need.participantId,
      title: need.title,
      sector: need.sector,
      departments: [...need.departments],
      quarter: need.quarter,
      amount_band: need.amountBand,
      created_at: toDate(ctx.clock.now()),
    })
    .execute()
}

export const removeNeed = async (ctx: Ctx, participantId: string, id: string): Promise<boolean> => {
  const gone = await ctx.db
    .deleteFrom('stated_need')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('participant_id', '=', participantId)
    .where('id', '=', id)
    .returning('id')
    .execute()
  return gone.length > 0
}

type OwnOffer = { readonly participantId: string; readonly sectors: string[]; readonly departments: string[] }

/** What structures said they do at this event, beside their records. */
export const offersOf = async (db: Db, scope: Scope, eventId: string): Promise<OwnOffer[]> => {
  const rows = await db
    .selectFrom('stated_offer')
    .select(['participant_id', 'sectors', 'departments'])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .execute()
  return rows.map((row) => ({
    participantId: row.participant_id,
    sectors: row.sectors,
    departments: row.departments,
  }))
}

export const saveOffer = async (ctx: Ctx, eventId: string, offer: OwnOffer): Promise<void> => {
  const values = { sectors: offer.sectors, departments: offer.departments }
  await ctx.db
    .insertInto('stated_offer')
    .values({
      territory_id: ctx.scope.territoryId,
      event_id: eventId,
      participant_id: offer.participantId,
      ...values,
    })
    .onConflict((conflict) => conflict.columns(['territory_id', 'participant_id']).doUpdateSet(values))
    .execute()
}
