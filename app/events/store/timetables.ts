import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { TimetableVersion as Row } from '../../platform/database/schema.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import { PARTIES, type TimetableMeeting, type TimetableVersion, type Unmet } from '../domain/timetable.ts'

const pairsSchema = z.array(z.strictObject({ buyerId: z.string(), supplierId: z.string() }))

const detailsSchema = z.strictObject({
  quota: z.int().optional(),
  slotIds: z.array(z.string()).optional(),
  displaced: pairsSchema.optional(),
})

const reasonCodes = [
  'no-common-slot',
  'buyer-quota',
  'supplier-quota',
  'buyer-full',
  'supplier-full',
  'tables-full',
  'pinned',
  'forbidden',
  'guaranteed',
  'outweighed',
  'plan-changed',
  'vetoed',
] as const satisfies readonly Unmet['reason']['code'][]

const toVersion = (row: Selectable<Row>): TimetableVersion => ({
  id: row.id,
  number: row.number,
  name: row.name,
  state: oneOf(['draft', 'published', 'replaced'], row.state),
  seed: row.seed,
  steps: row.steps,
  status: oneOf(['optimal', 'feasible', 'infeasible', 'unknown'], row.status),
  objective: row.objective,
  bound: row.bound,
  held: row.held,
  heldBound: row.held_bound,
  evenWeights: row.even_weights,
  wished: row.wished,
  pins: row.pins,
  inputHash: row.input_hash,
  engine: row.engine,
  edited: row.edited,
  createdAt: row.created_at,
  publishedAt: row.published_at,
})

/** Every version of the timetable of an event, the newest first; one in which the parties book, as it stands now. */
export const versionsOf = async (db: Db, scope: Scope, eventId: string): Promise<TimetableVersion[]> => {
  const rows = await db
    .selectFrom('timetable_version')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('number', 'desc')
    .execute()
  const booked = rows.find(({ engine }) => engine === PARTIES)
  if (booked === undefined) return rows.map(toVersion)
  const { held, objective } = await db
    .selectFrom('meeting')
    .select(({ fn }) => [
      fn.countAll<number>().as('held'),
      fn.coalesce(fn.sum<number>('weight'), sql<number>`0`).as('objective'),
    ])
    .where('territory_id', '=', scope.territoryId)
    .where('version_id', '=', booked.id)
    .executeTakeFirstOrThrow()
  return rows.map((row) =>
    toVersion(row === booked ? { ...row, held: Number(held), objective: Number(objective) } : row),
  )
}

/** The version that participants see, or null. */
export const publishedVersionId = async (db: Db, scope: Scope, eventId: string): Promise<string | null> => {
  const row = await db
    .selectFrom('timetable_version')
    .select('id')
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .where('state', '=', 'published')
    .executeTakeFirst()
  return row?.id ?? null
}

export const meetingsOf = async (db: Db, scope: Scope, versionId: string): Promise<TimetableMeeting[]> => {
  const rows = await db
    .selectFrom('meeting')
    .select(['id', 'buyer_id', 'supplier_id', 'slot_id', 'table_id', 'weight', 'pinned'])
    .where('territory_id', '=', scope.territoryId)
    .where('version_id', '=', versionId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    buyerId: row.buyer_id,
    supplierId: row.supplier_id,
    slotId: row.slot_id,
    tableId: row.table_id,
    weight: row.weight,
    pinned: row.pinned,
  }))
}

export const unmetOf = async (db: Db, scope: Scope, versionId: string): Promise<Unmet[]> => {
  const rows = await db
    .selectFrom('unmet_wish')
    .select(['buyer_id', 'supplier_id', 'weight', 'reason', 'details'])
    .where('territory_id', '=', scope.territoryId)
    .where('version_id', '=', versionId)
    .orderBy('weight', 'desc')
    .orderBy('buyer_id')
    .orderBy('supplier_id')
    .execute()
  return rows.map((row) => {
    const { quota, slotIds, displaced } = detailsSchema.parse(row.details)
    return {
      buyerId: row.buyer_id,
      supplierId: row.supplier_id,
      weight: row.weight,
      reason: {
        code: oneOf(reasonCodes, row.reason),
        ...(quota === undefined ? {} : { quota }),
        ...(slotIds === undefined ? {} : { slotIds }),
        ...(displaced === undefined ? {} : { displaced }),
      },
    }
  })
}

