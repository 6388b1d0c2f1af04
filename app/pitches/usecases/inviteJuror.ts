import { findPerson, type Site } from '../../accounts/index.ts'
import { type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { mailAddress } from '../../platform/mail/message.ts'
import type { Call } from '../domain/call.ts'
import type { Refused } from '../domain/refusals.ts'
import { mailJuryInvitation } from '../mails/juryInvitation.ts'
import { t } from '../messages.ts'
import { lockCall } from '../store/calls.ts'
import { insertJuror, isJuror } from '../store/jury.ts'
import { deleteInvitation, insertInvitation, invitedAddresses } from '../store/juryInvitations.ts'

/** Asks an address without an account to judge; under the lock of the call, by `designateJuror`. */
export const inviteAddress = async (
  ctx: Ctx,
  input: { readonly event: OpenMapEvent; readonly call: Call; readonly email: string; readonly site: Site },
): Promise<Result<null, Refused>> => {
  const { event, email } = input
  const to = mailAddress(email)
  if (to === null) return refuse({ code: 'email-invalid', field: 'email', sentence: t.refusals.emailInvalid })
  if (!(await insertInvitation(ctx, event.id, email)))
    return refuse({ code: 'already-juror', field: 'email', sentence: t.refusals.alreadyInvited })
  await mailJuryInvitation(ctx, { ...input, to })
  await recordOfEvent(ctx, event, { action: 'pitch-juror.invited' })
  return ok(null)
}

/** Takes an invitation back, as long as nobody took it up. */
export const withdrawInvitation = async (
  ctx: Ctx,
  { event, email }: { readonly event: OpenMapEvent; readonly email: string },
): Promise<Result<null, Refused>> => {
  if (!(await deleteInvitation(ctx, event.id, email)))
    return refuse({ code: 'unknown-person', sentence: t.refusals.invitationGone })
  await recordOfEvent(ctx, event, { action: 'pitch-juror.invitation-withdrawn' })
  return ok(null)
}

const confirmedAddress = async (ctx: Ctx): Promise<string | null> => {
  const person = ctx.actor.kind === 'person' ? await findPerson(ctx.db, ctx.actor.personId) : null
  return person?.emailVerified === true ? person.email : null
}

/** The address by which this person is asked to judge here; null when nobody asked them. */
export const invitationHere = async (ctx: Ctx, eventId: string): Promise<string | null> => {
  const email = await confirmedAddress(ctx)
  if (email === null) return null
  return (await invitedAddresses(ctx.db, ctx.scope, eventId)).includes(email) ? email : null
}

/** Whoever was asked, by the address that they proved, sits on the jury from now on. */
export const joinJury = async (
  ctx: Ctx,
  { event }: { readonly event: OpenMapEvent },
): Promise<Result<null, Refused>> => {
  const over = () => refuse({ code: 'unknown-person' as const, sentence: t.refusals.invitationGone })
  const email = await confirmedAddress(ctx)
  const { actor } = ctx
  if (email === null || actor.kind !== 'person') return over()
  // Their confirmed address is the proof: nobody but an organiser writes members.
  return asSystem(ctx, async () => {
    const call = await lockCall(ctx, event.id)
    if (call === null || !(await deleteInvitation(ctx, event.id, email))) return over()
    if (!(await isJuror(ctx.db, ctx.scope, event.id, actor.personId)))
      await insertJuror(ctx, event.id, actor.personId)
    await recordOfEvent(ctx, event, { action: 'pitch-juror.joined', after: { person: actor.personId } })
    return ok(null)
  })
}
