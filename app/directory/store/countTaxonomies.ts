import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'

/** How many structures bear each value of a list that they repeat: `kinds` or `sectors`. */
const countBy = async (
  db: Db,
  scope: Scope,
  column: 'kinds' | 'sectors',
): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ code: string; count: number }>`
    select code, count(*) as count from structure, unnest(${sql.ref(column)}) code
    where territory_id = ${scope.territoryId} group by code`.execute(db)
  return new Map(rows.map(({ code, count }) => [code, count]))
}

/** How many structures work in each sector, and are of each kind. */
export const countTaxonomies = async (db: Db, scope: Scope) => ({
  sectors: await countBy(db, scope, 'sectors'),
  kinds: await countBy(db, scope, 'kinds'),
})
