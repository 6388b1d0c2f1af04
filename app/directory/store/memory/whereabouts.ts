import { holds } from '../../domain/frame.ts'
import type { Search } from '../../domain/search.ts'
import { metresAround, OUT, UNKNOWN } from './around.ts'
import type { Columns } from './columns.ts'

/** Inside a frame there is nowhere nearer: nothing to measure. */
const HERE = 0

/** Prepares the metres from the place to a structure that the frame holds, by its ordinal; `OUT` and `UNKNOWN` as around. */
export const whereabouts = (columns: Columns, near: Search['near'], frame: Search['frame']) => {
  const metresTo = near === null ? () => HERE : metresAround(columns, near)
  if (frame === null) return metresTo
  return (ordinal: number): number => {
    const latitude = columns.latitude[ordinal] ?? Number.NaN
    const longitude = columns.longitude[ordinal] ?? Number.NaN
    if (Number.isNaN(latitude)) return metresTo(ordinal) === OUT ? OUT : UNKNOWN
    return holds(frame, { latitude, longitude }) ? metresTo(ordinal) : OUT
  }
}
