import type { AmountBand } from '../../meetings/index.ts'
import { isLate, type LateStep, lateSteps, type MeetingAnswer, type Pair, steps } from './answer.ts'

/** What may follow a meeting, from the least to the most. */
export const consequenceKinds = ['need', 'quote-asked', 'quote-sent', 'contract'] as const
export type ConsequenceKind = (typeof consequenceKinds)[number]

/** What followed a meeting, under an identifier that lasts. */
export type Consequence = Pair & {
  readonly id: string
  readonly meetingId: string
  readonly kind: ConsequenceKind
  /** The first step at which it was said. */
  readonly step: LateStep
  readonly amountBand: AmountBand | null
  readonly reference: string | null
  readonly notedAt: Date
  /** Nobody says it any more. */
  readonly withdrawnAt: Date | null
}

/** What the standing answers of both sides say followed. */
export type Said = Pick<Consequence, 'kind' | 'step' | 'amountBand' | 'reference'>

const isKind = (outcome: string): outcome is ConsequenceKind =>
  (consequenceKinds as readonly string[]).includes(outcome)

/**
 * What followed one meeting, by what its parties say: a kind counts once, whoever says it and how often; the details are
 * those of the latest who gave them.
 */
export const saidToFollow = (answers: readonly MeetingAnswer[]): readonly Said[] => {
  const late = answers
    .filter(isLate)
    .sort(
      (one, other) =>
        steps.indexOf(one.step) - steps.indexOf(other.step) ||
        one.answeredAt.getTime() - other.answeredAt.getTime(),
    )
  return consequenceKinds.flatMap((kind): Said[] => {
    const saying = late.filter(({ outcome }) => isKind(outcome) && outcome === kind)
    if (saying.length === 0) return []
    const latest = <V>(pick: (answer: (typeof saying)[number]) => V | null): V | null =>
      saying.reduce<V | null>((known, answer) => pick(answer) ?? known, null)
    return [
      {
        kind,
        step: lateSteps.find((step) => saying.some((one) => one.step === step)) ?? 'day-7',
        amountBand: latest(({ amountBand }) => amountBand),
        reference: latest(({ reference }) => reference),
      },
    ]
  })
}
