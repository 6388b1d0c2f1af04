import type { Db } from '../database/connect.ts'
import { borderOf } from './groupingBorders.ts'
import { groupingsOf } from './groupings.ts'
import type { Polygon } from './outlineShape.ts'

/** What a département is cut in, as maps draw it. */
export const localLevels = ['commune', 'intercommunalite'] as const
export type LocalLevel = (typeof localLevels)[number]

type Geometry = { readonly type: string; readonly coordinates: unknown }

const polygonsOf = ({ type, coordinates }: Geometry): readonly Polygon[] =>
  (type === 'Polygon' ? [coordinates] : coordinates) as readonly Polygon[]

/** Communes of a département, with the districts of its cities, in the light form of the map. */
const communesOf = async (db: Db, department: string) => {
  const rows = await db
    .selectFrom('contour')
    .select(['contour.code', 'contour.name', (eb) => eb.fn.coalesce('outline', 'geometry').as('geometry')])
    .where('level', 'in', ['commune', 'arrondissement'])
    .where('code', 'in', (eb) =>
      eb.selectFrom('commune').select('commune.code').where('department', '=', department),
    )
    .orderBy('contour.code')
    .execute()
  return rows.map(({ code, name, geometry }) => ({ code, name, geometry: geometry as Geometry }))
}

/** EPT and other groupings that hold communes of a département, drawn from the contours of all their communes. */
const groupingsIn = async (db: Db, department: string) => {
  const own = await db.selectFrom('commune').select('code').where('department', '=', department).execute()
  const groupings = groupingsOf(new Set(own.map(({ code }) => code)))
  const wanted = groupings.flatMap(({ communes }) => communes)
  if (wanted.length === 0) return []
  const rows = await db
    .selectFrom('contour')
    .select(['code', 'geometry'])
    .where('level', '=', 'commune')
    .where('code', 'in', wanted)
    .execute()
  const shapes = new Map(rows.map(({ code, geometry }) => [code, polygonsOf(geometry as Geometry)]))
  return groupings.flatMap(({ code, name, communes }) => {
    const lines = borderOf(communes.flatMap((one) => shapes.get(one) ?? []))
    if (lines.length === 0) return []
    return [{ code, name, geometry: { type: 'MultiLineString', coordinates: lines } }]
  })
}

/** What a département is cut in, as GeoJSON; nothing where the contours of communes were not imported. */
export const localContoursOf = async (db: Db, level: LocalLevel, department: string) => {
  const found = level === 'commune' ? await communesOf(db, department) : await groupingsIn(db, department)
  return {
    type: 'FeatureCollection',
    features: found.map(({ code, name, geometry }) => ({
      type: 'Feature',
      properties: { code, name: name.replaceAll("'", '’') },
      geometry,
    })),
  }
}
