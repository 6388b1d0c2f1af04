import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import type { IdentityPort } from '../../platform/identity/port.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { acceptable, type Invitation } from '../domain/invitation.ts'
import { t } from '../messages.ts'
import { recordChange } from '../store/audit.ts'
import { invitationOfToken } from '../store/invitations.ts'
import { grantMembership } from '../store/memberships.ts'
import { personOfEmail } from '../store/people.ts'

export type Accepted = { readonly personId: string; readonly invitation: Invitation }

type Parts = { readonly identity: IdentityPort; readonly token: string; readonly name: string }
type Outcome = Result<Accepted, Refusal<'invitation-over' | 'other-person'>>

/**
 * Gives what the invitation offers to the person of its address, who exists from now on if they did not: holding the
 * token proves that they read that mailbox. Of two uses at once, one wins: the update itself decides.
 */
export const acceptInvitation = (ctx: Ctx, parts: Parts): Promise<Outcome> =>
  // The token is the proof: whoever accepts has no right there yet.
  asSystem(ctx, () => accept(ctx, parts))

const accept = async (ctx: Ctx, { identity, token, name }: Parts): Promise<Outcome> => {
  const over = refuse({ code: 'invitation-over', sentence: t.invitation.over } as const)
  const now = toDate(ctx.clock.now())
  const { territoryId } = ctx.scope
  const invitation = await invitationOfToken(ctx.db, territoryId, token)
  if (invitation === null || !acceptable(invitation, now)) return over
  const { offer, email } = invitation
  // Written at once: the session that follows is opened beside this transaction.
  const { id: personId } = await personOfEmail(identity.db, { email, name, now })
  if (ctx.actor.kind === 'person' && ctx.actor.personId !== personId)
    return refuse({ code: 'other-person', sentence: t.invitation.otherPerson(email) })
  const taken = await ctx.db
    .updateTable('invitation')
    .set({ accepted_at: now, accepted_by: personId })
    .where('territory_id', '=', territoryId)
    .where('id', '=', invitation.id)
    .where('accepted_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (taken === undefined) return over
  if (offer.kind === 'body') {
    await grantMembership(ctx, { organisationId: offer.organisationId, personId, role: offer.role })
  } else {
    await ctx.db
      .insertInto('platform_role')
      .values({ territory_id: territoryId, person_id: personId, role: offer.role, created_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  await recordChange(ctx, {
    action: 'invitation.accepted',
    subject: { kind: 'person', id: personId },
    ...(offer.kind === 'body' ? { organisationId: offer.organisationId } : {}),
    after: { role: offer.role },
  })
  return ok({ personId, invitation })
}
