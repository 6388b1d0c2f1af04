const MOST = 2000

/** Rows by portions: a statement takes at most 65 535 parameters. */
export const portions = <T>(values: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(values.length / MOST) }, (_, index) =>
    values.slice(index * MOST, (index + 1) * MOST),
  )