/** Writes a new version with its meetings and unmet wishes. */
export const insertVersion = async (
  ctx: Ctx,
  eventId: string,
  version: TimetableVersion,
  meetings: readonly TimetableMeeting[],
  unmet: readonly Unmet[],
): Promise<void> => {
  const territory_id = ctx.scope.territoryId
  await ctx.db
    .insertInto('timetable_version')
    .values({
      territory_id,
      id: version.id,
      event_id: eventId,
      number: version.number,
      name: version.name,
      state: version.state,
      seed: version.seed,
      steps: version.steps,
      status: version.status,
      objective: version.objective,
      bound: version.bound,
      held: version.held,
      held_bound: version.heldBound,
      even_weights: version.evenWeights,
      wished: version.wished,
      pins: version.pins,
      input_hash: version.inputHash,
      engine: version.engine,
      edited: version.edited,
      created_at: version.createdAt,
      published_at: version.publishedAt,
    })
    .execute()
  await insertMeetings(ctx, eventId, version.id, meetings)
  await insertUnmet(ctx, eventId, version.id, unmet)
}

const CHUNK = 5000

const insertMeetings = async (
  ctx: Ctx,
  eventId: string,
  versionId: string,
  meetings: readonly TimetableMeeting[],
): Promise<void> => {
  for (let start = 0; start < meetings.length; start += CHUNK) {
    await ctx.db
      .insertInto('meeting')
      .values(
        meetings.slice(start, start + CHUNK).map((meeting) => ({
          territory_id: ctx.scope.territoryId,
          id: meeting.id,
          event_id: eventId,
          version_id: versionId,
          buyer_id: meeting.buyerId,
          supplier_id: meeting.supplierId,
          slot_id: meeting.slotId,
          table_id: meeting.tableId,
          weight: meeting.weight,
          pinned: meeting.pinned,
        })),
      )
      .execute()
  }
}

export const insertUnmet = async (
  ctx: Ctx,
  eventId: string,
  versionId: string,
  unmet: readonly Unmet[],
): Promise<void> => {
  for (let start = 0; start < unmet.length; start += CHUNK) {
    await ctx.db
      .insertInto('unmet_wish')
      .values(
        unmet
          .slice(start, start + CHUNK)
          .map(({ buyerId, supplierId, weight, reason: { code, ...details } }) => ({
            territory_id: ctx.scope.territoryId,
            event_id: eventId,
            version_id: versionId,
            buyer_id: buyerId,
            supplier_id: supplierId,
            weight,
            reason: code,
            details: JSON.stringify(details),
          })),
      )
      .execute()
  }
}

/** Puts meetings in the place of others, within a version: those of both sides are changed, the rest come or go. */
export const replaceMeetings = async (
  ctx: Ctx,
  eventId: string,
  versionId: string,
  change: { readonly from: readonly TimetableMeeting[]; readonly to: readonly TimetableMeeting[] },
): Promise<void> => {
  const staying = new Set(change.to.map(({ id }) => id))
  const leaving = new Set(change.from.map(({ id }) => id))
  await removeMeetings(
    ctx,
    change.from.filter(({ id }) => !staying.has(id)).map(({ id }) => id),
  )
  for (const meeting of change.to.filter(({ id }) => leaving.has(id)))
    await ctx.db
      .updateTable('meeting')
      .set({ slot_id: meeting.slotId, table_id: meeting.tableId, pinned: meeting.pinned })
      .where('territory_id', '=', ctx.scope.territoryId)
      .where('id', '=', meeting.id)
      .execute()
  await insertMeetings(
    ctx,
    eventId,
    versionId,
    change.to.filter(({ id }) => !leaving.has(id)),
  )
}

export const removeMeetings = async (ctx: Ctx, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  await ctx.db
    .deleteFrom('meeting')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', 'in', [...ids])
    .execute()
}

/** Writes the figures and the mark « changed by hand » of a draft. */
export const updateFigures = async (ctx: Ctx, version: TimetableVersion): Promise<void> => {
  await ctx.db
    .updateTable('timetable_version')
    .set({
      status: version.status,
      objective: version.objective,
      bound: version.bound,
      held: version.held,
      held_bound: version.heldBound,
      edited: version.edited,
    })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', version.id)
    .where('state', '=', 'draft')
    .execute()
}

/** The published version steps back, this one takes its place. The caller holds the lock of the event. */
export const markPublished = async (
  ctx: Ctx,
  eventId: string,
  versionId: string,
  name: string | null,
): Promise<void> => {
  const territory_id = ctx.scope.territoryId
  await ctx.db
    .updateTable('timetable_version')
    .set({ state: 'replaced' })
    .where('territory_id', '=', territory_id)
    .where('event_id', '=', eventId)
    .where('state', '=', 'published')
    .execute()
  await ctx.db
    .updateTable('timetable_version')
    .set({ state: 'published', name, published_at: toDate(ctx.clock.now()) })
    .where('territory_id', '=', territory_id)
    .where('id', '=', versionId)
    .execute()
}

export const nameVersion = async (ctx: Ctx, versionId: string, name: string | null): Promise<void> => {
  await ctx.db
    .updateTable('timetable_version')
    .set({ name })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', versionId)
    .execute()
}
