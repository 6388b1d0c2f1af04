import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { offsetOf, type Paged, type PageRequest } from '../../platform/kernel/pagination.ts'
import type { RemovalReason } from '../domain/proposal.ts'

export type Removed = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly department: string | null
  readonly version: number
  readonly removedAt: Date
  /** Null where an import was undone. */
  readonly reason: RemovalReason | null
  readonly note: string | null
}

export const writeRemoval = async (
  ctx: Ctx,
  removal: {
    readonly structureId: string
    readonly reason: RemovalReason
    readonly note: string | null
    readonly by: string | null
  },
): Promise<void> => {
  const set = {
    reason: removal.reason,
    note: removal.note,
    removed_at: toDate(ctx.clock.now()),
    removed_by: removal.by,
  }
  await ctx.db
    .insertInto('structure_removal')
    .values({ territory_id: ctx.scope.territoryId, structure_id: removal.structureId, ...set })
    .onConflict((conflict) => conflict.columns(['territory_id', 'structure_id']).doUpdateSet(set))
    .execute()
}

export const forgetRemoval = async (ctx: Ctx, structureId: string): Promise<void> => {
  await ctx.db
    .deleteFrom('structure_removal')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('structure_id', '=', structureId)
    .execute()
}

/** Records in the trash but those merged with another, the last removed first; of these départements, or of all where null. */
export const listRemoved = async (
  db: Db,
  scope: Scope,
  departments: readonly string[] | null,
  request: PageRequest,
): Promise<Paged<Removed>> => {
  const from = sql`from structure s
    left join structure_removal r on r.territory_id = s.territory_id and r.structure_id = s.id
    where s.territory_id = ${scope.territoryId} and s.deleted_at is not null
      and not exists (select from structure_merge m where m.territory_id = s.territory_id and m.merged_id = s.id)
      and (${departments === null} or s.department = any (${departments ?? []}::text[]))`
  const { rows: counted } = await sql<{ total: number }>`select count(*) as total ${from}`.execute(db)
  const { rows } = await sql<Removed>`
    select s.id, s.slug, s.name, s.department, s.version, s.deleted_at as "removedAt", r.reason, r.note
    ${from} order by s.deleted_at desc, s.id limit ${request.size} offset ${offsetOf(request)}`.execute(db)
  return { ...request, items: rows, total: Number(counted[0]?.total ?? 0) }
}
