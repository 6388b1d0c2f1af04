/** The literals that are true cost at most `limit` in all; by falling cost, none above the limit. */
export interface Counter {
  readonly literals: Int32Array
  readonly costs: Int32Array
  readonly limit: number
  /** The greatest of the costs. */
  readonly dearest: number
}

/**
 * Prepares "the true literals cost at most `limit`" (costs are whole numbers > 0; none given = 1 each): the literals
 * that alone cost too much, and the counter of the others, or null where it could never be broken.
 */
export function counterOf(
  literals: readonly number[],
  limit: number,
  costs: readonly number[],
): { readonly banned: readonly number[]; readonly counter: Counter | null } {
  if (costs.length === 0) {
    if (limit === 0) return { banned: literals, counter: null }
    if (literals.length <= limit) return { banned: [], counter: null }
    const ones = new Int32Array(literals.length).fill(1)
    return { banned: [], counter: { literals: Int32Array.from(literals), costs: ones, limit, dearest: 1 } }
  }
  const rows = literals.map((literal, index) => ({ literal, cost: costs[index] ?? 1 }))
  const banned = rows.filter(({ cost }) => cost > limit).map(({ literal }) => literal)
  const kept = rows.filter(({ cost }) => cost <= limit).sort((one, other) => other.cost - one.cost)
  if (kept.reduce((sum, { cost }) => sum + cost, 0) <= limit) return { banned, counter: null }
  const counter = {
    literals: Int32Array.from(kept, ({ literal }) => literal),
    costs: Int32Array.from(kept, ({ cost }) => cost),
    limit,
    dearest: kept[0]?.cost ?? 0,
  }
  return { banned, counter }
}
