import { type Near, WITHIN } from './around.ts'
import type { Columns } from './columns.ts'
import { firstByKey } from './firstByKey.ts'
import { Numbers } from './numbers.ts'

const UNMEASURABLE = 2 ** 30
/** To the nearest decimetre. */
const keyOf = (metres: number): number => (metres < 0 ? UNMEASURABLE : Math.round(metres * 10))

const atMost = (keys: readonly number[], limit: number): number =>
  keys.reduce((count, key) => count + (key <= limit ? 1 : 0), 0)

/** The nearest of a group, measured leg by leg: those farther than the last one needed are never measured. */
export const nearestFirst = (
  columns: Columns,
  { list, metres, legs, measure }: Near,
  groups: Uint8Array,
  group: number,
  most: number,
): Uint32Array => {
  const ordinals = new Numbers(256)
  const keys: number[] = []
  for (const { from, to, least } of legs) {
    if (keys.length >= most && atMost(keys, Math.floor(least * 10)) >= most) break
    for (let at = from; at < to; at += 1) {
      if (groups[at] !== group) continue
      const ordinal = list[at] ?? 0
      const known = metres[at] ?? 0
      ordinals.push(ordinal)
      keys.push(keyOf(known === WITHIN ? measure(ordinal) : known))
    }
  }
  const keyed = {
    ordinals: ordinals.data.subarray(0, ordinals.length),
    keys: Int32Array.from(keys),
    groups: new Uint8Array(keys.length).fill(group),
  }
  return firstByKey(keyed, group, columns, most)
}
