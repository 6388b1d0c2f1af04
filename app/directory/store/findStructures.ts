import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.ts'
import { fold } from '../../platform/kernel/text.ts'
import { boxAround, type Point } from '../domain/distance.ts'
import { type Search, searchKey } from '../domain/search.ts'

export type Found = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly brand: string | null
  readonly kinds: readonly string[]
  readonly sectors: readonly string[]
  readonly city: string | null
  readonly postCode: string | null
  readonly department: string | null
  readonly fictitious: boolean
  readonly metres: number | null
  /** Areas of the activities that met the search, for the reason shown. */
  readonly areas: readonly {
    readonly area: string
    readonly departments: readonly string[]
    readonly radius: number | null
  }[]
}

type Builder = ExpressionBuilder<DB, 'structure'>

/** Haversine in SQL: the same formula as domain/distance.ts. */
const metresTo = (centre: Point) => sql<number>`12742017.6 * asin(least(1, sqrt(
  power(sin(radians(structure.latitude - ${centre.latitude}) / 2), 2) +
  cos(radians(${centre.latitude})) * cos(radians(structure.latitude)) * power(sin(radians(structure.longitude - ${centre.longitude}) / 2), 2))))`

const wordsMeet = (words: string) => {
  const folded = fold(words)
  const digits = folded.replace(/\D/g, '')
  if (digits.length >= 9 && digits.length <= 14 && /^[\d\s]+$/.test(folded))
    return sql<SqlBool>`structure.siret like ${`${digits}%`}`
  // Typos: letters in common with the name, by the trigram index; the search vector holds the trades and the town.
  return sql<SqlBool>`(structure.search @@ websearch_to_tsquery('french', ${folded}) or structure.name_key %> ${folded})`
}

/** ONE activity must meet both the sector and the area; without any activity, or area, the address serves. */
const activityMeets = (search: Search) => {
  const { sector, department } = search
  if (sector === 'unknown')
    return sql<SqlBool>`structure.sectors = '{}' and (${department}::text is null or structure.department = ${department})`
  const area =
    department === null
      ? sql`true`
      : sql`(activity.area = 'country' or activity.departments @> array[${department}]::text[]
        or (activity.area in ('unknown', 'radius') and structure.department = ${department}))`
  const trade = sector === null ? sql`true` : sql`activity.sector = ${sector}`
  const without =
    sector === null ? sql`or (structure.sectors = '{}' and structure.department = ${department})` : sql``
  return sql<SqlBool>`(exists (select from structure_activity activity
    where activity.territory_id = structure.territory_id and activity.structure_id = structure.id and ${trade} and ${area}) ${without})`
}

const meets = (scope: Scope, search: Search) => (eb: Builder) => {
  const { near } = search
  const conditions = [eb('structure.territory_id', '=', scope.territoryId)]
  const all: ReturnType<typeof sql<SqlBool>>[] = []
  if (search.words !== '') all.push(wordsMeet(search.words))
  if (search.kind !== null) all.push(sql<SqlBool>`structure.kinds @> array[${search.kind}]::text[]`)
  if (search.sector !== null || search.department !== null) all.push(activityMeets(search))
  if (near !== null) {
    const box = boxAround(near.centre, near.metres)
    all.push(
      sql<SqlBool>`structure.latitude between ${box.south} and ${box.north} and structure.longitude between ${box.west} and ${box.east} and ${metresTo(near.centre)} <= ${near.metres}`,
    )
  }
  return eb.and([...conditions, ...all])
}

const ranked = (search: Search) => {
  if (search.sort === 'distance' && search.near !== null) return sql`metres`
  if (search.sort === 'relevance' && search.words !== '') {
    const folded = fold(search.words)
    return sql`(ts_rank(structure.search, websearch_to_tsquery('french', ${folded})) + word_similarity(${folded}, structure.name_key)) desc`
  }
  return sql`structure.name_key`
}

/** Totals by version of the directory: never stale, since every write changes the version. */
const totals = new Map<string, number>()
const MOST_TOTALS = 5000

const totalOf = async (db: Db, scope: Scope, search: Search, version: number): Promise<number> => {
  const key = `${scope.territoryId}:${version}:${searchKey(search)}`
  const known = totals.get(key)
  if (known !== undefined) return known
  const { total } = await db
    .selectFrom('structure')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where(meets(scope, search))
    .executeTakeFirstOrThrow()
  if (totals.size >= MOST_TOTALS) totals.clear()
  totals.set(key, total)
  return total
}

const foundColumns = (search: Search) => {
  const metres = search.near === null ? sql<number | null>`null::float8` : metresTo(search.near.centre)
  const trade =
    search.sector === null || search.sector === 'unknown'
      ? sql`true`
      : sql`activity.sector = ${search.sector}`
  return {
    metres: metres.as('metres'),
    version:
      sql<number>`coalesce((select version from directory_version where directory_version.territory_id = structure.territory_id), 0)`.as(
        'version',
      ),
    areas: sql<
      Found['areas']
    >`(select coalesce(json_agg(json_build_object('area', activity.area, 'departments', activity.departments, 'radius', activity.radius_km)), '[]')
      from structure_activity activity where activity.territory_id = structure.territory_id and activity.structure_id = structure.id and ${trade})`.as(
      'areas',
    ),
  }
}

/** One page of the list with its total: one statement, and one more when the total is not known for this version. */
export const findStructures = async (
  db: Db,
  scope: Scope,
  search: Search,
  paging: { readonly page: number; readonly size: number },
): Promise<{ items: Found[]; total: number }> => {
  const extra = foundColumns(search)
  const rows = await db
    .selectFrom('structure')
    .select([
      'id',
      'slug',
      'name',
      'brand',
      'kinds',
      'sectors',
      'city',
      'post_code as postCode',
      'department',
      'fictitious',
    ])
    .select([extra.metres, extra.version, extra.areas])
    .where(meets(scope, search))
    .orderBy(ranked(search))
    .orderBy('structure.id')
    .limit(paging.size)
    .offset((paging.page - 1) * paging.size)
    .execute()
  const version = rows[0]?.version
  const total =
    version === undefined && paging.page === 1 ? 0 : await totalOf(db, scope, search, version ?? -1)
  return { items: rows, total }
}

export type Dot = {
  readonly slug: string
  readonly name: string
  readonly kind: string | null
  readonly latitude: number
  readonly longitude: number
}

/** All results that have a position: the map shows them all, not only the page. */
export const findDots = async (db: Db, scope: Scope, search: Search): Promise<Dot[]> => {
  const rows = await db
    .selectFrom('structure')
    .select(['slug', 'name', sql<string | null>`structure.kinds[1]`.as('kind'), 'latitude', 'longitude'])
    .where(meets(scope, search))
    .where('latitude', 'is not', null)
    .where('longitude', 'is not', null)
    .execute()
  return rows.map((row) => ({ ...row, latitude: row.latitude ?? 0, longitude: row.longitude ?? 0 }))
}

/** Number of structures of the territory, from the same counts as the list. */
export const countStructures = async (db: Db, scope: Scope): Promise<number> => {
  const everything: Search = {
    words: '',
    sector: null,
    kind: null,
    department: null,
    near: null,
    sort: 'name',
  }
  return (await findStructures(db, scope, everything, { page: 1, size: 1 })).total
}
