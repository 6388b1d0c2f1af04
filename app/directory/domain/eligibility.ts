import {
  type Applied,
  addMonths,
  type HeldKind,
  type ParameterError,
  type QuestionError,
  type ReservationAnswer,
  type ReservationArticle,
  type ReservationReason,
  type Result,
  reservationsFor,
  type Timelines,
  valueAt,
} from '../../../packages/rules/index.ts'
import type { Kind } from './kinds.ts'
import type { Recognition, Structure } from './structure.ts'

/** Articles of public contracts that are judged, and the concessions, which are judged as they are. */
export const eligibilityArticles = ['L2113-12', 'L2113-13', 'L2113-14', 'L2113-15', 'L3113-1'] as const
export type EligibilityArticle = (typeof eligibilityArticles)[number]

/** What a buyer wants to reserve, and when. */
export type EligibilityQuestion = {
  readonly day: string
  /** Is the object one of the services that the law lists: health, social, cultural? */
  readonly listedService: boolean | null
  readonly months: number | null
  /** Last such contract that this buyer reserved to this firm. */
  readonly lastAward: string | 'never' | null
  readonly workers: {
    readonly total: number
    readonly disabled: number
    readonly disadvantaged: number
  } | null
}

/** What is to be known before a yes. */
export type Missing =
  | 'validity-unknown'
  | 'evidence-old'
  | 'share-unknown'
  | 'kind-to-verify'
  | 'duration-unknown'
  | 'service-unknown'
  | 'last-award-unknown'
  | 'article-to-verify'

/** On what a kind rests, as the record says it. */
export type Evidence = {
  readonly kind: Kind
  readonly source: string
  readonly sourceDate: string | null
  readonly number: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly proof: string | null
  /** On the day asked; null when the record gives no date. */
  readonly valid: boolean | null
}

export type EligibilityAnswer = {
  readonly article: EligibilityArticle
  readonly verdict: 'yes' | 'to-confirm' | 'no'
  readonly reasons: readonly ReservationReason[]
  readonly missing: readonly Missing[]
  /** Dated values of the law that the buyer must write or keep to. */
  readonly conditions: readonly Applied[]
}

export type Eligibility = {
  readonly answers: readonly EligibilityAnswer[]
  readonly evidence: readonly Evidence[]
  /** The establishment is closed on that day: nothing may be reserved to it. */
  readonly closedOn: string | null
}

/** What a firm is by its statutes, with no agreement to be renewed. */
const STATUTES: ReadonlySet<Kind> = new Set(['ASSO', 'SCOP', 'SCIC', 'ESS'])
/** Named by no article: they may be equivalent by the share of their workers. */
const BY_SHARE: ReadonlySet<Kind> = new Set(['GEIQ', 'RQ'])
const FRESH_MONTHS = 12

const evidenceOf = (recognition: Recognition, day: string): Evidence => {
  const { number = null, validFrom = null, validTo = null, evidence = null } = recognition.basis ?? {}
  const known = validFrom !== null || validTo !== null
  return {
    kind: recognition.kind,
    source: recognition.source,
    sourceDate: recognition.sourceDate,
    number,
    validFrom,
    validTo,
    proof: evidence,
    valid: known ? (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo) : null,
  }
}

const DOUBTS: ReadonlySet<string> = new Set([
  'kind-to-verify',
  'duration-unknown',
  'service-unknown',
  'last-award-unknown',
])

/** What the record itself leaves open about the kinds that recognise it. */
const missingIn = (
  reasons: readonly ReservationReason[],
  evidence: readonly Evidence[],
  day: string,
): Missing[] => {
  const shareSaid = reasons.some(({ code }) => code === 'share-reached')
  const named = reasons.flatMap((reason) =>
    reason.code === 'kind' || reason.code === 'kind-to-verify' ? reason.kinds : [],
  )
  const held = evidence.filter(({ kind, valid }) => named.includes(kind) && valid !== false)
  if (shareSaid || held.length === 0) return []
  const missing: Missing[] = []
  if (held.every(({ kind, valid }) => valid === null && !STATUTES.has(kind))) missing.push('validity-unknown')
  const fresh = ({ sourceDate }: Evidence) =>
    sourceDate !== null && sourceDate >= addMonths(day, -FRESH_MONTHS)
  if (!held.some((one) => one.valid === true || fresh(one))) missing.push('evidence-old')
  return missing
}

