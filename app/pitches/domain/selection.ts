import { type Bound, boundsOf, type Quota } from './quota.ts'
import { compareMeans, type Mean, type Ranked } from './ranking.ts'

/** Why an application is not retained. */
export type NotRetained =
  | { readonly kind: 'unscored' }
  | { readonly kind: 'below' }
  /** As well scored as one that is retained: the tie rule decided. */
  | { readonly kind: 'tie' }
  /** Better scored than one that is retained: these quotas would break. */
  | { readonly kind: 'quota'; readonly quotas: readonly Quota[] }

export type Proposal =
  | {
      readonly feasible: true
      /** In the order of the ranking. */
      readonly chosen: readonly string[]
      readonly substitutes: readonly string[]
      readonly reasons: ReadonlyMap<string, NotRetained>
    }
  /** Quotas that no selection can meet: leaving any one of those out would do, or all are out of reach together. */
  | { readonly feasible: false; readonly blocking: readonly Quota[]; readonly alone: boolean }

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))

type Valued = { readonly one: Ranked; readonly value: bigint }

/**
 * Scores as whole numbers over a common denominator, so that a sum of them is exact; the order of the ranking decides
 * between two sums that are equal.
 */
const valuesOf = (scored: readonly (Ranked & { readonly mean: Mean })[], places: number): Valued[] => {
  const common = scored.reduce((lcm, { mean }) => {
    const count = BigInt(mean.count)
    return (lcm / gcd(lcm, count)) * count
  }, 1n)
  const room = BigInt(scored.length * places + 1)
  return scored.map((one, index) => ({
    one,
    value: ((BigInt(one.mean.sum) * common) / BigInt(one.mean.count)) * room + BigInt(scored.length - index),
  }))
}

/** Two applications that every quota counts alike: the better one is never left for the other. */
const classOf = (bounds: readonly Bound[], { one }: Valued): string =>
  bounds.map(({ counts }) => (counts(one.candidate) ? '1' : '0')).join('')

type Search = { readonly best: readonly Valued[] | null; readonly value: bigint }

/** The selection of `places` that has the greatest value within the bounds; null when there is none. Exact. */
const search = (valued: readonly Valued[], bounds: readonly Bound[], places: number): Search => {
  const classes = new Map<string, Valued[]>()
  for (const one of valued) {
    const key = classOf(bounds, one)
    classes.set(key, [...(classes.get(key) ?? []), one])
  }
  const groups = [...classes.entries()]
  const fits = groups.map(([key]) => [...key].map((digit) => digit === '1'))
  /** The best values from group `index` on, in order: a limit of what is still to gain. */
  const rest = groups.map((_, index) =>
    groups
      .slice(index)
      .flatMap(([, members]) => members.map(({ value }) => value))
      .sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)),
  )
  const reach = bounds.map((_, bound) =>
    groups.map((_group, index) =>
      groups
        .slice(index)
        .reduce((sum, [, members], at) => sum + (fits[index + at]?.[bound] ? members.length : 0), 0),
    ),
  )
  // Whatever two branches did before, the same counts leave the same future: only the better one goes on.
  const seen = new Map<string, bigint>()
  let found: Search = { best: null, value: -1n }
  const visit = (index: number, picked: readonly Valued[], counts: readonly number[], value: bigint) => {
    const missing = places - picked.length
    if (missing === 0 || index === groups.length) {
      const met = bounds.every(({ quota }, at) => quota.bound === 'most' || (counts[at] ?? 0) >= quota.count)
      if (missing === 0 && met && value > found.value) found = { best: picked, value }
      return
    }
    const left = rest[index] ?? []
    if (left.length < missing) return
    const limit = left.slice(0, missing).reduce((sum, one) => sum + one, value)
    if (limit <= found.value) return
    const short = bounds.some(({ quota }, at) => {
      const lacking = quota.count - (counts[at] ?? 0)
      return quota.bound === 'least' && (lacking > missing || lacking > (reach[at]?.[index] ?? 0))
    })
    if (short) return
    const state = `${index}|${missing}|${counts.join(',')}`
    const known = seen.get(state)
    if (known !== undefined && known >= value) return
    seen.set(state, value)
    const members = groups[index]?.[1] ?? []
    const fit = fits[index] ?? []
    for (let take = Math.min(missing, members.length); take >= 0; take -= 1) {
      const next = counts.map((count, at) => count + (fit[at] ? take : 0))
      const over = bounds.some(({ quota }, at) => quota.bound === 'most' && (next[at] ?? 0) > quota.count)
      if (over) continue
      const taken = members.slice(0, take)
      visit(
        index + 1,
        [...picked, ...taken],
        next,
        taken.reduce((sum, one) => sum + one.value, value),
      )
    }
  }
  visit(
    0,
    [],
    bounds.map(() => 0),
    0n,
  )
  return found
}

const isScored = (one: Ranked): one is Ranked & { readonly mean: Mean } => one.mean !== null

const broken = (bounds: readonly Bound[], selection: readonly Ranked[]): readonly Quota[] =>
  bounds.flatMap(({ quota, counts }) => {
    const count = selection.filter(({ candidate }) => counts(candidate)).length
    return (quota.bound === 'most' ? count > quota.count : count < quota.count) ? [quota] : []
  })

const reasonOf = (
  one: Ranked,
  chosen: readonly (Ranked & { readonly mean: Mean })[],
  bounds: readonly Bound[],
): NotRetained => {
  const { mean } = one
  if (mean === null) return { kind: 'unscored' }
  const lower = chosen.filter((other) => compareMeans(mean, other.mean) > 0)
  if (lower.length > 0) {
    const quotas = lower.flatMap((other) => broken(bounds, [...chosen.filter((kept) => kept !== other), one]))
    return { kind: 'quota', quotas: [...new Set(quotas)] }
  }
  return chosen.some((other) => compareMeans(mean, other.mean) === 0) ? { kind: 'tie' } : { kind: 'below' }
}

/**
 * The selection that meets the quotas with the greatest total of scores, as many as there are places and scored
 * applications; substitutes follow in the order of the ranking.
 */
export const propose = (
  ranked: readonly Ranked[],
  rules: { readonly places: number; readonly substitutes: number; readonly quotas: readonly Quota[] },
): Proposal => {
  const scored = ranked.filter(isScored)
  const places = Math.min(rules.places, scored.length)
  const profiles = scored.map(({ candidate }) => candidate)
  const valued = valuesOf(scored, places)
  const best = (quotas: readonly Quota[]) => search(valued, boundsOf(quotas, profiles), places).best
  const found = best(rules.quotas)
  if (found === null) {
    const blocking = rules.quotas.filter(
      (quota) => best(rules.quotas.filter((other) => other !== quota)) !== null,
    )
    return {
      feasible: false,
      blocking: blocking.length > 0 ? blocking : rules.quotas,
      alone: blocking.length > 0,
    }
  }
  const ids = new Set(found.map(({ one }) => one.candidate.id))
  const chosen = scored.filter(({ candidate }) => ids.has(candidate.id))
  const others = ranked.filter(({ candidate }) => !ids.has(candidate.id))
  const bounds = boundsOf(rules.quotas, profiles)
  return {
    feasible: true,
    chosen: chosen.map(({ candidate }) => candidate.id),
    substitutes: others
      .filter(isScored)
      .slice(0, rules.substitutes)
      .map(({ candidate }) => candidate.id),
    reasons: new Map(others.map((one) => [one.candidate.id, reasonOf(one, chosen, bounds)])),
  }
}
