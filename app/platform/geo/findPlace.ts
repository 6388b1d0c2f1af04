import type { Db } from '../database/connect.ts'
import { tidy } from '../kernel/text.ts'
import { communeKey } from './communeKey.ts'
import { departmentName, isDepartment, readArea, regionNamed } from './departments.ts'
import { type Commune, findCommune } from './find.ts'
import { findGrouping } from './groupings.ts'
import type { Polygon } from './outlineShape.ts'
import { cityOfDistrict, country, districtsOf, type Place } from './place.ts'

const wide = (
  kind: 'region' | 'department',
  code: string,
  name: string,
  departments: readonly string[],
): Place => ({
  ...country,
  kind,
  code,
  name,
  departments,
})

export const departmentPlace = (code: string): Place => wide('department', code, departmentName(code), [code])

type Row = {
  code: string
  department: string
  latitude: number | null
  longitude: number | null
  position_source: string | null
  /** Its contour, when there is one. */
  geometry: unknown
}

const rowsOf = (db: Db, codes: readonly string[]): Promise<Row[]> =>
  db
    .selectFrom('commune')
    .leftJoin('contour', (join) =>
      join.onRef('contour.code', '=', 'commune.code').on('contour.level', '=', 'commune'),
    )
    .select(['commune.code', 'department', 'latitude', 'longitude', 'position_source', 'geometry'])
    .where('commune.code', 'in', codes)
    .orderBy('commune.code')
    .execute()

type Geometry = { type: string; coordinates: unknown }

const polygonsOf = ({ type, coordinates }: Geometry): readonly Polygon[] =>
  (type === 'Polygon' ? [coordinates] : coordinates) as readonly Polygon[]

/** Contours of all these communes, or nothing: a place half drawn would be measured wrongly. */
const shapeOf = (rows: readonly Row[], drawn: readonly string[]): readonly Polygon[] => {
  const geometries = rows.flatMap(({ code, geometry }) =>
    geometry !== null && drawn.includes(code) ? [geometry as Geometry] : [],
  )
  return geometries.length < drawn.length ? [] : geometries.flatMap(polygonsOf)
}

const made = async (
  db: Db,
  named: Pick<Place, 'kind' | 'code' | 'name' | 'within'>,
  communes: readonly string[],
  drawn: readonly string[],
): Promise<Place> => {
  const rows = await rowsOf(db, communes)
  return {
    ...named,
    departments: [...new Set(rows.map(({ department }) => department))],
    communes,
    points: rows.flatMap(({ latitude, longitude }) =>
      latitude === null || longitude === null ? [] : [{ latitude, longitude }],
    ),
    shape: shapeOf(rows, drawn),
    approximate: rows.some((row) => row.position_source === 'approximate'),
  }
}

const DISTRICT =
  /^(?:(\d{1,2}) ?(?:er|e|eme)? (?:arrondissement )?(?:de )?)?(paris|lyon|marseille)(?: (\d{1,2}) ?(?:er|e|eme)?)?(?: arrondissement)?$/
const FIRST: Readonly<Record<string, number>> = { paris: 75_100, lyon: 69_380, marseille: 13_200 }

/** « Paris 3e », « 3e arrondissement de Paris » → 75103. */
const districtNamed = (text: string): string | null => {
  const [, before, city = '', after] = DISTRICT.exec(communeKey(text)) ?? []
  const number = before ?? after
  if (number === undefined) return null
  const code = String((FIRST[city] ?? 0) + Number(number))
  return cityOfDistrict(code) === null ? null : code
}

const placeOf = (db: Db, commune: Commune): Promise<Place> => {
  const { code, name, parent } = commune
  const city = cityOfDistrict(code)
  if (city !== null) return made(db, { kind: 'district', code, name, within: city }, [code], [code])
  // A commune that joined another: addresses are kept under the present one.
  const present = parent ?? code
  const communes = [present, ...districtsOf(present)]
  return made(db, { kind: 'commune', code: present, name, within: null }, communes, [present])
}

const grouping = async (db: Db, text: string): Promise<Place | null> => {
  const found = findGrouping(text)
  if (found === null) return null
  const { code, name, communes } = found
  return made(db, { kind: 'grouping', code, name, within: null }, communes, communes)
}

const commune = async (db: Db, text: string, departments: readonly string[]): Promise<Place | null> => {
  const found = await findCommune(db, districtNamed(text) ?? text, departments)
  return found === null ? null : placeOf(db, found)
}

const wider = (text: string): Place | null => {
  const region = regionNamed(text)
  if (region !== null) return wide('region', region.code, region.name, region.departments)
  const area = readArea(text)
  if (area === null) return null
  if (area.kind === 'country') return country
  const [code = ''] = area.codes
  return area.codes.length === 1 && isDepartment(code) ? departmentPlace(code) : null
}

/**
 * The place that a person names: commune (name, postal code, INSEE code), district of a city, grouping of communes (EPCI,
 * EPT), département, region, country. A name that is both a département and a commune (« Paris ») is the commune: the
 * same ground, and a point to measure from.
 */
export const findPlace = async (
  db: Db,
  words: string,
  departments: readonly string[],
): Promise<Place | null> => {
  const text = tidy(words).slice(0, 100)
  if (text === '') return null
  // A code of two figures, or a name that only a département, a region or the country bears.
  if (/^(\d{1,2}|2[ab]|97\d)$/i.test(text)) return wider(text)
  return (await commune(db, text, departments)) ?? wider(text) ?? (await grouping(db, text))
}
