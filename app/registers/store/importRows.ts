import { sql } from 'kysely'
import { z } from 'zod'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import { offsetOf, type Paged, type PageRequest } from '../../platform/kernel/pagination.ts'
import { type Effect, effects, type ImportRow } from '../domain/structureImport.ts'

export type RowFilter = 'rejected' | 'warned' | 'accepted' | 'created' | 'changed' | 'gone' | 'kept'
export const rowFilters = ['rejected', 'warned', 'accepted', 'created', 'changed', 'gone', 'kept'] as const

const problemsSchema = z.array(
  z.object({ column: z.string(), code: z.string(), value: z.string(), remedy: z.string() }),
)
const differencesSchema = z.array(z.object({ field: z.string(), before: z.string(), after: z.string() }))

/** A cell may hold thousands of signs: to recognise it takes a few. */
const MOST_SHOWN = 200

/** Writes the lines of a batch in one statement. */
export const insertRows = async (ctx: Ctx, importId: string, rows: readonly ImportRow[]): Promise<void> => {
  if (rows.length === 0) return
  const values = rows.map(({ structureId, problems, ...row }) => ({
    ...row,
    structure_id: structureId,
    problems: problems.map((one) => ({ ...one, value: one.value.slice(0, MOST_SHOWN) })),
  }))
  await sql`insert into structure_import_row
      (territory_id, import_id, number, verdict, effect, siret, name, structure_id, problems, differences)
    select ${ctx.scope.territoryId}::uuid, ${importId}::uuid, r.number, r.verdict, r.effect, r.siret, r.name,
      r.structure_id, r.problems, r.differences
    from json_to_recordset(${JSON.stringify(values)}::json) as r(number int, verdict text, effect text, siret text,
      name text, structure_id uuid, problems jsonb, differences jsonb)`.execute(ctx.db)
}

export const clearRows = async (ctx: Ctx, importId: string, only?: Effect): Promise<void> => {
  await ctx.db
    .deleteFrom('structure_import_row')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('import_id', '=', importId)
    .$if(only !== undefined, (query) => query.where('effect', '=', only ?? ''))
    .execute()
}

const rowsOf = (db: Db, scope: Scope, importId: string, filter: RowFilter | null) => {
  const query = db
    .selectFrom('structure_import_row as r')
    .where('r.territory_id', '=', scope.territoryId)
    .where('r.import_id', '=', importId)
  if (filter === null) return query
  if (filter === 'rejected' || filter === 'warned' || filter === 'accepted')
    return query.where('r.verdict', '=', filter).where('r.number', '>', 0)
  return query.where('r.effect', '=', filter)
}

/** Lines of an import, in the order of its file; what no row is about comes after. */
export const listRows = async (
  db: Db,
  scope: Scope,
  importId: string,
  { filter, ...page }: PageRequest & { readonly filter: RowFilter | null },
): Promise<Paged<ImportRow>> => {
  const base = rowsOf(db, scope, importId, filter)
  const { total } = await base.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await base
    .selectAll('r')
    .orderBy(sql`r.number < 0`)
    .orderBy(sql`abs(r.number)`)
    .limit(page.size)
    .offset(offsetOf(page))
    .execute()
  return {
    ...page,
    total: Number(total),
    items: rows.map((row) => ({
      number: row.number,
      verdict: oneOf(['accepted', 'warned', 'rejected'], row.verdict),
      effect: oneOf(effects, row.effect),
      siret: row.siret,
      name: row.name,
      structureId: row.structure_id,
      problems: problemsSchema.parse(row.problems),
      differences: differencesSchema.parse(row.differences),
    })),
  }
}

export type Listed = { readonly id: string; readonly siret: string | null; readonly name: string }

/** Records of which a register says a kind that is not over, by pages of their identifiers. */
export const listedBy = (
  db: Db,
  scope: Scope,
  source: string,
  { after, size }: { readonly after: string | null; readonly size: number },
): Promise<Listed[]> =>
  db
    .selectFrom('structure as s')
    .select(['s.id', 's.siret', 's.name'])
    .where('s.territory_id', '=', scope.territoryId)
    .where('s.deleted_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('structure_kind as k')
          .select('k.kind')
          .whereRef('k.territory_id', '=', 's.territory_id')
          .whereRef('k.structure_id', '=', 's.id')
          .where('k.source', '=', source)
          .where('k.valid_to', 'is', null),
      ),
    )
    .$if(after !== null, (query) => query.where('s.id', '>', after ?? ''))
    .orderBy('s.id')
    .limit(size)
    .execute()

export type ImportRevision = {
  readonly structureId: string
  readonly version: number
  readonly before: unknown
  readonly after: unknown
}

/** What an import did to records, by pages of whole records. */
export const revisionsOfImport = async (
  ctx: Ctx,
  importId: string,
  { after, size }: { readonly after: string | null; readonly size: number },
): Promise<ImportRevision[]> => {
  const { rows } = await sql<ImportRevision>`
    select r.structure_id as "structureId", r.version, r.before, r.after from structure_revision r
    where r.territory_id = ${ctx.scope.territoryId} and r.import_id = ${importId} and r.cause <> 'undo'
      and r.structure_id in (
        select distinct d.structure_id from structure_revision d
        where d.territory_id = ${ctx.scope.territoryId} and d.import_id = ${importId} and d.cause <> 'undo'
          and (${after}::uuid is null or d.structure_id > ${after}::uuid)
        order by d.structure_id limit ${size})
    order by r.structure_id, r.version, r.id`.execute(ctx.db)
  return rows
}
