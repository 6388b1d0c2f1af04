import type { Db } from '../database/connect.ts'
import { t } from './messages.ts'

type Position = [number, number]

/**
 * Corners of the eight départements of Île-de-France, drawn by hand (« tracé approché ») and shared by neighbours, so
 * that borders meet. Used until official contours are imported.
 */
const corners = {
  a: [2.22, 48.9],
  b: [2.29, 48.95],
  c: [2.32, 48.902],
  d: [2.4, 48.902],
  e: [2.416, 48.85],
  f: [2.365, 48.816],
  g: [2.279, 48.832],
  h: [2.225, 48.853],
  i: [2.336, 48.97],
  j: [2.55, 49.01],
  k: [2.59, 48.93],
  l: [2.6, 48.86],
  m: [2.59, 48.8],
  n: [2.57, 48.69],
  o: [2.37, 48.72],
  p: [2.32, 48.75],
  q: [2.226, 48.776],
  r: [2.146, 48.81],
  s: [2.2, 48.92],
  t: [1.61, 49.08],
  u: [1.7, 49.23],
  v: [2.2, 49.17],
  w: [2.59, 49.08],
  x: [3.16, 49.11],
  y: [3.55, 48.62],
  z: [3.03, 48.13],
  aa: [2.51, 48.14],
  ab: [2.4, 48.32],
  ac: [1.99, 48.29],
  ad: [1.93, 48.44],
  ae: [1.58, 48.7],
  af: [1.45, 48.99],
  ag: [2.02, 49.0],
  ah: [2.1, 48.66],
  ai: [2.54, 48.44],
  aj: [2.28, 48.84],
} satisfies Record<string, Position>

type Corner = keyof typeof corners

const rings: Readonly<Record<string, readonly [string, readonly Corner[]]>> = {
  '75': ['Paris', ['h', 'aj', 'c', 'd', 'e', 'f', 'g', 'h']],
  '92': ['Hauts-de-Seine', ['s', 'b', 'i', 'c', 'aj', 'h', 'g', 'f', 'p', 'q', 'r', 's']],
  '93': ['Seine-Saint-Denis', ['i', 'j', 'k', 'l', 'e', 'd', 'c', 'i']],
  '94': ['Val-de-Marne', ['e', 'l', 'm', 'n', 'o', 'p', 'f', 'e']],
  '95': ['Val-d’Oise', ['t', 'u', 'v', 'w', 'j', 'i', 'b', 's', 'ag', 't']],
  '78': ['Yvelines', ['af', 't', 'ag', 's', 'r', 'q', 'ah', 'ad', 'ae', 'af']],
  '91': ['Essonne', ['q', 'p', 'o', 'n', 'ai', 'ab', 'ac', 'ad', 'ah', 'q']],
  '77': ['Seine-et-Marne', ['w', 'x', 'y', 'z', 'aa', 'ab', 'ai', 'n', 'm', 'l', 'k', 'j', 'w']],
}

/** The hand-made outlines of the départements, for a small drawing that needs no contour; none for other territories. */
export const drawnOutlines = (
  departments: readonly string[],
): readonly { readonly code: string; readonly name: string; readonly ring: readonly Position[] }[] =>
  Object.entries(rings).flatMap(([code, [name, ring]]) =>
    departments.includes(code) ? [{ code, name, ring: ring.map((corner): Position => corners[corner]) }] : [],
  )

/** Départements as GeoJSON: each by its imported contour, else drawn by hand, with the credit to show. */
export const outlineOf = async (db: Db, departments: readonly string[]) => {
  const imported = await db
    .selectFrom('contour')
    .select(['code', 'name', 'credit', (eb) => eb.fn.coalesce('outline', 'geometry').as('geometry')])
    .where('level', '=', 'departement')
    .$if(departments.length > 0, (query) => query.where('code', 'in', [...departments]))
    .orderBy('code')
    .execute()
  const official = imported.map(({ code, name, geometry }) => ({
    type: 'Feature',
    properties: { code, name: name.replaceAll("'", '’'), approximate: false },
    geometry,
  }))
  const known = new Set(imported.map(({ code }) => code))
  const drawn = Object.entries(rings)
    .filter(([code]) => (departments.length === 0 || departments.includes(code)) && !known.has(code))
    .map(([code, [name, ring]]) => ({
      type: 'Feature',
      properties: { code, name, approximate: true },
      geometry: { type: 'Polygon', coordinates: [ring.map((corner) => corners[corner])] },
    }))
  const sources = [...new Set(imported.flatMap(({ credit }) => credit ?? []))].join(', ')
  const credit =
    official.length === 0
      ? t.credit.drawn
      : drawn.length === 0
        ? t.credit.imported(sources)
        : t.credit.mixed(sources)
  // A foreign member, which readers of GeoJSON leave alone.
  return { type: 'FeatureCollection', credit, features: [...official, ...drawn] }
}
