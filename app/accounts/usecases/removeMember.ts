import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { ok, type Result } from '../../platform/kernel/result.ts'
import { type BodyRefusal, no } from '../domain/refusals.ts'
import type { Site } from '../mails/noticeMail.ts'
import { recordChange } from '../store/audit.ts'
import { stopDelegationsOf } from '../store/delegations.ts'
import { deleteMembership, findMember, lockBody, type Member } from '../store/members.ts'
import { type BodyName, isLastManager, managesByRight } from './changeRole.ts'
import { actingPerson, actorStillMay } from './stillAllowed.ts'
import { tellMember } from './tellBodies.ts'

/** Somebody works no more for a body; `entry` undoes it for a while. */
export type Departure = { readonly member: Member; readonly entry: string }

const depart = async (
  ctx: Ctx,
  organisationId: string,
  member: Member,
  how: { readonly action: 'membership.removed' | 'membership.left'; readonly reason: string | null },
): Promise<Departure> => {
  const { personId } = member
  // Whoever leaves may not write in the rows of others: what they lent, and what was lent to them, ends all the same.
  const delegations = await asSystem(ctx, async (system) => {
    await deleteMembership(system, organisationId, personId)
    return stopDelegationsOf(system, organisationId, personId)
  })
  const entry = await recordChange(ctx, {
    action: how.action,
    subject: { kind: 'membership', id: personId },
    organisationId,
    before: { role: member.role, since: member.since.toISOString(), delegations: [...delegations] },
    after: how.reason === null ? null : { reason: how.reason },
  })
  return { member, entry }
}

/** A manager takes somebody off the body; the reason is kept in the audit trail. Refused from the next request on. */
export const removeMember = async (
  ctx: Ctx,
  wanted: {
    readonly site: Site
    readonly body: BodyName
    readonly personId: string
    readonly reason: string
  },
): Promise<Result<Departure, BodyRefusal>> => {
  const { site, body, personId, reason } = wanted
  const organisationId = body.id
  await lockBody(ctx, organisationId)
  if (!(await actorStillMay(ctx, organisationId, 'remove'))) return no('not-allowed')
  const member = await findMember(ctx.db, ctx.scope, organisationId, personId)
  if (member === null) return no('unknown-member')
  if (member.role === 'manager' && !(await managesByRight(ctx, organisationId))) return no('lent-role')
  if (await isLastManager(ctx, organisationId, member)) return no('last-manager')
  const departure = await depart(ctx, organisationId, member, { action: 'membership.removed', reason })
  await tellMember(ctx, site, { entry: departure.entry, personId, body, role: null })
  return ok(departure)
}

/** Somebody leaves by themselves. */
export const leaveBody = async (
  ctx: Ctx,
  organisationId: string,
): Promise<Result<Departure, BodyRefusal>> => {
  await lockBody(ctx, organisationId)
  const member = await findMember(ctx.db, ctx.scope, organisationId, actingPerson(ctx))
  if (member === null) return no('unknown-member')
  if (await isLastManager(ctx, organisationId, member)) return no('last-manager')
  return ok(await depart(ctx, organisationId, member, { action: 'membership.left', reason: null }))
}
