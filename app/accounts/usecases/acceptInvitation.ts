import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import type { IdentityPort } from '../../platform/identity/port.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { acceptable, type Invitation } from '../domain/invitation.ts'
import { t } from '../messages.ts'
import { recordChange } from '../store/audit.ts'
import { endInvitation, invitationOfToken, unansweredInvitation } from '../store/invitations.ts'
import { lockBody } from '../store/members.ts'
import { findPerson, findPersonByEmail, personOfEmail } from '../store/people.ts'
import { actingPerson } from './stillAllowed.ts'
import { welcome } from './welcome.ts'

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

const over = () => refuse({ code: 'invitation-over', sentence: t.invitation.over } as const)

const accept = async (ctx: Ctx, { identity, token, name }: Parts): Promise<Outcome> => {
  const now = toDate(ctx.clock.now())
  const invitation = await invitationOfToken(ctx.db, ctx.scope.territoryId, token)
  if (invitation === null || !acceptable(invitation, now)) return over()
  const { email } = invitation
  if (ctx.actor.kind === 'person') {
    const holder = await findPersonByEmail(identity.db, email)
    if (holder?.id !== ctx.actor.personId)
      return refuse({ code: 'other-person', sentence: t.invitation.otherPerson(email) })
  }
  // Written at once: the session that follows is opened beside this transaction.
  const { id: personId } = await personOfEmail(identity.db, { email, name, now })
  return (await take(ctx, invitation, personId)) ? ok({ personId, invitation }) : over()
}

/** Gives what is offered. @returns false when the invitation was answered or withdrawn meanwhile */
const take = async (ctx: Ctx, invitation: Invitation, personId: string): Promise<boolean> => {
  const now = toDate(ctx.clock.now())
  const { territoryId } = ctx.scope
  const { offer } = invitation
  if (offer.kind === 'body') await lockBody(ctx, offer.organisationId)
  const taken = await ctx.db
    .updateTable('invitation')
    .set({ accepted_at: now, accepted_by: personId })
    .where('territory_id', '=', territoryId)
    .where('id', '=', invitation.id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (taken === undefined) return false
  if (offer.kind === 'body') {
    await welcome(ctx, { organisationId: offer.organisationId, personId, role: offer.role })
  } else {
    await ctx.db
      .insertInto('platform_role')
      .values({ territory_id: territoryId, person_id: personId, role: offer.role, created_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  await recordChange(ctx, {
    action: 'invitation.accepted',
    subject: { kind: offer.kind === 'body' ? 'membership' : 'person', id: personId },
    ...(offer.kind === 'body' ? { organisationId: offer.organisationId } : {}),
    after: { role: offer.role },
  })
  return true
}

/** The invitation to a body that waits for this person: their session proves the address as well as the token would. */
const receivedInvitation = async (ctx: Ctx, id: string): Promise<Invitation | null> => {
  const person = await findPerson(ctx.db, actingPerson(ctx))
  const invitation = await unansweredInvitation(ctx.db, ctx.scope.territoryId, id)
  const mine =
    person?.emailVerified === true &&
    invitation?.offer.kind === 'body' &&
    invitation.email === person.email &&
    acceptable(invitation, toDate(ctx.clock.now()))
  return mine ? invitation : null
}

/** Accepts from one's account, without the mail. */
export const acceptReceivedInvitation = (
  ctx: Ctx,
  id: string,
): Promise<Result<Invitation, Refusal<'invitation-over'>>> =>
  asSystem(ctx, async () => {
    const invitation = await receivedInvitation(ctx, id)
    const taken = invitation !== null && (await take(ctx, invitation, actingPerson(ctx)))
    return taken ? ok(invitation) : over()
  })

/** Says no from one's account: the invitation leaves both lists. */
export const declineInvitation = (
  ctx: Ctx,
  id: string,
): Promise<Result<Invitation, Refusal<'invitation-over'>>> =>
  asSystem(ctx, async () => {
    const invitation = await receivedInvitation(ctx, id)
    if (invitation?.offer.kind !== 'body' || !(await endInvitation(ctx, id))) return over()
    await recordChange(ctx, {
      action: 'invitation.declined',
      subject: { kind: 'invitation', id },
      organisationId: invitation.offer.organisationId,
      before: { role: invitation.offer.role },
    })
    return ok(invitation)
  })
