import { sql } from 'kysely'
import { z } from 'zod'
import { personIdOf } from '../../platform/access/actor.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import { offsetOf, type Paged, type PageRequest } from '../../platform/kernel/pagination.ts'
import { type Pair, type PairState, pairStates } from '../domain/pair.ts'
import { type Likeness, type Reason, reasonCodes } from '../domain/score.ts'

const reasonsSchema = z.array(
  z.object({
    code: z.enum(reasonCodes as [string, ...string[]]),
    points: z.number(),
    measure: z.number().optional(),
  }),
)

const columns = [
  'id',
  'one_id',
  'other_id',
  'score',
  'reasons',
  'departments',
  'state',
  'decided_at',
] as const

type Row = {
  readonly id: string
  readonly one_id: string
  readonly other_id: string
  readonly score: number
  readonly reasons: unknown
  readonly departments: string[]
  readonly state: string
  readonly decided_at: Date | null
}

const toPair = (row: Row): Pair => ({
  id: row.id,
  oneId: row.one_id,
  otherId: row.other_id,
  score: row.score,
  reasons: reasonsSchema.parse(row.reasons) as readonly Reason[],
  departments: row.departments,
  state: oneOf(pairStates, row.state),
  decidedAt: row.decided_at,
})

export type Found = Likeness & {
  readonly one: { readonly id: string; readonly department: string | null }
  readonly other: { readonly id: string; readonly department: string | null }
}

/**
 * Writes the pairs in which these records stand, as they were found this time: those that look alike no more are
 * forgotten, unless somebody decided on them.
 */
export const replacePairs = async (
  ctx: Ctx,
  ids: readonly string[],
  found: readonly Found[],
): Promise<void> => {
  const { territoryId } = ctx.scope
  const rows = found.map(({ one, other, score, reasons }) => {
    const [oneId, otherId] = one.id < other.id ? [one.id, other.id] : [other.id, one.id]
    const departments = [...new Set([one.department ?? '', other.department ?? ''])].sort()
    return { id: newId(), one_id: oneId, other_id: otherId, score, reasons, departments }
  })
  const json = JSON.stringify(rows)
  await sql`delete from duplicate_pair p where p.territory_id = ${territoryId} and p.state = 'open'
    and (p.one_id = any (${ids}::uuid[]) or p.other_id = any (${ids}::uuid[]))
    and not exists (select from json_to_recordset(${json}::json) as r(one_id uuid, other_id uuid)
      where r.one_id = p.one_id and r.other_id = p.other_id)`.execute(ctx.db)
  if (rows.length === 0) return
  await sql`insert into duplicate_pair (territory_id, id, one_id, other_id, score, reasons, departments, found_at)
    select distinct on (r.one_id, r.other_id) ${territoryId}::uuid, r.id, r.one_id, r.other_id, r.score, r.reasons,
      array(select jsonb_array_elements_text(r.departments)), ${toDate(ctx.clock.now())}::timestamptz
    from json_to_recordset(${json}::json)
      as r(id uuid, one_id uuid, other_id uuid, score smallint, reasons jsonb, departments jsonb)
    on conflict (territory_id, one_id, other_id) do update
      set score = excluded.score, reasons = excluded.reasons, departments = excluded.departments
      where duplicate_pair.state <> 'merged'`.execute(ctx.db)
}

export const findPair = async (db: Db, scope: Scope, id: string): Promise<Pair | null> => {
  const row = await db
    .selectFrom('duplicate_pair')
    .select(columns)
    .where('territory_id', '=', scope.territoryId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toPair(row)
}

/** Pairs that the actor may decide on (the database knows), the most alike first; those decided on, the latest first. */
export const listPairs = async (
  db: Db,
  scope: Scope,
  {
    state,
    department,
    ...page
  }: PageRequest & { readonly state: PairState; readonly department: string | null },
): Promise<Paged<Pair>> => {
  const base = db
    .selectFrom('duplicate_pair')
    .where('territory_id', '=', scope.territoryId)
    .where('state', '=', state)
    .$if(department !== null, (query) => query.where(sql<boolean>`${department} = any (departments)`))
  const { total } = await base.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await base
    .select(columns)
    .$if(state !== 'open', (query) => query.orderBy('decided_at', 'desc'))
    .orderBy('score', 'desc')
    .orderBy('id')
    .limit(page.size)
    .offset(offsetOf(page))
    .execute()
  return { ...page, total: Number(total), items: rows.map(toPair) }
}

export const countPairs = async (db: Db, scope: Scope, state: PairState): Promise<number> => {
  const { total } = await db
    .selectFrom('duplicate_pair')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where('territory_id', '=', scope.territoryId)
    .where('state', '=', state)
    .executeTakeFirstOrThrow()
  return Number(total)
}

/** Writes what was decided on a pair that is in this state. @returns whether it still was */
export const decidePair = async (
  ctx: Ctx,
  id: string,
  { from, to }: { readonly from: PairState; readonly to: PairState },
): Promise<boolean> => {
  const done = await ctx.db
    .updateTable('duplicate_pair')
    .set({ state: to, decided_by: personIdOf(ctx.actor), decided_at: toDate(ctx.clock.now()) })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
