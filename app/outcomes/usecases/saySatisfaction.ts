import { type OpenMapEvent, participantsOf, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { toDate, today } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { daysSince, takesAnswers } from '../domain/calendar.ts'
import type { Refused } from '../domain/refusals.ts'
import type { SatisfactionAnswer } from '../domain/satisfaction.ts'
import { t } from '../messages.ts'
import { saveSatisfaction } from '../store/satisfaction.ts'

/** Who answers: by a registration, or for a participant that the organiser wrote down. */
export type Respondent = { readonly participantId: string; readonly registrationId: string | null }

export const respondentId = ({ participantId, registrationId }: Respondent): string =>
  registrationId ?? participantId

/** Somebody who came says what they thought of the day; the last answer stands. */
export const saySatisfaction = (
  ctx: Ctx,
  input: {
    readonly event: OpenMapEvent
    readonly respondent: Respondent
    readonly said: Omit<SatisfactionAnswer, 'respondentId' | 'role' | 'answeredAt'>
  },
): Promise<Result<SatisfactionAnswer, Refused>> =>
  asSystem(ctx, async () => {
    const { event, respondent, said } = input
    const now = today(ctx.clock, event.zone).toString()
    if (!takesAnswers(event.day, now))
      return daysSince(event.day, now) < 0
        ? refuse({ code: 'not-yet', sentence: t.refusals.notYet })
        : refuse({ code: 'closed', sentence: t.refusals.closed })
    const participant = (await participantsOf(ctx.db, ctx.scope, event.id)).find(
      ({ id }) => id === respondent.participantId,
    )
    if (participant === undefined)
      return refuse({ code: 'unknown-respondent', sentence: t.refusals.unknownRespondent })
    const answer: SatisfactionAnswer = {
      ...said,
      respondentId: respondentId(respondent),
      role: participant.role,
      answeredAt: toDate(ctx.clock.now()),
    }
    await saveSatisfaction(ctx, event.id, [answer])
    await recordOfEvent(ctx, event, { action: 'satisfaction.said', after: { role: participant.role } })
    return ok(answer)
  })
