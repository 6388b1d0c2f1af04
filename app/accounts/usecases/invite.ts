import { hashToken, newToken } from '../../platform/access/signing.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { Temporal, toDate } from '../../platform/kernel/dates.ts'
import type { Offer } from '../domain/invitation.ts'
import { recordChange } from '../store/audit.ts'

/**
 * Writes an invitation for this address; an earlier one to the same place stops working. The token is given once to the
 * caller, who sends or prints it, and kept only as a hash.
 *
 * @param minutes how long the invitation may be accepted
 */
export const invite = async (
  ctx: Ctx,
  wanted: { readonly email: string; readonly offer: Offer; readonly minutes: number },
): Promise<{ readonly id: string; readonly token: string; readonly expiresAt: Temporal.Instant }> => {
  const { offer } = wanted
  const email = wanted.email.trim().toLowerCase()
  const token = newToken()
  const id = newId()
  const now = ctx.clock.now()
  const expiresAt = now.add(Temporal.Duration.from({ minutes: wanted.minutes }))
  const place =
    offer.kind === 'body'
      ? { organisation_id: offer.organisationId, role: offer.role, platform_role: null }
      : { organisation_id: null, role: null, platform_role: offer.role }
  await ctx.db
    .updateTable('invitation')
    .set({ revoked_at: toDate(now) })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('email', '=', email)
    .where('organisation_id', place.organisation_id === null ? 'is' : '=', place.organisation_id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
  await ctx.db
    .insertInto('invitation')
    .values({
      territory_id: ctx.scope.territoryId,
      id,
      ...place,
      email,
      token_hash: hashToken(token),
      invited_by: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
      created_at: toDate(now),
      expires_at: toDate(expiresAt),
    })
    .execute()
  await recordChange(ctx, {
    action: 'invitation.sent',
    subject: { kind: 'invitation', id },
    ...(offer.kind === 'body' ? { organisationId: offer.organisationId } : {}),
    after: { role: offer.role },
  })
  return { id, token, expiresAt }
}

/** Address to send or print; opening it shows a button, never an action. */
export const invitationUrl = (publicUrl: string, token: string): string => `${publicUrl}/invitation/${token}`
