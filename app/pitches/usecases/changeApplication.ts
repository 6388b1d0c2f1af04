import type { Site } from '../../accounts/index.ts'
import { type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { mailAddress } from '../../platform/mail/message.ts'
import { type Answers, type Application, mayEdit, maySubmit, mayWithdraw } from '../domain/application.ts'
import type { Call } from '../domain/call.ts'
import type { Refused } from '../domain/refusals.ts'
import { mailReceived } from '../mails/applicationMails.ts'
import { t } from '../messages.ts'
import { findApplication, markSubmitted, markWithdrawn, writeAnswers } from '../store/applications.ts'
import { lockCall } from '../store/calls.ts'
import { addApplicantLink } from './startApplication.ts'

type Named = { readonly event: OpenMapEvent; readonly applicationId: string }
type Found = { readonly call: Call; readonly application: Application }

/** Both as they stand now, for whoever proved that the application is theirs; nobody else changes them meanwhile. */
const hold = async (ctx: Ctx, { event, applicationId }: Named): Promise<Result<Found, Refused>> => {
  const call = await lockCall(ctx, event.id)
  if (call === null) return refuse({ code: 'no-call', sentence: t.refusals.noCall })
  const application = await findApplication(ctx.db, ctx.scope, event.id, applicationId)
  return application === null
    ? refuse({ code: 'unknown-application', sentence: t.refusals.unknownApplication })
    : ok({ call, application })
}

/** Saves a draft again. The address of the contact is the one that the link was sent to: it stays whole. */
export const saveApplication = (
  ctx: Ctx,
  input: Named & {
    readonly answers: Answers
    /** By the page while it is typed: the journal keeps what somebody does, not each pause. */
    readonly byItself?: true
  },
): Promise<Result<Application, Refused>> =>
  asSystem(ctx, async () => {
    const held = await hold(ctx, input)
    if (!held.ok) return held
    const { call, application } = held.value
    const editable = mayEdit(call, application, localOf(ctx.clock.now(), input.event.zone))
    if (!editable.ok) return editable
    if (mailAddress(input.answers.contactEmail ?? '') === null)
      return refuse({ code: 'email-invalid', field: 'contactEmail', sentence: t.refusals.emailInvalid })
    await writeAnswers(ctx, application.id, input.answers)
    if (input.byItself !== true)
      await recordOfEvent(ctx, input.event, {
        action: 'pitch-application.saved',
        after: { applicationId: application.id },
      })
    return ok({ ...application, ...input.answers })
  })

/** Sends an application: whole, in time, once. */
export const submitApplication = (
  ctx: Ctx,
  input: Named & { readonly consent: boolean; readonly site: Site },
): Promise<Result<Application, Refused>> =>
  asSystem(ctx, async () => {
    const held = await hold(ctx, input)
    if (!held.ok) return held
    const { call, application } = held.value
    if (input.event.status === 'cancelled')
      return refuse({ code: 'not-open', sentence: t.refusals.eventCancelled })
    const now = localOf(ctx.clock.now(), input.event.zone)
    const allowed = maySubmit(call, application, now, input.consent)
    if (!allowed.ok) return allowed
    await markSubmitted(ctx, application.id)
    const to = mailAddress(application.contactEmail ?? '')
    if (to !== null) {
      const { token } = await addApplicantLink(ctx, input.event, application.id)
      await mailReceived(ctx, { site: input.site, event: input.event, call, application, to, token })
    }
    await recordOfEvent(ctx, input.event, {
      action: 'pitch-application.submitted',
      after: { applicationId: application.id, number: application.number },
    })
    return ok({ ...application, state: 'submitted' as const })
  })

/** Takes an application back, until the answer is sent; who was proposed in its place follows by itself. */
export const withdrawApplication = (ctx: Ctx, input: Named): Promise<Result<null, Refused>> =>
  asSystem(ctx, async () => {
    const held = await hold(ctx, input)
    if (!held.ok) return held
    const { call, application } = held.value
    const allowed = mayWithdraw(call, application)
    if (!allowed.ok) return allowed
    await markWithdrawn(ctx, application.id)
    await recordOfEvent(ctx, input.event, {
      action: 'pitch-application.withdrawn',
      before: { applicationId: application.id, state: application.state },
    })
    return ok(null)
  })
