import { z } from 'zod'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import { stepKinds, type TimetableStep } from '../domain/step.ts'

const meetingsSchema = z.array(
  z.strictObject({
    id: z.string(),
    buyerId: z.string(),
    supplierId: z.string(),
    slotId: z.string(),
    tableId: z.string(),
    weight: z.number(),
    pinned: z.boolean(),
  }),
)

/** Everything done by hand to a version, in order; those undone are the last ones. */
export const stepsOfVersion = async (db: Db, scope: Scope, versionId: string): Promise<TimetableStep[]> => {
  const rows = await db
    .selectFrom('timetable_step')
    .select(['id', 'number', 'kind', 'before', 'after', 'undone'])
    .where('territory_id', '=', scope.territoryId)
    .where('version_id', '=', versionId)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    kind: oneOf(stepKinds, row.kind),
    before: meetingsSchema.parse(row.before),
    after: meetingsSchema.parse(row.after),
    undone: row.undone,
  }))
}

/** Adds a step; those that were undone cannot be done again any more. */
export const addStep = async (
  ctx: Ctx,
  eventId: string,
  versionId: string,
  step: TimetableStep,
): Promise<void> => {
  const territory_id = ctx.scope.territoryId
  await ctx.db
    .deleteFrom('timetable_step')
    .where('territory_id', '=', territory_id)
    .where('version_id', '=', versionId)
    .where('undone', '=', true)
    .execute()
  await ctx.db
    .insertInto('timetable_step')
    .values({
      territory_id,
      id: step.id,
      event_id: eventId,
      version_id: versionId,
      number: step.number,
      kind: step.kind,
      before: JSON.stringify(step.before),
      after: JSON.stringify(step.after),
      at: toDate(ctx.clock.now()),
    })
    .execute()
}

export const markStep = async (ctx: Ctx, id: string, undone: boolean): Promise<void> => {
  await ctx.db
    .updateTable('timetable_step')
    .set({ undone })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .execute()
}