const SHARES: { readonly [A in EligibilityArticle]?: readonly string[] } = {
  'L2113-12': ['reservation.disabled-share'],
  'L2113-13': ['reservation.disadvantaged-share'],
  'L2113-14': ['reservation.combined-share'],
  'L2113-15': ['reservation.ess-duration', 'reservation.ess-rest'],
}

const conditionsOf = (article: EligibilityArticle, parameters: Timelines, day: string): Applied[] =>
  (SHARES[article] ?? []).flatMap((key) => {
    const found = valueAt(parameters, key, day)
    return found.ok ? [{ ...found.value, key }] : []
  })

const judged = (
  article: EligibilityArticle,
  found: ReservationAnswer | undefined,
  held: {
    readonly structure: Structure
    readonly evidence: readonly Evidence[]
    readonly asked: EligibilityQuestion
  },
): Omit<EligibilityAnswer, 'conditions'> => {
  const { structure, evidence, asked } = held
  if (found === undefined) {
    const byShare =
      asked.workers === null &&
      article !== 'L2113-15' &&
      article !== 'L2113-12' &&
      structure.kinds.some(({ kind }) => BY_SHARE.has(kind))
    return byShare
      ? { article, verdict: 'to-confirm', reasons: [], missing: ['share-unknown'] }
      : { article, verdict: 'no', reasons: [], missing: [] }
  }
  if (found.verdict === 'no') return { article, verdict: 'no', reasons: found.reasons, missing: [] }
  const missing = [
    ...found.reasons.flatMap(({ code }) => (DOUBTS.has(code) ? [code as Missing] : [])),
    ...missingIn(found.reasons, evidence, asked.day),
  ]
  return { article, verdict: missing.length > 0 ? 'to-confirm' : 'yes', reasons: found.reasons, missing }
}

/** A concession is reserved to the same firms as a contract; its articles are still to be confirmed by a jurist. */
const concession = (answers: readonly EligibilityAnswer[]): EligibilityAnswer => {
  const best =
    answers.find(({ verdict }) => verdict === 'yes') ??
    answers.find(({ verdict }) => verdict === 'to-confirm')
  return best === undefined
    ? { article: 'L3113-1', verdict: 'no', reasons: [], missing: [], conditions: [] }
    : {
        article: 'L3113-1',
        verdict: 'to-confirm',
        reasons: best.reasons,
        missing: ['article-to-verify', ...best.missing],
        conditions: best.conditions,
      }
}

/**
 * « May I reserve this contract to this firm, under which article? » One answer for each article, with what is missing to
 * be sure: a yes is said only of what the record dates and of what the buyer told.
 */
export const eligibilityOf = (
  structure: Structure,
  asked: EligibilityQuestion,
  parameters: Timelines,
): Result<Eligibility, ParameterError | QuestionError> => {
  const evidence = structure.kinds.map((one) => evidenceOf(one, asked.day))
  const kinds: HeldKind[] = evidence.map(({ kind, validFrom, validTo }) => ({
    kind,
    from: validFrom,
    to: validTo,
  }))
  const found = reservationsFor(
    {
      day: asked.day,
      kinds,
      ...(asked.workers === null ? {} : { workers: asked.workers }),
      contract: {
        ...(asked.months === null ? {} : { months: asked.months }),
        ...(asked.listedService === null ? {} : { listedService: asked.listedService }),
        ...(asked.lastAward === null
          ? {}
          : { lastAward: asked.lastAward === 'never' ? null : asked.lastAward }),
      },
    },
    parameters,
  )
  if (!found.ok) return found
  const { closedOn } = structure
  const closed = closedOn !== null && closedOn <= asked.day
  const contracts = eligibilityArticles
    .filter((article): article is Exclude<EligibilityArticle, 'L3113-1'> => article !== 'L3113-1')
    .map((article): EligibilityAnswer => {
      const answer = found.value.find((one) => (one.article as ReservationArticle) === article)
      const conditions = conditionsOf(article, parameters, asked.day)
      return closed
        ? { article, verdict: 'no', reasons: [], missing: [], conditions }
        : { ...judged(article, answer, { structure, evidence, asked }), conditions }
    })
  const workersOf = contracts.filter(({ article }) => article !== 'L2113-15')
  return {
    ok: true,
    value: {
      answers: [...contracts, concession(workersOf)],
      evidence,
      closedOn: closed ? closedOn : null,
    },
  }
}
