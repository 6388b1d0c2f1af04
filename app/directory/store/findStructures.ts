import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import { townOf } from '../../platform/geo/place.ts'
import { KeptBySize } from '../../platform/kernel/keptBySize.ts'
import type { FacetCounts } from '../domain/facets.ts'
import { type Met, meets, type Searched } from '../domain/meets.ts'
import type { Search, Service } from '../domain/search.ts'
import { findPositions } from './findPositions.ts'
import { currentMemory, heldMemory, type Memory } from './memory/directoryMemory.ts'
import { CLOSED_NOW } from './memory/rows.ts'
import { idsOf, keyOf, resultsIn } from './resultSets.ts'

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
  /** Its establishment has closed. */
  readonly closed: boolean
  readonly source: string
  readonly sourceDate: string | null
  readonly communeCode: string | null
  /** What the structure does and where, for the reason shown. */
  readonly activities: readonly {
    readonly sector: string
    readonly service: Service
    readonly area: string
    readonly departments: readonly string[]
    readonly communes: readonly string[]
    readonly radius: number | null
    readonly deduced: boolean
  }[]
}

export type FoundItem = Found & {
  /** What of it meets the search, and how well. */
  readonly met: Met
}

export type FoundPage = {
  readonly items: readonly FoundItem[]
  readonly total: number
  /** How many of them surely meet the search: they come first, the others are to be checked. */
  readonly sure: number
  /** Records that say too little to tell. */
  readonly lacking: number
  readonly facets: FacetCounts
  /** No word was found as typed: these results come close. */
  readonly close: boolean
  /** What mistyped words were taken for. */
  readonly taken: readonly string[]
}

const rowsOf = async (
  db: Db,
  scope: Scope,
  ids: readonly string[],
): Promise<{ version: number; items: Found[] }> => {
  const { rows } = await sql<{ version: number; items: Found[] }>`
    select coalesce((select version from directory_version where territory_id = ${scope.territoryId}), 0) as version,
      coalesce(json_agg(one order by place), '[]') as items
    from (
      select wanted.place, json_build_object('id', structure.id, 'slug', slug, 'siret', siret, 'name', name, 'brand', brand,
        'kinds', kinds, 'sectors', sectors, 'address', address, 'city', city, 'postCode', post_code, 'department', department,
        'latitude', latitude, 'longitude', longitude, 'website', website, 'fictitious', fictitious,
        'closed', ${sql.raw(CLOSED_NOW)}, 'source', source,
        'sourceDate', source_date, 'communeCode', commune_code, 'activities', (
          select coalesce(json_agg(json_build_object('sector', sector, 'service', service, 'area', area,
            'departments', departments, 'communes', communes, 'radius', radius_km, 'deduced', deduced) order by activity.id), '[]')
          from structure_activity activity
          where activity.territory_id = structure.territory_id and activity.structure_id = structure.id)) as one
      from unnest(${ids}::uuid[]) with ordinality as wanted (id, place)
      join structure on structure.territory_id = ${scope.territoryId} and structure.id = wanted.id
    ) page`.execute(db)
  return rows[0] ?? { version: 0, items: [] }
}

/** A row as the rule of searches looks at it; filters of the record as a whole were met already. */
const searchedOf = (found: Found): Searched => ({
  home: found.department,
  town: townOf(found.communeCode, found.postCode),
  position:
    found.latitude === null || found.longitude === null
      ? null
      : { latitude: found.latitude, longitude: found.longitude },
  traits: {
    kinds: found.kinds,
    reservations: [],
    home: found.department,
    labels: [],
    networks: [],
    headcount: null,
    closed: false,
  },
  activities: found.activities.map(({ sector, service, area, departments, communes, radius, deduced }) => ({
    sector,
    service,
    area: { kind: area, departments, communes, km: radius },
    deduced,
  })),
})

type KeptPage = { readonly version: number; readonly page: FoundPage }

/** Rows of the pages lately read: those that everybody opens cost no query of their own. */
const pages = new KeptBySize<KeptPage>(16 * 1024 * 1024)
const ROW_BYTES = 1500
const MOST_TRIES = 3

/** One page with the version that it is true for; null when someone writes without pause. */
const readPage = async (
  memory: Memory,
  db: Db,
  scope: Scope,
  search: Search,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<{ readonly version: number | null; readonly page: FoundPage }> => {
  let now = memory
  for (let tries = 1; ; tries += 1) {
    const set = await resultsIn(now, db, scope, search, to)
    const { version, items } = await rowsOf(db, scope, idsOf(set, from, to))
    const page: FoundPage = {
      items: items.map((item) => ({ ...item, met: meets(searchedOf(item), { ...search, chosen: {} }) })),
      total: set.total,
      sure: set.sure,
      lacking: set.lacking,
      facets: set.facets,
      close: set.close,
      taken: set.taken,
    }
    if (version === set.version) return { version, page }
    // The rows read are true, and the total is that of a moment ago.
    if (tries >= MOST_TRIES) return { version: null, page }
    now = await currentMemory(db, scope)
  }
}

/**
 * One page of the list with its total and its counts. Who is found, in which order and how many by facet comes from the
 * directory kept in memory (decision 0015); the rows of the page are read with the version that they are true for, and the
 * search is made again when it differs: an answer is never stale.
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
  const pageKey = `${key}:${from}:${to}`
  const kept = key === null ? undefined : pages.get(pageKey)
  // Where rows are to be read, they say themselves whether what is held is of now.
  const held = kept === undefined ? heldMemory(db, scope) : null
  const memory = held ?? (await currentMemory(db, scope))
  if (kept?.version === memory.version) return kept.page
  const { version, page } = await readPage(memory, db, scope, search, { from, to })
  if (key === null) return page
  if (version !== null) pages.set(pageKey, { version, page }, ROW_BYTES * (page.items.length + 4))
  return page
}

export type Dot = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly kind: string | null
  readonly latitude: number
  readonly longitude: number
}

/** All results that have a position: the map shows them all, not only the page. */
export const findDots = async (db: Db, scope: Scope, search: Search): Promise<Dot[]> => {
  const { ids, kinds, latitudes, longitudes } = await findPositions(db, scope, search)
  const { rows } = await sql<{ short: string; slug: string; name: string; place: number }>`
    select structure.short_id as short, slug, name, wanted.place::int as place
    from unnest(${ids}::uuid[]) with ordinality as wanted (id, place)
    join structure on structure.territory_id = ${scope.territoryId} and structure.id = wanted.id
    order by place`.execute(db)
  return rows.map(({ short, slug, name, place }) => ({
    id: short,
    slug,
    name,
    kind: kinds[place - 1] ?? null,
    latitude: latitudes[place - 1] ?? 0,
    longitude: longitudes[place - 1] ?? 0,
  }))
}

/** Number of structures of the territory. */
export const countStructures = async (db: Db, scope: Scope): Promise<number> =>
  (await currentMemory(db, scope)).columns.size
