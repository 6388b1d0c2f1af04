import { sql } from 'kysely'
import type { Db } from '../database/connect.ts'
import { ok, type Refusal, type Result, refuse } from '../kernel/result.ts'
import { tidy } from '../kernel/text.ts'
import {
  type CellProblem,
  type ImportReport,
  NO_PROBLEM,
  type RowVerdict,
  reportOf,
} from '../tables/verdict.ts'
import { officialName, sameName } from './departments.ts'
import { FeatureFault, readFeatures } from './features.ts'
import { t } from './messages.ts'
import { outlineShape, type Polygon, type Position } from './outlineShape.ts'

export const contourLevels = ['commune', 'arrondissement', 'departement', 'region'] as const
export type ContourLevel = (typeof contourLevels)[number]

const codeForms: { readonly [L in ContourLevel]: RegExp } = {
  commune: /^(\d{5}|2[AB]\d{3})$/,
  arrondissement: /^(\d{3,4}|2[AB]\d|\d{5}|2[AB]\d{3})$/,
  departement: /^(\d{2,3}|2[AB])$/,
  region: /^\d{2}$/,
}

const BATCH = 100

type Contour = {
  readonly code: string
  readonly name: string
  readonly geometry: unknown
  readonly outline: unknown
}

/** The polygons of a geometry, or what is wrong with it. */
const polygonsOf = (
  geometry: unknown,
): readonly Polygon[] | { readonly code: string; readonly remedy: string } => {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown }
  const given: unknown = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : null
  if (!Array.isArray(given) || given.length === 0) return { code: 'geometry', remedy: t.contour.geometry }
  const polygons: Polygon[] = []
  for (const rings of given as unknown[]) {
    if (!Array.isArray(rings) || rings.length === 0) return { code: 'geometry', remedy: t.contour.geometry }
    const kept: Position[][] = []
    for (const ring of rings as unknown[]) {
      if (!Array.isArray(ring) || ring.length < 4) return { code: 'ring', remedy: t.contour.ring }
      const points: Position[] = []
      for (const point of ring as unknown[]) {
        const [longitude, latitude] = Array.isArray(point) ? (point as unknown[]) : []
        const numbers = typeof longitude === 'number' && typeof latitude === 'number'
        if (!numbers || Math.abs(longitude) > 180 || Math.abs(latitude) > 90) {
          return { code: 'degrees', remedy: t.contour.degrees }
        }
        // A third value is a height: maps are flat.
        points.push([longitude, latitude])
      }
      const [first, last] = [points[0], points.at(-1)]
      if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
        return { code: 'ring', remedy: t.contour.ring }
      kept.push(points)
    }
    polygons.push(kept)
  }
  return polygons
}

const geometryOf = (polygons: readonly Polygon[]) =>
  polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0] }
    : { type: 'MultiPolygon', coordinates: polygons }

type Judged = { readonly contour: Contour | null; readonly problems: readonly CellProblem[] }

const judge = (feature: unknown, level: ContourLevel, rowOf: ReadonlyMap<string, number>): Judged => {
  const { properties, geometry } = feature as { properties?: unknown; geometry?: unknown }
  const given = (properties ?? {}) as Readonly<Record<string, unknown>>
  const text = (...names: string[]): string =>
    tidy(
      (names.map((name) => given[name]).find((value) => typeof value === 'string') as string | undefined) ??
        '',
    )
  const code = text('code', 'insee', 'INSEE_COM', 'INSEE_DEP', 'INSEE_REG').toUpperCase()
  const reject = (column: string, problem: string, remedy: string, value = ''): Judged => ({
    contour: null,
    problems: [{ column, code: problem, value, remedy }],
  })
  const official = level === 'departement' || level === 'region' ? officialName(level, code) : null
  if (!codeForms[level].test(code) || official === undefined)
    return reject('code', 'code', t.contour.code(level), code)
  const earlier = rowOf.get(code)
  if (earlier !== undefined) return reject('code', 'repeated', t.contour.repeated(earlier), code)
  const polygons = polygonsOf(geometry)
  if ('remedy' in polygons) return reject('geometry', polygons.code, polygons.remedy, code)
  const name = text('nom', 'name', 'NOM', 'libelle')
  // A file of another level shares some of its codes: its names give it away.
  if (name !== '' && official !== null && !sameName(name, official)) {
    return reject('nom', 'name', t.contour.otherName(official), name)
  }
  return {
    contour: {
      code,
      name: name === '' ? code : name,
      geometry: geometryOf(polygons),
      outline: geometryOf(outlineShape(polygons)),
    },
    problems:
      name === '' ? [{ column: 'nom', code: 'name-absent', value: '', remedy: t.contour.name }] : NO_PROBLEM,
  }
}

const save = async (
  db: Db,
  level: ContourLevel,
  credit: string,
  batch: readonly Contour[],
): Promise<void> => {
  if (batch.length === 0) return
  await sql`insert into contour (level, code, name, geometry, outline, credit)
    select ${level}, code, name, geometry, outline, ${credit}
    from json_to_recordset(${JSON.stringify(batch)}::json) as r(code text, name text, geometry jsonb, outline jsonb)
    on conflict (level, code) do update set name = excluded.name, geometry = excluded.geometry,
      outline = excluded.outline, credit = excluded.credit`.execute(db)
}

/**
 * Reads the contours of one level from a GeoJSON file, in the caller's transaction: one verdict for each feature, good
 * ones written with the lighter outline that the map draws. Repeating an import changes nothing.
 */
export const importContours = async (
  db: Db,
  input: {
    readonly path: string
    readonly level: ContourLevel
    /** Where the contours come from, shown with the map. */
    readonly credit: string
    readonly strict?: boolean
  },
): Promise<Result<ImportReport & { readonly written: boolean }, Refusal>> => {
  const { level, credit } = input
  const verdicts: RowVerdict[] = []
  const rowOf = new Map<string, number>()
  let batch: Contour[] = []
  try {
    for await (const feature of readFeatures(input.path)) {
      const row = verdicts.length + 1
      const { contour, problems } = judge(feature, level, rowOf)
      const verdict = contour === null ? 'rejected' : problems.length > 0 ? 'warned' : 'accepted'
      verdicts.push({ row, verdict, problems })
      if (contour === null) continue
      rowOf.set(contour.code, row)
      batch.push(contour)
      if (batch.length >= BATCH) {
        await save(db, level, credit, batch)
        batch = []
      }
    }
  } catch (error) {
    if (error instanceof FeatureFault) return refuse(error.refusal)
    throw error
  }
  await save(db, level, credit, batch)
  const report = reportOf(verdicts)
  return ok({ ...report, written: !(input.strict === true && report.rejected > 0) })
}
