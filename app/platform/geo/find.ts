import { sql } from 'kysely'
import type { Db } from '../database/connect.ts'
import { communeKey } from './communeKey.ts'

export type Commune = {
  readonly code: string
  readonly name: string
  /** Of a former commune, the one that it joined; of a municipal district, its city. */
  readonly parent: string | null
  readonly department: string
  readonly postCodes: readonly string[]
  readonly position: { readonly latitude: number; readonly longitude: number } | null
  /** The position is that of a neighbour: « position approchée ». */
  readonly approximate: boolean
}

const columns = [
  'code',
  'name',
  'parent',
  'department',
  'post_codes',
  'latitude',
  'longitude',
  'position_source',
] as const

type Row = {
  code: string
  name: string
  parent: string | null
  department: string
  post_codes: string[]
  latitude: number | null
  longitude: number | null
  position_source: string | null
}

const communeOf = (row: Row): Commune => ({
  code: row.code,
  name: row.name.replaceAll("'", '’'),
  parent: row.parent,
  department: row.department,
  postCodes: row.post_codes,
  position:
    row.latitude === null || row.longitude === null
      ? null
      : { latitude: row.latitude, longitude: row.longitude },
  approximate: row.position_source === 'approximate',
})

/**
 * The commune that a person names: INSEE code, postal code or name, a number in brackets or after it being helped with
 * (« Saint-Denis (93) »). Those of `departments` come first, then the narrowest: a district rather than the whole city.
 */
export const findCommune = async (
  db: Db,
  text: string,
  departments: readonly string[],
): Promise<Commune | null> => {
  const [, words = '', hint] =
    /^(.*?)(?:[\s(]+(\d{2,3}|\d{5}|2[ab])\)?)?$/i.exec(text.trim().slice(0, 100)) ?? []
  const key = communeKey(words)
  const code = (hint ?? words).toUpperCase()
  if (key === '' && code === '') return null
  const rows = await db
    .selectFrom('commune')
    .select(columns)
    .where((eb) =>
      key === '' || /^\d/.test(key)
        ? eb.or([sql<boolean>`post_codes @> ${[code]}::text[]`, eb('code', '=', code)])
        : eb('name_key', '=', key),
    )
    .limit(200)
    .execute()
  const rank = (row: Row): number =>
    (hint !== undefined && (row.department === code || row.post_codes.includes(code)) ? 0 : 1000) +
    (departments.includes(row.department) ? 0 : 100) +
    // A former commune yields to the present one of the same postal code, a district does not.
    (row.parent !== null && row.post_codes.length > 1 ? 50 : 0) +
    Math.min(49, row.post_codes.length)
  const best = rows.toSorted((a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1))[0]
  return best === undefined ? null : communeOf(best)
}

/** The communes of these départements, districts of cities and former communes included, by code. */
export const communesOf = async (db: Db, departments: readonly string[]): Promise<Commune[]> => {
  const rows = await db
    .selectFrom('commune')
    .select(columns)
    .where('department', 'in', departments)
    .orderBy('code')
    .execute()
  return rows.map(communeOf)
}

/** All communes by postal code and by name, for the checks of an import: read once, kept by the caller. */
export const loadGazetteer = async (db: Db) => {
  const rows = await db
    .selectFrom('commune')
    .select([...columns, 'name_key'])
    .execute()
  const byPostCode = new Map<string, Commune[]>()
  const byName = new Map<string, Commune[]>()
  const add = (map: Map<string, Commune[]>, key: string, commune: Commune): void => {
    const list = map.get(key)
    if (list === undefined) map.set(key, [commune])
    else list.push(commune)
  }
  for (const row of rows) {
    const commune = communeOf(row)
    add(byName, row.name_key, commune)
    for (const code of row.post_codes) add(byPostCode, code, commune)
  }
  return { byPostCode, byName }
}

/** Names of communes by their INSEE code, with their département; unknown codes are left out. */
export const communeNames = async (
  db: Db,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (codes.length === 0) return new Map()
  const rows = await db
    .selectFrom('commune')
    .select(['code', 'name', 'department'])
    .where('code', 'in', [...new Set(codes)])
    .execute()
  return new Map(
    rows.map(({ code, name, department }) => [code, `${name.replaceAll("'", '’')} (${department})`]),
  )
}
