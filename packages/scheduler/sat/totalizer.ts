import type { SatisfiabilitySolver } from './solver.ts'

/**
 * Counts literals in unary (Bailleux and Boufkhad 2003): the j-th answer, from 0, is true exactly where more than j of
 * them are, as far as `most` answers.
 */
export function countInUnary(
  solver: SatisfiabilitySolver,
  literals: readonly number[],
  most: number,
): readonly number[] {
  if (literals.length <= 1 || most === 0) return literals.slice(0, most)
  const middle = literals.length >> 1
  const left = countInUnary(solver, literals.slice(0, middle), most)
  const right = countInUnary(solver, literals.slice(middle), most)
  const sums = Array.from(
    { length: Math.min(most, left.length + right.length) },
    () => 2 * solver.newVariable(),
  )
  /** "At least so many of a side", or its contrary: nothing to say at the ends. */
  const atLeast = (side: readonly number[], count: number): number[] => side.slice(count - 1, count)
  for (let one = 0; one <= left.length; one++) {
    for (let other = 0; other <= right.length; other++) {
      const sum = Math.min(one + other, sums.length)
      const reached = [...(one > 0 ? atLeast(left, one) : []), ...(other > 0 ? atLeast(right, other) : [])]
      if (sum > 0) solver.addClause([...reached.map((literal) => literal ^ 1), sums[sum - 1] ?? 0])
      const next = one + other
      // A side that was cut short cannot tell that there are no more.
      if (next < sums.length)
        solver.addClause([...atLeast(left, one + 1), ...atLeast(right, other + 1), (sums[next] ?? 0) ^ 1])
    }
  }
  return sums
}
