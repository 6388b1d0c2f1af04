import type { FacetCounts } from '../../domain/facets.ts'
import type { Search } from '../../domain/search.ts'
import { CHECK, type Fit, FULL, LACKING, PARTIAL } from '../../domain/serving.ts'
import { type Candidates, everyOne } from './candidates.ts'
import type { Columns } from './columns.ts'
import { firstByKey } from './firstByKey.ts'
import { whoIsThere } from './inFrame.ts'
import { judgeAll } from './judgeAll.ts'
import { nearestFirst } from './nearestFirst.ts'
import type { Scored } from './words.ts'

/** The whole answer to a search: who, in order, and how many by facet. */
export type Evaluated = {
  /** Ordinals: those that surely meet the search, then those to be checked; the first of them when there are many. */
  readonly ordinals: Uint32Array
  readonly total: number
  /** How many of them surely meet it, were it in part. */
  readonly sure: number
  /** Records that say too little to tell; among the ordinals only when they were asked for. */
  readonly lacking: number
  readonly facets: FacetCounts
  readonly close: boolean
  readonly taken: readonly string[]
}

/** By name, without anybody put aside: only as far as the page goes. */
const firstByName = (columns: Columns, wanted: (ordinal: number) => boolean, most: number): Uint32Array => {
  const found = new Uint32Array(most)
  let length = 0
  const { byName } = columns
  for (let at = 0; at < byName.length && length < most; at += 1) {
    const ordinal = byName[at] ?? 0
    if (!wanted(ordinal)) continue
    found[length] = ordinal
    length += 1
  }
  return found.subarray(0, length)
}

/** The group of the list by the fit: sure, to be checked, says too little, not found. */
const GROUP_OF = [0, 0, 1, 2, 3] as const

/** What is sorted by, the least first. */
const keyFor = ({ fresh }: Columns, { sort }: Search) => {
  if (sort === 'relevance') return (_: number, score: number) => -score
  if (sort === 'freshness') return (ordinal: number) => -(fresh[ordinal] ?? 0)
  return () => 0
}

/** Prepares the first candidates of a group, in the order asked for. */
const firstOf = (
  columns: Columns,
  search: Search,
  candidates: Candidates,
  groupOf: (ordinal: number, metres: number) => number,
) => {
  if (search.sort === 'distance' && candidates.measure !== null)
    return (group: number, most: number) =>
      nearestFirst(columns, candidates, (ordinal, metres) => groupOf(ordinal, metres) === group, most)
  const length = candidates.parts.reduce((sum, { ordinals }) => sum + ordinals.length, 0)
  const keyed = {
    ordinals: new Uint32Array(length),
    keys: new Int32Array(length),
    groups: new Uint8Array(length),
  }
  const keyOf = keyFor(columns, search)
  let from = 0
  for (const { ordinals, scores, metres } of candidates.parts) {
    keyed.ordinals.set(ordinals, from)
    for (let at = 0; at < ordinals.length; at += 1) {
      const ordinal = ordinals[at] ?? 0
      keyed.groups[from + at] = groupOf(ordinal, metres?.[at] ?? 0)
      keyed.keys[from + at] = keyOf(ordinal, scores?.[at] ?? 0)
    }
    from += ordinals.length
  }
  return (group: number, most: number) => firstByKey(keyed, group, columns, most)
}

/**
 * Answers a search over the columns, without waiting for anything: what it reads is one version of the directory.
 * @param most results that are needed in order: pages lately asked for cost less than the whole
 */
export const evaluate = (columns: Columns, search: Search, scored: Scored, most: number): Evaluated => {
  const { found } = scored
  const candidates = whoIsThere(
    columns,
    search,
    found === null ? null : { ...everyOne(found.ordinals), ...found },
  )
  const { fitOf, counts, totals } = judgeAll(columns, search, candidates)
  const groupOf = (ordinal: number, metres: number): number => GROUP_OF[fitOf(ordinal, metres)] ?? 0
  const byName = candidates === null && search.sort !== 'freshness'
  const first = byName
    ? (group: number, most: number) => firstByName(columns, (ordinal) => groupOf(ordinal, 0) === group, most)
    : firstOf(columns, search, candidates ?? { parts: [everyOne(columns.byName)], measure: null }, groupOf)
  const at = (fit: Fit): number => totals[fit] ?? 0
  const sizes = [at(FULL) + at(PARTIAL), at(CHECK), ...(search.incomplete ? [at(LACKING)] : [])]
  const ordered: Uint32Array[] = []
  let left = most
  for (const [group, size] of sizes.entries()) {
    const need = Math.min(left, size)
    if (need > 0) ordered.push(first(group, need))
    left -= need
  }
  const ordinals = new Uint32Array(ordered.reduce((sum, one) => sum + one.length, 0))
  ordered.reduce((from, one) => {
    ordinals.set(one, from)
    return from + one.length
  }, 0)
  return {
    ordinals,
    total: sizes.reduce((sum, size) => sum + size, 0),
    sure: at(FULL) + at(PARTIAL),
    lacking: at(LACKING),
    facets: counts.result(),
    close: scored.close,
    taken: scored.taken,
  }
}
