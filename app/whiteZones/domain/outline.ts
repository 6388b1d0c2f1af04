type Position = readonly [longitude: number, latitude: number]
type Pixel = readonly [x: number, y: number]

export type Shape = { readonly code: string; readonly rings: readonly (readonly Position[])[] }

export type Drawing = {
  readonly width: number
  readonly height: number
  readonly shapes: readonly {
    readonly code: string
    readonly rings: readonly (readonly Pixel[])[]
    /** Where its code has most room. */
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

const inside = (ring: readonly Pixel[], x: number, y: number): boolean => {
  let within = false
  for (const [index, [aX, aY]] of ring.entries()) {
    const [bX, bY] = ring[(index + 1) % ring.length] ?? [aX, aY]
    if (aY > y !== bY > y && x < ((bX - aX) * (y - aY)) / (bY - aY) + aX) within = !within
  }
  return within
}

const distanceToEdge = (ring: readonly Pixel[], x: number, y: number): number => {
  let least = Number.POSITIVE_INFINITY
  for (const [index, [aX, aY]] of ring.entries()) {
    const [bX, bY] = ring[(index + 1) % ring.length] ?? [aX, aY]
    const [dX, dY] = [bX - aX, bY - aY]
    const length = dX * dX + dY * dY
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - aX) * dX + (y - aY) * dY) / length))
    least = Math.min(least, Math.hypot(x - aX - along * dX, y - aY - along * dY))
  }
  return least
}

const GRID = 24

/** The point of a ring farthest from its edges, on a grid: where words have most room, even in a crescent. */
const middleOf = (ring: readonly Pixel[]): Pixel => {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
  const [west, north] = [Math.min(...xs), Math.min(...ys)]
  const [width, height] = [Math.max(...xs) - west, Math.max(...ys) - north]
  let best: { readonly at: Pixel; readonly room: number } | null = null
  for (let column = 1; column < GRID; column += 1)
    for (let row = 1; row < GRID; row += 1) {
      const [x, y] = [west + (width * column) / GRID, north + (height * row) / GRID]
      if (!inside(ring, x, y)) continue
      const room = distanceToEdge(ring, x, y)
      if (best === null || room > best.room + 1e-9) best = { at: [Math.round(x), Math.round(y)], room }
    }
  return best?.at ?? ring[0] ?? [0, 0]
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
