import { isLocal } from '../../../platform/geo/place.ts'
import { holds } from '../../domain/frame.ts'
import type { Search } from '../../domain/search.ts'
import { type Fit, LACKING, NO } from '../../domain/serving.ts'
import { boxOf } from './box.ts'
import { type Candidates, UNKNOWN } from './candidates.ts'
import type { Columns } from './columns.ts'
import { Counts } from './counts.ts'
import { eachTouched } from './ground.ts'
import { Judged, judgeFor } from './judge.ts'

/** Structures of each profile: all candidates, and those whose address does not answer. */
const weightsOf = ({ profiles, profile }: Columns, candidates: Candidates | null) => {
  const doubtful = new Uint32Array(profiles.size)
  if (candidates === null) return { any: profiles.live.data.slice(), doubtful }
  const any = new Uint32Array(profiles.size)
  for (const { ordinals, metres } of candidates.parts)
    for (let at = 0; at < ordinals.length; at += 1) {
      const one = profile[ordinals[at] ?? 0] ?? 0
      any[one] = (any[one] ?? 0) + 1
      if (metres !== null && metres[at] === UNKNOWN) doubtful[one] = (doubtful[one] ?? 0) + 1
    }
  return { any, doubtful }
}

/**
 * Visits those who go as far as a number of kilometres from their address, and start near enough to a place said by its
 * communes to reach it perhaps; all the others of their profile do not.
 */
const eachRoaming = (
  { profiles, profile, latitude, longitude, ground }: Columns,
  search: Search,
  candidates: Candidates | null,
  visit: (ordinal: number, metres: number) => void,
): void => {
  const farthest = profiles.farthest * 1000
  const boxes = search.areas.filter(isLocal).map((place) => boxOf(place, farthest))
  if (farthest === 0 || boxes.length === 0) return
  const roams = (ordinal: number): boolean => profiles.roams.at(profile[ordinal] ?? 0) === 1
  if (candidates === null) {
    const visitAll = (ordinals: Uint32Array): void => {
      for (const ordinal of ordinals) visit(ordinal, 0)
    }
    for (const box of boxes) eachTouched(ground.roaming, box, visitAll)
    visitAll(ground.unplaced.filter(roams))
    return
  }
  for (const { ordinals, metres } of candidates.parts)
    for (let at = 0; at < ordinals.length; at += 1) {
      const ordinal = ordinals[at] ?? 0
      if (!roams(ordinal)) continue
      const [north, east] = [latitude[ordinal] ?? Number.NaN, longitude[ordinal] ?? Number.NaN]
      if (Number.isNaN(north) || boxes.some((box) => holds(box, { latitude: north, longitude: east })))
        visit(ordinal, metres?.[at] ?? 0)
    }
}

/** The fit of a whole record: its best activity, what refuses it, what it lacks. */
const overall = ({ fit, refused, lacking }: Judged): Fit =>
  refused === 0 ? fit : refused === lacking ? (Math.max(fit, LACKING) as Fit) : NO

/** An address that does not answer leaves a doubt. */
const doubted = (fit: Fit, metres: number): Fit =>
  metres === UNKNOWN ? (Math.max(fit, LACKING) as Fit) : fit

const UNSEEN = 255

/** Judges every profile that has candidates, and counts it; those who roam are judged one by one. */
export const judgeAll = (columns: Columns, search: Search, candidates: Candidates | null) => {
  const { size } = columns.profiles
  const { any, doubtful } = weightsOf(columns, candidates)
  const judge = judgeFor(columns, search)
  const judged = new Judged()
  const counts = new Counts(columns)
  const fits = new Uint8Array(size).fill(NO)
  /** How many by fit. */
  const totals = new Float64Array(NO + 1)
  const add = (fit: Fit, count: number): void => {
    totals[fit] = (totals[fit] ?? 0) + count
  }
  let roaming: Uint8Array | null = null
  eachRoaming(columns, search, candidates, (ordinal, metres) => {
    roaming ??= new Uint8Array(columns.length).fill(UNSEEN)
    if (roaming[ordinal] !== UNSEEN) return
    const profile = columns.profile[ordinal] ?? 0
    judge(profile, ordinal, judged)
    const fit = overall(judged)
    roaming[ordinal] = fit
    any[profile] = (any[profile] ?? 0) - 1
    add(doubted(fit, metres), 1)
    if (metres === UNKNOWN) doubtful[profile] = (doubtful[profile] ?? 0) - 1
    else counts.add(profile, judged, 1)
  })
  for (let profile = 0; profile < size; profile += 1) {
    const all = any[profile] ?? 0
    if (all === 0) continue
    judge(profile, -1, judged)
    const fit = overall(judged)
    fits[profile] = fit
    const unsure = doubtful[profile] ?? 0
    const certain = all - unsure
    add(fit, certain)
    add(doubted(fit, UNKNOWN), unsure)
    if (certain > 0) counts.add(profile, judged, certain)
  }
  const fitOf = (ordinal: number, metres: number): Fit => {
    const own = roaming?.[ordinal] ?? UNSEEN
    const fit = (own === UNSEEN ? (fits[columns.profile[ordinal] ?? 0] ?? NO) : own) as Fit
    return doubted(fit, metres)
  }
  return { fitOf, counts, totals }
}
