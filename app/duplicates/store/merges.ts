import { z } from 'zod'
import { personIdOf } from '../../platform/access/actor.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { Moved } from './links.ts'

/** What undoing a merge needs. */
export type KeptMerge = {
  readonly mergedId: string
  readonly survivorId: string
  readonly mergedAt: Date
  /** Versions of the survivor before and after. */
  readonly versions: { readonly before: number; readonly after: number }
  /** The SIRET that the merged record gave to the survivor. */
  readonly siretGiven: string | null
  readonly moved: Moved
}

const ids = z.array(z.string())
const movedSchema = z.object({
  asTheyAre: z.object({ participant: ids, proposal: ids, contact_message: ids }),
  lists: ids,
  yielded: z.array(
    z.object({ list: z.string(), note: z.enum(['none', 'taken', 'joined']), back: z.boolean() }),
  ),
  photos: ids,
  contact: z.boolean(),
})

export const insertMerge = async (
  ctx: Ctx,
  merge: Omit<KeptMerge, 'survivorId' | 'mergedAt'> & { readonly departments: readonly string[] },
): Promise<void> => {
  await ctx.db
    .insertInto('duplicate_merge')
    .values({
      territory_id: ctx.scope.territoryId,
      merged_id: merge.mergedId,
      merged_by: personIdOf(ctx.actor),
      version_before: merge.versions.before,
      version_after: merge.versions.after,
      siret_given: merge.siretGiven,
      moved: JSON.stringify(merge.moved),
      departments: [...merge.departments],
    })
    .execute()
}

/** The merge of one of these two records into the other; null when none is in force. */
export const mergeBetween = async (
  db: Db,
  scope: Scope,
  { oneId, otherId }: { readonly oneId: string; readonly otherId: string },
): Promise<KeptMerge | null> => {
  const both = [oneId, otherId]
  const row = await db
    .selectFrom('structure_merge as m')
    .innerJoin('duplicate_merge as d', (join) =>
      join.onRef('d.territory_id', '=', 'm.territory_id').onRef('d.merged_id', '=', 'm.merged_id'),
    )
    .selectAll('d')
    .select(['m.survivor_id', 'm.merged_at'])
    .where('m.territory_id', '=', scope.territoryId)
    .where('m.merged_id', 'in', both)
    .where('m.survivor_id', 'in', both)
    .executeTakeFirst()
  return row === undefined
    ? null
    : {
        mergedId: row.merged_id,
        survivorId: row.survivor_id,
        mergedAt: row.merged_at,
        versions: { before: row.version_before, after: row.version_after },
        siretGiven: row.siret_given,
        moved: movedSchema.parse(row.moved),
      }
}
