import { byBeginning, dayAfter, dayBefore, overlap, type Span } from './day.ts'
import type { DatedValue, Timelines } from './parameter.ts'

/** What is left of a row once the days of `hole` have been taken: nothing, one piece or two. */
const without = <T extends Span>(row: T, hole: Span): T[] => {
  if (!overlap(row, hole)) return [row]
  const pieces: T[] = []
  if (hole.from !== null && (row.from === null || row.from < hole.from))
    pieces.push({ ...row, to: dayBefore(hole.from) })
  if (hole.to !== null && (row.to === null || row.to > hole.to))
    pieces.push({ ...row, from: dayAfter(hole.to) })
  return pieces
}

/** The days of `rows` that none of `holes` takes. */
export const cut = <T extends Span>(rows: readonly T[], holes: readonly Span[]): T[] =>
  holes.reduce<T[]>((left, hole) => left.flatMap((row) => without(row, hole)), [...rows])

/**
 * Lays dated values over others: on the days of an override it alone holds, on all the other days nothing changes.
 * `merge(a, merge(b, c))` equals `merge(merge(a, b), c)`. Overrides that overlap each other stay so: `valueAt` says it.
 */
export const merge = <A extends DatedValue, B extends DatedValue>(
  defaults: Timelines<A>,
  overrides: Timelines<B>,
): Timelines<A | B> => {
  const keys = new Set([...Object.keys(defaults), ...Object.keys(overrides)])
  return Object.fromEntries(
    [...keys].map((key) => {
      const over = overrides[key] ?? []
      return [key, [...cut<A>(defaults[key] ?? [], over), ...over].sort(byBeginning)]
    }),
  )
}
