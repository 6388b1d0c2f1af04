import { type Frame, holds } from '../../domain/frame.ts'
import type { Search } from '../../domain/search.ts'
import { around, type Near, UNKNOWN } from './around.ts'
import type { Columns } from './columns.ts'

/** Inside a frame there is nowhere nearer: nothing to measure. */
const HERE = 0

/** Who is in a frame, among those found so far (null: everybody); who has no position perhaps is. */
const inFrame = (columns: Columns, frame: Frame, found: Uint32Array | null): Near => {
  const { latitude, longitude, ground } = columns
  const lists: Uint32Array[] = found === null ? [ground.unplaced] : [found]
  if (found === null) ground.eachCell(frame, (ordinals) => lists.push(ordinals))
  const list: number[] = []
  const metres: number[] = []
  const from: number[] = []
  for (const perhaps of lists)
    for (let at = 0; at < perhaps.length; at += 1) {
      const ordinal = perhaps[at] ?? 0
      const position = { latitude: latitude[ordinal] ?? Number.NaN, longitude: longitude[ordinal] ?? 0 }
      const unknown = Number.isNaN(position.latitude)
      if (!unknown && !holds(frame, position)) continue
      list.push(ordinal)
      metres.push(unknown ? UNKNOWN : HERE)
      from.push(at)
    }
  return {
    list: Uint32Array.from(list),
    metres: Float64Array.from(metres),
    from: found === null ? null : Uint32Array.from(from),
    legs: [{ from: 0, to: list.length, least: 0 }],
    measure: () => HERE,
  }
}

/** Who is around a place and in a frame, where they are asked for; null when neither is. */
export const whoIsThere = (
  columns: Columns,
  { near, frame }: Search,
  found: Uint32Array | null,
): Near | null => {
  if (frame === null) return near === null ? null : around(columns, near, found)
  const framed = inFrame(columns, frame, found)
  if (near === null) return framed
  const both = around(columns, near, framed.list)
  const { latitude } = columns
  return {
    ...both,
    // The frame cannot tell of an address without position, even in a town of the place.
    metres: both.metres.map((far, at) =>
      Number.isNaN(latitude[both.list[at] ?? 0] ?? Number.NaN) ? UNKNOWN : far,
    ),
    from: found === null ? null : (both.from?.map((at) => framed.from?.[at] ?? 0) ?? null),
  }
}
