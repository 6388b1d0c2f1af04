import type { Site } from '../../accounts/index.ts'
import { type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { mailAddress } from '../../platform/mail/message.ts'
import type { Refused } from '../domain/refusals.ts'
import { mailAnswer } from '../mails/applicationMails.ts'
import { t } from '../messages.ts'
import { submittedOf } from '../store/applications.ts'
import { lockCall, markCall } from '../store/calls.ts'
import { halfDaysOf } from '../store/halfDays.ts'
import { addApplicantLink } from './startApplication.ts'

/** Sends its reasoned answer to each application, once. @returns how many mails leave */
export const sendAnswers = async (
  ctx: Ctx,
  { event, site }: { readonly event: OpenMapEvent; readonly site: Site },
): Promise<Result<number, Refused>> => {
  const call = await lockCall(ctx, event.id)
  if (call === null) return refuse({ code: 'no-call', sentence: t.refusals.noCall })
  if (call.decidedAt === null) return refuse({ code: 'not-decided', sentence: t.refusals.notDecided })
  if (call.answeredAt !== null)
    return refuse({ code: 'already-answered', sentence: t.refusals.alreadyAnswered })
  const prepares = (await halfDaysOf(ctx.db, ctx.scope, event.id)).length > 0
  let sent = 0
  for (const application of await submittedOf(ctx.db, ctx.scope, event.id)) {
    const to = mailAddress(application.contactEmail ?? '')
    if (to === null || application.outcome === null) continue
    const { token } = await addApplicantLink(ctx, event, application.id)
    const mail = { site, event, call, application, to, token, prepares }
    if (await mailAnswer(ctx, mail)) sent += 1
  }
  await markCall(ctx, call, { answered_at: toDate(ctx.clock.now()) })
  await recordOfEvent(ctx, event, { action: 'pitch-answers.sent', after: { count: sent } })
  return ok(sent)
}
