import { Temporal } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { tidy } from '../../platform/kernel/text.ts'
import { t } from '../messages.ts'
import type { Quota } from './quota.ts'
import type { Refused } from './refusals.ts'

/** A yes or no question, the answer that lets apply, and what is said to whoever gives the other. */
export type Eligibility = {
  readonly id: string
  readonly text: string
  readonly expected: boolean
  readonly sentence: string
}

export const answerLengths = ['short', 'long'] as const
export type AnswerLength = (typeof answerLengths)[number]
export const LONGEST_ANSWER: Readonly<Record<AnswerLength, number>> = { short: 300, long: 2000 }

export type Question = { readonly id: string; readonly text: string; readonly length: AnswerLength }

/** Scored from 0 to 5; the weight says how much it counts beside the others. */
export type Criterion = { readonly id: string; readonly label: string; readonly weight: number }

export const BEST_SCORE = 5
export const MOST_WEIGHT = 100

/** What decides between two applications that have the same score. */
export const tieRules = ['main-criterion', 'first-timer', 'earliest'] as const
export type TieRule = (typeof tieRules)[number]

/** A local date-time of the event's zone, ISO without offset. */
export type LocalDateTime = string

/** What an organiser decides of a call. */
export type CallContent = {
  readonly opensAt: LocalDateTime
  readonly closesAt: LocalDateTime
  /** ISO date. */
  readonly juryUntil: string
  readonly presentation: string
  readonly places: number
  readonly substitutes: number
  readonly blind: boolean
  readonly tieRule: TieRule
  readonly eligibility: readonly Eligibility[]
  readonly questions: readonly Question[]
  readonly criteria: readonly Criterion[]
  readonly quotas: readonly Quota[]
}

export type Call = CallContent & {
  readonly id: string
  readonly eventId: string
  readonly decidedAt: Date | null
  readonly deviation: string | null
  readonly answeredAt: Date | null
  readonly publishedAt: Date | null
  readonly programmeItemId: string | null
}

/** `coming` before it opens, `open` until its last minute, then `closed`. */
export type CallPhase = 'coming' | 'open' | 'closed'

/** Where the call stands, on the wall clock of the event. It is open at the minute that it closes, no longer after. */
export const phaseOf = (call: Pick<Call, 'opensAt' | 'closesAt'>, now: Temporal.PlainDateTime): CallPhase => {
  const at = (text: string) => Temporal.PlainDateTime.compare(now, Temporal.PlainDateTime.from(text))
  if (at(call.opensAt) < 0) return 'coming'
  return at(call.closesAt) <= 0 ? 'open' : 'closed'
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Whoever applied answered these questions and is scored by these criteria: they change no more. */
export const mayChange = (
  before: Call,
  after: CallContent,
  submitted: number,
): Result<CallContent, Refused> => {
  if (before.decidedAt !== null) return refuse({ code: 'call-frozen', sentence: t.refusals.callDecided })
  const kept =
    same(before.eligibility, after.eligibility) &&
    same(before.questions, after.questions) &&
    same(before.criteria, after.criteria) &&
    before.blind === after.blind
  return submitted === 0 || kept
    ? ok(after)
    : refuse({ code: 'call-frozen', sentence: t.refusals.callFrozen(submitted) })
}

/** Dates in order, a presentation, a criterion at least; texts tidied. */
export const judgeCall = (content: CallContent, day: string): Result<CallContent, Refused> => {
  const no = (code: Refused['code'], field: string, sentence: string) => refuse({ code, field, sentence })
  if (content.closesAt <= content.opensAt)
    return no('dates-invalid', 'closesOn', t.refusals.closesBeforeOpening)
  if (content.closesAt.slice(0, 10) > day) return no('dates-invalid', 'closesOn', t.refusals.closesAfterDay)
  if (content.juryUntil < content.closesAt.slice(0, 10))
    return no('dates-invalid', 'juryUntil', t.refusals.juryBeforeClosing)
  if (content.juryUntil > day) return no('dates-invalid', 'juryUntil', t.refusals.juryAfterDay)
  if (tidy(content.presentation) === '')
    return no('text-missing', 'presentation', t.refusals.presentationMissing)
  if (content.criteria.length === 0) return no('no-criterion', 'criterion1', t.refusals.noCriterion)
  return ok({ ...content, presentation: content.presentation.trim() })
}
