import type { BodyRole } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result } from '../../platform/kernel/result.ts'
import { type BodyRefusal, no } from '../domain/refusals.ts'
import type { Site } from '../mails/noticeMail.ts'
import { recordChange } from '../store/audit.ts'
import { findMember, lockBody, type Member, managersOf, setRole } from '../store/members.ts'
import { actingPerson, actorStillMay } from './stillAllowed.ts'
import { tellMember } from './tellBodies.ts'

export type BodyName = { readonly id: string; readonly slug: string; readonly name: string }

/** A manager by their own membership: a role that was lent makes no managers and unmakes none. */
export const managesByRight = async (ctx: Ctx, organisationId: string): Promise<boolean> =>
  (await findMember(ctx.db, ctx.scope, organisationId, actingPerson(ctx)))?.role === 'manager'

/** Nobody would be left to decide without this member. */
export const isLastManager = async (ctx: Ctx, organisationId: string, member: Member): Promise<boolean> =>
  member.role === 'manager' &&
  (await managersOf(ctx.db, ctx.scope, organisationId)).every(({ personId }) => personId === member.personId)

export type RoleChange = { readonly member: Member; readonly before: BodyRole; readonly after: BodyRole }

/** Gives a member another role, in force at their next request. */
export const changeRole = async (
  ctx: Ctx,
  wanted: {
    readonly site: Site
    readonly body: BodyName
    readonly personId: string
    readonly role: BodyRole
  },
): Promise<Result<RoleChange, BodyRefusal>> => {
  const { site, body, personId, role } = wanted
  const organisationId = body.id
  await lockBody(ctx, organisationId)
  if (!(await actorStillMay(ctx, organisationId, 'changeRole'))) return no('not-allowed')
  const member = await findMember(ctx.db, ctx.scope, organisationId, personId)
  if (member === null) return no('unknown-member')
  const change: RoleChange = { member, before: member.role, after: role }
  if (member.role === role) return ok(change)
  const ofManager = member.role === 'manager' || role === 'manager'
  if (ofManager && !(await managesByRight(ctx, organisationId))) return no('lent-role')
  if (await isLastManager(ctx, organisationId, member)) return no('last-manager')
  await setRole(ctx, organisationId, personId, role)
  const entry = await recordChange(ctx, {
    action: 'membership.role-changed',
    subject: { kind: 'membership', id: personId },
    organisationId,
    before: { role: member.role },
    after: { role },
  })
  await tellMember(ctx, site, { entry, personId, body, role })
  return ok(change)
}
