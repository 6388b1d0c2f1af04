import type { Criterion, TieRule } from './call.ts'
import type { Profile } from './quota.ts'

/** Scores of one member, by criterion. */
export type Scores = { readonly [criterion: string]: number }

/** What one member says of one application. */
export type Assessment = {
  readonly applicationId: string
  readonly personId: string
  readonly state: 'draft' | 'complete' | 'conflict'
  readonly scores: Scores
  readonly comment: string | null
}

/** An application as the ranking sees it: no name. */
export type Candidate = Profile & {
  readonly id: string
  readonly number: number
  readonly submittedAt: Date
}

/** An exact mean: `sum / count`. */
export type Mean = { readonly sum: number; readonly count: number }

export const compareMeans = (a: Mean, b: Mean): number => a.sum * b.count - b.sum * a.count
export const meanOf = ({ sum, count }: Mean): number => sum / count

export type Ranked = {
  readonly candidate: Candidate
  /** Out of 5; null while nobody scored it. */
  readonly mean: Mean | null
  /** Members who scored it. */
  readonly votes: number
  readonly conflicts: number
  /** By criterion, out of 5. */
  readonly byCriterion: { readonly [criterion: string]: number }
  /** Equal scores share it; null while nobody scored it. */
  readonly rank: number | null
  /** Another application has exactly this score. */
  readonly tied: boolean
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/** The criterion that weighs most; the first of them where several do. */
export const mainCriterion = (criteria: readonly Criterion[]): Criterion | undefined =>
  criteria.reduce<Criterion | undefined>(
    (best, one) => (best === undefined || one.weight > best.weight ? one : best),
    undefined,
  )

type Scored = Omit<Ranked, 'rank' | 'tied'>

/** Negative when `a` comes first by the stated rule, between two equal scores. */
const byRule = (rule: TieRule, main: Criterion | undefined) => (a: Scored, b: Scored) => {
  if (rule === 'main-criterion' && main !== undefined) {
    const difference = (b.byCriterion[main.id] ?? 0) - (a.byCriterion[main.id] ?? 0)
    if (difference !== 0) return difference
  }
  if (rule === 'first-timer' && a.candidate.firstTimer !== b.candidate.firstTimer)
    return a.candidate.firstTimer ? -1 : 1
  const earlier = a.candidate.submittedAt.getTime() - b.candidate.submittedAt.getTime()
  return earlier !== 0 ? earlier : a.candidate.number - b.candidate.number
}

const scoredOf = (
  candidate: Candidate,
  criteria: readonly Criterion[],
  assessments: readonly Assessment[],
): Scored => {
  const own = assessments.filter(({ applicationId }) => applicationId === candidate.id)
  const votes = own.filter(({ state }) => state === 'complete')
  const weights = sumOf(criteria.map(({ weight }) => weight))
  const sum = sumOf(
    votes.map(({ scores }) => sumOf(criteria.map(({ id, weight }) => weight * (scores[id] ?? 0)))),
  )
  return {
    candidate,
    mean: votes.length === 0 ? null : { sum, count: weights * votes.length },
    votes: votes.length,
    conflicts: own.filter(({ state }) => state === 'conflict').length,
    byCriterion: Object.fromEntries(
      criteria.map(({ id }) => [
        id,
        votes.length === 0 ? 0 : sumOf(votes.map(({ scores }) => scores[id] ?? 0)) / votes.length,
      ]),
    ),
  }
}

/**
 * Applications by the mean of the members who scored them, conflicts and drafts left out; what nobody scored comes last,
 * without a rank. Two equal scores share their rank: the tie rule only orders them.
 */
export const rank = (
  call: { readonly criteria: readonly Criterion[]; readonly tieRule: TieRule },
  candidates: readonly Candidate[],
  assessments: readonly Assessment[],
): readonly Ranked[] => {
  const tie = byRule(call.tieRule, mainCriterion(call.criteria))
  const scored = candidates.map((one) => scoredOf(one, call.criteria, assessments))
  const compare = (a: Scored, b: Scored): number => {
    if (a.mean === null || b.mean === null)
      return a.mean === b.mean ? a.candidate.number - b.candidate.number : a.mean === null ? 1 : -1
    const difference = compareMeans(b.mean, a.mean)
    return difference !== 0 ? difference : tie(a, b)
  }
  const ordered = [...scored].sort(compare)
  const equal = (a: Scored, b: Scored): boolean =>
    a.mean !== null && b.mean !== null && compareMeans(a.mean, b.mean) === 0
  return ordered.map((one) => ({
    ...one,
    rank: one.mean === null ? null : ordered.findIndex((other) => equal(one, other)) + 1,
    tied: ordered.some((other) => other !== one && equal(one, other)),
  }))
}
