import type { BodyRole } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { acceptable, INVITATION_DAYS } from '../domain/invitation.ts'
import { type JudgedLine, judgeInviteLines, MOST_ADDRESSES, readInviteLines } from '../domain/inviteLines.ts'
import { type BodyRefusal, no } from '../domain/refusals.ts'
import { mailInvitation } from '../mails/bodyMails.ts'
import type { Site } from '../mails/noticeMail.ts'
import { t } from '../messages.ts'
import { recordChange } from '../store/audit.ts'
import { endInvitation, unansweredInvitation, unansweredInvitations } from '../store/invitations.ts'
import { listMembers, lockBody } from '../store/members.ts'
import { managesByRight } from './changeRole.ts'
import { invite } from './invite.ts'
import { actorStillMay } from './stillAllowed.ts'

type BodyName = { readonly id: string; readonly name: string }

/** Counts one mail to be sent. @returns the seconds to wait when there were too many */
export type CountMail = () => Promise<number | null>

type Parts = { readonly site: Site; readonly count: CountMail }

export type Waiting = Refusal<'wait'> & { readonly seconds: number }
export const wait = (seconds: number) =>
  refuse<Waiting>({ code: 'wait', sentence: t.signIn.wait(seconds), seconds })

const send = async (ctx: Ctx, site: Site, body: BodyName, email: string, role: BodyRole): Promise<void> => {
  const made = await invite(ctx, {
    email,
    offer: { kind: 'body', organisationId: body.id, role },
    minutes: INVITATION_DAYS * 24 * 60,
  })
  await mailInvitation(ctx, site, { ...made, email, body: body.name, role })
}

/** What is wrong with pasted addresses: the verdict of each comes with it. */
export type InviteRefusal = (BodyRefusal & { readonly lines?: readonly JudgedLine[] }) | Waiting

/**
 * Invites one or several addresses with one role. All of them or none: when one cannot be invited nothing leaves, and the
 * verdict of each comes back.
 */
export const inviteMembers = async (
  ctx: Ctx,
  wanted: Parts & { readonly body: BodyName; readonly addresses: string; readonly role: BodyRole },
): Promise<Result<number, InviteRefusal>> => {
  const { site, body, role } = wanted
  const lines = readInviteLines(wanted.addresses)
  if (lines.length === 0) return no('invite-none', 'addresses')
  if (lines.length > MOST_ADDRESSES) return no('invite-many', 'addresses')
  await lockBody(ctx, body.id)
  if (!(await actorStillMay(ctx, body.id, 'invite'))) return no('not-allowed')
  if (role === 'manager' && !(await managesByRight(ctx, body.id))) return no('lent-role', 'role')
  const now = toDate(ctx.clock.now())
  const open = await unansweredInvitations(ctx.db, ctx.scope.territoryId, body.id)
  const judged = judgeInviteLines(lines, {
    members: new Set((await listMembers(ctx.db, ctx.scope, body.id)).map(({ email }) => email)),
    invited: new Set(open.filter((one) => acceptable(one, now)).map(({ email }) => email)),
  })
  if (judged.some(({ verdict }) => verdict !== 'ready')) {
    const { refusal } = no('invite-check', 'addresses')
    return refuse<InviteRefusal>({ ...refusal, lines: judged })
  }
  for (const { email } of judged) {
    const seconds = await wanted.count()
    if (seconds !== null) return wait(seconds)
    if (email !== null) await send(ctx, site, body, email, role)
  }
  return ok(judged.length)
}

/** The invitation of this body that nobody answered; another body's is unknown here. */
const ofBody = async (ctx: Ctx, body: BodyName, id: string) => {
  const invitation = await unansweredInvitation(ctx.db, ctx.scope.territoryId, id)
  return invitation?.offer.kind === 'body' && invitation.offer.organisationId === body.id
    ? { id, email: invitation.email, role: invitation.offer.role }
    : null
}

/** Sends an invitation again under a new token: the former link stops working. */
export const resendInvitation = async (
  ctx: Ctx,
  wanted: Parts & { readonly body: BodyName; readonly invitationId: string },
): Promise<Result<string, BodyRefusal | Waiting>> => {
  const { site, body } = wanted
  await lockBody(ctx, body.id)
  if (!(await actorStillMay(ctx, body.id, 'invite'))) return no('not-allowed')
  const known = await ofBody(ctx, body, wanted.invitationId)
  if (known === null) return no('unknown-invitation')
  if (known.role === 'manager' && !(await managesByRight(ctx, body.id))) return no('lent-role')
  const seconds = await wanted.count()
  if (seconds !== null) return wait(seconds)
  await send(ctx, site, body, known.email, known.role)
  return ok(known.email)
}

/** Takes an invitation back: its link stops working at once. */
export const withdrawInvitation = async (
  ctx: Ctx,
  wanted: { readonly body: BodyName; readonly invitationId: string },
): Promise<Result<string, BodyRefusal>> => {
  const { body, invitationId } = wanted
  if (!(await actorStillMay(ctx, body.id, 'invite'))) return no('not-allowed')
  const known = await ofBody(ctx, body, invitationId)
  if (known === null || !(await endInvitation(ctx, invitationId))) return no('unknown-invitation')
  await recordChange(ctx, {
    action: 'invitation.withdrawn',
    subject: { kind: 'invitation', id: invitationId },
    organisationId: body.id,
    before: { role: known.role },
  })
  return ok(known.email)
}
