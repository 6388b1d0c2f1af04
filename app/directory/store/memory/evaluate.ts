import type { FacetCounts } from '../../domain/facets.ts'
import type { Search } from '../../domain/search.ts'
import { CHECK, type Fit, FULL, LACKING, NO, PARTIAL } from '../../domain/serving.ts'
import { OUT, UNKNOWN } from './around.ts'
import type { Columns } from './columns.ts'
import { Counts } from './counts.ts'
import { firstByKey } from './firstByKey.ts'
import { areaTables, Judged, judgeFor } from './judge.ts'
import { Numbers } from './numbers.ts'
import { whereabouts } from './whereabouts.ts'
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

/** Who may be found by words and place: all, by name, or a list with the metres to each. */
type Candidates = {
  readonly list: Uint32Array
  readonly metres: Float64Array | null
}

const candidatesOf = (columns: Columns, search: Search, { found }: Scored): Candidates | null => {
  const { near, frame } = search
  if (near === null && frame === null) return found === null ? null : { list: found, metres: null }
  const metresTo = whereabouts(columns, near, frame)
  const list = new Numbers(256)
  const metres: number[] = []
  for (const ordinal of found ?? columns.byName) {
    const far = metresTo(ordinal)
    if (far === OUT) continue
    list.push(ordinal)
    metres.push(far)
  }
  return { list: list.data.subarray(0, list.length), metres: Float64Array.from(metres) }
}

/** Structures of each profile: all candidates, and those whose address answers. */
const weightsOf = (columns: Columns, candidates: Candidates | null) => {
  const { profiles, profile } = columns
  if (candidates === null) return { sure: profiles.live.data, any: profiles.live.data }
  const { list, metres } = candidates
  const any = new Uint32Array(profiles.size)
  const sure = metres === null ? any : new Uint32Array(profiles.size)
  for (let at = 0; at < list.length; at += 1) {
    const one = profile[list[at] ?? 0] ?? 0
    any[one] = (any[one] ?? 0) + 1
    if (metres !== null && metres[at] !== UNKNOWN) sure[one] = (sure[one] ?? 0) + 1
  }
  return { sure, any }
}

/** The fit of a whole record: its best activity, what refuses it, what it lacks. */
const overall = ({ fit, refused, lacking }: Judged): Fit =>
  refused === 0 ? fit : refused === lacking ? (Math.max(fit, LACKING) as Fit) : NO

const MEASURED = 255

/** Judges every profile that has candidates, and counts it. */
const judgeAll = (columns: Columns, search: Search, candidates: Candidates | null) => {
  const { size } = columns.profiles
  const weights = weightsOf(columns, candidates)
  const judge = judgeFor(columns, search, areaTables(columns, search))
  const judged = new Judged()
  const counts = new Counts(columns)
  const fits = new Uint8Array(size).fill(NO)
  /** Of those whose address answers, how many by fit; what is measured is added one by one. */
  const totals = new Float64Array(NO + 1)
  let measured = false
  for (let profile = 0; profile < size; profile += 1) {
    const any = weights.any[profile] ?? 0
    if (any === 0) continue
    judge(profile, -1, judged)
    if (judged.measured) {
      fits[profile] = MEASURED
      measured = true
      continue
    }
    const fit = overall(judged)
    fits[profile] = fit
    const sure = weights.sure[profile] ?? 0
    totals[fit] = (totals[fit] ?? 0) + sure
    const doubtful = Math.max(fit, LACKING)
    totals[doubtful] = (totals[doubtful] ?? 0) + any - sure
    if (sure > 0) counts.add(profile, judged, sure)
  }
  /** The fit of one structure; a profile to be measured is judged, and counted, here. */
  const fitOf = (ordinal: number, metres: number): Fit => {
    const profile = columns.profile[ordinal] ?? 0
    const known = fits[profile] ?? NO
    const fit = known === MEASURED ? measure(profile, ordinal, metres) : (known as Fit)
    return metres === UNKNOWN ? (Math.max(fit, LACKING) as Fit) : fit
  }
  const measure = (profile: number, ordinal: number, metres: number): Fit => {
    judge(profile, ordinal, judged)
    const fit = overall(judged)
    if (metres !== UNKNOWN) counts.add(profile, judged, 1)
    const told = metres === UNKNOWN ? Math.max(fit, LACKING) : fit
    totals[told] = (totals[told] ?? 0) + 1
    return fit
  }
  return { fitOf, measured, counts, totals }
}

