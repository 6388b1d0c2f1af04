/**
 * Seeded source of pseudo-random numbers (mulberry32): the engine never calls Math.random, so that an
 * organiser can replay a published timetable from its seed.
 *
 * @example
 * const draw = seededRandom(7)
 * draw.below(10) // an integer from 0 to 9, the same on every machine
 */
export interface Random {
  /** Integer in [0, bound). */
  below(bound: number): number
  /** Real number in [0, 1). */
  unit(): number
}

export function seededRandom(seed: number): Random {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  return {
    below: (bound) => Math.floor((next() / 4294967296) * bound),
    unit: () => next() / 4294967296,
  }
}

/** Fisher-Yates, in place. */
export function shuffle(values: Int32Array | number[], random: Random): void {
  for (let last = values.length - 1; last > 0; last--) {
    const other = random.below(last + 1)
    const kept = values[last] as number
    values[last] = values[other] as number
    values[other] = kept
  }
}
