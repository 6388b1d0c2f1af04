import { addMonths, covers, type Day, isDay, type Span } from './day.ts'
import { compare, exact } from './exact.ts'
import { type Applied, valueAt, valuesAt } from './lookup.ts'
import type { ParameterError, QuestionError, Timelines, Verification } from './parameter.ts'
import {
  type ReservationArticle,
  recognition,
  reservationArticles,
  type StructureKind,
} from './recognition.ts'
import { fail, ok, type Result } from './result.ts'
import { reachesShare } from './shares.ts'

/** A kind that the structure holds, and the days on which its agreement is valid. */
export type HeldKind = Span & { readonly kind: StructureKind }

export type ReservationQuestion = {
  /** Eligibility holds on a day: that of the contract, not that of the search. */
  readonly day: Day
  readonly kinds: readonly HeldKind[]
  /** People employed, when known: decides over the kind. */
  readonly workers?: { readonly total: number; readonly disabled: number; readonly disadvantaged: number }
  /** Asked by the reservation to firms of the social economy. */
  readonly contract?: {
    readonly months?: number
    /** A service of the list: health, social, cultural. */
    readonly listedService?: boolean
    /** Last contract for the same services that this buyer reserved to this firm; null = never. */
    readonly lastAward?: Day | null
  }
}

export type ReservationReason =
  /** Recognised by a kind valid on the day. */
  | { readonly code: 'kind'; readonly kinds: readonly StructureKind[] }
  /** Holds such a kind, not on the day asked. */
  | { readonly code: 'kind-not-valid'; readonly kinds: readonly StructureKind[] }
  /** A jurist has yet to confirm that this kind is recognised by this article. */
  | { readonly code: 'kind-to-verify'; readonly kinds: readonly StructureKind[] }
  | { readonly code: 'share-reached' | 'share-too-low'; readonly applied: Applied }
  | { readonly code: 'too-long'; readonly applied: Applied }
  | { readonly code: 'awarded-lately'; readonly applied: Applied }
  | { readonly code: 'service-not-listed' }
  | { readonly code: 'not-in-force' }
  /** What is still to be known before saying yes. */
  | { readonly code: 'duration-unknown' | 'service-unknown' | 'last-award-unknown' }

export type ReservationAnswer = {
  readonly article: ReservationArticle
  /** yes; to confirm = nothing against it, something is missing; no = a condition fails. */
  readonly verdict: 'yes' | 'to-confirm' | 'no'
  readonly reasons: readonly ReservationReason[]
}

const DOUBTS = new Set<ReservationReason['code']>([
  'kind-to-verify',
  'duration-unknown',
  'service-unknown',
  'last-award-unknown',
])
const OBSTACLES = new Set<ReservationReason['code']>([
  'kind-not-valid',
  'share-too-low',
  'too-long',
  'awarded-lately',
  'service-not-listed',
  'not-in-force',
])

const answer = (article: ReservationArticle, reasons: readonly ReservationReason[]): ReservationAnswer => ({
  article,
  verdict: reasons.some(({ code }) => OBSTACLES.has(code))
    ? 'no'
    : reasons.some(({ code }) => DOUBTS.has(code))
      ? 'to-confirm'
      : 'yes',
  reasons,
})

/** What the kinds held say of an article; nothing when none of them has to do with it. */
const byKind = ({ kinds, day }: ReservationQuestion, article: ReservationArticle): ReservationReason[] => {
  const known = kinds.filter(({ kind }) => recognition[article][kind] !== undefined)
  const valid = known.filter((held) => covers(held, day))
  const names = (held: readonly HeldKind[], verified?: Verification) => [
    ...new Set(
      held
        .filter(({ kind }) => verified === undefined || recognition[article][kind] === verified)
        .map(({ kind }) => kind),
    ),
  ]
  const sure = names(valid, 'document')
  if (sure.length > 0) return [{ code: 'kind', kinds: sure }]
  if (valid.length > 0) return [{ code: 'kind-to-verify', kinds: names(valid) }]
  return known.length > 0 ? [{ code: 'kind-not-valid', kinds: names(known) }] : []
}

type Answered = Result<ReservationReason[], ParameterError | QuestionError>

/** A known share decides; without one the kind does. */
const byShare = (
  question: ReservationQuestion,
  parameters: Timelines,
  article: ReservationArticle,
  key: string,
  count: (workers: NonNullable<ReservationQuestion['workers']>) => number,
): Answered => {
  const kinds = byKind(question, article)
  const { workers, day } = question
  if (workers === undefined) return ok(kinds)
  const share = reachesShare({ count: count(workers), total: workers.total, day, key }, parameters)
  if (!share.ok) return share
  const { reached, applied } = share.value
  if (!reached && kinds.length === 0) return ok([])
  return ok([
    ...kinds.filter(({ code }) => code === 'kind'),
    { code: reached ? 'share-reached' : 'share-too-low', applied },
  ])
}

