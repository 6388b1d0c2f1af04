import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { Counted, DemandOf } from '../domain/grid.ts'
import { type DemandFilter, type DemandLine, isSource, type Source } from '../domain/sources.ts'

/** Lines of these identifiers, replaced whole: a line may have left a département. */
export const replaceLines = async (
  ctx: Ctx,
  source: Source,
  ids: readonly string[],
  lines: readonly DemandLine[],
): Promise<void> => {
  if (ids.length === 0) return
  const territory_id = ctx.scope.territoryId
  await ctx.db
    .deleteFrom('demand_line')
    .where('territory_id', '=', territory_id)
    .where('source', '=', source)
    .where('id', 'in', ids)
    .execute()
  if (lines.length === 0) return
  const rows = lines.map(({ on, ...line }) => ({ territory_id, source, ...line, on_date: on }))
  await sql`insert into demand_line (territory_id, source, id, sector, department, on_date, amount, reference)
    select territory_id, source, id, sector, department, on_date, amount, reference
    from json_populate_recordset(null::demand_line, ${JSON.stringify(rows)}::json)`.execute(ctx.db)
}

/** Every line of a source. */
export const linesOf = async (db: Db, scope: Scope, source: Source): Promise<DemandLine[]> =>
  db
    .selectFrom('demand_line')
    .select(['id', 'sector', 'department', 'on_date as on', 'amount', 'reference'])
    .where('territory_id', '=', scope.territoryId)
    .where('source', '=', source)
    .execute()

const matching = (scope: Scope, { source, from, to }: DemandFilter): RawBuilder<SqlBool> => {
  const all = [sql<SqlBool>`territory_id = ${scope.territoryId}`]
  if (source !== null) all.push(sql<SqlBool>`source = ${source}`)
  if (from !== null) all.push(sql<SqlBool>`on_date >= ${from}`)
  if (to !== null) all.push(sql<SqlBool>`on_date <= ${to}`)
  return sql<SqlBool>`${sql.join(all, sql` and `)}`
}

/** What is bought by sector and département; lines that tell neither are in the coverage alone. */
export const countDemand = async (
  db: Db,
  scope: Scope,
  filter: DemandFilter,
): Promise<Counted<DemandOf>[]> => {
  const { rows } = await sql<Counted<DemandOf>>`
    select coalesce(sector, '') as sector, department, count(*)::int as lines, sum(amount) as amount
    from demand where ${matching(scope, filter)} and department is not null
    group by sector, department`.execute(db)
  return rows
}

/** What a source holds under a filter, and what of it falls in no cell. */
export type Coverage = {
  readonly source: Source
  readonly lines: number
  readonly withoutSector: number
  readonly withoutDepartment: number
  readonly withoutDate: number
  readonly first: string | null
  readonly last: string | null
}

export const coverageOf = async (db: Db, scope: Scope, filter: DemandFilter): Promise<Coverage[]> => {
  const { rows } = await sql<Omit<Coverage, 'source'> & { source: string }>`
    select source, count(distinct id)::int as lines,
      (count(distinct id) filter (where sector is null))::int as "withoutSector",
      (count(distinct id) filter (where department is null))::int as "withoutDepartment",
      (count(distinct id) filter (where on_date is null))::int as "withoutDate",
      min(on_date)::text as first, max(on_date)::text as last
    from demand where ${matching(scope, filter)} group by source order by source`.execute(db)
  return rows.flatMap((row) => (isSource(row.source) ? [{ ...row, source: row.source }] : []))
}

/** One line of a cell, with what its source lets everybody know. */
export type ShownLine = {
  readonly source: Source
  readonly id: string
  readonly on: string | null
  readonly amount: number | null
  readonly reference: string
  readonly title: string | null
  readonly buyer: string | null
  readonly cpv: string | null
  readonly placeOfBuyer: boolean
}

/** The lines of one cell, the latest first. */
export const linesOfCell = async (
  db: Db,
  scope: Scope,
  filter: DemandFilter,
  cell: { readonly sector: string | null; readonly department: string },
  paging: { readonly page: number; readonly size: number },
): Promise<{ readonly items: readonly ShownLine[]; readonly total: number }> => {
  const where = sql`${matching(scope, filter)} and department = ${cell.department}
    ${cell.sector === null ? sql`` : sql`and sector = ${cell.sector}`}`
  const counted = await sql<{
    total: number
  }>`select count(*)::int as total from demand where ${where}`.execute(db)
  const { rows } = await sql<ShownLine & { source: string }>`
    select line.source, line.id, line.on_date::text as "on", line.amount, line.reference, contract.title,
      contract.buyer_name as buyer, contract.cpv, coalesce(contract.place_of_buyer, false) as "placeOfBuyer"
    from (
      select * from demand where ${where}
      order by on_date desc nulls last, source, id
      limit ${paging.size} offset ${(paging.page - 1) * paging.size}
    ) line
    left join awarded_contract contract on line.source = 'contracts'
      and contract.territory_id = line.territory_id and contract.uid = line.id
    order by line.on_date desc nulls last, line.source, line.id`.execute(db)
  return { items: rows.filter(({ source }) => isSource(source)), total: counted.rows[0]?.total ?? 0 }
}
