/** Metres to a structure whose address cannot tell. */
export const UNKNOWN = -2
/** Metres of whoever is put aside. */
export const OUT = -1

/** Some of those who may be found. */
export type Part = {
  readonly ordinals: Uint32Array
  /** How well each has the words; null = no word was asked for. */
  readonly scores: Uint16Array | null
  /** Metres to each; null = all of them are there for sure, at a distance that nobody needed yet. */
  readonly metres: Float64Array | null
  /** None of them is nearer, in metres. */
  readonly least: number
}

/** Who may be found by words and place. */
export type Candidates = {
  /** The nearest first, where a distance was asked for. */
  readonly parts: readonly Part[]
  /** Metres to a structure by its ordinal; null = no place to measure from. */
  readonly measure: ((ordinal: number) => number) | null
}

export const everyOne = (ordinals: Uint32Array): Part => ({ ordinals, scores: null, metres: null, least: 0 })

/** Those of a part who are not put aside, each with its metres. */
export const narrowed = ({ ordinals, scores, least }: Part, metresTo: (ordinal: number) => number): Part => {
  const places = new Uint32Array(ordinals.length)
  const metres = new Float64Array(ordinals.length)
  let length = 0
  for (let at = 0; at < ordinals.length; at += 1) {
    const far = metresTo(ordinals[at] ?? 0)
    if (far === OUT) continue
    places[length] = at
    metres[length] = far
    length += 1
  }
  const kept = places.subarray(0, length)
  return {
    ordinals: kept.map((at) => ordinals[at] ?? 0),
    scores: scores === null ? null : Uint16Array.from(kept, (at) => scores[at] ?? 0),
    metres: metres.subarray(0, length),
    least,
  }
}
