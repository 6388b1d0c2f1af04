import type { Polygon, Position } from './outlineShape.ts'

type Edge = { readonly from: Position; readonly to: Position; times: number }

/** Ten centimetres: two communes of one file write their common border with the same figures. */
const DIGITS = 6
const keyOf = ([longitude, latitude]: Position): string =>
  `${longitude.toFixed(DIGITS)},${latitude.toFixed(DIGITS)}`

/** Edges that only one of the shapes has: what two of them share lies inside. */
const outerEdges = (shapes: readonly Polygon[]): Edge[] => {
  const edges = new Map<string, Edge>()
  for (const ring of shapes.flat())
    for (let at = 1; at < ring.length; at += 1) {
      const [from, to] = [ring[at - 1], ring[at]]
      if (from === undefined || to === undefined) continue
      const [a, b] = [keyOf(from), keyOf(to)]
      if (a === b) continue
      const key = a < b ? `${a} ${b}` : `${b} ${a}`
      const known = edges.get(key)
      if (known === undefined) edges.set(key, { from, to, times: 1 })
      else known.times += 1
    }
  return [...edges.values()].filter(({ times }) => times === 1)
}

/**
 * The border of several communes together, as lines: their contours without what two of them share. Where a file draws a
 * common border twice in different ways, that border stays drawn.
 */
export const borderOf = (shapes: readonly Polygon[]): Position[][] => {
  const from = new Map<string, Edge[]>()
  const edges = outerEdges(shapes)
  for (const edge of edges) from.set(keyOf(edge.from), [...(from.get(keyOf(edge.from)) ?? []), edge])
  const left = new Set(edges)
  const lines: Position[][] = []
  for (const first of edges) {
    if (!left.delete(first)) continue
    const line: Position[] = [first.from, first.to]
    for (;;) {
      const next = from.get(keyOf(line.at(-1) ?? first.to))?.find((edge) => left.has(edge))
      if (next === undefined) break
      left.delete(next)
      line.push(next.to)
    }
    lines.push(line)
  }
  return lines
}
