import type { AmountBand } from '../../meetings/index.ts'

/** When a party says what came of a meeting: as it ends, a week later, three months later. */
export const steps = ['at-once', 'day-7', 'day-90'] as const
export type Step = (typeof steps)[number]
export type LateStep = Exclude<Step, 'at-once'>
export const lateSteps = ['day-7', 'day-90'] as const satisfies readonly LateStep[]

/** What a party says as it leaves the table. */
export const atOnceOutcomes = ['follow-up', 'contact-again', 'nothing', 'not-held'] as const
export type AtOnceOutcome = (typeof atOnceOutcomes)[number]

/** How far things went, days later. */
export const lateOutcomes = [
  'need',
  'quote-asked',
  'quote-sent',
  'contract',
  'nothing-yet',
  'nothing',
] as const
export type LateOutcome = (typeof lateOutcomes)[number]

/** « L’auriez-vous rencontré autrement ? » */
export const otherwiseAnswers = ['yes', 'no', 'unknown'] as const
export type Otherwise = (typeof otherwiseAnswers)[number]

export type MeetingSide = 'buyer' | 'supplier'

/** A meeting by its two parties: it keeps them when a timetable is published again. */
export type Pair = { readonly buyerId: string; readonly supplierId: string }

export const pairKey = ({ buyerId, supplierId }: Pair): string => `${buyerId} ${supplierId}`

/** What one side says of a meeting at one step; the latest stands. */
export type MeetingAnswer = Pair & {
  readonly side: MeetingSide
  readonly meetingId: string
  readonly answeredAt: Date
} & (
    | {
        readonly step: 'at-once'
        readonly outcome: AtOnceOutcome
        readonly otherwise: Otherwise | null
        readonly note: string | null
      }
    | {
        readonly step: LateStep
        readonly outcome: LateOutcome
        readonly amountBand: AmountBand | null
        readonly reference: string | null
        readonly note: string | null
      }
  )

export type AtOnceAnswer = Extract<MeetingAnswer, { step: 'at-once' }>
export type LateAnswer = Extract<MeetingAnswer, { step: LateStep }>

export const isLate = (answer: MeetingAnswer): answer is LateAnswer => answer.step !== 'at-once'
export const isAtOnce = (answer: MeetingAnswer): answer is AtOnceAnswer => answer.step === 'at-once'
