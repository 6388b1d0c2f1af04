import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'

/** Structures that serve a département in a sector; `*` = whatever the sector, `unknown` = those whose sector nobody said. */
export type SupplyCount = {
  readonly sector: string
  readonly department: string
  readonly structures: number
  /** Of them: those whose area nobody said, and which are counted at their address. */
  readonly toCheck: number
  /** Posts of insertion, where they are known; null = no structure of the cell told. */
  readonly posts: number | null
}

/**
 * Supply by sector and département, under the rule of the search: ONE activity of the structure has both the sector and the
 * area (`offers`). A structure that serves several départements counts in each.
 */
export const countSupply = async (
  db: Db,
  scope: Scope,
  departments: readonly string[],
): Promise<SupplyCount[]> => {
  const places = departments.flatMap((code) => [code, `?${code}`])
  const { rows } = await sql<SupplyCount>`
    with offered as (
      select structure.id, insertion_places as posts, split_part(offer, '|', 1) as sector, split_part(offer, '|', 2) as place
      from structure, unnest(offers) offer
      where territory_id = ${scope.territoryId} and deleted_at is null
        -- What is over supplies nothing.
        and coalesce(closed_on > current_date, true) and split_part(offer, '|', 2) = any (${['FR', ...places]}::text[])
    ), reached as (
      select id, posts, sector, department, bool_or(place <> '?' || department) as sure
      from offered join unnest(${[...departments]}::text[]) department
        on place in (department, 'FR', '?' || department)
      group by id, posts, sector, department
    )
    select sector, department, count(*)::int as structures, (count(*) filter (where not sure))::int as "toCheck",
      sum(posts)::int as posts
    from reached group by sector, department`.execute(db)
  return rows
}
