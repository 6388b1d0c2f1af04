import { type BodyRole, holds } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { ok, type Result } from '../../platform/kernel/result.ts'
import { type BodyRefusal, no } from '../domain/refusals.ts'
import type { Site } from '../mails/noticeMail.ts'
import { recordChange } from '../store/audit.ts'
import { endJoinRequest, findJoinRequest, type JoinRequest } from '../store/joinRequests.ts'
import { lockBody, managersOf } from '../store/members.ts'
import { managesByRight } from './changeRole.ts'
import { actingPerson, actorStillMay } from './stillAllowed.ts'
import { closeJoinRequest, tellAnswer } from './tellBodies.ts'
import { welcome } from './welcome.ts'

export type Decision =
  | { readonly kind: 'accept'; readonly role: BodyRole }
  | { readonly kind: 'refuse'; readonly reason: string }

type Wanted = { readonly site: Site; readonly id: string; readonly decision: Decision }

/** By the managers of the body, or by the platform where nobody manages it; a lent role makes no manager. */
const problem = async (ctx: Ctx, { body }: JoinRequest, decision: Decision) => {
  if (await actorStillMay(ctx, body.id, 'decideRequests'))
    return decision.kind === 'accept' && decision.role === 'manager' && !(await managesByRight(ctx, body.id))
      ? no('lent-role', 'role')
      : null
  const platform = holds(ctx.actor, 'mission') || holds(ctx.actor, 'administrator')
  const managers = await managersOf(ctx.db, ctx.scope, body.id)
  return platform && managers.length === 0 ? null : no('not-allowed')
}

/** Answers a request to join, once; whoever asked is told by mail. */
export const decideJoinRequest = async (
  ctx: Ctx,
  { site, id, decision }: Wanted,
): Promise<Result<JoinRequest, BodyRefusal>> => {
  const request = await findJoinRequest(ctx.db, ctx.scope, id)
  if (request?.waiting !== true) return no('unknown-request')
  const { body, person } = request
  await lockBody(ctx, body.id)
  const refused = await problem(ctx, request, decision)
  if (refused !== null) return refused
  const end = {
    state: decision.kind === 'accept' ? 'accepted' : 'refused',
    decidedBy: actingPerson(ctx),
    reason: decision.kind === 'refuse' ? decision.reason : null,
  } as const
  if (!(await endJoinRequest(ctx, id, end))) return no('unknown-request')
  if (decision.kind === 'accept') {
    // The mission decides where it is no manager: that this is so was proved above.
    const member = { organisationId: body.id, personId: person.id, role: decision.role }
    await asSystem(ctx, () => welcome(ctx, member))
  }
  await recordChange(ctx, {
    action: decision.kind === 'accept' ? 'join-request.accepted' : 'join-request.refused',
    subject: { kind: 'membership', id: person.id },
    organisationId: body.id,
    after:
      decision.kind === 'accept'
        ? { request: id, role: decision.role }
        : { request: id, reason: decision.reason },
  })
  const answer =
    decision.kind === 'accept'
      ? ({ kind: 'accepted', role: decision.role, slug: body.slug } as const)
      : ({ kind: 'refused', reason: decision.reason } as const)
  await closeJoinRequest(ctx, id)
  await tellAnswer(ctx, site, { id, personId: person.id, body: body.name, answer })
  return ok(request)
}
