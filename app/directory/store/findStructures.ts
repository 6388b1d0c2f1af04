import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import { KeptBySize } from '../../platform/kernel/keptBySize.ts'
import { everything, type Search } from '../domain/search.ts'
import { conditionOf, metresTo } from './conditions.ts'
import { currentVersion } from './directoryVersion.ts'
import { countOf, freshResults, idsOf, keptResults, keyOf, type ResultSet } from './resultSets.ts'

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

type KeptPage = { readonly version: number; readonly page: FoundPage }

/** Rows of the pages lately read: those that everybody opens cost no query of their own. */
const pages = new KeptBySize<KeptPage>(16 * 1024 * 1024)
const ROW_BYTES = 1500
const MOST_TRIES = 3

/** One page with the version that it is true for; null when someone writes without pause. */
const readPage = async (
  db: Db,
  scope: Scope,
  search: Search,
  from: number,
  to: number,
): Promise<{ readonly version: number | null; readonly page: FoundPage }> => {
  let set: ResultSet = keptResults(db, scope, search) ?? (await freshResults(db, scope, search))
  for (let tries = 1; ; tries += 1) {
    const { version, items } = await rowsOf(db, scope, search, idsOf(set, from, to))
    const page = { items, total: countOf(set), close: set.close }
    if (version === set.version) return { version, page }
    // The rows read are true, and the total is that of a moment ago.
    if (tries >= MOST_TRIES) return { version: null, page }
    set = await freshResults(db, scope, search)
  }
}

/**
 * One page of the list with its total. The order of a search and the rows of its pages are kept in memory with the
 * version of the directory that they were made on, and made again when it differs: an answer is never stale, and a page
 * costs little whatever its number and the size of the directory.
 */
export const findStructures = async (
  db: Db,
  scope: Scope,
  search: Search,
  paging: { readonly page: number; readonly size: number },
): Promise<FoundPage> => {
  const from = (paging.page - 1) * paging.size
  const to = from + paging.size
  const key = keyOf(db, scope, search)
  if (key === null) return (await readPage(db, scope, search, from, to)).page
  const pageKey = `${key}:${from}:${to}`
  const now = await currentVersion(db, scope)
  const kept = pages.get(pageKey)
  if (kept?.version === now) return kept.page
  const { version, page } = await readPage(db, scope, search, from, to)
  if (version !== null) pages.set(pageKey, { version, page }, ROW_BYTES * (page.items.length + 1))
  return page
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