/** Handicap and insertion together: the reservation exists only since its article. */
const combined = (question: ReservationQuestion, parameters: Timelines): Answered => {
  const article = 'L2113-14'
  const found = valueAt(parameters, 'reservation.combined-share', question.day)
  if (!found.ok && found.error.code !== 'no-value') return found
  if (!found.ok) return ok(byKind(question, article).length === 0 ? [] : [{ code: 'not-in-force' }])
  return byShare(question, parameters, article, 'reservation.combined-share', (workers) =>
    Math.min(workers.total, workers.disabled + workers.disadvantaged),
  )
}

const badDay = (field: string, day: string) =>
  fail<ParameterError>({
    code: 'bad-day',
    key: field,
    day,
    message: `${field}: « ${day} » is not a day such as 2026-08-22.`,
  })

/** Firms of the social economy: listed services, a limited duration, and not twice in a row. */
const socialEconomy = (question: ReservationQuestion, parameters: Timelines): Answered => {
  const reasons = byKind(question, 'L2113-15')
  if (reasons.length === 0) return ok([])
  const { contract = {}, day } = question
  const held = valuesAt(parameters, day, 'reservation.ess-duration', 'reservation.ess-rest')
  if (!held.ok) return held
  const { exact: values, applied } = held.value
  if (contract.listedService === undefined) reasons.push({ code: 'service-unknown' })
  else if (!contract.listedService) reasons.push({ code: 'service-not-listed' })
  const months = contract.months === undefined ? null : exact(contract.months)
  if (contract.months !== undefined && months === null)
    return fail({ code: 'bad-count', field: 'months', message: `${contract.months} is not a duration.` })
  if (months === null) reasons.push({ code: 'duration-unknown' })
  else if (compare(months, values['reservation.ess-duration']) > 0)
    reasons.push({ code: 'too-long', applied: applied['reservation.ess-duration'] })
  const rest = applied['reservation.ess-rest']
  const { lastAward } = contract
  if (lastAward === undefined) reasons.push({ code: 'last-award-unknown' })
  else if (lastAward !== null) {
    if (!isDay(lastAward)) return badDay('lastAward', lastAward)
    if (lastAward > addMonths(day, -Number(rest.value)))
      reasons.push({ code: 'awarded-lately', applied: rest })
  }
  return ok(reasons)
}

/**
 * Under which articles may a contract be reserved to this structure, on this day? One answer for each article that its
 * kinds or its workers have to do with, in the order of the code. An empty list: none of them.
 */
export const reservationsFor = (
  question: ReservationQuestion,
  parameters: Timelines,
): Result<readonly ReservationAnswer[], ParameterError | QuestionError> => {
  const { day } = question
  if (!isDay(day)) return badDay('day', day)
  const answers: ReservationAnswer[] = []
  for (const article of reservationArticles) {
    const reasons = reasonsOf[article](question, parameters)
    if (!reasons.ok) return reasons
    if (reasons.value.length > 0) answers.push(answer(article, reasons.value))
  }
  return ok(answers)
}

const reasonsOf: {
  readonly [A in ReservationArticle]: (question: ReservationQuestion, parameters: Timelines) => Answered
} = {
  'L2113-12': (question, parameters) =>
    byShare(question, parameters, 'L2113-12', 'reservation.disabled-share', ({ disabled }) => disabled),
  'L2113-13': (question, parameters) =>
    byShare(
      question,
      parameters,
      'L2113-13',
      'reservation.disadvantaged-share',
      ({ disadvantaged }) => disadvantaged,
    ),
  'L2113-14': combined,
  'L2113-13-1': (question) => ok(byKind(question, 'L2113-13-1')),
  'L2113-15': socialEconomy,
}

/** How long may a contract reserved to firms of the social economy last? Vector 22: 36 months yes, 37 no. */
export const essDurationFits = (
  question: { readonly months: number; readonly day: Day },
  parameters: Timelines,
): Result<boolean, ParameterError | QuestionError> => {
  const held = valuesAt(parameters, question.day, 'reservation.ess-duration')
  if (!held.ok) return held
  const months = exact(question.months)
  if (months === null)
    return fail({ code: 'bad-count', field: 'months', message: `${question.months} is not a duration.` })
  return ok(compare(months, held.value.exact['reservation.ess-duration']) <= 0)
}
