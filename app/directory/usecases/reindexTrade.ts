import { sql } from 'kysely'
import { readTradeWords } from '../../administration/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { Kind } from '../domain/kinds.ts'
import { activityWords } from '../domain/searchText.ts'
import { isSector, type Sector } from '../domain/sectors.ts'
import { tellLists } from '../store/saveStructures.ts'

type Combination = { readonly kinds: Kind[]; readonly sectors: Sector[] }

/**
 * The words of a sector changed: the structures that work in it are found by the new ones. Only the part of the search
 * text that says what a structure is and does is made again (weight B), in one statement. It may run twice.
 */
export const reindexTrade = async (ctx: Ctx, sector: string): Promise<void> => {
  if (!isSector(sector)) return
  const { territoryId } = ctx.scope
  const { rows } = await sql<Combination>`
    select distinct kinds, sectors from structure
    where territory_id = ${territoryId} and sectors @> array[${sector}]::text[]`.execute(ctx.db)
  if (rows.length === 0) return
  const local = await readTradeWords(ctx.db, ctx.scope)
  const texts = rows.map(({ kinds, sectors }) => ({
    kinds,
    sectors,
    words: activityWords(kinds, sectors, local),
  }))
  await sql`
    update structure s set search = ts_filter(s.search, '{a,c,d}') || setweight(to_tsvector('french', r.words), 'B')
    from json_to_recordset(${JSON.stringify(texts)}::json) as r(kinds text[], sectors text[], words text)
    where s.territory_id = ${territoryId} and s.kinds = r.kinds and s.sectors = r.sectors`.execute(ctx.db)
  await tellLists(ctx)
}
