import { type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { findApplication, writeReason } from '../store/applications.ts'
import { lockCall } from '../store/calls.ts'

/** Changes the answer that one application will receive, once the selection is made and until answers leave. */
export const editAnswer = async (
  ctx: Ctx,
  input: { readonly event: OpenMapEvent; readonly applicationId: string; readonly reason: string },
): Promise<Result<null, Refused>> => {
  const { event, applicationId } = input
  const call = await lockCall(ctx, event.id)
  if (call === null) return refuse({ code: 'no-call', sentence: t.refusals.noCall })
  if (call.decidedAt === null) return refuse({ code: 'not-decided', sentence: t.refusals.notDecided })
  if (call.answeredAt !== null)
    return refuse({ code: 'already-answered', sentence: t.refusals.alreadyAnswered })
  const application = await findApplication(ctx.db, ctx.scope, event.id, applicationId)
  if (application?.state !== 'submitted' || application.outcome === null)
    return refuse({ code: 'not-submitted', sentence: t.refusals.notSubmitted })
  const reason = input.reason.trim()
  if (reason === '')
    return refuse({ code: 'text-missing', field: 'reason', sentence: t.refusals.answerMissing })
  await writeReason(ctx, applicationId, reason)
  // What it says stays with the application: the journal keeps that it was changed.
  await recordOfEvent(ctx, event, { action: 'pitch-answer.edited', after: { applicationId } })
  return ok(null)
}
