import type { Candidates } from './candidates.ts'
import type { Columns } from './columns.ts'
import { firstByKey } from './firstByKey.ts'
import { Numbers } from './numbers.ts'

const UNMEASURABLE = 2 ** 30
/** To the nearest decimetre. */
const keyOf = (metres: number): number => (metres < 0 ? UNMEASURABLE : Math.round(metres * 10))

const atMost = (keys: readonly number[], limit: number): number =>
  keys.reduce((count, key) => count + (key <= limit ? 1 : 0), 0)

/** The nearest of those wanted, measured part by part: those farther than the last one needed are never measured. */
export const nearestFirst = (
  columns: Columns,
  { parts, measure }: Candidates,
  wanted: (ordinal: number, metres: number) => boolean,
  most: number,
): Uint32Array => {
  const found = new Numbers(256)
  const keys: number[] = []
  for (const { ordinals, metres, least } of parts) {
    if (keys.length >= most && atMost(keys, Math.floor(least * 10)) >= most) break
    for (let at = 0; at < ordinals.length; at += 1) {
      const ordinal = ordinals[at] ?? 0
      if (!wanted(ordinal, metres?.[at] ?? 0)) continue
      found.push(ordinal)
      keys.push(keyOf(metres?.[at] ?? measure?.(ordinal) ?? 0))
    }
  }
  const keyed = {
    ordinals: found.data.subarray(0, found.length),
    keys: Int32Array.from(keys),
    groups: new Uint8Array(keys.length),
  }
  return firstByKey(keyed, 0, columns, most)
}
