export type Position = readonly [longitude: number, latitude: number]
export type Ring = readonly Position[]
/** An outer ring, then its holes. */
export type Polygon = readonly Ring[]

/** About twenty metres: finer than a pixel wherever a whole département is seen. */
const FINEST = 0.0002
/** Thirteen départements, the most of a region, weigh less than 300 KB compressed at this size. */
const MOST_POINTS = 4000

const count = (polygons: readonly Polygon[]): number =>
  polygons.reduce((sum, rings) => sum + rings.reduce((points, ring) => points + ring.length, 0), 0)

const onLine = (a: Position, b: Position, c: Position): boolean =>
  Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) < 1e-12

/** A ring on a grid, without repeated points, nor points on the line of their neighbours. Null when nothing is left. */
const snapped = (ring: Ring, step: number): Ring | null => {
  const digits = Math.ceil(-Math.log10(step))
  const snap = (value: number): number => Number((Math.round(value / step) * step).toFixed(digits))
  const kept: Position[] = []
  for (const [longitude, latitude] of ring) {
    const point: Position = [snap(longitude), snap(latitude)]
    const last = kept.at(-1)
    if (last !== undefined && last[0] === point[0] && last[1] === point[1]) continue
    const before = kept.at(-2)
    // On the line: either the middle of a straight border, or the tip of a spike without width.
    if (last !== undefined && before !== undefined && onLine(before, last, point)) kept.pop()
    const now = kept.at(-1)
    if (now === undefined || now[0] !== point[0] || now[1] !== point[1]) kept.push(point)
  }
  const [first] = kept
  const last = kept.at(-1)
  if (first === undefined || last === undefined) return null
  if (first[0] !== last[0] || first[1] !== last[1]) kept.push(first)
  return kept.length < 4 ? null : kept
}

const onGrid = (polygons: readonly Polygon[], step: number): Polygon[] =>
  polygons.flatMap((rings) => {
    const [outer, ...holes] = rings.map((ring) => snapped(ring, step))
    return outer === undefined || outer === null ? [] : [[outer, ...holes.filter((hole) => hole !== null)]]
  })

/**
 * The same shape, light enough for a map. Every point goes to the nearest point of a grid, so that a border shared by
 * two neighbours stays shared; the grid is coarser only for a shape of many points.
 */
export const outlineShape = (polygons: readonly Polygon[]): readonly Polygon[] => {
  let step = FINEST
  let shape = onGrid(polygons, step)
  while (count(shape) > MOST_POINTS) {
    step *= 2
    shape = onGrid(polygons, step)
  }
  return shape.length === 0 ? polygons : shape
}
