import type { Site } from '../../accounts/index.ts'
import { type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { type Result, refuse } from '../../platform/kernel/result.ts'
import { mailAddress } from '../../platform/mail/message.ts'
import { judgePromotion } from '../domain/promotion.ts'
import type { Refused } from '../domain/refusals.ts'
import { mailChange } from '../mails/applicationMails.ts'
import { t } from '../messages.ts'
import {
  chosenOf,
  findApplication,
  substitutesOf,
  writeChoice,
  writePosition,
  writeReleased,
} from '../store/applications.ts'
import { lockCall } from '../store/calls.ts'
import { halfDaysOf } from '../store/halfDays.ts'
import { publishAgain } from './publishPitches.ts'
import { addApplicantLink } from './startApplication.ts'

/**
 * Gives the place of one of the chosen to a substitute, after answers were sent: both are written to, and the programme
 * follows once it shows them.
 */
export const promoteSubstitute = async (
  ctx: Ctx,
  input: {
    readonly event: OpenMapEvent
    readonly leaving: string
    readonly replacement: string
    /** What is said to the one that leaves its place. */
    readonly reason: string
    readonly site: Site
  },
): Promise<Result<null, Refused>> => {
  const { event, leaving, replacement, site } = input
  const call = await lockCall(ctx, event.id)
  if (call === null) return refuse({ code: 'no-call', sentence: t.refusals.noCall })
  const judged = judgePromotion(
    {
      call,
      chosen: await chosenOf(ctx.db, ctx.scope, event.id),
      substitutes: await substitutesOf(ctx.db, ctx.scope, event.id),
    },
    input,
  )
  if (!judged.ok) return judged
  const reason = input.reason.trim()
  if (reason === '')
    return refuse({ code: 'text-missing', field: 'reason', sentence: t.refusals.answerMissing })
  const { position, waiting } = judged.value
  await writeReleased(ctx, leaving, reason)
  await writeChoice(ctx, { id: replacement, outcome: 'chosen', position }, t.answer.promoted)
  for (const [index, id] of waiting.entries()) await writePosition(ctx, id, index + 1)
  const prepares = (await halfDaysOf(ctx.db, ctx.scope, event.id)).length > 0
  for (const id of [leaving, replacement]) {
    const application = await findApplication(ctx.db, ctx.scope, event.id, id)
    const to = mailAddress(application?.contactEmail ?? '')
    if (application === null || to === null) continue
    const { token } = await addApplicantLink(ctx, event, id)
    await mailChange(ctx, { site, event, call, application, to, token, prepares })
  }
  await recordOfEvent(ctx, event, {
    action: 'pitch-substitute.promoted',
    before: { chosen: leaving },
    after: { chosen: replacement },
  })
  return publishAgain(ctx, event, call)
}
