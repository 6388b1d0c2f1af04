/** A source of chance that always tells the same story: equal seeds and names give equal draws. */
export type Random = {
  /** From 0 (included) to 1 (excluded). */
  readonly next: () => number
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number
  readonly chance: (share: number) => boolean
  readonly pick: <T>(list: readonly T[]) => T
  /** One of the keys, in proportion to its weight; a weight of 0 is never drawn. */
  readonly weighted: <K extends string>(weights: { readonly [key in K]?: number }) => K
  readonly shuffle: <T>(list: readonly T[]) => T[]
  readonly bytes: (count: number) => Uint8Array
}

/** FNV-1a: each part of the demonstration draws from its own stream, so that changing one leaves the others. */
const hash = (text: string): number => {
  let value = 0x811c9dc5
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return value >>> 0
}

/** The stream of this seed and name (Mulberry32: 32 bits of state are enough for a few thousand draws). */
export const randomOf = (seed: number, name: string): Random => {
  let state = hash(`${seed} ${name}`)
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  const pick = <T>(list: readonly T[]): T => {
    const [found] = list.slice(between(0, list.length - 1))
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }
  return {
    next,
    between,
    chance: (share) => next() < share,
    pick,
    weighted: <K extends string>(weights: { readonly [key in K]?: number }): K => {
      const entries = Object.entries(weights) as [K, number][]
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [key, weight] of entries) {
        left -= weight
        if (left < 0) return key
      }
      throw new Error('no weight to draw from')
    },
    shuffle: (list) => {
      const mixed = [...list]
      const drawn: (typeof mixed)[number][] = []
      while (mixed.length > 0) drawn.push(...mixed.splice(between(0, mixed.length - 1), 1))
      return drawn
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => between(0, 255)),
  }
}
