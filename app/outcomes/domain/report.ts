import { type ParticipantRole, participantRoles, type UnmetReason } from '../../events/index.ts'
import {
  type AtOnceOutcome,
  atOnceOutcomes,
  isAtOnce,
  isLate,
  type LateOutcome,
  type LateStep,
  lateOutcomes,
  type MeetingAnswer,
  type MeetingSide,
  type Otherwise,
  otherwiseAnswers,
  type Pair,
  pairKey,
} from './answer.ts'
import { type Consequence, type ConsequenceKind, consequenceKinds } from './consequence.ts'
import {
  meanOf,
  type RatedThing,
  type Recommendation,
  ratedThings,
  recommendationOf,
  type SatisfactionAnswer,
} from './satisfaction.ts'

export type Count<Code extends string> = { readonly code: Code; readonly count: number }

/** Answers to one question; `counts` is null where too few answered to be shown. */
export type Breakdown<Code extends string> = {
  readonly answers: number
  /** How many could have answered. */
  readonly asked: number
  readonly counts: readonly Count<Code>[] | null
}

/** The figures of a day, as they stood at `asOf`. */
export type Report = {
  /** ISO instant. */
  readonly asOf: string
  /** `present` is null where nobody kept the door. */
  readonly people: readonly {
    readonly role: ParticipantRole
    readonly registered: number
    readonly present: number | null
  }[]
  readonly meetings: {
    /** Pairs asked for by at least one side, refused by none. */
    readonly asked: number
    readonly planned: number
    /** Said by at least one party to have taken place. */
    readonly held: number
    readonly notHeld: number
    /** Neither party said anything, and neither was noted absent. */
    readonly unsaid: number
  }
  readonly unmet: readonly Count<UnmetReason['code']>[]
  readonly atOnce: Breakdown<AtOnceOutcome>
  readonly bySide: { readonly [S in MeetingSide]: number }
  readonly otherwise: Breakdown<Otherwise>
  readonly day7: Breakdown<LateOutcome>
  readonly day90: Breakdown<LateOutcome>
  /** Meetings that led there; null where too few answered. */
  readonly followed: readonly Count<ConsequenceKind>[] | null
  readonly satisfaction: {
    readonly answers: number
    readonly asked: number
    readonly means: readonly { readonly code: RatedThing; readonly mean: number }[] | null
    readonly recommendation: Recommendation | null
  }
}

/** All that a report is counted from. */
export type ReportFacts = {
  readonly asOf: string
  readonly people: readonly {
    readonly participantId: string
    readonly role: ParticipantRole
    readonly present: boolean
  }[]
  readonly asked: number
  readonly planned: readonly Pair[]
  /** Participants absent all day. */
  readonly absent: ReadonlySet<string>
  readonly unmet: readonly UnmetReason['code'][]
  readonly answers: readonly MeetingAnswer[]
  readonly consequences: readonly Consequence[]
  readonly satisfaction: readonly SatisfactionAnswer[]
}

const countsOf = <Code extends string>(
  codes: readonly Code[],
  given: readonly Code[],
): readonly Count<Code>[] =>
  codes.map((code) => ({ code, count: given.filter((one) => one === code).length }))

/** Planned meetings that took place: whoever says that one did is believed first. */
export const heldOf = ({ planned, answers }: Pick<ReportFacts, 'planned' | 'answers'>): readonly Pair[] => {
  const held = new Set(answers.filter(({ outcome }) => outcome !== 'not-held').map(pairKey))
  return planned.filter((pair) => held.has(pairKey(pair)))
}

/** Planned meetings of which nobody said anything, and that no absence tells of. */
const unsaidOf = ({ planned, answers, absent }: ReportFacts): readonly Pair[] => {
  const said = new Set(answers.map(pairKey))
  return planned.filter(
    (pair) => !said.has(pairKey(pair)) && !absent.has(pair.buyerId) && !absent.has(pair.supplierId),
  )
}

/** The figures of a day, nothing hidden: what its organiser reads. */
export const reportOf = (facts: ReportFacts): Report => {
  const planned = new Set(facts.planned.map(pairKey))
  const answers = facts.answers.filter((answer) => planned.has(pairKey(answer)))
  const held = heldOf(facts).length
  const unsaid = unsaidOf(facts).length
  const asked = 2 * facts.planned.length
  const atOnce = answers.filter(isAtOnce)
  const otherwise = atOnce.flatMap((answer) => answer.otherwise ?? [])
  const late = (step: LateStep): Breakdown<LateOutcome> => {
    const given = answers.filter(isLate).filter((answer) => answer.step === step)
    return {
      answers: given.length,
      asked,
      counts: countsOf(
        lateOutcomes,
        given.map(({ outcome }) => outcome),
      ),
    }
  }
  const present = facts.people.filter((one) => one.present)
  const reasons = [...new Set(facts.unmet)]
  return {
    asOf: facts.asOf,
    people: participantRoles.flatMap((role) => {
      const those = facts.people.filter((one) => one.role === role)
      if (those.length === 0) return []
      const came = those.filter((one) => one.present).length
      return [{ role, registered: those.length, present: present.length === 0 ? null : came }]
    }),
    meetings: {
      asked: facts.asked,
      planned: facts.planned.length,
      held,
      notHeld: facts.planned.length - held - unsaid,
      unsaid,
    },
    unmet: countsOf(reasons, facts.unmet)
      .slice()
      .sort((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1)),
    atOnce: {
      answers: atOnce.length,
      asked,
      counts: countsOf(
        atOnceOutcomes,
        atOnce.map(({ outcome }) => outcome),
      ),
    },
    bySide: {
      buyer: atOnce.filter(({ side }) => side === 'buyer').length,
      supplier: atOnce.filter(({ side }) => side === 'supplier').length,
    },
    otherwise: { answers: otherwise.length, asked, counts: countsOf(otherwiseAnswers, otherwise) },
    day7: late('day-7'),
    day90: late('day-90'),
    followed: countsOf(
      consequenceKinds,
      facts.consequences.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ kind }) => kind),
    ),
    satisfaction: {
      answers: facts.satisfaction.length,
      asked: present.length === 0 ? facts.people.length : present.length,
      means: ratedThings.flatMap((code) => {
        const mean = meanOf(facts.satisfaction.map((answer) => answer[code]))
        return mean === null ? [] : [{ code, mean }]
      }),
      recommendation:
        facts.satisfaction.length === 0
          ? null
          : recommendationOf(facts.satisfaction.map(({ recommend }) => recommend)),
    },
  }
}

/** Below this many answers, a breakdown would tell who said what. */
export const FEWEST_ANSWERS = 3

/** What everybody may read of a report: where fewer than three answered, only that they were too few. */
export const maskReport = (report: Report): Report => {
  const masked = <Code extends string>(one: Breakdown<Code>): Breakdown<Code> =>
    one.answers < FEWEST_ANSWERS ? { ...one, counts: null } : one
  const few = report.satisfaction.answers < FEWEST_ANSWERS
  return {
    ...report,
    atOnce: masked(report.atOnce),
    otherwise: masked(report.otherwise),
    day7: masked(report.day7),
    day90: masked(report.day90),
    followed: report.day7.answers + report.day90.answers < FEWEST_ANSWERS ? null : report.followed,
    satisfaction: few ? { ...report.satisfaction, means: null, recommendation: null } : report.satisfaction,
  }
}

/** Part of those asked who answered; null when nobody was. */
export const rateOf = ({
  answers,
  asked,
}: {
  readonly answers: number
  readonly asked: number
}): number | null => (asked === 0 ? null : Math.min(1, answers / asked))
