import { type Frame, holds } from '../../domain/frame.ts'
import type { Search } from '../../domain/search.ts'
import { around } from './around.ts'
import { type Candidates, everyOne, narrowed, OUT, type Part, UNKNOWN } from './candidates.ts'
import type { Columns } from './columns.ts'
import { eachTouched } from './ground.ts'
import { Numbers } from './numbers.ts'

/** Inside a frame there is nowhere nearer: nothing to measure. */
const HERE = 0

/** Who is in a frame, among those found so far (null: everybody); who has no position perhaps is. */
const inFrame = (columns: Columns, frame: Frame, found: Part | null): Part => {
  const { latitude, longitude, ground } = columns
  const metresTo = (ordinal: number): number => {
    const position = { latitude: latitude[ordinal] ?? Number.NaN, longitude: longitude[ordinal] ?? 0 }
    if (Number.isNaN(position.latitude)) return UNKNOWN
    return holds(frame, position) ? HERE : OUT
  }
  if (found !== null) return narrowed(found, metresTo)
  const perhaps = new Numbers(1024)
  for (const ordinal of ground.unplaced) perhaps.push(ordinal)
  eachTouched(ground.placed, frame, (ordinals) => {
    for (const ordinal of ordinals) perhaps.push(ordinal)
  })
  return narrowed(everyOne(perhaps.data.subarray(0, perhaps.length)), metresTo)
}

/** Who is around a place and in a frame, where they are asked for, among those found so far; null: everybody. */
export const whoIsThere = (
  columns: Columns,
  { near, frame }: Search,
  found: Part | null,
): Candidates | null => {
  if (frame === null) {
    if (near !== null) return around(columns, near, found)
    return found === null ? null : { parts: [found], measure: null }
  }
  const framed = inFrame(columns, frame, found)
  if (near === null) return { parts: [framed], measure: null }
  const { parts, measure } = around(columns, near, framed)
  // The frame cannot tell of an address without position, even in a town of the place.
  const isUnplaced = (ordinal: number): boolean => Number.isNaN(columns.latitude[ordinal] ?? Number.NaN)
  const told = (part: Part): Part => ({
    ...part,
    metres: part.metres?.map((far, at) => (isUnplaced(part.ordinals[at] ?? 0) ? UNKNOWN : far)) ?? null,
  })
  return { parts: parts.map(told), measure }
}
