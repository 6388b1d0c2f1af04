import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import { everything, type Search } from '../domain/search.ts'
import { conditionOf, metresTo } from './conditions.ts'
import { countOf, freshResults, idsOf, keptResults, type ResultSet } from './resultSets.ts'

export type Found = {
  readonly id: string
  readonly slug: string
  readonly siret: string | null
  readonly name: string
  readonly brand: string | null
  readonly kinds: readonly string[]
  readonly sectors: readonly string[]
  readonly address: string | null
  readonly city: string | null
  readonly postCode: string | null
  readonly department: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly website: string | null
  readonly fictitious: boolean
  readonly source: string
  readonly sourceDate: string | null
  readonly metres: number | null
  /** What the structure does and where, for the reason shown. */
  readonly activities: readonly {
    readonly sector: string
    readonly area: string
    readonly departments: readonly string[]
    readonly radius: number | null
    readonly deduced: boolean
  }[]
}

export type FoundPage = {
  readonly items: readonly Found[]
  readonly total: number
  /** No word was found as typed: these results come close. */
  readonly close: boolean
}

const rowsOf = async (
  db: Db,
  scope: Scope,
  search: Search,
  ids: readonly string[],
): Promise<{ version: number; items: Found[] }> => {
  const metres = search.near === null ? sql`null::float8` : metresTo(search.near.centre)
  const { rows } = await sql<{ version: number; items: Found[] }>`
    select coalesce((select version from directory_version where territory_id = ${scope.territoryId}), 0) as version,
      coalesce(json_agg(one order by place), '[]') as items
    from (
      select wanted.place, json_build_object('id', structure.id, 'slug', slug, 'siret', siret, 'name', name, 'brand', brand,
        'kinds', kinds, 'sectors', sectors, 'address', address, 'city', city, 'postCode', post_code, 'department', department,
        'latitude', latitude, 'longitude', longitude, 'website', website, 'fictitious', fictitious, 'source', source,
        'sourceDate', source_date, 'metres', ${metres}, 'activities', (
          select coalesce(json_agg(json_build_object('sector', sector, 'area', area, 'departments', departments,
            'radius', radius_km, 'deduced', deduced) order by activity.id), '[]')
          from structure_activity activity
          where activity.territory_id = structure.territory_id and activity.structure_id = structure.id)) as one
      from unnest(${ids}::uuid[]) with ordinality as wanted (id, place)
      join structure on structure.territory_id = ${scope.territoryId} and structure.id = wanted.id
    ) page`.execute(db)
  return rows[0] ?? { version: 0, items: [] }
}

const MOST_TRIES = 3

/**
 * One page of the list with its total. The whole order of a search is kept in memory with the version of the directory
 * it was made on; the statement that reads the page reads the version too, and the order is made again when it differs.
 * So an answer is never stale, and a page costs one statement whatever its number and the size of the directory.
 */
export const findStructures = async (
  db: Db,
  scope: Scope,
  search: Search,
  paging: { readonly page: number; readonly size: number },
): Promise<FoundPage> => {
  const from = (paging.page - 1) * paging.size
  let set: ResultSet = keptResults(db, scope, search) ?? (await freshResults(db, scope, search))
  for (let tries = 1; ; tries += 1) {
    const { version, items } = await rowsOf(db, scope, search, idsOf(set, from, from + paging.size))
    // Someone writes without pause: after a few tries the rows read are true, and the total is that of a moment ago.
    if (version === set.version || tries >= MOST_TRIES)
      return { items, total: countOf(set), close: set.close }
    set = await freshResults(db, scope, search)
  }
}

export type Dot = {
  readonly id: string
  readonly name: string
  readonly kind: string | null
  readonly latitude: number
  readonly longitude: number
}

/** All results that have a position: the map shows them all, not only the page. */
export const findDots = async (db: Db, scope: Scope, search: Search): Promise<Dot[]> => {
  const close = search.words !== '' && (await findStructures(db, scope, search, { page: 1, size: 1 })).close
  const { rows } = await sql<Dot>`
    select short_id as id, name, kinds[1] as kind, latitude, longitude from structure
    where ${conditionOf(scope, search, close)} and latitude is not null and longitude is not null
    order by name_key, id`.execute(db)
  return rows
}

/** Number of structures of the territory, from the same counts as the list. */
export const countStructures = async (db: Db, scope: Scope): Promise<number> =>
  (await findStructures(db, scope, everything, { page: 1, size: 1 })).total
