import type { BodyRole } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { today } from '../../platform/kernel/dates.ts'
import { ok, type Result } from '../../platform/kernel/result.ts'
import { delegationProblem } from '../domain/delegation.ts'
import { type BodyRefusal, no } from '../domain/refusals.ts'
import type { Site } from '../mails/noticeMail.ts'
import { recordChange } from '../store/audit.ts'
import {
  delegationsOfBody,
  insertDelegation,
  type KnownDelegation,
  stopDelegation,
} from '../store/delegations.ts'
import { findMember, lockBody } from '../store/members.ts'
import type { BodyName } from './changeRole.ts'
import { actingPerson, actorStillMay } from './stillAllowed.ts'
import { tellDelegation } from './tellBodies.ts'

const FIELDS = {
  'delegation-role': 'role',
  'delegation-self': 'to',
  'delegation-past': 'startsOn',
  'delegation-order': 'endsOn',
  'delegation-long': 'endsOn',
} as const

/** Lends part of one's own role to a member of the body, from one day to another, both included. */
export const delegate = async (
  ctx: Ctx,
  wanted: {
    readonly site: Site
    readonly body: BodyName
    readonly toId: string
    readonly role: BodyRole
    readonly startsOn: string
    readonly endsOn: string
  },
): Promise<Result<string, BodyRefusal>> => {
  const { site, body, toId, role, startsOn, endsOn } = wanted
  const organisationId = body.id
  const fromId = actingPerson(ctx)
  const day = today(ctx.clock).toString()
  await lockBody(ctx, organisationId)
  const giver = await findMember(ctx.db, ctx.scope, organisationId, fromId)
  if (giver === null) return no('delegation-nothing')
  const receiver = await findMember(ctx.db, ctx.scope, organisationId, toId)
  if (receiver === null || receiver.closed) return no('unknown-member', 'to')
  const problem = delegationProblem({ fromId, toId, role, startsOn, endsOn }, giver.role, day)
  if (problem !== null) return no(problem, FIELDS[problem])
  const known = await delegationsOfBody(ctx.db, ctx.scope, organisationId, day)
  const twice = known.some(
    (one) => one.fromId === fromId && one.toId === toId && one.startsOn <= endsOn && one.endsOn >= startsOn,
  )
  if (twice) return no('delegation-known', 'to')
  const id = newId()
  await insertDelegation(ctx, id, organisationId, { fromId, toId, role, startsOn, endsOn })
  await recordChange(ctx, {
    action: 'delegation.given',
    subject: { kind: 'delegation', id },
    organisationId,
    after: { to: toId, role, startsOn, endsOn },
  })
  await tellDelegation(ctx, site, { id, body, from: giver, toId, role, startsOn, endsOn })
  return ok(receiver.name)
}

/** Stops a delegation at once: by whoever gave it, by whoever received it, or by those who manage the body. */
export const revokeDelegation = async (
  ctx: Ctx,
  { organisationId, id }: { readonly organisationId: string; readonly id: string },
): Promise<Result<KnownDelegation, BodyRefusal>> => {
  const day = today(ctx.clock).toString()
  const known = await delegationsOfBody(ctx.db, ctx.scope, organisationId, day)
  const delegation = known.find((one) => one.id === id)
  if (delegation === undefined) return no('unknown-delegation')
  const mine = [delegation.fromId, delegation.toId].includes(actingPerson(ctx))
  if (!mine && !(await actorStillMay(ctx, organisationId, 'overseeDelegations'))) return no('not-allowed')
  // Whoever received it may not write in it, but may always give it back.
  if (!(await asSystem(ctx, () => stopDelegation(ctx, id)))) return no('unknown-delegation')
  await recordChange(ctx, {
    action: 'delegation.stopped',
    subject: { kind: 'delegation', id },
    organisationId,
    before: { from: delegation.fromId, to: delegation.toId, role: delegation.role },
  })
  return ok(delegation)
}
