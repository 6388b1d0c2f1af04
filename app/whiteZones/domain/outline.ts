type Position = readonly [longitude: number, latitude: number]
type Pixel = readonly [x: number, y: number]

export type Shape = { readonly code: string; readonly rings: readonly (readonly Position[])[] }

export type Drawing = {
  readonly width: number
  readonly height: number
  readonly shapes: readonly {
    readonly code: string
    readonly rings: readonly (readonly Pixel[])[]
    /** Middle of the largest ring. */
    readonly middle: Pixel
  }[]
}

/** Points nearer than this to the one before are left out: the eye would not see them. */
const FINEST = 1.5

const areaOf = (ring: readonly Pixel[]): number =>
  ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y]
    return sum + x * nextY - nextX * y
  }, 0) / 2

/** Centre of gravity of a ring; its first point when it has no area. */
const middleOf = (ring: readonly Pixel[]): Pixel => {
  const area = areaOf(ring)
  const [first = [0, 0] as const] = ring
  if (Math.abs(area) < 1) return first
  let [sumX, sumY] = [0, 0]
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y]
    const cross = x * nextY - nextX * y
    sumX += (x + nextX) * cross
    sumY += (y + nextY) * cross
  }
  return [Math.round(sumX / (6 * area)), Math.round(sumY / (6 * area))]
}

const thinned = (ring: readonly Pixel[]): Pixel[] => {
  const kept: Pixel[] = []
  for (const point of ring) {
    const last = kept.at(-1)
    if (last === undefined || Math.hypot(point[0] - last[0], point[1] - last[1]) >= FINEST) kept.push(point)
  }
  return kept
}

/** Outlines in degrees, drawn `width` pixels wide; small islands are left out. */
export const drawingOf = (shapes: readonly Shape[], width: number): Drawing | null => {
  const all = shapes.flatMap(({ rings }) => rings.flat())
  if (all.length === 0) return null
  const bounds = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity }
  for (const [x, y] of all) {
    bounds.west = Math.min(bounds.west, x)
    bounds.east = Math.max(bounds.east, x)
    bounds.south = Math.min(bounds.south, y)
    bounds.north = Math.max(bounds.north, y)
  }
  // A degree of longitude is shorter than one of latitude, here by this much.
  const narrow = Math.cos((((bounds.south + bounds.north) / 2) * Math.PI) / 180)
  const scale = width / ((bounds.east - bounds.west) * narrow || 1)
  const at = ([x, y]: Position): Pixel => [
    Math.round((x - bounds.west) * narrow * scale * 10) / 10,
    Math.round((bounds.north - y) * scale * 10) / 10,
  ]
  const drawn = shapes.flatMap(({ code, rings }) => {
    const pixels = rings
      .map((ring) => thinned(ring.map(at)))
      .filter((ring) => ring.length > 2)
      .toSorted((a, b) => Math.abs(areaOf(b)) - Math.abs(areaOf(a)))
    const [largest] = pixels
    if (largest === undefined) return []
    const seen = pixels.filter((ring, index) => index === 0 || Math.abs(areaOf(ring)) > 40)
    return [{ code, rings: seen, middle: middleOf(largest) }]
  })
  return { width, height: Math.round((bounds.north - bounds.south) * scale), shapes: drawn }
}
