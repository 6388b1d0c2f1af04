import type { BodyRole } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { r } from '../domain/administrationRefusals.ts'
import { INVITATION_DAYS } from '../domain/invitation.ts'
import { mailInvitation } from '../mails/bodyMails.ts'
import type { Site } from '../mails/noticeMail.ts'
import { findBodyRecord } from '../store/bodyRecords.ts'
import { lockBody } from '../store/members.ts'
import { invite } from './invite.ts'

/** Invites somebody to a body in force, by whoever administers: a body without a manager cannot do it itself. */
export const inviteToBody = async (
  ctx: Ctx,
  wanted: {
    readonly site: Site
    readonly organisationId: string
    readonly email: string
    readonly role: BodyRole
  },
): Promise<Result<null, Refusal<'unknown-body' | 'archived'>>> => {
  const { site, organisationId, email, role } = wanted
  await lockBody(ctx, organisationId)
  const body = await findBodyRecord(ctx.db, ctx.scope, organisationId)
  if (body === null) return refuse({ code: 'unknown-body', sentence: r.body.unknown })
  if (body.archivedAt !== null) return refuse({ code: 'archived', sentence: r.body.archivedInvites })
  const minutes = INVITATION_DAYS * 24 * 60
  const invited = await invite(ctx, { email, offer: { kind: 'body', organisationId, role }, minutes })
  await mailInvitation(ctx, site, { ...invited, email, body: body.name, role })
  return ok(null)
}
