import { meetingsOf, type OpenMapEvent, publishedVersion, recordOfEvent } from '../../events/index.ts'
import type { AmountBand } from '../../meetings/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { toDate, today } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import {
  type AtOnceOutcome,
  isAtOnce,
  isLate,
  type LateOutcome,
  type LateStep,
  type MeetingAnswer,
  type Otherwise,
  type Pair,
} from '../domain/answer.ts'
import { daysSince, lateStepAt, takesAnswers } from '../domain/calendar.ts'
import { type Consequence, saidToFollow } from '../domain/consequence.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { answersOfPair, lockPair, saveAnswer } from '../store/answers.ts'
import { consequencesAt, saveConsequences } from '../store/consequences.ts'
import { sideIn } from './dayOutcomes.ts'

/** One tap, or a few words: what a party says of one of its meetings. */
export type Word =
  | { readonly kind: 'outcome'; readonly outcome: AtOnceOutcome }
  | { readonly kind: 'otherwise'; readonly otherwise: Otherwise }
  | { readonly kind: 'note'; readonly note: string | null }
  | { readonly kind: 'late'; readonly outcome: LateOutcome }
  | {
      readonly kind: 'details'
      readonly amountBand: AmountBand | null
      readonly reference: string | null
      readonly note: string | null
    }

type Input = {
  readonly event: OpenMapEvent
  readonly participantId: string
  readonly meetingId: string
  readonly word: Word
}

/**
 * A party says what came of a meeting of its own. What it said before at the same step gives way; what it says of what
 * followed is kept under an identifier that lasts.
 */
export const sayOutcome = (ctx: Ctx, input: Input): Promise<Result<MeetingAnswer, Refused>> =>
  // The link proved who speaks; whether the meeting is theirs is checked here.
  asSystem(ctx, () => say(ctx, input))

const say = async (ctx: Ctx, input: Input): Promise<Result<MeetingAnswer, Refused>> => {
  const { event, participantId, meetingId, word } = input
  const now = today(ctx.clock, event.zone).toString()
  if (!takesAnswers(event.day, now))
    return daysSince(event.day, now) < 0
      ? refuse({ code: 'not-yet', sentence: t.refusals.notYet })
      : refuse({ code: 'closed', sentence: t.refusals.closed })
  const version = await publishedVersion(ctx, event.id)
  const meeting = (version === null ? [] : await meetingsOf(ctx.db, ctx.scope, version)).find(
    ({ id }) => id === meetingId,
  )
  const side = meeting === undefined ? null : sideIn(meeting, participantId)
  if (meeting === undefined || side === null)
    return refuse({ code: 'unknown-meeting', sentence: t.refusals.unknownMeeting })
  const { buyerId, supplierId } = meeting
  await lockPair(ctx, meeting)
  const said = await answersOfPair(ctx.db, ctx.scope, event.id, meeting)
  const base = { buyerId, supplierId, side, meetingId, answeredAt: toDate(ctx.clock.now()) }
  const answer = answerFor(
    base,
    said.filter((one) => one.side === side),
    word,
    lateStepAt(event.day, now),
  )
  if (answer === null)
    return refuse({ code: 'outcome-first', field: word.kind, sentence: t.refusals.outcomeFirst })
  await saveAnswer(ctx, event.id, answer)
  if (isLate(answer))
    await follow(ctx, event, answer, [
      ...said.filter((one) => one.side !== side || one.step !== answer.step),
      answer,
    ])
  await recordOfEvent(ctx, event, {
    action: 'meeting-outcome.said',
    after: { meetingId, side, step: answer.step, outcome: answer.outcome },
  })
  return ok(answer)
}

/** The answer that a word makes of what was said before; null where it needs an outcome first. */
const answerFor = (
  base: Pick<MeetingAnswer, 'buyerId' | 'supplierId' | 'side' | 'meetingId' | 'answeredAt'>,
  own: readonly MeetingAnswer[],
  word: Word,
  step: LateStep,
): MeetingAnswer | null => {
  const atOnce = own.find(isAtOnce)
  const late = own.filter(isLate).find((one) => one.step === step)
  switch (word.kind) {
    case 'outcome': {
      // A meeting that was not held cannot have been worth the day.
      const otherwise = word.outcome === 'not-held' ? null : (atOnce?.otherwise ?? null)
      return { ...base, step: 'at-once', outcome: word.outcome, otherwise, note: atOnce?.note ?? null }
    }
    case 'otherwise':
      return atOnce === undefined || atOnce.outcome === 'not-held'
        ? null
        : { ...atOnce, ...base, otherwise: word.otherwise }
    case 'note':
      return atOnce === undefined ? null : { ...atOnce, ...base, note: word.note }
    case 'late':
      return {
        ...base,
        step,
        outcome: word.outcome,
        amountBand: late?.amountBand ?? null,
        reference: late?.reference ?? null,
        note: late?.note ?? null,
      }
    case 'details':
      return late === undefined
        ? null
        : { ...late, ...base, amountBand: word.amountBand, reference: word.reference, note: word.note }
  }
}

/** Brings what followed in line with what both sides now say: identifiers stay, what nobody says is withdrawn. */
const follow = async (
  ctx: Ctx,
  event: OpenMapEvent,
  { buyerId, supplierId }: Pair,
  answers: readonly MeetingAnswer[],
): Promise<void> => {
  const pair = { buyerId, supplierId }
  const known = await consequencesAt(ctx.db, ctx.scope, event.id, pair)
  const now = toDate(ctx.clock.now())
  const said = saidToFollow(answers)
  const standing = said.map((one): Consequence => {
    const before = known.find(({ kind }) => kind === one.kind)
    return {
      ...pair,
      id: before?.id ?? newId(),
      meetingId: before?.meetingId ?? answers[0]?.meetingId ?? '',
      notedAt: before?.notedAt ?? now,
      ...one,
      withdrawnAt: null,
    }
  })
  const withdrawn = known
    .filter((one) => one.withdrawnAt === null && !said.some(({ kind }) => kind === one.kind))
    .map((one) => ({ ...one, withdrawnAt: now }))
  await saveConsequences(ctx, event.id, [...standing, ...withdrawn])
  for (const one of standing.filter(({ id }) =>
    known.every((before) => before.id !== id || before.withdrawnAt !== null),
  ))
    await ctx.emit({
      type: 'MeetingFollowed',
      payload: { eventId: event.id, consequenceId: one.id, kind: one.kind },
    })
}
