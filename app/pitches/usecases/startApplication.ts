import { createAccessLink, type Site } from '../../accounts/index.ts'
import { linkExpiry, type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { mailAddress } from '../../platform/mail/message.ts'
import { type Answers, type Application, acceptsNow } from '../domain/application.ts'
import type { Refused } from '../domain/refusals.ts'
import { mailDraft } from '../mails/applicationMails.ts'
import { t } from '../messages.ts'
import { insertDraft } from '../store/applications.ts'
import { lockCall } from '../store/calls.ts'

export type Started = {
  readonly application: Application
  readonly link: { readonly id: string; readonly seconds: number }
}

/** Makes one more personal link of an applicant to their application. */
export const addApplicantLink = async (
  ctx: Ctx,
  event: OpenMapEvent,
  applicationId: string,
): Promise<{ readonly id: string; readonly token: string; readonly seconds: number }> => {
  const now = ctx.clock.now()
  const expiresAt = linkExpiry(event, now)
  const link = await createAccessLink(ctx, {
    eventId: event.id,
    subjectId: applicationId,
    rights: ['pitch.apply'],
    expiresAt,
  })
  return { ...link, seconds: Math.floor((expiresAt.epochMilliseconds - now.epochMilliseconds) / 1000) }
}

/**
 * First saving of an application, by anybody: a draft of theirs, and the link by mail that opens it again. The call is
 * public and open, which is the right to write one row of it.
 */
export const startApplication = (
  ctx: Ctx,
  input: {
    readonly event: OpenMapEvent
    readonly answers: Answers
    readonly site: Site
    readonly id?: string
  },
): Promise<Result<Started, Refused>> => asSystem(ctx, () => start(ctx, input))

const start = async (
  ctx: Ctx,
  { event, answers, site, id }: Parameters<typeof startApplication>[1],
): Promise<Result<Started, Refused>> => {
  const call = await lockCall(ctx, event.id)
  if (call === null) return refuse({ code: 'no-call', sentence: t.refusals.noCall })
  if (event.status === 'cancelled') return refuse({ code: 'not-open', sentence: t.refusals.eventCancelled })
  const accepted = acceptsNow(call, localOf(ctx.clock.now(), event.zone))
  if (!accepted.ok) return accepted
  const address = mailAddress(answers.contactEmail ?? '')
  if (address === null)
    return refuse({ code: 'email-invalid', field: 'contactEmail', sentence: t.refusals.emailInvalid })
  const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  const application = await insertDraft(ctx, event.id, answers, personId, id ?? newId())
  const mailed = await addApplicantLink(ctx, event, application.id)
  await mailDraft(ctx, { site, event, call, application, to: address, token: mailed.token })
  await recordOfEvent(ctx, event, {
    action: 'pitch-application.started',
    after: { applicationId: application.id, number: application.number },
  })
  return ok({ application, link: { id: mailed.id, seconds: mailed.seconds } })
}
