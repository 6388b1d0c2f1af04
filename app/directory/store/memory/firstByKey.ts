/** Room for the place by name beside a key in one number: four million structures. */
const ROOM = 2 ** 22
const BINS = 1024

/** Whole keys of some ordinals, and the group of each. */
export type Keyed = {
  readonly ordinals: Uint32Array
  readonly keys: Int32Array
  readonly groups: Uint8Array
}

/** The least key under which at least `most` of a group fall, found by a histogram: the others need not be sorted. */
const limitOf = ({ keys, groups }: Keyed, group: number, most: number): number => {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let at = 0; at < keys.length; at += 1) {
    if (groups[at] !== group) continue
    const key = keys[at] ?? 0
    if (key < low) low = key
    if (key > high) high = key
  }
  if (high <= low) return high
  const width = (high - low) / BINS
  const bins = new Uint32Array(BINS + 1)
  for (let at = 0; at < keys.length; at += 1) {
    if (groups[at] !== group) continue
    const bin = Math.floor(((keys[at] ?? 0) - low) / width)
    bins[bin] = (bins[bin] ?? 0) + 1
  }
  let below = 0
  for (let bin = 0; bin < BINS; bin += 1) {
    below += bins[bin] ?? 0
    // A bin more: a key on a border may be rounded to either side.
    if (below >= most) return low + (bin + 2) * width
  }
  return high
}

/** The first ordinals of a group by their key, ties by name. One number holds both, and sorts fast. */
export const firstByKey = (
  keyed: Keyed,
  group: number,
  { rank, byName }: { readonly rank: Uint32Array; readonly byName: Uint32Array },
  most: number,
): Uint32Array => {
  const { ordinals, keys, groups } = keyed
  const limit = most < ordinals.length ? limitOf(keyed, group, most) : Number.POSITIVE_INFINITY
  const packed: number[] = []
  for (let at = 0; at < ordinals.length; at += 1) {
    const key = keys[at] ?? 0
    if (groups[at] !== group || key > limit) continue
    packed.push(key * ROOM + (rank[ordinals[at] ?? 0] ?? 0))
  }
  const sorted = Float64Array.from(packed).sort()
  return Uint32Array.from(sorted.subarray(0, most), (value) => byName[((value % ROOM) + ROOM) % ROOM] ?? 0)
}
