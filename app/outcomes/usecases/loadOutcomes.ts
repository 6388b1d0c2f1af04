import { type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { type MeetingAnswer, pairKey } from '../domain/answer.ts'
import { type Consequence, saidToFollow } from '../domain/consequence.ts'
import type { SatisfactionAnswer } from '../domain/satisfaction.ts'
import { insertAnswers } from '../store/answers.ts'
import { saveConsequences } from '../store/consequences.ts'
import { countMailed, type FollowUp, takeFollowUp } from '../store/followUps.ts'
import { saveSatisfaction } from '../store/satisfaction.ts'

/** Everything that was said after a day. */
export type OutcomeParts = {
  readonly answers: readonly MeetingAnswer[]
  readonly satisfaction: readonly SatisfactionAnswer[]
  readonly followUps: readonly Pick<FollowUp, 'step' | 'sentAt' | 'mailed'>[]
}

/** Writes at once all that was said after a day: a restore, a demonstration. Nobody is written to. */
export const loadOutcomes = async (
  ctx: Ctx,
  { event, parts }: { readonly event: OpenMapEvent; readonly parts: OutcomeParts },
): Promise<void> => {
  await insertAnswers(ctx, event.id, parts.answers)
  const pairs = new Map<string, MeetingAnswer[]>()
  for (const answer of parts.answers)
    pairs.set(pairKey(answer), [...(pairs.get(pairKey(answer)) ?? []), answer])
  const followed = [...pairs.values()].flatMap((answers): Consequence[] =>
    saidToFollow(answers).flatMap((said) => {
      const first = answers
        .filter(({ step, outcome }) => step === said.step && outcome === said.kind)
        .sort((one, other) => one.answeredAt.getTime() - other.answeredAt.getTime())[0]
      if (first === undefined) return []
      const { buyerId, supplierId, meetingId, answeredAt } = first
      return [
        { ...said, id: newId(), buyerId, supplierId, meetingId, notedAt: answeredAt, withdrawnAt: null },
      ]
    }),
  )
  await saveConsequences(ctx, event.id, followed)
  await saveSatisfaction(ctx, event.id, parts.satisfaction)
  for (const { step, sentAt, mailed } of parts.followUps) {
    await takeFollowUp(ctx, event.id, step, sentAt)
    await countMailed(ctx, event.id, step, mailed)
  }
  await recordOfEvent(ctx, event, {
    action: 'outcomes.loaded',
    after: { answers: parts.answers.length, satisfaction: parts.satisfaction.length },
  })
}
