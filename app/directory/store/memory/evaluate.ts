import type { FacetCounts } from '../../domain/facets.ts'
import type { Search } from '../../domain/search.ts'
import { CHECK, type Fit, LACKING, NO, PARTIAL } from '../../domain/serving.ts'
import { metresAround, OUT, UNKNOWN } from './around.ts'
import type { Columns } from './columns.ts'
import { Counts } from './counts.ts'
import { areaTables, Judged, judgeFor } from './judge.ts'
import { Numbers } from './numbers.ts'
import type { Scored } from './words.ts'

/** The whole answer to a search: who, in order, and how many by facet. */
export type Evaluated = {
  /** Ordinals: those that surely meet the search, then those to be checked. */
  readonly ordinals: Uint32Array
  /** How many of them surely meet it, were it in part. */
  readonly sure: number
  /** Records that say too little to tell; among the ordinals only when they were asked for. */
  readonly lacking: number
  readonly facets: FacetCounts
  readonly close: boolean
  readonly taken: readonly string[]
}

/** Positions in a list of at most four million, beside a key: one number sorts both, and ties keep their order. */
const ROOM = 2 ** 22

/** Ordinals by a whole key, ties by name: they come in that order. */
const sortedBy = (ordinals: Uint32Array, keyOf: (ordinal: number) => number): Uint32Array => {
  const packed = new Float64Array(ordinals.length)
  for (let at = 0; at < ordinals.length; at += 1) packed[at] = keyOf(ordinals[at] ?? 0) * ROOM + at
  packed.sort()
  return Uint32Array.from(packed, (value) => ordinals[((value % ROOM) + ROOM) % ROOM] ?? 0)
}

const orderFor = (columns: Columns, search: Search, scored: Scored, far: Float32Array | null) => {
  const { scores } = scored
  if (search.sort === 'relevance' && scores !== null)
    return (list: Uint32Array) => sortedBy(list, (ordinal) => 65_535 - (scores[ordinal] ?? 0))
  // To the nearest decimetre.
  if (search.sort === 'distance' && far !== null)
    return (list: Uint32Array) =>
      sortedBy(list, (ordinal) => {
        const metres = far[ordinal] ?? OUT
        return metres < 0 ? 2 ** 30 : Math.round(metres * 10)
      })
  if (search.sort === 'freshness')
    return (list: Uint32Array) => sortedBy(list, (ordinal) => -(columns.fresh[ordinal] ?? 0))
  return (list: Uint32Array) => list
}

/** The fit of a whole record: its best activity, what refuses it, what it lacks. */
const overall = ({ fit, refused, lacking }: Judged): Fit =>
  refused === 0 ? fit : refused === lacking ? (Math.max(fit, LACKING) as Fit) : NO

/** Structures that have the words and lie around, by ordinal: 1 yes, 2 nobody knows where they are. Null: all. */
const candidates = (columns: Columns, { scores }: Scored, far: Float32Array | null): Uint8Array | null => {
  if (scores === null && far === null) return null
  const states = new Uint8Array(columns.length)
  for (let ordinal = 0; ordinal < states.length; ordinal += 1) {
    if (columns.alive[ordinal] !== 1 || (scores !== null && scores[ordinal] === 0)) continue
    const metres = far === null ? 0 : (far[ordinal] ?? OUT)
    states[ordinal] = metres >= 0 ? 1 : metres === UNKNOWN ? 2 : 0
  }
  return states
}

const weightsOf = (columns: Columns, states: Uint8Array | null) => {
  const { profiles } = columns
  if (states === null) return { sure: profiles.live.data, any: profiles.live.data }
  const sure = new Uint32Array(profiles.size)
  const any = new Uint32Array(profiles.size)
  for (let ordinal = 0; ordinal < states.length; ordinal += 1) {
    if (states[ordinal] === 0) continue
    const profile = columns.profile[ordinal] ?? 0
    any[profile] = (any[profile] ?? 0) + 1
    if (states[ordinal] === 1) sure[profile] = (sure[profile] ?? 0) + 1
  }
  return { sure, any }
}

const MEASURED = 255

/** Answers a search over the columns, without waiting for anything: what it reads is one version of the directory. */
export const evaluate = (columns: Columns, search: Search, scored: Scored): Evaluated => {
  const { profiles } = columns
  const far = search.near === null ? null : metresAround(columns, search.near)
  const states = candidates(columns, scored, far)
  const weights = weightsOf(columns, states)
  const judge = judgeFor(columns, search, areaTables(columns, search))
  const judged = new Judged()
  const counts = new Counts(columns)
  const fits = new Uint8Array(profiles.size).fill(NO)
  for (let profile = 0; profile < profiles.size; profile += 1) {
    if ((weights.any[profile] ?? 0) === 0) continue
    judge(profile, -1, judged)
    fits[profile] = judged.measured ? MEASURED : overall(judged)
    const weight = weights.sure[profile] ?? 0
    if (!judged.measured && weight > 0) counts.add(profile, judged, weight)
  }
  const sure = new Numbers(1024)
  const check = new Numbers(64)
  const lacking = new Numbers(64)
  for (const ordinal of columns.byName) {
    const state = states === null ? 1 : (states[ordinal] ?? 0)
    if (state === 0) continue
    const profile = columns.profile[ordinal] ?? 0
    let fit = fits[profile] ?? NO
    if (fit === MEASURED) {
      judge(profile, ordinal, judged)
      fit = overall(judged)
      if (state === 1) counts.add(profile, judged, 1)
    }
    if (state === 2) fit = Math.max(fit, LACKING)
    if (fit <= PARTIAL) sure.push(ordinal)
    else if (fit === CHECK) check.push(ordinal)
    else if (fit === LACKING) lacking.push(ordinal)
  }
  const ordered = orderFor(columns, search, scored, far)
  const listed = (list: Numbers): Uint32Array => ordered(list.data.slice(0, list.length))
  const groups = [listed(sure), listed(check), ...(search.incomplete ? [listed(lacking)] : [])]
  const ordinals = new Uint32Array(groups.reduce((sum, group) => sum + group.length, 0))
  let at = 0
  for (const group of groups) {
    ordinals.set(group, at)
    at += group.length
  }
  return {
    ordinals,
    sure: sure.length,
    lacking: lacking.length,
    facets: counts.result(),
    close: scored.close,
    taken: scored.taken,
  }
}