type Group = { readonly list: Numbers; readonly keys: number[] }

/** By name, without anybody put aside: only as far as the page goes. */
const firstByName = (
  columns: Columns,
  fitOf: (ordinal: number, metres: number) => Fit,
  wanted: (fit: Fit) => boolean,
  most: number,
): Uint32Array => {
  const found = new Uint32Array(most)
  let length = 0
  const { byName } = columns
  for (let at = 0; at < byName.length && length < most; at += 1) {
    const ordinal = byName[at] ?? 0
    if (!wanted(fitOf(ordinal, 0))) continue
    found[length] = ordinal
    length += 1
  }
  return found.subarray(0, length)
}

const keyFor = (columns: Columns, search: Search, { scoreOf }: Scored) => {
  if (search.sort === 'relevance') return (ordinal: number) => 65_535 - scoreOf(ordinal)
  // To the nearest decimetre.
  if (search.sort === 'distance' && search.near !== null)
    return (_: number, metres: number) => (metres < 0 ? 2 ** 30 : Math.round(metres * 10))
  if (search.sort === 'freshness') return (ordinal: number) => -(columns.fresh[ordinal] ?? 0)
  return () => 0
}

const isSure = (fit: Fit): boolean => fit <= PARTIAL
const isCheck = (fit: Fit): boolean => fit === CHECK
const isLacking = (fit: Fit): boolean => fit === LACKING

/**
 * Answers a search over the columns, without waiting for anything: what it reads is one version of the directory.
 * @param most results that are needed in order: pages lately asked for cost less than the whole
 */
export const evaluate = (columns: Columns, search: Search, scored: Scored, most: number): Evaluated => {
  const candidates = candidatesOf(columns, search, scored)
  const { fitOf, measured, counts, totals } = judgeAll(columns, search, candidates)
  const groups = [isSure, isCheck, ...(search.incomplete ? [isLacking] : [])]
  const byName = candidates === null && search.sort !== 'freshness' && !measured
  const lists = byName ? null : groups.map((): Group => ({ list: new Numbers(256), keys: [] }))
  if (lists !== null) {
    const keyOf = keyFor(columns, search, scored)
    const { list, metres } = candidates ?? { list: columns.byName, metres: null }
    for (let at = 0; at < list.length; at += 1) {
      const ordinal = list[at] ?? 0
      const far = metres?.[at] ?? 0
      const fit = fitOf(ordinal, far)
      const group = lists[fit <= PARTIAL ? 0 : fit === CHECK ? 1 : fit === LACKING ? 2 : 3]
      if (group === undefined) continue
      group.list.push(ordinal)
      group.keys.push(keyOf(ordinal, far))
    }
  }
  const at = (fit: Fit): number => totals[fit] ?? 0
  const sizes = [at(FULL) + at(PARTIAL), at(CHECK), at(LACKING)]
  const ordered: Uint32Array[] = []
  let left = most
  for (const [index, wanted] of groups.entries()) {
    const need = Math.min(left, sizes[index] ?? 0)
    const group = lists?.[index]
    if (need > 0)
      ordered.push(
        group === undefined
          ? firstByName(columns, fitOf, wanted, need)
          : firstByKey(group.list.data.subarray(0, group.list.length), group.keys, columns, need),
      )
    left -= need
  }
  const ordinals = new Uint32Array(ordered.reduce((sum, one) => sum + one.length, 0))
  ordered.reduce((from, one) => {
    ordinals.set(one, from)
    return from + one.length
  }, 0)
  const [sure = 0, check = 0, lacking = 0] = sizes
  return {
    ordinals,
    total: sure + check + (search.incomplete ? lacking : 0),
    sure,
    lacking,
    facets: counts.result(),
    close: scored.close,
    taken: scored.taken,
  }
}
